/** Every refusal names the given value and what was expected. */
import { describe, expect, it } from 'vitest';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

const EXPECTED = /Expected |To \w|: [a-z]+ |nothing to/;

describe('the words of a refusal', () => {
  it.each([
    ['notice decision withdrawn on 1 January 2030', 'The letter of 1 January 2030 lies ahead'],
    ['notice decision withdrawn on 1 January 2024', 'The letter of 1 January 2024 is older than the notice itself'],
    ['notice decision lapsed on 20 June 2024', 'only from the day it expires, 30 July 2024'],
    ['notice decision none because x', 'No decision on the notice of 30 January 2024'],
    ['notice new issued 30 January 2024 for 6 months', 'The notice of 30 January 2024 has no recorded decision'],
    ['notice replace issued 29 January 2024 for 6 months', 'The issue date 29 January 2024 is not after'],
    ['notice replace issued 1 January 2030 for 6 months', 'The issue date 1 January 2030 lies ahead'],
    ['notice edit for 6 months because x', 'it is of 30 January 2024 for 6 months'],
    ['due E1-01 28 June because x', 'E1-01 is due on 28 June 2024 already'],
    ['agree E1-01', 'No other date has been proposed for E1-01'],
    ['assign E1-01 @"Owner"', 'Owner owns E1-01 already'],
    ['assign E1-01 deputy @"Owner"', 'Owner owns E1-01 and cannot be their own deputy'],
    ['assign E1 @"Sro"', 'Sro answers for E1 already'],
    ['require E1-02 "the audit report"', 'E1-02 needs “the audit report” already'],
    ['confirm E1-01', 'E1-01 has not been reported complete: it is not started'],
    ['return E1-01 because x', 'E1-01 has not been reported complete: it is not started'],
    ['reopen E1-01 because x', 'E1-01 is neither complete nor withdrawn but not started'],
    ['undo E1-01', 'no report of E1-01 to undo: it is not started'],
    ['minute E1-03 "Item 7" of "the Board" on 1 July 2024', 'The meeting of 1 July 2024 has not been held yet'],
    ['role @"Owner" officer', 'Owner is recorded as officer already'],
    ['schedule Monday 09:00', 'Reminders go out on Monday at 09:00 already'],
    ['schedule Monday 19:00', 'Reminders cannot go out at 19:00'],
    ['resume', 'Reminders are not paused'],
    ['holiday add 29 June "Closed"', 'Saturday 29 June 2024 is at a weekend'],
    ['holiday add 26 August "Closed"', 'Monday 26 August 2024 is a bank holiday'],
    ['away 12 July to 1 July', '12 July 2024 to 1 July 2024'],
    ['back', 'Lead is not recorded as away'],
    ['add action "x" to E1 by 28 June every 4 weeks', '28 June 2024 and every 4 weeks'],
  ])('“%s” is refused with the value given and what was expected', async (line, names) => {
    const bot = await startProgramme();
    const before = await bot.snapshot();
    const said = await bot.says('Lead', line, DIRECT);
    expect(said).toContain(names);
    expect(said).toMatch(EXPECTED);
    expect(await bot.snapshot()).toEqual(before);
  });

  it.each([
    ['show E9-99', 'There is a problem'],
    ['confirm E9-99', 'Nothing was changed'],
    ['statsu', 'There is a problem'],
  ])('“%s” is refused under the heading “%s”', async (line, heading) => {
    const bot = await startProgramme();
    expect(await bot.says('Lead', line, DIRECT)).toMatch(new RegExp(`^${heading}\n`));
  });

  it.each([
    ['snooze E1-01 until 5 July', 'E1-01 is due on 28 June 2024, before 5 July 2024'],
    ['snooze until 20 July', 'no action that is due on 20 July 2024 or later'],
    ['snooze E1-01 until today', '24 June 2024 is not in the future'],
  ])('“%s” by the owner is refused with the value given', async (line, names) => {
    const bot = await startProgramme();
    expect(await bot.says('Owner', line, DIRECT)).toContain(names);
  });
});

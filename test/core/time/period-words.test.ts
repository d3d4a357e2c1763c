/** Periods as people type them, and the first and the last day that they mean. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DateContext } from '../../../src/core/time/date-words.ts';
import { addDays, dayAndMonth, isDate, longDate } from '../../../src/core/time/dates.ts';
import { readPeriod } from '../../../src/core/time/period-words.ts';

const calendar = { timeZone: 'Europe/London', extraHolidays: new Set<string>() };
// A Monday.
const at: DateContext = { today: '2024-06-24', calendar, expiresOn: '2024-07-30', prefer: 'future' };

describe('on Monday 24 June 2024', () => {
  test.each([
    ['1 to 12 July', '2024-07-01', '2024-07-12'],
    ['1-12 July', '2024-07-01', '2024-07-12'],
    ['1st – 12th July', '2024-07-01', '2024-07-12'],
    ['from 1 July to 12 July', '2024-07-01', '2024-07-12'],
    ['between 1 and 12 July', '2024-07-01', '2024-07-12'],
    ['1/7 - 12/7', '2024-07-01', '2024-07-12'],
    ['2024-07-01 to 2024-07-12', '2024-07-01', '2024-07-12'],
    ['01-07-2024 - 12-07-2024', '2024-07-01', '2024-07-12'],
    ['29 June to 3 July', '2024-06-29', '2024-07-03'],
    ['30 to 3 July', '2024-06-30', '2024-07-03'],
    ['20 June to 3 July', '2024-06-20', '2024-07-03'],
    ['this week', '2024-06-24', '2024-06-28'],
    ['all next week', '2024-07-01', '2024-07-05'],
    ['the week after next', '2024-07-08', '2024-07-12'],
    ['w/c 1 July', '2024-07-01', '2024-07-05'],
    ['the week of 3 July', '2024-07-01', '2024-07-05'],
    ['Monday to Friday', '2024-06-24', '2024-06-28'],
    ['Thursday to Friday next week', '2024-07-04', '2024-07-05'],
    ['Friday to Monday', '2024-06-28', '2024-07-01'],
    ['until Friday', '2024-06-24', '2024-06-28'],
    ['today till 12 July', '2024-06-24', '2024-07-12'],
    ['for a fortnight', '2024-06-24', '2024-07-07'],
    ['for 2 weeks from 1 July', '2024-07-01', '2024-07-14'],
    ['1 July for 5 working days', '2024-07-01', '2024-07-05'],
    ['August', '2024-08-01', '2024-08-31'],
    ['all of next month', '2024-07-01', '2024-07-31'],
    ['30-Jun-2024', '2024-06-30', '2024-06-30'],
    ['tomorrow', '2024-06-25', '2024-06-25'],
  ])('the period "%s" is from %s to %s', (text, startsOn, endsOn) => {
    expect(readPeriod(text, at)).toMatchObject({ startsOn, endsOn });
  });

  test.each([
    ['from 1 July', '"from 1 July" needs the last day as well, as in 1 to 12 July.'],
    ['1 to whenever', '"whenever" is not a date that can be read here'],
    ['31 to 12 July', '"31" is no day before the last one'],
    ['1 July to early next week', '"early next week" needs the day as well'],
    ['1 to 12', '"12" is not a date'],
    ['x'.repeat(201), 'A period takes at most'],
  ])('the period "%s" is refused: %s', (text, fault) => {
    expect(readPeriod(text, at)).toMatchObject({ fault: expect.stringContaining(fault) });
  });
});

test('two dates make the same period however they are joined', () => {
  const today = fc.integer({ min: 0, max: 1_000 }).map((n) => addDays('2024-01-01', n));
  const joins = fc.constantFrom(' to ', '-', ' - ', ' – ', ' until ', ' till ');
  fc.assert(
    fc.property(today, fc.nat(200), fc.nat(60), joins, fc.boolean(), (day, wait, length, join, hasYear) => {
      const [startsOn, endsOn] = [addDays(day, wait), addDays(day, wait + length)];
      const write = hasYear ? longDate : dayAndMonth;
      expect(readPeriod(`${write(startsOn)}${join}${write(endsOn)}`, { ...at, today: day })).toMatchObject({
        startsOn,
        endsOn,
      });
    }),
  );
});

test('any words give a period of existing days or a fault', () => {
  const words = 'from 1 12 July to - until for 2 weeks next week Monday Friday and between w/c 2024 Feb 29'.split(' ');
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { maxLength: 8 }), (parts) => {
      const read = readPeriod(parts.join(' '), at);
      if ('fault' in read) expect(read.fault).toMatch(/^".*" .+\.$/su);
      else expect([read.startsOn, read.endsOn].filter(isDate)).toEqual([read.startsOn, read.endsOn]);
    }),
    { numRuns: 1_000 },
  );
});

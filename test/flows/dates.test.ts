/** Dates as officers type them: they are answered in full, or asked about with buttons that carry the whole command. */
import { describe, expect, it } from 'vitest';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

describe('a due date in the words of officers', () => {
  it.each([
    ['to 30 June', 'Sunday 30 June 2024'],
    ['the end of July', 'Wednesday 31 July 2024'],
    ['end July', 'Wednesday 31 July 2024'],
    ['a week today', 'Monday 1 July 2024'],
    ['today week', 'Monday 1 July 2024'],
    ['Friday fortnight', 'Friday 12 July 2024'],
    ['w/c 1 July', 'Monday 1 July 2024'],
    ['by close of play Thursday', 'Thursday 27 June 2024'],
    ['Friday 12th COP', 'Friday 12 July 2024'],
    ['next working day', 'Tuesday 25 June 2024'],
    ['in 10 working days', 'Monday 8 July 2024'],
    ['month end', 'Sunday 30 June 2024'],
    ['a week before the expiry', 'Tuesday 23 July 2024'],
    ['2 weeks after 20 June', 'Thursday 4 July 2024'],
  ])('“due E1-01 %s” is answered with %s', async (words, inFull) => {
    const bot = await startProgramme();
    await bot.at('2024-06-24 09:00');
    expect(await bot.says('Lead', `due E1-01 ${words} because slip`, DIRECT)).toContain(inFull);
  });

  it('a weekday of another year is asked about with the date of that year first', async () => {
    const bot = await startProgramme();
    await bot.at('2024-06-24 09:00');
    const before = await bot.action('E1-01');
    const asked = await bot.says('Lead', 'due E1-01 Friday 14 June because slip', DIRECT);
    expect(asked).toContain('is a Saturday in 2025, not a Friday. It is a Friday in 2024.');
    expect(asked).toContain('[Use 14 June 2024]\n[Use 13 June 2025]\n[Use 14 June 2025]');
    expect(await bot.action('E1-01')).toEqual(before);
  });

  it('the end of a numbered quarter is asked about once, with the calendar’s and the financial year’s', async () => {
    const bot = await startProgramme();
    await bot.at('2024-06-24 09:00');
    const asked = await bot.says('Lead', 'due E1-01 end of Q3 because slip', DIRECT);
    expect(asked).toContain(
      '"end of Q3" could be 30 September 2024, by the calendar year, or 31 December 2024, by the financial year.',
    );
    expect(asked).toContain('[Use 30 September 2024]\n[Use 31 December 2024]');
    const args = { action: 'E1-01', on: '2024-12-31', because: 'slip' };
    await bot.ask('Lead', { kind: 'press', command: 'due', args });
    expect((await bot.action('E1-01')).dueOn).toBe('2024-12-31');
  });

  it.each([
    ['due E1-01 mid July because slip', '[Use 15 July 2024]'],
    ['due E1-01 early next week because slip', '[Use 1 July 2024]\n[Use 2 July 2024]'],
    ['snooze E1-03 until 5pm on Friday', '[Use 28 June 2024]'],
    ['due E1-01 3 weeks from 31 June because slip', '[Use 21 July 2024]\n[Use 22 July 2024]'],
  ])('“%s” changes nothing and offers days: %s', async (line, buttons) => {
    const bot = await startProgramme();
    await bot.at('2024-06-24 09:00');
    const before = await bot.snapshot();
    expect(await bot.says('Lead', line, DIRECT)).toContain(buttons);
    expect(await bot.snapshot()).toEqual(before);
  });
});

describe('an absence in the words of officers', () => {
  it.each([
    ['next week', 'from Monday 1 July 2024 to Friday 5 July 2024'],
    ['1-12 July', 'from Monday 1 July 2024 to Friday 12 July 2024'],
    ['1st–12th July', 'from Monday 1 July 2024 to Friday 12 July 2024'],
    ['w/c 1 July', 'from Monday 1 July 2024 to Friday 5 July 2024'],
    ['until Friday', 'from Monday 24 June 2024 to Friday 28 June 2024'],
    ['for 2 weeks from 1 July', 'from Monday 1 July 2024 to Sunday 14 July 2024'],
  ])('“away %s” is answered with the first and the last day: %s', async (words, inFull) => {
    const bot = await startProgramme();
    await bot.at('2024-06-24 09:00');
    expect(await bot.says('Owner', `away ${words} cover @"Other"`, DIRECT)).toContain(inFull);
  });

  it('an absence without its last day, or with a vague one, is asked about', async () => {
    const bot = await startProgramme();
    await bot.at('2024-06-24 09:00');
    expect(await bot.says('Owner', 'away from 1 July')).toContain('needs the last day as well');
    expect(await bot.says('Owner', 'away 1 July to early next week')).toContain('Did you mean 1 July 2024');
    expect((await bot.snapshot()).absences).toEqual([]);
  });
});

it.each([
  ['status since 1 week before 1 July', 'Monday 24 June 2024'],
  ['minute E1-02 "Minute 12" of Cabinet on 5 working days before 28 June', 'Friday 21 June 2024'],
  ['history E1-02 since a week ago', 'Monday 17 June 2024'],
])('“%s” is answered with the last such day: %s', async (line, inFull) => {
  const bot = await startProgramme();
  await bot.at('2024-06-24 09:00');
  expect(await bot.says('Lead', line, DIRECT)).toContain(inFull);
});

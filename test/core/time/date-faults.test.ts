/** The answers to dates that cannot be read. No input gets past the grammar. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../../src/core/time/calendar.ts';
import { type DateContext, readDate } from '../../../src/core/time/date-words.ts';
import { addDays, isDate, WEEKDAYS, weekdayOf } from '../../../src/core/time/dates.ts';
import { readTime } from '../../../src/core/time/words/clock-words.ts';
import { shortDay } from '../../../src/views/words.ts';

const calendar: Calendar = { timeZone: 'Europe/London', extraHolidays: new Set() };
// A Thursday.
const ahead: DateContext = { today: '2024-03-14', calendar, expiresOn: '2024-07-30', prefer: 'future' };

describe('faults', () => {
  test.each([
    ['31 April', '"31 April" does not exist: April has 30 days.', ['2024-04-30', '2024-05-01']],
    ['31/04/2025', '"31/04/2025" does not exist: April has 30 days.', ['2025-04-30', '2025-05-01']],
    ['29 Feb', '"29 Feb" does not exist: February 2025 has 28 days.', ['2025-02-28', '2025-03-01']],
    ['32 December 2024', '"32 December 2024" does not exist: December has 31 days.', ['2024-12-31', '2025-01-01']],
    ['0 May', '"0 May" does not exist: May has 31 days.', ['2024-05-01']],
    ['2024-02-30', '"2024-02-30" does not exist: February 2024 has 29 days.', ['2024-02-29', '2024-03-01']],
    [
      '04/30/2024',
      '"04/30/2024" has no month 30: the day comes first, as in 30/04/2024 (or 2024-04-30).',
      ['2024-04-30'],
    ],
    ['2/28', '"2/28" has no month 28: the day comes first, as in 30/04/2024 (or 2024-04-30).', ['2025-02-28']],
    ['13/13/2024', '"13/13/2024" has no month 13: the day comes first, as in 30/04/2024 (or 2024-04-30).', []],
    ['1/0/2024', '"1/0/2024" has no month 0: the day comes first, as in 30/04/2024 (or 2024-04-30).', []],
    [
      'Wed 30 April',
      '"Wed 30 April" is a Tuesday in 2024, not a Wednesday. It is a Wednesday in 2025.',
      ['2024-04-30', '2024-05-01', '2025-04-30'],
    ],
    ['Thurs 31 April', '"Thurs 31 April" does not exist: April has 30 days.', ['2024-04-30', '2024-05-01']],
    [
      'Friday 30 April 2024',
      '"Friday 30 April 2024" is a Tuesday in 2024, not a Friday.',
      ['2024-04-30', '2024-05-03'],
    ],
    ['Sat 30 April 2024', '"Sat 30 April 2024" is a Tuesday in 2024, not a Saturday.', ['2024-04-30', '2024-04-27']],
    ['30/04/24', '"30/04/24" needs the year in full, as in 2024.', ['2024-04-30']],
    ['31 Apr 24', '"31 Apr 24" needs the year in full, as in 2024.', []],
    ['next month', '"next month" needs the day as well, as in 30 April.', ['2024-04-30']],
    ['this month', '"this month" needs the day as well, as in 30 April.', ['2024-03-31']],
    ['next week', '"next week" needs the day as well, as in 30 April.', ['2024-03-22']],
    ['end of the week', '"end of the week" needs the day as well, as in 30 April.', ['2024-03-15']],
    ['February', '"February" needs the day as well, as in 30 April.', ['2025-02-28']],
    ['May 2024', '"May 2024" needs the day as well, as in 30 April.', ['2024-05-31']],
    ['the 30th', '"the 30th" needs the month as well, as in 30 April.', ['2024-03-30']],
    ['the 32nd', '"the 32nd" needs the month as well, as in 30 April.', []],
    ['1 May 1999', '"1 May 1999" is outside the years 2000 to 2099.', []],
    ['1 May 2100', '"1 May 2100" is outside the years 2000 to 2099.', []],
    ['32 December 9999', '"32 December 9999" is outside the years 2000 to 2099.', []],
    ['end of May 9999', '"end of May 9999" is outside the years 2000 to 2099.', []],
    ['May 9999', '"May 9999" is outside the years 2000 to 2099.', []],
    ['in 999 years', '"in 999 years" is outside the years 2000 to 2099.', []],
    [
      '999 years before 999 years before 999 years before today',
      '"999 years before today" is outside the years 2000 to 2099.',
      [],
    ],
    ['999 years ago', '"999 years ago" is outside the years 2000 to 2099.', []],
    ['3 weeks from 31 April', '"31 April" does not exist: April has 30 days.', ['2024-05-21', '2024-05-22']],
    ['w/c 30 April', '"w/c 30 April" begins on a Tuesday, not on a Monday.', ['2024-04-29', '2024-04-30']],
    ['mid July', '"mid July" needs the day as well, as in 30 April.', ['2024-07-15']],
    ['early next week', '"early next week" needs the day as well, as in 30 April.', ['2024-03-18', '2024-03-19']],
    ['in March', '"in March" needs the day as well, as in 30 April.', ['2024-03-31']],
    ['next quarter', '"next quarter" needs the day as well, as in 30 April.', ['2024-06-30']],
    ['3 weeks', '"3 weeks" is a length of time, not a day.', ['2024-04-04']],
    ['within 3 weeks', '"within 3 weeks" is a length of time, not a day.', ['2024-04-04']],
    ['in a couple of weeks', '"in a couple of weeks" needs a number, as in 2 weeks.', ['2024-03-28']],
    ['before 30 April', '"before 30 April" needs one day, as in 30 April.', ['2024-04-29', '2024-04-30']],
    ['5pm on Friday', '"5pm on Friday" has a time of day, and only the day is kept.', ['2024-03-15']],
    ['Friday morning', '"Friday morning" has a time of day, and only the day is kept.', ['2024-03-15']],
    [
      'end of Q3',
      '"end of Q3" could be 30 September 2024, by the calendar year, or 31 December 2024, by the financial year.',
      ['2024-09-30', '2024-12-31'],
    ],
    [
      '5 days before the end of Q3',
      '"the end of Q3" could be 30 September 2024, by the calendar year, or 31 December 2024, by the financial year.',
      ['2024-09-25', '2024-12-26'],
    ],
    [
      'year end',
      '"year end" could be 31 December 2024, by the calendar year, or 31 March 2024, by the financial year.',
      ['2024-12-31', '2024-03-31'],
    ],
    [
      '2 years after 30 January',
      '"2 years after 30 January" needs the year of the date that is counted from, as in 30 April 2024.',
      ['2026-01-30', '2027-01-30'],
    ],
    [
      '3 days after Wednesday',
      '"3 days after Wednesday" could be more than one day: write the date in full, as in 30 April 2024.',
      ['2024-03-16', '2024-03-23'],
    ],
    [
      'Thursday 15th',
      '"Thursday 15th" needs the month as well, as in 30 April.',
      ['2024-03-15', '2024-02-15', '2024-08-15'],
    ],
  ])('the date "%s" is refused: %s', (text, fault, suggestions) => {
    expect(readDate(text, ahead)).toMatchObject({ fault, suggestions });
  });

  test('the expiry of a notice that is not recorded is no date', () => {
    expect(readDate('a week before the expiry', { ...ahead, expiresOn: null })).toEqual({
      fault: '"the expiry" needs a notice with its expiry date, and none is recorded.',
      suggestions: [],
    });
  });

  test.each([
    '',
    'soon',
    '30 April or 2 May',
    'not 30 April',
    '30 April if possible',
    'end of Q3 2024/27',
    'next week or so',
    '30 April please',
    'x30 April',
    '30 Apirl',
    '30 April 20244',
    '30 April 202',
    '30 4 2024',
    '30/04-2024',
    '20240430',
    '45413',
    '30,04,2024',
    '1.5',
    'in 1000 days',
    'in -3 days',
    'in 1.5 weeks',
    'next next Friday',
    '30 April to 2 May',
    '30 ofApril',
    '2024-04-30T09:00',
    '<script>30 April</script>',
  ])('the date "%s" is refused without a guess', (text) => {
    const fault = `"${text.replaceAll(',', ' ')}" is not a date that can be read here: write it like 30 April, 30/04/2024, Friday or in 3 weeks.`;
    expect(readDate(text, ahead)).toEqual({ fault, suggestions: [] });
  });

  test('every suggestion can be typed back unchanged', () => {
    const two = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(two, two, fc.constantFrom('', '/2023', '/2024', '/24'), (day, month, year) => {
        const reading = readDate(`${day}/${month}${year}`, ahead);
        const dates = 'date' in reading ? [reading.date] : reading.suggestions;
        for (const date of dates) expect(readDate(date, ahead)).toEqual({ date });
      }),
    );
  });
});

test('a date with the wrong weekday is answered with the nearest day that has it', () => {
  for (const [index, name] of WEEKDAYS.entries()) {
    const reading = readDate(`${name} 30 April 2024`, ahead);
    if ('date' in reading) {
      expect(name).toBe('Tuesday');
      continue;
    }
    const [meant, nearest = ''] = reading.suggestions;
    expect(meant).toBe('2024-04-30');
    expect(weekdayOf(nearest)).toBe(index + 1);
    expect(nearest >= '2024-04-27' && nearest <= '2024-05-03').toBe(true);
  }
});

describe('any input', () => {
  const words =
    'in a 3 1 99 week weeks months working days from on before ago end of next this Friday May 31 April / - . 2024 29 Feb'
      .split(' ')
      .concat(['’', '\u00a0', 'İ', '']);
  const nearMisses = fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((parts) => parts.join(' '));
  const today = fc.integer({ min: 0, max: 2191 }).map((n) => addDays('2023-01-01', n));

  test('any input gives an existing date of this century or a fault with words', () => {
    fc.assert(
      fc.property(fc.oneof(nearMisses, fc.string({ maxLength: 100, unit: 'binary' })), today, (text, day) => {
        for (const prefer of ['future', 'past'] as const) {
          const reading = readDate(text, { ...ahead, today: day, prefer });
          if ('date' in reading) expect(reading.date).toMatch(/^20\d\d-/);
          else expect(reading.fault).toMatch(/^".*" .+\.$/su);
          for (const date of 'date' in reading ? [reading.date] : reading.suggestions) expect(isDate(date)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('looking ahead never finds a day before today, looking back never one after', () => {
    fc.assert(
      fc.property(today, today, (day, other) => {
        for (const text of [shortDay(other).slice(4), 'Friday', `end of ${shortDay(other).split(' ')[2]}`]) {
          const future = readDate(text, { ...ahead, today: day, prefer: 'future' });
          const past = readDate(text, { ...ahead, today: day, prefer: 'past' });
          if ('date' in future) expect(future.date >= day).toBe(true);
          if ('date' in past) expect(past.date <= day).toBe(true);
        }
      }),
    );
  });

  test.each([
    ['figures', '9'.repeat(100_000)],
    ['spaces', `30${' '.repeat(100_000)}April`],
    ['slashes', '1/'.repeat(50_000)],
    ['weeks from weeks', '1 week from '.repeat(8_400)],
    ['quotes', "'".repeat(100_000)],
    ['combining marks', `a${'\u0301'.repeat(100_000)}`],
  ])('100,000 characters of %s are refused without being quoted', (_, text) => {
    const refused = `takes at most 100 characters, and this has ${text.length}.`;
    expect(readDate(text, ahead)).toEqual({ fault: `A date ${refused}`, suggestions: [] });
    expect(readTime(text)).toEqual({ fault: `A time ${refused}` });
  });

  test('a date of 100 characters is read', () => {
    const longest = `${'1 day from '.repeat(8)}  today     `;
    expect(longest).toHaveLength(100);
    expect(readDate(longest, ahead)).toEqual({ date: '2024-03-22' });
    expect(readDate(`${longest} `, ahead)).toHaveProperty('fault');
  });
});

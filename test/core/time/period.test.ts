/** The days that a list asks for: weeks run from Monday through Sunday, and a date without a year is the nearest one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../../src/core/time/calendar.ts';
import { addDays, dayAndMonth, daysBetween, weekdayOf } from '../../../src/core/time/dates.ts';
import { readPeriod } from '../../../src/core/time/period.ts';

const calendar: Calendar = { timeZone: 'Europe/London', extraHolidays: new Set() };
const anyDay = fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2022-03-01', n));

function read(text: string, today: string) {
  const found = readPeriod(text, { today, calendar, expiresOn: null });
  if ('fault' in found) throw new Error(found.fault);
  return found.period;
}

describe('a period', () => {
  it('this week and next week are the two weeks from the Monday that is not after today', () => {
    fc.assert(
      fc.property(anyDay, (today) => {
        const [now, next] = [read('this week', today), read('Next  week', today)];
        expect([weekdayOf(now.from ?? ''), weekdayOf(now.through)]).toEqual([1, 7]);
        expect([now.from, now.through].map((day) => (day ?? '') <= today)).toEqual([true, now.through === today]);
        expect([next.from, next.through]).toEqual([addDays(now.from ?? '', 7), addDays(now.through, 7)]);
      }),
    );
  });

  it('a date without its year is never more than half a year away', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -180, max: 180 }), (today, shift) => {
        const meant = addDays(today, shift);
        fc.pre(!meant.endsWith('-02-29'));
        expect(read(`by ${dayAndMonth(meant)}`, today)).toMatchObject({ from: null, through: meant });
        expect(Math.abs(daysBetween(today, meant)) <= 180).toBe(true);
      }),
    );
  });

  it('a date with its year, a weekday and the next seven days are read as they stand', () => {
    expect(read('on or before 1 March 2023', '2024-06-24').through).toBe('2023-03-01');
    expect(read('Friday', '2024-06-24')).toEqual({ from: null, through: '2024-06-28', words: 'by 28 June 2024' });
    expect(read('Friday', '2024-06-29').through).toBe('2024-07-05');
    expect(read('in the next seven days', '2024-06-24')).toMatchObject({ from: '2024-06-24', through: '2024-07-01' });
  });

  it('a month without its year is the nearest one, from its first day through its last', () => {
    expect(read('in July', '2024-06-24')).toEqual({ from: '2024-07-01', through: '2024-07-31', words: 'in July 2024' });
    expect(read('may', '2024-06-24')).toMatchObject({ from: '2024-05-01', through: '2024-05-31' });
    expect(read('next month', '2024-01-31')).toMatchObject({ from: '2024-02-01', through: '2024-02-29' });
    expect(read('the week after next', '2024-06-24')).toMatchObject({ from: '2024-07-08', through: '2024-07-14' });
  });

  it('a day after, later than or beyond which is asked for does not belong to the time, and one from which it runs does', () => {
    for (const how of ['after', 'later than', 'beyond'])
      expect(read(`${how} 30 June`, '2024-06-24')).toMatchObject({ from: '2024-07-01', words: 'after 30 June 2024' });
    expect(read('from 30 June', '2024-06-24')).toMatchObject({ from: '2024-06-30' });
    expect(read('before 30 June', '2024-06-24')).toMatchObject({ from: null, through: '2024-06-29' });
    expect(read('before July', '2024-06-24')).toMatchObject({ from: null, through: '2024-06-30' });
    expect(read('after July', '2024-06-24')).toMatchObject({ from: '2024-08-01' });
    expect(read('between 20 and 30 June', '2024-06-24')).toMatchObject({ from: '2024-06-20', through: '2024-06-30' });
  });

  it('a time with a day that does not exist is refused with the whole time by the days beside it', () => {
    const suggestions = (text: string) => {
      const found = readPeriod(text, { today: '2024-06-24', calendar, expiresOn: null });
      return 'fault' in found ? found.suggestions : found.period.words;
    };
    expect(suggestions('by 31 June')).toEqual(['30 June 2024', '1 July 2024']);
    expect(suggestions('after 31 June')).toEqual(['after 30 June 2024', 'after 1 July 2024']);
    expect(suggestions('before 30 February 2025')).toEqual(['before 28 February 2025', 'before 1 March 2025']);
    expect(suggestions('between 31 June and 20 July')).toEqual([
      'between 30 June 2024 and 20 july',
      'between 1 July 2024 and 20 july',
    ]);
    expect(suggestions('between 20 June and 31/9')).toEqual([
      'between 20 June 2024 and 30 September 2024',
      'between 20 June 2024 and 1 October 2024',
    ]);
    expect(suggestions('between 20 July and 20 June')).toEqual(['between 20 June 2024 and 20 July 2024']);
  });

  it('the words of a period read as the same period again', () => {
    for (const text of [
      'this week',
      'next week',
      'the week after next',
      'next 7 days',
      '30 June',
      'July',
      'next month',
      'after 30 June',
      'from 30 June',
      'before 30 June',
      'between 20 and 30 June',
    ]) {
      const period = read(text, '2024-06-24');
      expect(read(period.words, '2024-06-24')).toEqual(period);
    }
  });
});

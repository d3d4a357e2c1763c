/** Lists of dates as people write them in one line: which days are meant, and which lists are asked about. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDates } from '../../../src/core/time/date-list.ts';
import { addDays, dayAndMonth, longDate } from '../../../src/core/time/dates.ts';

const AT = {
  today: '2024-06-24',
  calendar: { timeZone: 'Europe/London', extraHolidays: new Set<string>() },
  expiresOn: '2024-07-30',
  prefer: 'future',
} as const;

const read = (text: string, today: string = AT.today) => readDates(text, { ...AT, today });
const dates = (text: string) => {
  const found = read(text);
  return 'dates' in found ? found.dates : found.fault;
};

describe('a list of dates', () => {
  it.each([
    ['3 July, 17 July and 24 July', ['2024-07-03', '2024-07-17', '2024-07-24']],
    ['3, 17 and 24 July', ['2024-07-03', '2024-07-17', '2024-07-24']],
    ['3rd, 17th & 24th July 2025', ['2025-07-03', '2025-07-17', '2025-07-24']],
    ['Wednesday, 3 July; Thursday, 18 July', ['2024-07-03', '2024-07-18']],
    ['12 December, 14 January, 11 February', ['2024-12-12', '2025-01-14', '2025-02-11']],
    ['12 December, 14 January 2026', ['2025-12-12', '2026-01-14']],
    ['12 December 2025, 14 January, 11 February', ['2025-12-12', '2026-01-14', '2026-02-11']],
    ['2024-07-03\n2024-07-17', ['2024-07-03', '2024-07-17']],
    ['3 July', ['2024-07-03']],
  ])('“%s” is read in its order', (text, expected) => expect(dates(text)).toEqual(expected));

  it('a list that may begin in the past is asked about, with both readings', () => {
    expect(read('12 February, 11 July', '2024-06-24')).toEqual({
      fault:
        '"12 February, 11 July" could begin in the past: 11 July 2024 stands behind 12 February 2025. Write the year of each date.',
      suggestions: [
        ['2024-02-12', '2024-07-11'],
        ['2024-07-11', '2025-02-12'],
      ],
    });
  });

  it.each(['3 July, 31 June', 'soon', '3 July and TBC'])('“%s” is refused with the part that is no date', (text) =>
    expect(read(text)).toHaveProperty('fault'),
  );

  it('dates in order within eleven months are read as they are, with or without their years', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(gaps, fc.boolean(), fc.constantFrom(', ', ' and ', '; '), (steps, full, between) => {
        const days: string[] = [];
        for (const step of steps) days.push(addDays(days.at(-1) ?? AT.today, step));
        const text = days.map(full ? longDate : dayAndMonth).join(between);
        expect(dates(text)).toEqual(days);
      }),
    );
  });
});

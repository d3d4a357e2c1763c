/** The table of bank holidays agrees with the rules for Easter, Mondays and substitute days. */
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { BANK_HOLIDAY_YEARS, BANK_HOLIDAYS } from '../../../src/core/time/bank-holidays.ts';

const { first, last } = BANK_HOLIDAY_YEARS;
const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);

describe.each(years)('bank holidays of %i', (year) => {
  test('bank holidays have the dates and names that the rules give', () => {
    const table = [...BANK_HOLIDAYS].filter(([date]) => date.startsWith(`${year}-`));
    expect(table).toEqual(byTheRules(year));
  });
});

test('the table has no day of another year, and no weekend', () => {
  for (const date of BANK_HOLIDAYS.keys()) {
    expect(years).toContain(Number(date.slice(0, 4)));
    expect(Temporal.PlainDate.from(date).dayOfWeek).toBeLessThan(6);
  }
});

function byTheRules(year: number): [string, string][] {
  const day = (month: number, n: number) => new Temporal.PlainDate(year, month, n);
  const easter = easterSunday(year);
  const christmas = onWeekday(day(12, 25));
  const boxingDay = onWeekday(day(12, 26));
  const days: [Temporal.PlainDate, string][] = [
    [onWeekday(day(1, 1)), "New Year's Day"],
    [easter.subtract({ days: 2 }), 'Good Friday'],
    [easter.add({ days: 1 }), 'Easter Monday'],
    [mondayOnOrAfter(day(5, 1)), 'Early May bank holiday'],
    [mondayOnOrAfter(day(5, 25)), 'Spring bank holiday'],
    [mondayOnOrAfter(day(8, 25)), 'Summer bank holiday'],
    [christmas, 'Christmas Day'],
    // When both days fall on a weekend, Christmas Day moves to Monday and Boxing Day to Tuesday.
    [boxingDay.equals(christmas) ? boxingDay.add({ days: 1 }) : boxingDay, 'Boxing Day'],
  ];
  if (year === 2023) days.push([day(5, 8), 'Bank holiday for the coronation of King Charles III']);
  return days.sort(([a], [b]) => Temporal.PlainDate.compare(a, b)).map(([date, name]) => [date.toString(), name]);
}

function mondayOnOrAfter(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.add({ days: (8 - date.dayOfWeek) % 7 });
}

function onWeekday(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.dayOfWeek > 5 ? mondayOnOrAfter(date) : date;
}

// The anonymous Gregorian algorithm for Easter Sunday.
function easterSunday(year: number): Temporal.PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const h = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const l = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - h - (inCentury % 4)) % 7;
  const n = h + l - 7 * Math.floor((golden + 11 * h + 22 * l) / 451) + 114;
  return new Temporal.PlainDate(year, Math.floor(n / 31), (n % 31) + 1);
}

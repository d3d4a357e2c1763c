/** Days, months, weeks and working days agree with Temporal and with the dates of real notices. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  addWorkingDays,
  type Calendar,
  calendarCovers,
  holidayName,
  isWorkingDay,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
  workingDaysBetween,
} from '../../../src/core/time/calendar.ts';
import {
  addDays,
  addMonths,
  daysBetween,
  daysInMonth,
  isDate,
  isoWeek,
  mondayOf,
  weekdayOf,
} from '../../../src/core/time/dates.ts';

const plain: Calendar = { timeZone: 'Europe/London', extraHolidays: new Set() };
// A Saturday, a bank holiday and two ordinary weekdays.
const closing: Calendar = {
  timeZone: 'Europe/London',
  extraHolidays: new Set(['2024-06-15', '2024-08-26', '2024-12-27', '2024-12-30']),
};
const calendars = fc.constantFrom(plain, closing);
const dateFrom = (from: string, days: number) =>
  fc.integer({ min: 0, max: days }).map((n) => Temporal.PlainDate.from(from).add({ days: n }).toString());
const anyDate = dateFrom('0001-01-01', 3_650_000);
const tableDate = dateFrom('2023-01-01', 2190);

describe('isDate', () => {
  test.each(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('the date %s exists', (text) => {
    expect(isDate(text)).toBe(true);
  });
  test.each([
    '2023-02-29',
    '1900-02-29',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '2024-1-1',
    '',
    ' 2024-01-01',
    '2024-01-01\n',
    '+02024-01-01',
    '２０２４-01-01',
  ])('%j is not a date', (text) => {
    expect(isDate(text)).toBe(false);
  });
  test('isDate agrees with Temporal on every combination of digits', () => {
    const two = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, '0'));
    const year = fc.integer({ min: 0, max: 9999 }).map((n) => String(n).padStart(4, '0'));
    fc.assert(
      fc.property(year, two, two, (y, m, d) => {
        expect(isDate(`${y}-${m}-${d}`)).toBe(existsByTemporal(`${y}-${m}-${d}`));
      }),
    );
  });
});

function existsByTemporal(text: string): boolean {
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

describe('days and weeks agree with Temporal', () => {
  const shift = fc.integer({ min: -2000, max: 2000 });
  test('addDays and daysBetween agree with Temporal', () => {
    fc.assert(
      fc.property(dateFrom('0010-01-01', 3_600_000), shift, (date, n) => {
        const moved = addDays(date, n);
        expect(moved).toBe(Temporal.PlainDate.from(date).add({ days: n }).toString());
        expect(daysBetween(date, moved)).toBe(n);
      }),
    );
  });
  test('weekdayOf, mondayOf and isoWeek agree with Temporal', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const day = Temporal.PlainDate.from(date);
        expect(weekdayOf(date)).toBe(day.dayOfWeek);
        expect(mondayOf(date)).toBe(day.subtract({ days: day.dayOfWeek - 1 }).toString());
        const week = `${String(day.yearOfWeek).padStart(4, '0')}-W${String(day.weekOfYear).padStart(2, '0')}`;
        expect(isoWeek(date)).toBe(week);
      }),
    );
  });
  test.each([
    ['2024-06-24', '2024-W26'],
    ['2024-12-30', '2025-W01'],
    ['2027-01-03', '2026-W53'],
  ])('%s is in the week %s', (date, week) => {
    expect(isoWeek(date)).toBe(week);
  });
});

describe('addMonths', () => {
  test.each([
    ['2024-01-30', 6, '2024-07-30'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2024-08-30', 6, '2025-02-28'],
    ['2023-08-03', 12, '2024-08-03'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-01-31', -14, '2022-11-30'],
  ])('%s plus %i months is %s', (date, n, expected) => {
    expect(addMonths(date, n)).toBe(expected);
  });
  test('addMonths agrees with Temporal, clamped to the end of the month', () => {
    fc.assert(
      fc.property(dateFrom('0200-01-01', 3_500_000), fc.integer({ min: -1200, max: 1200 }), (date, months) => {
        expect(addMonths(date, months)).toBe(Temporal.PlainDate.from(date).add({ months }).toString());
      }),
    );
  });
  test('daysInMonth agrees with Temporal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        expect(daysInMonth(year, month)).toBe(new Temporal.PlainYearMonth(year, month).daysInMonth);
      }),
    );
  });
});

describe('dates that do not exist or are outside the years 0 to 9999', () => {
  test.each([
    () => addDays('2024-02-30', 1),
    () => addMonths('2024-02-30', 1),
    () => daysBetween('2024-01-01', '2024-02-30'),
    () => weekdayOf('2024-02-30'),
    () => calendarCovers('2024-02-30', '2025-01-01'),
  ])('a date that does not exist is refused with its text: %s', (call) => {
    expect(call).toThrow('Not a date, expected 2024-01-30: "2024-02-30"');
  });
  test.each([
    () => addDays('9999-12-31', 1),
    () => addDays('0000-01-01', -1),
    () => addMonths('9999-12-31', 1),
    () => addMonths('0000-01-01', -1),
  ])('a result outside the years 0 to 9999 is refused: %s', (call) => {
    expect(call).toThrow('Outside the years 0 to 9999');
  });
});

describe('working days', () => {
  test('a notice of 30 January 2024 and six months has 26 Mondays, three of them bank holidays', () => {
    const mondays: string[] = [];
    for (let day = workingDayOnOrAfter('2024-02-05', plain); day <= '2024-07-30'; day = addDays(day, 7))
      mondays.push(day);
    expect(mondays).toHaveLength(26);
    expect(mondays.at(-1)).toBe('2024-07-29');
    const holidays = mondays.filter((day) => !isWorkingDay(day, plain));
    expect(holidays.map((day) => [day, holidayName(day, plain), workingDayOnOrAfter(day, plain)])).toEqual([
      ['2024-04-01', 'Easter Monday', '2024-04-02'],
      ['2024-05-06', 'Early May bank holiday', '2024-05-07'],
      ['2024-05-27', 'Spring bank holiday', '2024-05-28'],
    ]);
  });

  test('adding working days skips Easter and Christmas in both directions', () => {
    expect(addWorkingDays('2024-03-28', 1, plain)).toBe('2024-04-02');
    expect(addWorkingDays('2024-04-02', -1, plain)).toBe('2024-03-28');
    expect(workingDayOnOrAfter('2024-03-29', plain)).toBe('2024-04-02');
    expect(workingDayOnOrBefore('2024-04-01', plain)).toBe('2024-03-28');
    expect(addWorkingDays('2024-12-24', 1, plain)).toBe('2024-12-27');
    expect(addWorkingDays('2024-12-24', 1, closing)).toBe('2024-12-31');
    expect(addWorkingDays('2024-03-30', 0, plain)).toBe('2024-03-30');
  });

  test('a closing day is not a working day, and has a name beside the bank holidays', () => {
    expect(isWorkingDay('2024-12-27', plain)).toBe(true);
    expect(isWorkingDay('2024-12-27', closing)).toBe(false);
    expect(holidayName('2024-12-27', closing)).toBe('Closing day');
    expect(holidayName('2024-08-26', closing)).toBe('Summer bank holiday');
    expect(holidayName('2024-06-16', closing)).toBeNull();
  });

  test.each([
    ['2024-12-26', '2024-12-27', 0],
    ['2024-12-27', '2024-12-31', 1],
    ['2024-06-14', '2024-06-17', 1],
    ['2024-08-23', '2024-08-27', 1],
    ['2024-03-28', '2024-03-28', 0],
    ['2024-03-28', '2024-03-14', 0],
  ])('working days after %s up to %s, with closing days on a weekday, a Saturday and a bank holiday: %i', (a, b, n) => {
    expect(workingDaysBetween(a, b, closing)).toBe(n);
  });

  test('workingDaysBetween agrees with a count day by day', () => {
    fc.assert(
      fc.property(tableDate, fc.integer({ min: -20, max: 500 }), calendars, (a, n, calendar) => {
        let counted = 0;
        for (let i = 1; i <= n; i++) if (isWorkingDay(addDays(a, i), calendar)) counted++;
        expect(workingDaysBetween(a, addDays(a, n), calendar)).toBe(counted);
      }),
    );
  });

  test('adding n working days lands on a working day that is n working days away', () => {
    fc.assert(
      fc.property(tableDate, fc.integer({ min: 1, max: 300 }), calendars, (date, n, calendar) => {
        const later = addWorkingDays(date, n, calendar);
        expect(isWorkingDay(later, calendar)).toBe(true);
        expect(workingDaysBetween(date, later, calendar)).toBe(n);
        const start = workingDayOnOrBefore(date, calendar);
        expect(addWorkingDays(later, -n, calendar)).toBe(start);
      }),
    );
  });

  test('the working day on or after (or before) a date is the nearest, and the date itself when it is one', () => {
    fc.assert(
      fc.property(tableDate, calendars, (date, calendar) => {
        const after = workingDayOnOrAfter(date, calendar);
        const before = workingDayOnOrBefore(date, calendar);
        expect(isWorkingDay(after, calendar) && isWorkingDay(before, calendar)).toBe(true);
        expect(before <= date && date <= after).toBe(true);
        expect(workingDaysBetween(date, after, calendar)).toBe(after === date ? 0 : 1);
        expect(workingDaysBetween(before, date, calendar)).toBe(0);
      }),
    );
  });
});

test.each([
  ['2023-01-01', '2028-12-31', true],
  ['2022-12-31', '2023-06-30', false],
  ['2028-08-01', '2029-01-31', false],
])('the table covers the bank holidays from %s to %s: %s', (from, to, covered) => {
  expect(calendarCovers(from, to)).toBe(covered);
});

/** The days that people work: Monday to Friday without bank holidays and closing days. */
import type { IsoDate, Snapshot } from '../record/model.ts';
import { BANK_HOLIDAY_YEARS, BANK_HOLIDAYS } from './bank-holidays.ts';
import { dateOfDay, dayOf, weekdayOf, weekdayOfDay, yearOf } from './dates.ts';

const LAST_WEEKDAY_OF_WORK = 5;

/** The days and the time zone that an installation counts in. */
export interface Calendar {
  readonly timeZone: string;
  /** Closing days on top of the bank holidays shipped with the product. */
  readonly extraHolidays: ReadonlySet<IsoDate>;
}

/** The days on which nobody works, which is all that a day to work on depends on. */
type ClosedDays = Pick<Calendar, 'extraHolidays'>;

/** The calendar with the closing days that leads have added. */
export function calendarOf(record: Pick<Snapshot, 'holidays'>, timeZone: string): Calendar {
  return { timeZone, ...closedDaysOf(record) };
}

/** The closing days of a record, for rules that move a day to a working day and need no time of it. */
export function closedDaysOf({ holidays }: Pick<Snapshot, 'holidays'>): ClosedDays {
  return { extraHolidays: new Set(standingHolidays(holidays).map((day) => day.date)) };
}

/** The closing days that no lead has taken back. */
export function standingHolidays(holidays: Snapshot['holidays']): Snapshot['holidays'] {
  return holidays.filter(({ removedAt }) => removedAt === null);
}

/** Whether people work on `date`: Monday to Friday, and neither a bank holiday nor a closing day. */
export function isWorkingDay(date: IsoDate, calendar: ClosedDays): boolean {
  return isWorking(dayOf(date), calendar);
}

/** `date` itself when people work on it, else the next day on which they do. */
export function workingDayOnOrAfter(date: IsoDate, calendar: ClosedDays): IsoDate {
  return isWorkingDay(date, calendar) ? date : addWorkingDays(date, 1, calendar);
}

/** `date` itself when people work on it, else the last day before it on which they did. */
export function workingDayOnOrBefore(date: IsoDate, calendar: ClosedDays): IsoDate {
  return isWorkingDay(date, calendar) ? date : addWorkingDays(date, -1, calendar);
}

/** The `n`th working day after `date`, or before it when `n` is negative; `date` itself for 0. */
export function addWorkingDays(date: IsoDate, n: number, calendar: ClosedDays): IsoDate {
  let day = dayOf(date);
  for (let left = Math.abs(n); left > 0; left--) {
    do day += Math.sign(n);
    while (!isWorking(day, calendar));
  }
  return dateOfDay(day);
}

/** How many working days lie after `a`, up to and including `b`; 0 when `b` is not later. */
export function workingDaysBetween(a: IsoDate, b: IsoDate, calendar: Calendar): number {
  if (b <= a) return 0;
  let count = weekdaysUpTo(dayOf(b)) - weekdaysUpTo(dayOf(a));
  for (const holiday of BANK_HOLIDAYS.keys()) if (a < holiday && holiday <= b) count--;
  for (const holiday of calendar.extraHolidays) {
    const counted = !BANK_HOLIDAYS.has(holiday) && weekdayOf(holiday) <= LAST_WEEKDAY_OF_WORK;
    if (counted && a < holiday && holiday <= b) count--;
  }
  return count;
}

/** The name of the bank holiday or closing day on `date`; null on every other day, weekends too. */
export function holidayName(date: IsoDate, calendar: Calendar): string | null {
  return BANK_HOLIDAYS.get(date) ?? (calendar.extraHolidays.has(date) ? 'Closing day' : null);
}

/** Whether the shipped table of bank holidays is complete from one date to the other. */
export function calendarCovers(from: IsoDate, to: IsoDate): boolean {
  return yearOf(from) >= BANK_HOLIDAY_YEARS.first && yearOf(to) <= BANK_HOLIDAY_YEARS.last;
}

const BANK_HOLIDAY_DAYS: ReadonlySet<number> = new Set([...BANK_HOLIDAYS.keys()].map(dayOf));

// Day numbers are faster than dates here: a look months ahead calls this for every action and every day.
function isWorking(day: number, { extraHolidays }: ClosedDays): boolean {
  if (weekdayOfDay(day) > LAST_WEEKDAY_OF_WORK || BANK_HOLIDAY_DAYS.has(day)) return false;
  return extraHolidays.size === 0 || !extraHolidays.has(dateOfDay(day));
}

// Counts the days from Monday to Friday since a fixed Monday, up to and including `day`.
function weekdaysUpTo(day: number): number {
  const sinceMonday = day + 3;
  const weeks = Math.floor(sinceMonday / 7);
  return weeks * LAST_WEEKDAY_OF_WORK + Math.min(sinceMonday - weeks * 7 + 1, LAST_WEEKDAY_OF_WORK);
}

/** All date arithmetic: days, months, weeks, working days, and the wall clock of a time zone. */
import type { Instant, IsoDate, Snapshot } from '../record/model.ts';
import { BANK_HOLIDAY_YEARS, BANK_HOLIDAYS } from './bank-holidays.ts';
import { offsetSpanAt } from './time-zone.ts';

/** The days and the time zone that an installation counts in. */
export interface Calendar {
  readonly timeZone: string;
  /** Closing days on top of the bank holidays shipped with the product. */
  readonly extraHolidays: ReadonlySet<IsoDate>;
}

/** The calendar with the closing days that leads have added. */
export function calendarOf({ holidays }: Pick<Snapshot, 'holidays'>, timeZone: string): Calendar {
  return { timeZone, extraHolidays: new Set(standingHolidays(holidays).map((day) => day.date)) };
}

/** The closing days that were not taken back. */
export function standingHolidays(holidays: Snapshot['holidays']): Snapshot['holidays'] {
  return holidays.filter(({ removedAt }) => removedAt === null);
}

export const MONTHS: readonly string[] =
  'January February March April May June July August September October November December'.split(' ');
/** In ISO order: Monday first. */
export const WEEKDAYS: readonly string[] = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const LAST_WEEKDAY_OF_WORK = 5;

/** Whether `text` is a date that exists, written `2024-01-30`. */
export function isDate(text: string): boolean {
  return readParts(text) !== null;
}

/** The calendar date that the clocks of `zone` show at `instant`. */
export function dateOf(instant: Instant, zone: string): IsoDate {
  return dateOfDay(Math.floor(localMs(instant, zone) / DAY_MS));
}

/** What the clocks of `zone` show at `instant`, `HH:MM`, seconds left off. */
export function timeOf(instant: Instant, zone: string): string {
  const minutes = Math.floor(localMs(instant, zone) / MINUTE_MS) - dayOf(dateOf(instant, zone)) * 24 * 60;
  return `${digits(Math.floor(minutes / 60), 2)}:${digits(minutes % 60, 2)}`;
}

/**
 * When the clocks of `zone` show `time` (`HH:MM`) on `date`. A time that the clocks skip gives the moment they go
 * forward; a time that they show twice gives the first.
 */
export function instantOf(date: IsoDate, time: string, zone: string): Instant {
  const match = TIME.exec(time);
  if (!match) throw new RangeError(`Not a time of day, expected HH:MM: "${time}"`);
  const wallMs = dayOf(date) * DAY_MS + (Number(match[1]) * 60 + Number(match[2])) * MINUTE_MS;
  // No zone is more than a day from UTC, so two days before the wall time the span is at or before the right one.
  let span = offsetSpanAt(wallMs - 2 * DAY_MS, zone);
  while (wallMs - span.offsetMs >= span.untilMs) span = offsetSpanAt(span.untilMs, zone);
  return instantAt(Math.max(wallMs - span.offsetMs, span.fromMs));
}

export function plusMinutes(instant: Instant, n: number): Instant {
  return instantAt(epochMs(instant) + n * MINUTE_MS);
}

/** Whole minutes from `a` to `b`, rounded down; negative when `b` is earlier. */
export function minutesBetween(a: Instant, b: Instant): number {
  return Math.floor((epochMs(b) - epochMs(a)) / MINUTE_MS);
}

export function addDays(date: IsoDate, n: number): IsoDate {
  return dateOfDay(dayOf(date) + n);
}

/** The same day `n` calendar months on (or back), or the last day of that month when it is shorter. */
export function addMonths(date: IsoDate, n: number): IsoDate {
  const { year, month, day } = parts(date);
  const months = year * 12 + (month - 1) + n;
  const toYear = Math.floor(months / 12);
  const toMonth = months - toYear * 12 + 1;
  return written(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** Days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: IsoDate, b: IsoDate): number {
  return dayOf(b) - dayOf(a);
}

/** The ISO weekday: 1 = Monday … 7 = Sunday. */
export function weekdayOf(date: IsoDate): number {
  return weekdayOfDay(dayOf(date));
}

/** The Monday of the week that `date` lies in. */
export function mondayOf(date: IsoDate): IsoDate {
  return addDays(date, 1 - weekdayOf(date));
}

/** The ISO week, `2024-W26`; its year is the one that its Thursday lies in. */
export function isoWeek(date: IsoDate): string {
  const thursday = addDays(date, 4 - weekdayOf(date));
  const { year } = parts(thursday);
  const week = Math.floor(daysBetween(written(year, 1, 1), thursday) / 7) + 1;
  return `${digits(year, 4)}-W${digits(week, 2)}`;
}

/** Monday to Friday, and neither a bank holiday nor a closing day. */
export function isWorkingDay(date: IsoDate, calendar: Calendar): boolean {
  return isWorking(dayOf(date), calendar);
}

export function workingDayOnOrAfter(date: IsoDate, calendar: Calendar): IsoDate {
  return isWorkingDay(date, calendar) ? date : addWorkingDays(date, 1, calendar);
}

export function workingDayOnOrBefore(date: IsoDate, calendar: Calendar): IsoDate {
  return isWorkingDay(date, calendar) ? date : addWorkingDays(date, -1, calendar);
}

/** The `n`th working day after `date`, or before it when `n` is negative; `date` itself for 0. */
export function addWorkingDays(date: IsoDate, n: number, calendar: Calendar): IsoDate {
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
  return parts(from).year >= BANK_HOLIDAY_YEARS.first && parts(to).year <= BANK_HOLIDAY_YEARS.last;
}

function epochMs(instant: Instant): number {
  const ms = INSTANT.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError(`Not an instant, expected 2024-06-24T07:55:00.000Z: "${instant}"`);
  return ms;
}

function instantAt(ms: number): Instant {
  const text = new Date(ms).toISOString();
  if (text.length > '9999-12-31T23:59:59.999Z'.length) throw new RangeError(`Outside the years 0 to 9999: ${text}`);
  return text;
}

function localMs(instant: Instant, zone: string): number {
  const ms = epochMs(instant);
  return ms + offsetSpanAt(ms, zone).offsetMs;
}

interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function readParts(text: string): DateParts | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? { year, month, day } : null;
}

function parts(date: IsoDate): DateParts {
  const found = readParts(date);
  if (!found) throw new RangeError(`Not a date, expected 2024-01-30: "${date}"`);
  return found;
}

/** `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

// Days since 1 January 1970.
function dayOf(date: IsoDate): number {
  parts(date);
  return Date.parse(`${date}T00:00Z`) / DAY_MS;
}

function dateOfDay(day: number): IsoDate {
  return instantAt(day * DAY_MS).slice(0, 10);
}

function weekdayOfDay(day: number): number {
  const sinceMonday = (day + 3) % 7;
  return (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1;
}

const BANK_HOLIDAY_DAYS: ReadonlySet<number> = new Set([...BANK_HOLIDAYS.keys()].map(dayOf));

// Counted in numbers, because looking months ahead asks this of every action on every day.
function isWorking(day: number, { extraHolidays }: Calendar): boolean {
  if (weekdayOfDay(day) > LAST_WEEKDAY_OF_WORK || BANK_HOLIDAY_DAYS.has(day)) return false;
  return extraHolidays.size === 0 || !extraHolidays.has(dateOfDay(day));
}

// Monday to Friday days from a fixed Monday up to and including `day`.
function weekdaysUpTo(day: number): number {
  const sinceMonday = day + 3;
  const weeks = Math.floor(sinceMonday / 7);
  return weeks * LAST_WEEKDAY_OF_WORK + Math.min(sinceMonday - weeks * 7 + 1, LAST_WEEKDAY_OF_WORK);
}

function written(year: number, month: number, day: number): IsoDate {
  if (year < 0 || year > 9999) throw new RangeError(`Outside the years 0 to 9999: ${year}`);
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
}

function digits(n: number, width: number): string {
  return String(n).padStart(width, '0');
}

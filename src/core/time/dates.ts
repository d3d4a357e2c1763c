/** Calendar dates as `2024-01-30`: checking, counting in days and months, and writing them out in English. */
import type { IsoDate } from '../record/model.ts';

/** The English names from January on; the month of a date counts from 1, so January is at index 0. */
export const MONTHS: readonly string[] =
  'January February March April May June July August September October November December'.split(' ');
/** The English names in ISO order, Monday first. */
export const WEEKDAYS: readonly string[] = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

const DAY_MS = 24 * 60 * 60_000;
const DATE = /^\d{4}-\d\d-\d\d$/;

/** Whether `text` is a date that exists, written `2024-01-30`. */
export function isDate(text: string): boolean {
  return dayIn(text) !== null;
}

/** The date `n` days later, or earlier when `n` is negative. Throws `RangeError` outside the years 0 to 9999. */
export function addDays(date: IsoDate, n: number): IsoDate {
  return dateOfDay(dayOf(date) + n);
}

/** The same day `n` calendar months on (or back), or the last day of that month when it is shorter. */
export function addMonths(date: IsoDate, n: number): IsoDate {
  const from = new Date(dayOf(date) * DAY_MS);
  const months = from.getUTCFullYear() * 12 + from.getUTCMonth() + n;
  const toYear = Math.floor(months / 12);
  const toMonth = months - toYear * 12 + 1;
  return written(toYear, toMonth, Math.min(from.getUTCDate(), daysInMonth(toYear, toMonth)));
}

/** The year as a number. Throws `RangeError` when `date` does not exist. */
export function yearOf(date: IsoDate): number {
  return new Date(dayOf(date) * DAY_MS).getUTCFullYear();
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
  const year = yearOf(thursday);
  const week = Math.floor(daysBetween(written(year, 1, 1), thursday) / 7) + 1;
  return `${digits(year, 4)}-W${digits(week, 2)}`;
}

/** `2024-01-30` → "30 January" */
export function dayAndMonth(date: IsoDate): string {
  return `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]}`;
}

/** `2024-01-30` → "30 January 2024" */
export function longDate(date: IsoDate): string {
  return `${dayAndMonth(date)} ${Number(date.slice(0, 4))}`;
}

/** `2024-01-30` → "Tuesday 30 January 2024" */
export function dayAndDate(date: IsoDate): string {
  return `${weekdayName(date)} ${longDate(date)}`;
}

/** `2024-01-30` → "Tuesday" */
export function weekdayName(date: IsoDate): string {
  return WEEKDAYS[weekdayOf(date) - 1] as string;
}

/** How many days a month has, leap years included; `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** Days since 1 January 1970. Throws `RangeError` when `date` does not exist. */
export function dayOf(date: IsoDate): number {
  const day = dayIn(date);
  if (day === null) throw new RangeError(`Not a date, expected 2024-01-30: "${date}"`);
  return day;
}

function dayIn(text: string): number | null {
  const ms = DATE.test(text) ? Date.parse(`${text}T00:00Z`) : Number.NaN;
  // `Date.parse` turns 30 February into 1 March, so the day must come back as it was written.
  return new Date(ms).getUTCDate() === Number(text.slice(8)) ? ms / DAY_MS : null;
}

/** The date `day` days after 1 January 1970. Throws `RangeError` outside the years 0 to 9999. */
export function dateOfDay(day: number): IsoDate {
  return utcText(day * DAY_MS).slice(0, 10);
}

/** Milliseconds since 1 January 1970 as `2024-06-24T07:55:00.000Z`. Throws `RangeError` outside the years 0 to 9999. */
export function utcText(ms: number): string {
  const text = new Date(ms).toISOString();
  if (text.length > '9999-12-31T23:59:59.999Z'.length) throw new RangeError(`Outside the years 0 to 9999: ${text}`);
  return text;
}

/** The ISO weekday of a day counted from 1 January 1970. */
export function weekdayOfDay(day: number): number {
  const sinceMonday = (day + 3) % 7;
  return (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1;
}

function written(year: number, month: number, day: number): IsoDate {
  if (year < 0 || year > 9999) throw new RangeError(`Outside the years 0 to 9999: ${year}`);
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
}

function digits(n: number, width: number): string {
  return String(n).padStart(width, '0');
}

/** Orders dates, the earlier one first: they sort as plain text, for which a locale's comparison takes many times as long. */
export function compareDates(a: IsoDate, b: IsoDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

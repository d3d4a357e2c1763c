/**
 * Questions a date that was typed without its year and has just passed, where one to come is expected, or has nearly come, where
 * one that has passed is. The year that is left is almost a year off, longer than most notices run, so a typing error is likelier.
 */
import type { IsoDate } from '../core/record/model.ts';
import { type DateContext, readDate } from '../core/time/date-words.ts';
import { dayAndDate, daysBetween, isDate, yearOf } from '../core/time/dates.ts';
import { quote } from './fault.ts';

/** Days between two readings of one date: more than for a bare weekday, less than a year. */
const A_YEAR_APART = 300;
/** A day so near ahead is not taken for that of last year without a question. */
const DAYS_AHEAD = 92;

/**
 * The question about a text that was read as `date`, or null when its year is clear: "15 January", typed in
 * December, is next month's; "14 May", typed in June, may be last month's. Where a past day is expected, "20 June", typed in June,
 * may be one to come.
 */
export function yearInDoubt(text: string, date: IsoDate, at: DateContext): string | null {
  const read = readDate(text, { ...at, prefer: at.prefer === 'future' ? 'past' : 'future' });
  if (!('date' in read) || Math.abs(daysBetween(read.date, date)) < A_YEAR_APART) return null;
  if (at.prefer === 'past') {
    if (daysBetween(at.today, read.date) > DAYS_AHEAD) return null;
    return `${quote(text)} has not come yet: the last one was ${dayAndDate(date)}. Expected the date with its year.`;
  }
  // When the day is still to come this year, last year's date is not meant.
  if (read.date.slice(0, 4) !== at.today.slice(0, 4)) return null;
  if (daysBetween(read.date, at.today) > daysBetween(at.today, date)) return null;
  return `${quote(text)} has passed: it was ${dayAndDate(read.date)}, and the next one is ${dayAndDate(date)}. Expected the date with its year.`;
}

/**
 * The same day of the first year in which it lies ahead, where the year that was typed may be a slip: "30 September 2025", typed
 * in August 2026. Null where no year was typed, and for a day that the years ahead do not have.
 */
export function nextWithSlip(text: string, date: IsoDate, today: IsoDate): IsoDate | null {
  if (!new RegExp(`(?:20|\\b)${date.slice(2, 4)}$`).test(text.trim())) return null;
  const year = yearOf(today) + (date.slice(5) < today.slice(5) ? 1 : 0);
  const next = `${year}${date.slice(4)}`;
  return isDate(next) ? next : null;
}

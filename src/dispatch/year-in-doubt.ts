/**
 * Questions a date that was typed without its year and has just passed, where one to come is expected, or has nearly come, where
 * one that has passed is. The year that is left is almost a year off, longer than most notices run, so a typing error is likelier.
 */
import type { IsoDate, Notice } from '../core/record/model.ts';
import { type DateContext, readDate } from '../core/time/date-words.ts';
import { addMonths, dayAndDate, daysBetween, isDate, longDate, yearOf } from '../core/time/dates.ts';
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
  if (at.prefer === 'past') {
    const next = nextDay(text, date, at);
    return next === null || daysBetween(at.today, next) > DAYS_AHEAD
      ? null
      : `${lastDayWords(text, date)} Expected the date with its year.`;
  }
  const read = readDate(text, { ...at, prefer: 'past' });
  if (!('date' in read) || daysBetween(read.date, date) < A_YEAR_APART) return null;
  // When the day is still to come this year, last year's date is not meant.
  if (read.date.slice(0, 4) !== at.today.slice(0, 4)) return null;
  if (daysBetween(read.date, at.today) > daysBetween(at.today, date)) return null;
  return `${quote(text)} has passed: it was ${dayAndDate(read.date)}, and the next one is ${dayAndDate(date)}. Expected the date with its year.`;
}

/** The day ahead that the words of a past day mean in another year; null where their year is clear. */
function nextDay(text: string, date: IsoDate, at: DateContext): IsoDate | null {
  const read = readDate(text, { ...at, prefer: 'future' });
  const isAhead = 'date' in read && read.date > at.today && daysBetween(date, read.date) >= A_YEAR_APART;
  return isAhead ? read.date : null;
}

function lastDayWords(text: string, date: IsoDate): string {
  return `${quote(text)} was last on ${dayAndDate(date)}, and the next one has not come yet.`;
}

/**
 * The question about a day on which something was done, where it is likelier a slip: a day without its year of which the next one is
 * nearer, a day more than a year ago, or one before the notice. Null for any other.
 */
export function longPastInDoubt(text: string, date: IsoDate, at: DateContext, notice: Notice | null): string | null {
  const { today } = at;
  const next = nextDay(text, date, at);
  if (next !== null && daysBetween(today, next) < daysBetween(date, today))
    return `${lastDayWords(text, date)} Expected the day on which the work was done.`;
  if (date < addMonths(today, -12)) return `${dayAndDate(date)} is more than a year ago. Use it all the same?`;
  if (notice && date < notice.issuedOn)
    return `${dayAndDate(date)} is before the notice was issued, on ${longDate(notice.issuedOn)}. Use it all the same?`;
  return null;
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

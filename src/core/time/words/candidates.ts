/**
 * The days that words may mean, and the choice among them. "30 August" comes back each year and "Friday" each week, so
 * each of those days is a candidate until it is known on which side of today the result must lie.
 */
import type { IsoDate } from '../../record/model.ts';
import type { Calendar } from '../calendar.ts';
import { addDays, addMonths, daysBetween, daysInMonth, isDate, weekdayOf, yearOf } from '../dates.ts';

/** The day and calendar that words such as "tomorrow" or "in 5 working days" are counted from. */
export interface DateContext {
  readonly today: IsoDate;
  readonly calendar: Calendar;
  /** The day on which the notice expires, for "a week before the expiry"; null without a notice. */
  readonly expiresOn: IsoDate | null;
  /** Which way to look for a day without a year, or for a weekday: a due date lies ahead, `since 1 May` lies back. */
  readonly prefer: 'future' | 'past';
}

/** A sentence that quotes the input and says what is wrong, with dates that may have been meant, likeliest first. */
export interface DateFault {
  readonly fault: string;
  readonly suggestions: readonly IsoDate[];
  /** The words name a day in full, which does not exist or falls on another weekday. */
  readonly namesDay?: true;
}

/** One day that words may mean. */
export interface Candidate {
  readonly date: IsoDate;
  /** The day that a span is counted from; without a span it is the day itself. */
  readonly base: IsoDate;
  /** Why this day cannot be taken as it is. `date` is then the nearest day that exists. */
  readonly fault?: DateFault;
}

/** The days that words may mean, earliest first, and how often such a day comes back. */
export interface Candidates {
  readonly every: 'never' | 'week' | 'month' | 'year';
  readonly days: readonly Candidate[];
}

/** The candidates, or the reason why there are none. */
export type Found = Candidates | DateFault;

/** The first and the last year that can be typed. */
export const YEARS = { first: 2000, last: 2099 } as const;
const DAYS_OF = { never: Number.POSITIVE_INFINITY, week: 7, month: 28, year: 365 } as const;

/** The only candidate. */
export function oneDay(date: IsoDate): Candidates {
  return { every: 'never', days: [{ date, base: date }] };
}

/** A day that comes back each year, from two years back to three ahead. */
export function yearly({ today }: DateContext, ofYear: (year: number) => Omit<Candidate, 'base'>): Candidates {
  const years = [-2, -1, 0, 1, 2, 3].map((n) => yearOf(today) + n);
  return { every: 'year', days: years.map(ofYear).map((day) => ({ ...day, base: day.date })) };
}

/** A day that comes back each month, from a year back to a year ahead; months without that day are left out. */
export function monthly({ today }: DateContext, ofMonth: (year: number, month: number) => IsoDate): Candidates {
  const dates = Array.from({ length: 25 }, (_, n) => {
    const first = addMonths(`${today.slice(0, 8)}01`, n - 12);
    return ofMonth(yearOf(first), monthOf(first));
  });
  return { every: 'month', days: dates.filter(isDate).map((date) => ({ date, base: date })) };
}

/** A weekday of the weeks around today. It never means today, because people say "today". */
export function weekly({ today }: DateContext, weekday: number): Candidates {
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  const dates = [-21, -14, -7, 0, 7, 14, 21].map((n) => addDays(today, ahead + n));
  return { every: 'week', days: dates.filter((date) => date !== today).map((date) => ({ date, base: date })) };
}

/**
 * Moves every candidate, and every date that a fault suggests. Days outside the years that can be typed are left out.
 * Null stays null.
 */
export function shiftFound(found: Found | null, typed: string, shift: (date: IsoDate) => IsoDate): Found | null {
  if (found === null) return null;
  if ('fault' in found) return shiftFault(found, shift);
  const days = found.days.map(({ date, base, fault }) => ({
    date: shift(date),
    base,
    ...(fault ? { fault: shiftFault(fault, shift) } : {}),
  }));
  const readable = days.filter(({ date }) => isReadableYear(yearOf(date)));
  return readable.length > 0 ? { ...found, days: readable } : outsideYears(typed);
}

function shiftFault({ fault, suggestions }: DateFault, shift: (date: IsoDate) => IsoDate): DateFault {
  return { fault, suggestions: suggestions.map(shift).filter((date) => isReadableYear(yearOf(date))) };
}

/** The candidate nearest to today on the wanted side, today included. */
export function nearestDay(
  { days }: Candidates,
  at: DateContext,
  key: 'date' | 'base' = 'date',
): Candidate | undefined {
  const { today, prefer } = at;
  return prefer === 'future' ? days.find((day) => day[key] >= today) : days.findLast((day) => day[key] <= today);
}

/**
 * Chooses the candidate that is meant: the *result* of a span must be the nearest on the wanted side, not the day that it
 * is counted from. "6 months after 30 August", said in December, is next February. A span as long as the time until the
 * day comes back, or one that leaves two days in doubt, is asked about.
 */
export function chooseDay(found: Found, at: DateContext, typed: string): { readonly date: IsoDate } | DateFault {
  if ('fault' in found) return found;
  const chosen = chooseCandidate(found, at, typed);
  if ('suggestions' in chosen) return chosen;
  if (chosen.fault) return chosen.fault;
  return isReadableYear(yearOf(chosen.date)) ? { date: chosen.date } : outsideYears(typed);
}

function chooseCandidate(found: Candidates, at: DateContext, typed: string): Candidate | DateFault {
  const result = nearestDay(found, at);
  const counted = nearestDay(found, at, 'base');
  const one = counted ?? result ?? found.days[0];
  if (!one) return outsideYears(typed);
  if (found.every === 'never' || result === counted) return one;
  const isLong = Math.abs(daysBetween(one.base, one.date)) >= DAYS_OF[found.every];
  if (found.every === 'year') return result && !isLong ? result : yearOfBaseInDoubt(found, at, typed);
  if (isLong && isOnWantedSide(one.date, at)) return one;
  const suggestions = [result, counted].flatMap((day) => (day ? [day.date] : []));
  return { fault: `"${typed}" could be more than one day: write the date in full, as in 30 April 2024.`, suggestions };
}

/** Offers the results of the last and the next day that the span can be counted from. */
function yearOfBaseInDoubt(found: Candidates, at: DateContext, typed: string): DateFault {
  const bases = (['past', 'future'] as const).map((prefer) => nearestDay(found, { ...at, prefer }, 'base'));
  const suggestions = bases.flatMap((day) => (day && !day.fault ? [day.date] : []));
  return {
    fault: `"${typed}" needs the year of the date that is counted from, as in 30 April 2024.`,
    suggestions: [...new Set(suggestions)],
  };
}

function isOnWantedSide(date: IsoDate, { today, prefer }: DateContext): boolean {
  return prefer === 'future' ? date >= today : date <= today;
}

/** The fault of a date before or after the years that can be typed. */
export function outsideYears(typed: string): DateFault {
  return { fault: `"${typed}" is outside the years ${YEARS.first} to ${YEARS.last}.`, suggestions: [] };
}

/** Whether a year can be typed. */
export function isReadableYear(year: number): boolean {
  return year >= YEARS.first && year <= YEARS.last;
}

/** A date from its parts, which may not exist: 31 April. */
export function writeDate(year: number, month: number, day: number): IsoDate {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The month of a date, counted from 1. */
export function monthOf(date: IsoDate): number {
  return Number(date.slice(5, 7));
}

/** The last day of the month that `date` lies in. */
export function endOfMonth(date: IsoDate): IsoDate {
  return date.slice(0, 8) + daysInMonth(yearOf(date), monthOf(date));
}

/** Days of the calendar, with or without their weekday, month and year. The day comes before the month. */
import type { IsoDate } from '../../record/model.ts';
import { addDays, daysBetween, daysInMonth, isDate, MONTHS, WEEKDAYS, weekdayOf, yearOf } from '../dates.ts';
import {
  type Candidate,
  type DateContext,
  type Found,
  isReadableYear,
  monthly,
  nearestDay,
  oneDay,
  outsideYears,
  writeDate,
  YEARS,
  yearly,
} from './candidates.ts';
import {
  DAY,
  type Groups,
  MONTH,
  makeRule,
  missingPart,
  monthNumber,
  ORDINAL,
  type Rule,
  WEEKDAY,
  weekdayNumber,
  YEAR,
} from './grammar.ts';

const DAY_WORD = `(?:the )?${DAY}${ORDINAL}?`;
const MOST_SUGGESTIONS = 3;

/** The line above a group gives examples of it. */
export const CALENDAR_DAY_RULES: readonly Rule[] = [
  // 30 April, Tuesday 30th April 2024, 30-Apr-2024 · April 30 · 30/04/2024, 30.04.2024 · 30/4 · 2024-04-30
  makeRule(`(?:${WEEKDAY} )?${DAY_WORD}(?:[ -]?| of )${MONTH}(?:[ -]?${YEAR})?`, readCalendarDay),
  makeRule(`(?:${WEEKDAY} )?${MONTH} ${DAY_WORD}(?: ${YEAR})?`, readCalendarDay),
  makeRule(`(?:${WEEKDAY} )?${DAY}(?<mark>[/.-])(?<month>\\d{1,2})\\k<mark>${YEAR}`, readCalendarDay),
  makeRule(`(?:${WEEKDAY} )?${DAY}/(?<month>\\d{1,2})`, readCalendarDay),
  makeRule(`(?:${WEEKDAY} )?(?<year>\\d{4})(?<mark>[/.-])(?<month>\\d{1,2})\\k<mark>${DAY}`, readCalendarDay),
  // Friday 28th, Friday the 28th · the 30th, which needs the month
  makeRule(`${WEEKDAY} ${DAY_WORD}`, readDayOfMonth),
  makeRule(`(?:the )?${DAY}${ORDINAL}`, (found, at, typed) => {
    const days = monthly(at, (year, month) => writeDate(year, month, Number(found.day)));
    const next = nearestDay(days, at);
    return missingPart('the month', typed, next ? [next.date] : []);
  }),
];

function readCalendarDay(found: Groups, at: DateContext, typed: string): Found {
  const [day, month] = [Number(found.day), monthNumber(found)];
  const isYearInFull = found.year === undefined || found.year.length === 4;
  const year = Number(found.year) + (isYearInFull ? 0 : YEARS.first);
  if (!isYearInFull) {
    const suggestions = [writeDate(year, month, day)].filter(isDate);
    return { fault: `"${typed}" needs the year in full, as in ${year}.`, suggestions };
  }
  if (found.year !== undefined && !isReadableYear(year)) return outsideYears(typed);
  if (month < 1 || month > 12) {
    const swapped = found.year === undefined ? nearestInYears(day, month, at) : writeDate(year, day, month);
    const fault = `"${typed}" has no month ${month}: the day comes first, as in 30/04/2024 (or 2024-04-30).`;
    return { fault, suggestions: [swapped].filter(isDate) };
  }
  if (found.year === undefined) return yearly(at, (one) => dayOfYear(one, month, day, found, at, typed));
  const only = dayOfYear(year, month, day, found, null, typed);
  return { every: 'never', days: [{ ...only, base: only.date }] };
}

function nearestInYears(month: number, day: number, at: DateContext): IsoDate {
  if (!isDate(writeDate(2024, month, day))) return '';
  const near = nearestDay(
    yearly(at, (year) => ({ date: writeDate(year, month, day) })),
    at,
  );
  return near?.date ?? '';
}

/** The day in one year; `at` is null when the year was typed. */
function dayOfYear(
  year: number,
  month: number,
  day: number,
  found: Groups,
  at: DateContext | null,
  typed: string,
): Omit<Candidate, 'base'> {
  const last = daysInMonth(year, month);
  const date = writeDate(year, month, Math.min(Math.max(day, 1), last));
  if (day < 1 || day > last) {
    const inYear = month === 2 ? ` ${year}` : '';
    const fault = `"${typed}" does not exist: ${MONTHS[month - 1]}${inYear} has ${last} days.`;
    return { date, fault: { fault, suggestions: day < 1 ? [date] : [date, addDays(date, 1)], namesDay: true } };
  }
  const [real, named] = [weekdayOf(date), found.weekday === undefined ? weekdayOf(date) : weekdayNumber(found)];
  if (named === real) return { date };
  const others = at === null ? [] : yearsWithWeekday(date, named, at.today);
  const inOthers = others.length > 0 ? ` It is a ${WEEKDAYS[named - 1]} in ${others.map(yearOf).join(' and ')}.` : '';
  const fault = `"${typed}" is a ${WEEKDAYS[real - 1]} in ${year}, not a ${WEEKDAYS[named - 1]}.${inOthers}`;
  const suggestions = [date, nearestWithWeekday(date, named), ...others];
  const nearest = at === null ? suggestions : nearestFirst(suggestions, at.today);
  return { date, fault: { fault, suggestions: nearest, namesDay: true } };
}

/** The same day and month in last year, this year or next year, where it falls on the weekday. */
function yearsWithWeekday(date: IsoDate, weekday: number, today: IsoDate): readonly IsoDate[] {
  const sameDays = [-1, 0, 1].map((n) => `${yearOf(today) + n}${date.slice(4)}`);
  return sameDays.filter((day) => isDate(day) && weekdayOf(day) === weekday);
}

/** The named weekday nearest to the date, at most three days away. */
function nearestWithWeekday(date: IsoDate, weekday: number): IsoDate {
  return addDays(date, ((weekday - weekdayOf(date) + 10) % 7) - 3);
}

function nearestFirst(dates: readonly IsoDate[], today: IsoDate): readonly IsoDate[] {
  const distance = (date: IsoDate) => Math.abs(daysBetween(today, date));
  return dates.toSorted((a, b) => distance(a) - distance(b)).slice(0, MOST_SUGGESTIONS);
}

/** "Friday 28th" is the next 28th, or the last one, when that is a Friday; otherwise it is asked about. */
function readDayOfMonth(found: Groups, at: DateContext, typed: string): Found | null {
  const days = monthly(at, (year, month) => writeDate(year, month, Number(found.day)));
  const near = nearestDay(days, at);
  if (!near) return null;
  const weekday = weekdayNumber(found);
  if (weekdayOf(near.date) === weekday) return oneDay(near.date);
  const agreeing = days.days.filter(({ date }) => weekdayOf(date) === weekday).map(({ date }) => date);
  const suggestions = nearestFirst([near.date, ...agreeing], at.today);
  return { ...missingPart('the month', typed, suggestions) };
}

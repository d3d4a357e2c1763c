/** Reads dates and times as people type them. The day comes before the month, and doubtful input is refused. */
import type { IsoDate } from '../record/model.ts';
import { addWorkingDays, type Calendar } from './calendar.ts';
import { addDays, addMonths, daysInMonth, isDate, MONTHS, mondayOf, WEEKDAYS, weekdayOf } from './dates.ts';

/** The day and calendar that words such as "tomorrow" or "in 5 working days" are counted from. */
export interface DateContext {
  readonly today: IsoDate;
  readonly calendar: Calendar;
  /** Which way to look for a day without a year, or for a weekday: a due date lies ahead, `since 1 May` lies back. */
  readonly prefer: 'future' | 'past';
}

/** The date, or a `fault`: a sentence that quotes the input, with dates that may have been meant, likeliest first. */
export type DateReading =
  | { readonly date: IsoDate }
  | { readonly fault: string; readonly suggestions: readonly IsoDate[] };

/** Longer than any date in the grammar. Longer input is refused before any pattern runs on it. */
const MAX_CHARS = 100;
const YEARS = { first: 2000, last: 2099 };
const COUNTS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const MONTH_NUMBERS = numberNames(MONTHS, { sept: 9 });
const WEEKDAY_NUMBERS = numberNames(WEEKDAYS, { tues: 2, weds: 3, thur: 4, thurs: 4 });

const WEEKDAY = `(?<weekday>${[...WEEKDAY_NUMBERS.keys()].join('|')})`;
const MONTH = `(?<month>${[...MONTH_NUMBERS.keys()].join('|')})\\.?`;
const DAY = '(?<day>\\d{1,2})';
const DAY_WORD = `(?:the )?${DAY}(?:st|nd|rd|th)?`;
const YEAR = '(?<year>\\d{4}|\\d\\d)';
const SPAN = `(?<count>\\d{1,3}|an?|${COUNTS.join('|')}) (?<unit>working days?|days?|weeks?|fortnights?|months?|years?)`;

type Groups = Readonly<Record<string, string | undefined>>;
interface Rule {
  readonly pattern: RegExp;
  readonly read: (found: Groups, at: DateContext, typed: string) => DateReading;
}

// The line above a group gives examples of it. No two rules match the same words, so their order does not matter.
const RULES: readonly Rule[] = [
  // 30 April, Tuesday 30th April 2024, 30-Apr-2024 · April 30 · 30/04/2024, 30.04.2024 · 30/4 · 2024-04-30
  makeRule(`(?:${WEEKDAY} )?${DAY_WORD}(?:[ -]?| of )${MONTH}(?:[ -]?${YEAR})?`, readCalendarDay),
  makeRule(`(?:${WEEKDAY} )?${MONTH} ${DAY_WORD}(?: ${YEAR})?`, readCalendarDay),
  makeRule(`(?:${WEEKDAY} )?${DAY}(?<mark>[/.-])(?<month>\\d{1,2})\\k<mark>${YEAR}`, readCalendarDay),
  makeRule(`(?:${WEEKDAY} )?${DAY}/(?<month>\\d{1,2})`, readCalendarDay),
  makeRule(`(?:${WEEKDAY} )?(?<year>\\d{4})(?<mark>[/.-])(?<month>\\d{1,2})\\k<mark>${DAY}`, readCalendarDay),
  // today, tomorrow
  makeRule('today|now', (_, { today }) => ({ date: today })),
  makeRule('tomorrow', (_, { today }) => ({ date: addDays(today, 1) })),
  makeRule('yesterday', (_, { today }) => ({ date: addDays(today, -1) })),
  // Friday, this Friday, next Friday, last Friday, Friday week
  makeRule(`(?:on )?${WEEKDAY}`, (found, at) => ({ date: nearestWeekday(found, at, at.prefer) })),
  makeRule(`this ${WEEKDAY}`, (found, at) => ({ date: weekdayOfWeek(found, at.today) })),
  makeRule(`next ${WEEKDAY}`, (found, at) => ({ date: weekdayOfWeek(found, addDays(at.today, 7)) })),
  makeRule(`last ${WEEKDAY}`, (found, at) => ({ date: nearestWeekday(found, at, 'past') })),
  makeRule(`(?:on )?${WEEKDAY} week`, (found, at) => ({ date: addDays(nearestWeekday(found, at, 'future'), 7) })),
  // in 3 weeks, in a fortnight's time, 2 weeks ago · 3 weeks from 1 May, a week on Friday, 5 working days before 30 July
  makeRule(`in ${SPAN}(?: time)?`, (found, at, typed) => shiftDate(found, at.today, 1, at, typed)),
  makeRule(`${SPAN} ago`, (found, at, typed) => shiftDate(found, at.today, -1, at, typed)),
  makeRule(`${SPAN} (?<link>from|after|on|before) (?<anchor>.+)`, shiftFromAnchor),
  // end of March, end of March 2025, end of the month, end of next month
  makeRule(`end of ${MONTH}(?: (?<year>\\d{4}))?`, readEndOfMonth),
  makeRule('end of (?:(?:the|this) )?month', (_, { today }) => ({ date: endOfMonth(today) })),
  makeRule('end of next month', (_, { today }) => ({ date: endOfMonth(addMonths(today, 1)) })),
  // Too little for a date: next month, end of the week, April, the 30th
  makeRule('(?:end of )?(?<which>this|the|next) week', ({ which }, { today }, typed) =>
    missingPart('the day', typed, [addDays(mondayOf(today), which === 'next' ? 11 : 4)]),
  ),
  makeRule('this month|the month', (_, { today }, typed) => missingPart('the day', typed, [endOfMonth(today)])),
  makeRule('next month', (_, { today }, typed) => missingPart('the day', typed, [endOfMonth(addMonths(today, 1))])),
  makeRule(`${MONTH}(?: (?<year>\\d{4}))?`, (found, at, typed) => {
    const end = readEndOfMonth(found, at, typed);
    return 'date' in end ? missingPart('the day', typed, [end.date]) : end;
  }),
  makeRule(`(?:the )?${DAY}(?:st|nd|rd|th)`, (_, __, typed) => missingPart('the month', typed, [])),
];

/** Reads the whole of `text` as one date, or says what is wrong with it. Callers check whether the date has passed. */
export function readDate(text: string, at: DateContext): DateReading {
  if (text.length > MAX_CHARS) return { fault: tooLongFault('date', text), suggestions: [] };
  const typed = normaliseTyped(text);
  const plain = typed.toLowerCase();
  for (const { pattern, read } of RULES) {
    const match = pattern.exec(plain);
    if (match) return read(match.groups ?? {}, at, typed);
  }
  const fault = `"${typed}" is not a date that can be read here: write it like 30 April, 30/04/2024, Friday or in 3 weeks.`;
  return { fault, suggestions: [] };
}

/** Reads "9am", "9:30am", "2.30pm", "midday" or "09:00" as `HH:MM`, or says what is wrong with it. */
export function readTime(text: string): { readonly time: string } | { readonly fault: string } {
  if (text.length > MAX_CHARS) return { fault: tooLongFault('time', text) };
  const typed = normaliseTyped(text);
  const plain = typed.toLowerCase();
  if (plain === 'midday' || plain === 'noon') return { time: '12:00' };
  if (plain === 'midnight') return { time: '00:00' };
  const match = /^(\d{1,2})(?:[:.](\d\d))?(?: ?([ap])\.?m\.?)?$/.exec(plain);
  const [, hour = '', minute, half] = match ?? [];
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'p' ? 12 : 0);
  const onTheClock = half === undefined ? minute !== undefined && hours < 24 : Number(hour) >= 1 && Number(hour) <= 12;
  if (!match || !onTheClock || Number(minute ?? 0) > 59) {
    return { fault: `"${typed}" is not a time that can be read here: write it like 9am, 2:30pm or 14:30.` };
  }
  return { time: `${String(hours).padStart(2, '0')}:${minute ?? '00'}` };
}

function makeRule(pattern: string, read: Rule['read']): Rule {
  return { pattern: new RegExp(`^(?:${pattern})$`), read };
}

function numberNames(names: readonly string[], more: Readonly<Record<string, number>>): ReadonlyMap<string, number> {
  const pairs = names.map((name, index) => [name.toLowerCase(), index + 1] as const);
  return new Map([...pairs, ...pairs.map(([name, n]) => [name.slice(0, 3), n] as const), ...Object.entries(more)]);
}

// Phones and Word insert curly quotes, long dashes, hard spaces and invisible marks where people mean plain ones.
function normaliseTyped(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/["'`´‘’‚‛“”„‟]|[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[\s,]+/g, ' ')
    .replace(/ ?\/ ?/g, '/')
    .replace(/^ | ?\.? ?$/g, '');
}

function tooLongFault(what: string, text: string): string {
  return `A ${what} takes at most ${MAX_CHARS} characters, and this has ${text.length}.`;
}

function missingPart(what: string, typed: string, suggestions: readonly IsoDate[]): DateReading {
  return { fault: `"${typed}" needs ${what} as well, as in 30 April.`, suggestions };
}

function readCalendarDay(found: Groups, at: DateContext, typed: string): DateReading {
  const day = Number(found.day);
  const month = monthNumber(found);
  const year = impliedYear(found, month, day, at);
  if (found.year?.length === 2) {
    const inFull = YEARS.first + year;
    return {
      fault: `"${typed}" needs the year in full, as in ${inFull}.`,
      suggestions: existingDates(inFull, month, day),
    };
  }
  if (!isReadableYear(year)) return outsideYears(typed);
  if (month < 1 || month > 12) {
    const fault = `"${typed}" has no month ${month}: the day comes first, as in 30/04/2024 (or 2024-04-30).`;
    return { fault, suggestions: existingDates(impliedYear(found, day, month, at), day, month) };
  }
  const last = daysInMonth(year, month);
  if (day < 1 || day > last) {
    const end = isoDate(year, month, last);
    const inYear = month === 2 ? ` ${year}` : '';
    const fault = `"${typed}" does not exist: ${MONTHS[month - 1]}${inYear} has ${last} days.`;
    return { fault, suggestions: day < 1 ? [isoDate(year, month, 1)] : [end, addDays(end, 1)] };
  }
  return checkWeekday(isoDate(year, month, day), found, typed);
}

function checkWeekday(date: IsoDate, found: Groups, typed: string): DateReading {
  const real = weekdayOf(date);
  const named = found.weekday === undefined ? real : weekdayNumber(found);
  if (named === real) return { date };
  const fault = `"${typed}" is a ${WEEKDAYS[real - 1]} in ${date.slice(0, 4)}, not a ${WEEKDAYS[named - 1]}.`;
  // The second suggestion is the named weekday nearest to the date, at most three days away.
  return { fault, suggestions: [date, addDays(date, ((named - real + 10) % 7) - 3)] };
}

function outsideYears(typed: string): DateReading {
  return { fault: `"${typed}" is outside the years ${YEARS.first} to ${YEARS.last}.`, suggestions: [] };
}

function isReadableYear(year: number): boolean {
  return year >= YEARS.first && year <= YEARS.last;
}

// A date without a year is the next one, or the last one, today included. The day may not exist in that year.
function impliedYear(found: Groups, month: number, day: number, { today, prefer }: DateContext): number {
  if (found.year !== undefined) return Number(found.year);
  const year = Number(today.slice(0, 4));
  const thisYears = isoDate(year, month, day);
  if (prefer === 'future') return thisYears >= today ? year : year + 1;
  return thisYears <= today ? year : year - 1;
}

function isoDate(year: number, month: number, day: number): IsoDate {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function existingDates(year: number, month: number, day: number): IsoDate[] {
  return [isoDate(year, month, day)].filter(isDate);
}

function readEndOfMonth(found: Groups, at: DateContext, typed: string): DateReading {
  const month = monthNumber(found);
  const year = impliedYear(found, month, daysInMonth(Number(at.today.slice(0, 4)), month), at);
  return isReadableYear(year) ? { date: endOfMonth(isoDate(year, month, 1)) } : outsideYears(typed);
}

function endOfMonth(date: IsoDate): IsoDate {
  return date.slice(0, 8) + daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)));
}

function monthNumber({ month = '' }: Groups): number {
  return MONTH_NUMBERS.get(month) ?? Number(month);
}

function weekdayNumber({ weekday = '' }: Groups): number {
  return WEEKDAY_NUMBERS.get(weekday) ?? Number.NaN;
}

// A bare weekday never means today, because people say "today".
function nearestWeekday(found: Groups, { today }: DateContext, prefer: DateContext['prefer']): IsoDate {
  const ahead = (weekdayNumber(found) - weekdayOf(today) + 7) % 7;
  return addDays(today, prefer === 'future' ? ahead || 7 : ahead - 7);
}

function weekdayOfWeek(found: Groups, date: IsoDate): IsoDate {
  return addDays(mondayOf(date), weekdayNumber(found) - 1);
}

function shiftFromAnchor(found: Groups, at: DateContext, typed: string): DateReading {
  const anchor = readDate(found.anchor ?? '', at);
  return 'date' in anchor ? shiftDate(found, anchor.date, found.link === 'before' ? -1 : 1, at, typed) : anchor;
}

function shiftDate(found: Groups, from: IsoDate, sign: 1 | -1, at: DateContext, typed: string): DateReading {
  const { count = '', unit = '' } = found;
  const n = sign * (count.startsWith('a') ? 1 : COUNTS.indexOf(count) + 1 || Number(count));
  const date = addUnits(from, n, unit, at.calendar);
  return isReadableYear(Number(date.slice(0, 4))) ? { date } : outsideYears(typed);
}

function addUnits(date: IsoDate, n: number, unit: string, calendar: Calendar): IsoDate {
  if (unit.startsWith('working')) return addWorkingDays(date, n, calendar);
  if (unit.startsWith('day')) return addDays(date, n);
  if (unit.startsWith('week')) return addDays(date, n * 7);
  if (unit.startsWith('fortnight')) return addDays(date, n * 14);
  return addMonths(date, unit.startsWith('year') ? n * 12 : n);
}

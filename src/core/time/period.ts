/** Reads the days that a list asks for: a week, a month, the next seven days, or everything up to a date. */
import type { IsoDate } from '../record/model.ts';
import { type DateContext, readDate } from './date-words.ts';
import { addDays, addMonths, daysBetween, longDate, mondayOf } from './dates.ts';
import { MONTH } from './words/grammar.ts';

/** The days from `from` through `through`; `from` is null when every earlier day belongs to it. */
export interface Period {
  readonly from: IsoDate | null;
  readonly through: IsoDate;
  /** How a title names it: "this week", "in June 2024", "by 30 June 2024". */
  readonly words: string;
}

/** The period, or a `fault`: a sentence that quotes the input, with the words of periods that may have been meant. */
export type PeriodReading =
  | { readonly period: Period }
  | { readonly fault: string; readonly suggestions: readonly string[] };

const DAYS_IN_WEEK = 7;
/** A weekday is read at most two weeks apart, forward and back; a day of a month about a year apart. */
const MOST_DAYS_BETWEEN_WEEKDAYS = 14;
const MONTH_NAMED = new RegExp(`^(?:in |during )?(?:(?<which>this|next) month|(?<named>${MONTH}(?: \\d{4})?))$`);
const OPEN = /^(?<how>after|later than|beyond|from|before) (?<first>.+)$/;
const BETWEEN = /^between (?<first>.+?) and (?<second>.+)$/;
const LAST_DAY = '9999-12-31';
const NEXT_SEVEN_DAYS = /^(?:in )?(?:the )?next (?:7|seven) days$/;

/**
 * `this week`, `next week`, `week after next` (each from Monday through Sunday), `this month`, `July`, `next seven days`, or a
 * date, with or without "by" or "on"; `after`, `from` and `before` a date, and `between` two.
 * A date without its year is the nearest of the past and the coming one, because a list may look either way.
 */
export function readPeriod(text: string, at: Omit<DateContext, 'prefer'>): PeriodReading {
  const { today } = at;
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ');
  if (words === 'this week') return { period: weekFrom(mondayOf(today), words) };
  if (words === 'next week') return { period: weekFrom(addDays(mondayOf(today), DAYS_IN_WEEK), words) };
  if (/^(?:in )?(?:the )?week after next$/.test(words)) {
    return { period: weekFrom(addDays(mondayOf(today), 2 * DAYS_IN_WEEK), 'in the week after next') };
  }
  const { which, named } = MONTH_NAMED.exec(words)?.groups ?? {};
  if (which) return { period: monthOf(addMonths(today, which === 'next' ? 1 : 0)) };
  if (named) {
    const last = readPeriod(`end of ${named}`, at);
    return 'fault' in last ? last : { period: monthOf(last.period.through) };
  }
  if (NEXT_SEVEN_DAYS.test(words)) {
    return { period: { from: today, through: nextSevenDays(today), words: 'in the next seven days' } };
  }
  const open = openPeriod(words, at);
  if (open) return open;
  const day = text.trim().replace(/^(?:on or before|by|on|up to|until)\s+/i, '');
  const past = readDate(day, { ...at, prefer: 'past' });
  const coming = readDate(day, { ...at, prefer: 'future' });
  if ('fault' in coming) return { fault: coming.fault, suggestions: coming.suggestions.map(longDate) };
  const through = 'date' in past ? nearestYear(past.date, coming.date, today) : coming.date;
  return { period: { from: null, through, words: `by ${longDate(through)}` } };
}

/** "after 2 September", "from 3 September", "before 2 October", "between 1 and 30 September 2026"; null for any other words. */
function openPeriod(words: string, at: Omit<DateContext, 'prefer'>): PeriodReading | null {
  const { how = 'between', first: typed, second } = (OPEN.exec(words) ?? BETWEEN.exec(words))?.groups ?? {};
  if (typed === undefined) return null;
  // "between 20 and 30 June": the month stands once.
  const first = /^\d{1,2}$/.test(typed) ? `${typed} ${second?.replace(/^\d{1,2}\s*/, '') ?? ''}` : typed;
  const start = readPeriod(first, at);
  if ('fault' in start) return suggestAs(start, (day) => (second ? `between ${day} and ${second}` : `${how} ${day}`));
  const last = start.period.through;
  const from = start.period.from ?? last;
  if (second !== undefined) {
    const end = readPeriod(second, at);
    if ('fault' in end) return suggestAs(end, (day) => `between ${longDate(from)} and ${day}`);
    return between(from, end.period.through);
  }
  if (how === 'before')
    return { period: { from: null, through: addDays(from, -1), words: `before ${longDate(from)}` } };
  return how === 'from'
    ? { period: { from, through: LAST_DAY, words: `from ${longDate(from)}` } }
    : { period: { from: addDays(last, 1), through: LAST_DAY, words: `after ${longDate(last)}` } };
}

function between(from: IsoDate, through: IsoDate): PeriodReading {
  if (through >= from)
    return { period: { from, through, words: `between ${longDate(from)} and ${longDate(through)}` } };
  return {
    fault: `${longDate(through)} is before ${longDate(from)}. Expected the earlier day first.`,
    suggestions: [`between ${longDate(through)} and ${longDate(from)}`],
  };
}

/** A fault of one of its days, with the days that may be meant in the words of the whole period. */
function suggestAs(
  { fault, suggestions }: Extract<PeriodReading, { fault: string }>,
  whole: (day: string) => string,
): PeriodReading {
  return { fault, suggestions: suggestions.map(whole) };
}

/** The last of the seven days after today. */
export function nextSevenDays(today: IsoDate): IsoDate {
  return addDays(today, DAYS_IN_WEEK);
}

function weekFrom(from: IsoDate, words: string): Period {
  return { from, through: addDays(from, DAYS_IN_WEEK - 1), words };
}

function monthOf(day: IsoDate): Period {
  const from = `${day.slice(0, 8)}01`;
  const [, month = ''] = /^\d+ (.+)$/.exec(longDate(from)) ?? [];
  return { from, through: addDays(addMonths(from, 1), -1), words: `in ${month}` };
}

/** Picks the nearer to today of two readings about a year apart, and the coming one of two weekdays. */
function nearestYear(past: IsoDate, coming: IsoDate, today: IsoDate): IsoDate {
  const [back, ahead] = [daysBetween(past, today), daysBetween(today, coming)];
  return back + ahead > MOST_DAYS_BETWEEN_WEEKDAYS && back < ahead ? past : coming;
}

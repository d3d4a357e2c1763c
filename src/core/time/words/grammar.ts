/** The words that dates are made of, as patterns, and the shape of the rules that read them. */
import { MONTHS, WEEKDAYS } from '../dates.ts';
import type { DateContext, DateFault, Found } from './candidates.ts';

/** Longer than any date in the grammar. Longer input is refused before any pattern runs on it. */
export const MAX_CHARS = 100;
const COUNTS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const MONTH_NUMBERS = numberNames(MONTHS, { sept: 9 });
const WEEKDAY_NUMBERS = numberNames(WEEKDAYS, { tues: 2, weds: 3, thur: 4, thurs: 4 });

/** The number that a word from one to twelve says; null for other words. */
export function numberOfWord(word: string): number | null {
  return COUNTS.indexOf(word.toLowerCase()) + 1 || null;
}

/** The name of a weekday, as the group `weekday`. */
export const WEEKDAY = `(?<weekday>${[...WEEKDAY_NUMBERS.keys()].join('|')})`;
/** The name of a month, as the group `month`. */
export const MONTH = `(?<month>${[...MONTH_NUMBERS.keys()].join('|')})\\.?`;
/** A day of the month in figures, as the group `day`. */
export const DAY = '(?<day>\\d{1,2})';
/** The ending of a day of the month: 30th. */
export const ORDINAL = '(?:st|nd|rd|th)';
/** A year of four or two figures, as the group `year`. */
export const YEAR = '(?<year>\\d{4}|\\d\\d)';
/** A unit of time, as the group `unit`. */
export const UNIT = '(?<unit>working days?|days?|weeks?|wks?|fortnights?|months?|years?)';
/** A length of time, as the groups `count` and `unit`. */
export const SPAN = `(?<count>\\d{1,3}|an?|${COUNTS.join('|')}) ${UNIT}`;

/** The named groups of a match. */
export type Groups = Readonly<Record<string, string | undefined>>;

/**
 * The context of one rule. `inner` reads a part of the words as a date, null when no rule matches that part; its faults
 * quote that part unless other words are given.
 */
export interface RuleContext extends DateContext {
  readonly inner: (part: string, quoted?: string) => Found | null;
}

/** One form in which dates are typed. `read` gives null when a part of the words is no date. */
export interface Rule {
  readonly pattern: RegExp;
  readonly read: (found: Groups, at: RuleContext, typed: string) => Found | null;
}

/** A rule for words that match the whole pattern, in any case. */
export function makeRule(pattern: string, read: Rule['read']): Rule {
  return { pattern: new RegExp(`^(?:${pattern})$`, 'i'), read };
}

/** The month of a match, counted from 1, by its name or in figures. */
export function monthNumber({ month = '' }: Groups): number {
  return MONTH_NUMBERS.get(month.toLowerCase()) ?? Number(month);
}

/** The ISO weekday of a match. */
export function weekdayNumber({ weekday = '' }: Groups): number {
  return WEEKDAY_NUMBERS.get(weekday.toLowerCase()) ?? Number.NaN;
}

/** The count of a `SPAN`; one where it is left out. */
export function countNumber({ count = 'a' }: Groups): number {
  const word = count.toLowerCase();
  return word.startsWith('a') ? 1 : (numberOfWord(word) ?? Number(word));
}

/** The fault of words that leave out a part of the date. */
export function missingPart(part: string, typed: string, suggestions: DateFault['suggestions']): DateFault {
  return { fault: `"${typed}" needs ${part} as well, as in 30 April.`, suggestions };
}

/**
 * The words without quotes, commas, a full stop and double spaces. Phones and word processors insert curly quotes, long
 * dashes, hard spaces and invisible marks where people mean plain ones.
 */
export function normaliseTyped(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/["'`´‘’‚‛“”„‟]|[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[\s,]+/g, ' ')
    .replace(/ ?\/ ?/g, '/')
    .replace(/^ | ?\.? ?$/g, '');
}

function numberNames(names: readonly string[], more: Readonly<Record<string, number>>): ReadonlyMap<string, number> {
  const pairs = names.map((name, index) => [name.toLowerCase(), index + 1] as const);
  return new Map([...pairs, ...pairs.map(([name, n]) => [name.slice(0, 3), n] as const), ...Object.entries(more)]);
}

/** The fault of input that is longer than `MAX_CHARS`; `what` is "date" or "time". */
export function tooLongFault(what: string, text: string): string {
  return `A ${what} takes at most ${MAX_CHARS} characters, and this has ${text.length}.`;
}

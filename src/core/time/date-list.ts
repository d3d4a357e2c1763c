/** Reads several dates of one line: "12 February, 11 March and 15 April", "12, 19 and 26 March 2024". */
import type { IsoDate } from '../record/model.ts';
import { type DateReading, readDate } from './date-words.ts';
import { addDays, longDate } from './dates.ts';
import type { DateContext } from './words/candidates.ts';

/** The dates in the order typed, or a fault with the lists that may have been meant. */
export type DateListReading =
  | { readonly dates: readonly IsoDate[] }
  | { readonly fault: string; readonly suggestions: readonly (readonly IsoDate[])[] };

const WEEKDAY_COMMA = /\b((?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun),/gi;
const BETWEEN = /\s*(?:[,;&\n]+(?:\s*and\b)?|\band\b)\s*/i;
const DAY_ALONE = /^\d{1,2}(?:st|nd|rd|th)?$/i;
const DAY_AND_MONTH = /^(\d{1,2}(?:st|nd|rd|th)?)\s+(\p{L}+(?:\s+\d{4})?)$/iu;
const WITHOUT_YEAR = /^\d{1,2}(?:st|nd|rd|th)?\s+\p{L}+$|^\p{L}+\s+\d{1,2}(?:st|nd|rd|th)?$/iu;

/**
 * Reads a list of dates. A day alone has the month behind it; a date without a year follows the one before it or leads to
 * the one behind it, as people write a list in order.
 */
export function readDates(text: string, at: DateContext): DateListReading {
  const typed = text
    .replace(WEEKDAY_COMMA, '$1 ')
    .trim()
    .split(BETWEEN)
    .filter((part) => part !== '');
  const parts = typed.map((part, n) => (DAY_ALONE.test(part) ? `${part} ${monthBehind(typed, n)}` : part));
  const dates: IsoDate[] = [];
  for (const part of parts) {
    const read: DateReading = readDate(part, at);
    if ('fault' in read) return { fault: read.fault, suggestions: [] };
    dates.push(read.date);
  }
  const isOpen = (n: number) => WITHOUT_YEAR.test(parts[n] as string);
  if (dates.some((_, n) => !isOpen(n))) return { dates: besideYears(dates, parts, at) };
  const fall = dates.findIndex((date, n) => n > 0 && date < (dates[n - 1] as IsoDate));
  if (fall < 0) return { dates };
  const [before, after] = [dates[fall - 1] as IsoDate, dates[fall] as IsoDate];
  const past = inTurn(parts, { ...at, prefer: 'past' });
  return {
    fault: `"${text.trim()}" could begin in the past: ${longDate(after)} stands behind ${longDate(before)}. Write the year of each date.`,
    suggestions: [...(past ? [past] : []), dates.toSorted()],
  };
}

/** The month, and the year if there is one, of the first date behind a day alone. */
function monthBehind(parts: readonly string[], n: number): string {
  for (const part of parts.slice(n + 1)) {
    const month = DAY_AND_MONTH.exec(part)?.[2];
    if (month !== undefined) return month;
  }
  return '';
}

/** The dates without a year read again beside those that have one: nearest before the next date, else after the last. */
function besideYears(dates: readonly IsoDate[], parts: readonly string[], at: DateContext): readonly IsoDate[] {
  const found = [...dates];
  const anchored = parts.map((part) => !WITHOUT_YEAR.test(part));
  for (let n = parts.length - 2; n >= 0; n -= 1) {
    if (anchored[n] || !anchored[n + 1]) continue;
    found[n] = again(parts[n] as string, { ...at, today: addDays(found[n + 1] as IsoDate, -1), prefer: 'past' });
    anchored[n] = true;
  }
  for (let n = 1; n < parts.length; n += 1) {
    if (anchored[n]) continue;
    found[n] = again(parts[n] as string, { ...at, today: addDays(found[n - 1] as IsoDate, 1), prefer: 'future' });
  }
  return found;
}

/** The first date as the context prefers it, and each other one after the one before. */
function inTurn(parts: readonly string[], at: DateContext): readonly IsoDate[] | null {
  const found: IsoDate[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    const read = readDate(part, last === undefined ? at : { ...at, today: addDays(last, 1), prefer: 'future' });
    if ('fault' in read) return null;
    found.push(read.date);
  }
  return found;
}

function again(part: string, at: DateContext): IsoDate {
  const read = readDate(part, at);
  if ('fault' in read) throw new Error(`"${part}" was read as a date, and is none beside the others`);
  return read.date;
}

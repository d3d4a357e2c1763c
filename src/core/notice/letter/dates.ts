/** Finds the dates in a sentence of a letter. */
import type { IsoDate } from '../../record/model.ts';
import { addDays, daysInMonth, isDate, MONTHS } from '../../time/dates.ts';

/** A date in a text. `isExact` is false where the letter gives only a month, or leaves out the year. */
export interface DateFound {
  readonly date: IsoDate;
  readonly index: number;
  readonly text: string;
  readonly isExact: boolean;
}

const MONTH = `(${MONTHS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')}|Sept)`;
const DAY = '(\\d{1,2})(?:\\s?(?:st|nd|rd|th))?';
const DAY_FIRST = new RegExp(`\\b${DAY}\\s+(?:of\\s+)?${MONTH}\\.?(?:,?\\s+(\\d{4}))?\\b`, 'gi');
const MONTH_FIRST = new RegExp(`\\b${MONTH}\\.?\\s+${DAY},?\\s+(\\d{4})\\b`, 'gi');
const FIGURES = /\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b/g;
const YEAR_FIRST = /\b(\d{4})-(\d{2})-(\d{2})\b/g;
const MONTH_ONLY = new RegExp(`\\b${MONTH}\\s+(\\d{4})\\b`, 'gi');

/** The dates of a text in its order. A date without a year is the first one from `letterOn` on; without that it is left out. */
export function datesIn(text: string, letterOn: IsoDate | null = null): readonly DateFound[] {
  const found: DateFound[] = [];
  const add = (index: number, words: string, date: IsoDate | null, isExact = true) => {
    const isTaken = found.some((one) => index < one.index + one.text.length && one.index < index + words.length);
    if (date !== null && isDate(date) && !isTaken) found.push({ date, index, text: words, isExact });
  };
  for (const { 0: words, 1: day, 2: month, 3: year, index } of text.matchAll(DAY_FIRST)) {
    if (year) add(index, words, written(year, month, day));
    else add(index, words, withoutYear(month, day, letterOn), false);
  }
  for (const { 0: words, 1: month, 2: day, 3: year, index } of text.matchAll(MONTH_FIRST))
    add(index, words, written(year, month, day));
  for (const { 0: words, 1: day, 2: month, 3: year = '', index } of text.matchAll(FIGURES))
    add(index, words, `${year.length === 2 ? `20${year}` : year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`);
  for (const { 0: words, index } of text.matchAll(YEAR_FIRST)) add(index, words, words);
  for (const { 0: words, 1: month, 2: year, index } of text.matchAll(MONTH_ONLY)) {
    const last = daysInMonth(Number(year), monthOf(month));
    add(index, words, written(year, month, String(last)), false);
  }
  return found.sort((a, b) => a.index - b.index);
}

function written(year: string | undefined, month: string | undefined, day: string | undefined): IsoDate {
  return `${year}-${String(monthOf(month)).padStart(2, '0')}-${day?.padStart(2, '0')}`;
}

function monthOf(name = ''): number {
  return MONTHS.findIndex((one) => one.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase()) + 1;
}

function withoutYear(month: string | undefined, day: string | undefined, from: IsoDate | null): IsoDate | null {
  if (from === null) return null;
  const year = Number(from.slice(0, 4));
  const [same, next] = [written(String(year), month, day), written(String(year + 1), month, day)];
  return same >= from ? same : next;
}

/** The day that lies so many of `unit` after a date. */
export function daysAfter(date: IsoDate, count: number, unit: string): IsoDate {
  return addDays(date, unit.startsWith('week') ? count * 7 : count);
}

/** Days that are named in the words of people: one that lay ahead when it was written and has passed by now, and one that is still to come. */
import type { IsoDate, LogEntry } from '../../record/model.ts';
import { addDays, addMonths, daysBetween, isDate, yearOf } from '../../time/dates.ts';
import { dateOf } from '../../time/instants.ts';
import { DAY, type Groups, MONTH, monthNumber, ORDINAL } from '../../time/words/grammar.ts';

const FULL_YEAR = '(?<year>\\d{4})';
/** "6 August", "6th of Aug 2026", "06/08" and "6/8/26"; "end of August" and "in August" are its last day. */
const NAMED_DAYS: readonly RegExp[] = [
  String.raw`\b${DAY}${ORDINAL}?(?: of)? ${MONTH}(?![a-z])(?: ${FULL_YEAR})?`,
  String.raw`(?<![\d/.£])${DAY}/(?<month>\d{1,2})(?:/(?<year>\d{4}|\d\d))?(?![\d/])`,
  String.raw`\b(?:end of|in|by|before|during|late) ${MONTH}(?![a-z])(?: ${FULL_YEAR})?`,
].map((pattern) => new RegExp(pattern, 'gi'));

/** Halfway to the same day of another year: a day without its year is the nearest one. */
const HALF_A_YEAR = 183;

/** The words of an update in which a day may have passed. */
export type WordsOfUpdate = 'text' | 'correctiveAction' | 'next';

/**
 * Whether these words of an update name a day that has passed and lay ahead when they were written. A next step lies ahead
 * whenever it was written, because an import may bring in one that has long passed.
 */
export function hasPassedDay(entry: LogEntry, part: WordsOfUpdate, today: IsoDate, zone: string): boolean {
  const written = dateOf(entry.addedAt, zone);
  const said = written > entry.on ? written : entry.on;
  const lay = (day: IsoDate) => part === 'next' || day > said;
  return daysIn(entry[part] ?? '', entry.on).some((day) => day < today && lay(day));
}

/** The first day from today on that the next step of an update names; null where it names none. */
export function nextStepDay({ next, on }: LogEntry, today: IsoDate): IsoDate | null {
  const ahead = daysIn(next ?? '', on).filter((day) => day >= today);
  return [...ahead].sort()[0] ?? null;
}

/** The days that are named in a text, those without a year in the one nearest to a day. */
function daysIn(text: string, near: IsoDate): readonly IsoDate[] {
  return NAMED_DAYS.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(({ groups }) => nearestDay(groups ?? {}, near) ?? []),
  );
}

function nearestDay(found: Groups, near: IsoDate): IsoDate | null {
  const { day, year } = found;
  if (year !== undefined) return dayIn(year.length === 2 ? 2000 + Number(year) : Number(year), monthNumber(found), day);
  const years = [-1, 0, 1].map((n) => yearOf(near) + n);
  const days = years.flatMap((one) => dayIn(one, monthNumber(found), day) ?? []);
  return days.find((one) => Math.abs(daysBetween(near, one)) <= HALF_A_YEAR) ?? null;
}

/** The day of a month, or its last day where none is named; null for a day that does not exist. */
function dayIn(year: number, month: number, day: string | undefined): IsoDate | null {
  const text = (n: number) => `${year}-${String(month).padStart(2, '0')}-${String(n).padStart(2, '0')}`;
  if (!isDate(text(1))) return null;
  if (day === undefined) return addDays(addMonths(text(1), 1), -1);
  return isDate(text(Number(day))) ? text(Number(day)) : null;
}

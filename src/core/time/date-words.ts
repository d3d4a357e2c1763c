/** Reads dates as people type them. The day comes before the month, and doubtful input is refused. */
import type { IsoDate, Snapshot } from '../record/model.ts';
import { CALENDAR_DAY_RULES } from './words/calendar-days.ts';
import { chooseDay, type DateContext, type DateFault, type Found } from './words/candidates.ts';
import { COUNTED_DAY_RULES } from './words/counted-days.ts';
import { MAX_CHARS, normaliseTyped, type RuleContext, tooLongFault } from './words/grammar.ts';
import { PERIOD_DAY_RULES } from './words/period-days.ts';
import { VAGUE_DAY_RULES } from './words/vague-days.ts';

export type { DateContext } from './words/candidates.ts';

/** The date, or a `fault`: a sentence that quotes the input, with dates that may have been meant, likeliest first. */
export type DateReading = { readonly date: IsoDate } | DateFault;

// Where two rules match the same words, the later one reads them only when the earlier one gives null.
const RULES = [...CALENDAR_DAY_RULES, ...COUNTED_DAY_RULES, ...PERIOD_DAY_RULES, ...VAGUE_DAY_RULES];
const BEFORE_THE_DATE =
  /^(?:(?:by )?no later than|not later than|on or (?:before|by)|due(?: on| by)?|by|on|to|till|until|for|from) /i;
const BEHIND_THE_DATE = / (?:at the latest|latest|or (?:earlier|sooner))$/i;

/** The context in which words are read on a record: today, its calendar and the expiry of its notice. */
export function dateContextOf(
  {
    today,
    calendar,
    snapshot,
  }: Pick<DateContext, 'today' | 'calendar'> & { readonly snapshot: Pick<Snapshot, 'notice'> },
  prefer: DateContext['prefer'],
): DateContext {
  return { today, calendar, expiresOn: snapshot.notice?.expiresOn ?? null, prefer };
}

/** Reads the whole of `text` as one date, or says what is wrong with it. Callers check whether the date has passed. */
export function readDate(text: string, at: DateContext): DateReading {
  if (text.length > MAX_CHARS) return { fault: tooLongFault('date', text), suggestions: [] };
  const typed = normaliseTyped(text);
  const words = typed.replace(BEFORE_THE_DATE, '').replace(BEHIND_THE_DATE, '');
  const found = findDays(words, at);
  if (found) return chooseDay(found, at, words);
  const fault = `"${typed}" is not a date that can be read here: write it like 30 April, 30/04/2024, Friday or in 3 weeks.`;
  return { fault, suggestions: [] };
}

/** The day is of no account where only the form of words is asked about. */
const ANY_DAY: DateContext = {
  today: '2024-01-30',
  calendar: { timeZone: 'UTC', extraHolidays: new Set() },
  expiresOn: '2024-07-30',
  prefer: 'past',
};

/** Whether the whole of `text` is a date in words, on whatever day it is read: also one that does not exist or is not clear. */
export function isDateInWords(text: string): boolean {
  if (text.length > MAX_CHARS) return false;
  return findDays(normaliseTyped(text).replace(BEFORE_THE_DATE, '').replace(BEHIND_THE_DATE, ''), ANY_DAY) !== null;
}

function findDays(words: string, at: DateContext, quoted = words): Found | null {
  const context: RuleContext = { ...at, inner: (part, inFault) => findDays(part, at, inFault) };
  for (const { pattern, read } of RULES) {
    const match = pattern.exec(words);
    const found = match && read(match.groups ?? {}, context, quoted);
    if (found) return found;
  }
  return null;
}

/** Reads on which day of its month, quarter or week something regular is done, and finds the next such day. */
import { workingDue } from '../plan/next-period.ts';
import type { IsoDate, Snapshot } from '../record/model.ts';
import { addWorkingDays, closedDaysOf } from '../time/calendar.ts';
import { addDays, addMonths, daysInMonth, WEEKDAYS, weekdayOf } from '../time/dates.ts';

/** The day of a rhythm that a plan names. */
export interface RhythmDay {
  readonly every: 'week' | 'month' | 'quarter';
  /** A working day, a day of the week (1 for Monday), or any day. */
  readonly of: 'working' | 'any' | number;
  /** The first is 1; the last is null. */
  readonly nth: number | null;
}

const NTH = '(?<nth>first|second|third|fourth|last|final|\\d{1,2}(?:st|nd|rd|th))';
const WEEKDAY = '(?<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri)(?:day)?s?';
const COUNTED = new RegExp(`\\b${NTH} (?:(?<working>working day|business day|weekday)|${WEEKDAY}|day)s?\\b`, 'i');
const DAY_OF_MONTH = /\b(?<nth>\d{1,2})(?:st|nd|rd|th)\b/i;
const AT_THE_END = /\b(?:month|quarter)[- ]?end\b|\bend of (?:(?:the|each|every) )?(?:month|quarter)\b/i;
const ON_WEEKDAY = new RegExp(`\\b${WEEKDAY}\\b`, 'i');
const IN_WORDS: Readonly<Record<string, number | null>> = {
  ...{ first: 1, second: 2, third: 3, fourth: 4 },
  ...{ last: null, final: null },
};

/** The day that the words of a rhythm name; null where they name none, or where no such day comes so often. */
export function readRhythmDay(words: string, everyWeeks: number | null): RhythmDay | null {
  const text = words.replace(/\s+/g, ' ');
  const every = everyWeeks === 4 ? 'month' : everyWeeks === 13 ? 'quarter' : null;
  if (every === null) {
    const weekday = everyWeeks === 1 || everyWeeks === 2 ? ON_WEEKDAY.exec(text)?.groups?.weekday : undefined;
    return weekday === undefined ? null : { every: 'week', of: numberOfWeekday(weekday), nth: 1 };
  }
  const { nth, working, weekday } = COUNTED.exec(text)?.groups ?? {};
  if (nth !== undefined) {
    const of = working ? 'working' : weekday ? numberOfWeekday(weekday) : 'any';
    const number = nth.toLowerCase() in IN_WORDS ? (IN_WORDS[nth.toLowerCase()] ?? null) : Number.parseInt(nth, 10);
    return { every, of, nth: number };
  }
  if (AT_THE_END.test(text)) return { every, of: 'any', nth: null };
  const day = Number(DAY_OF_MONTH.exec(text)?.groups?.nth ?? 0);
  return day >= 1 && day <= 31 ? { every, of: 'any', nth: day } : null;
}

function numberOfWeekday(name: string): number {
  return WEEKDAYS.findIndex((one) => one.toLowerCase().startsWith(name.slice(0, 3).toLowerCase())) + 1;
}

/** The next such day on or after a day, moved to a working day where nobody works on it. */
export function nextRhythmDay(day: RhythmDay, from: IsoDate, record: Pick<Snapshot, 'holidays'>): IsoDate {
  if (day.every === 'week') {
    const next = addDays(from, (Number(day.of) - weekdayOf(from) + 7) % 7);
    return workingDue(next, addDays(from, -1), record);
  }
  for (let month = `${from.slice(0, 7)}-01`; ; month = addMonths(month, 1)) {
    const next = isItsMonth(day, month) ? dayIn(month, day, record) : null;
    if (next !== null && next >= from) return next;
  }
}

/** A quarter begins in January, April, July and October; its last days are those of March, June, September and December. */
function isItsMonth({ every, nth }: RhythmDay, month: IsoDate): boolean {
  const number = Number(month.slice(5, 7));
  return every === 'month' || number % 3 === (nth === null ? 0 : 1);
}

/** The day in the month that begins on this first. A month that is too short has it on its last day. */
function dayIn(first: IsoDate, { of, nth }: RhythmDay, record: Pick<Snapshot, 'holidays'>): IsoDate {
  const days = daysInMonth(Number(first.slice(0, 4)), Number(first.slice(5, 7)));
  const last = addDays(first, days - 1);
  const beforeFirst = addDays(first, -1);
  if (of === 'working') {
    const closed = closedDaysOf(record);
    return nth === null ? addWorkingDays(addDays(last, 1), -1, closed) : addWorkingDays(beforeFirst, nth, closed);
  }
  if (of === 'any')
    return workingDue(nth === null ? last : addDays(first, Math.min(nth, days) - 1), beforeFirst, record);
  if (nth === null) return workingDue(addDays(last, -((weekdayOf(last) - of + 7) % 7)), beforeFirst, record);
  return workingDue(addDays(first, ((of - weekdayOf(first) + 7) % 7) + 7 * (nth - 1)), beforeFirst, record);
}

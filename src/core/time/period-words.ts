/** Reads periods of days as people type them: 1 to 12 July, next week, w/c 1 July, for a fortnight from Monday. */
import type { IsoDate } from '../record/model.ts';
import { addWorkingDays, workingDayOnOrAfter } from './calendar.ts';
import { type DateReading, readDate } from './date-words.ts';
import { addDays, addMonths, daysBetween, isDate, mondayOf } from './dates.ts';
import { type DateContext, type DateFault, endOfMonth } from './words/candidates.ts';
import { addUnits } from './words/counted-days.ts';
import {
  countNumber,
  type Groups,
  MAX_CHARS,
  MONTH,
  normaliseTyped,
  ORDINAL,
  SPAN,
  tooLongFault,
  WEEKDAY,
} from './words/grammar.ts';

/** A first day without a year may lie this many days back; a longer way back is taken for a slip of the typist. */
const BEGUN_WITHIN_DAYS = 31;

/** The first and the last day. */
export interface Period {
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  /** The words of the last day where it was typed as a date of its own, so that its year can be questioned. */
  readonly endText?: string;
}

interface PeriodRule {
  readonly pattern: RegExp;
  readonly read: (found: Groups, at: DateContext, typed: string) => Period | DateFault | null;
}

const WEEK_COMMENCING = 'w/c|wc|w/b|week commencing|week beginning';

const RULES: readonly PeriodRule[] = [
  makeRule('(?:all |all of |the whole of )?(?<which>this|next) week', ({ which }, { today }) =>
    workingWeek(addDays(today, which?.toLowerCase() === 'next' ? 7 : 0)),
  ),
  makeRule('(?:the )?week after next', (_, { today }) => workingWeek(addDays(today, 14))),
  makeRule(`(?:the )?(?:${WEEK_COMMENCING}) .+`, (_, at, typed) => fromDay(typed, at, workingWeek)),
  makeRule('(?:the )?week of (?<day>.+)', ({ day = '' }, at) => fromDay(day, at, workingWeek)),
  makeRule(`(?:in |all |all of |the whole of )?(?<named>${MONTH}(?: \\d{4})?)`, ({ named }, at) =>
    fromDay(`end of ${named}`, at, wholeMonth),
  ),
  makeRule('(?:all of )?(?<which>this|next) month', ({ which }, { today }) =>
    wholeMonth(addMonths(today, which?.toLowerCase() === 'next' ? 1 : 0)),
  ),
  makeRule(`for ${SPAN}`, (found, at) => periodOfSpan(found, at.today, at)),
  makeRule(`(?:for )?${SPAN} (?:starting|beginning|from)(?: on)? (?<day>.+)`, readSpanFrom),
  makeRule(`(?<day>.+) for ${SPAN}`, readSpanFrom),
  makeRule('(?:to|till|until|through|up to) (?<last>.+)', ({ last = '' }, at) => {
    const day = readDate(last, at);
    return 'fault' in day ? day : { startsOn: at.today, endsOn: day.date, endText: last };
  }),
  makeRule('.+', (_, at, typed) => readFirstAndLast(typed, at)),
  makeRule('from (?<day>.+?)(?: onwards?| on)?', ({ day = '' }, at, typed) => {
    const first = readDate(day, at);
    return 'fault' in first ? first : needsLastDay(typed);
  }),
  makeRule('.+', (_, at, typed) => {
    const day = readDate(typed, at);
    return 'fault' in day ? day : { startsOn: day.date, endsOn: day.date, endText: typed };
  }),
];

/** Reads the whole of `text` as one period, a single day included, or says what is wrong with it. */
export function readPeriod(text: string, at: DateContext): Period | DateFault {
  if (text.length > 2 * MAX_CHARS) return { fault: tooLongFault('period', text), suggestions: [] };
  const typed = normaliseTyped(text);
  for (const { pattern, read } of RULES) {
    const match = pattern.exec(typed);
    const period = match && read(match.groups ?? {}, at, typed);
    if (period) return period;
  }
  return {
    fault: `"${typed}" is not a period that can be read here: write it like 1 to 12 July or next week.`,
    suggestions: [],
  };
}

function makeRule(pattern: string, read: PeriodRule['read']): PeriodRule {
  return { pattern: new RegExp(`^(?:${pattern})$`, 'i'), read };
}

function fromDay(words: string, at: DateContext, period: (day: IsoDate) => Period): Period | DateFault {
  const day = readDate(words, at);
  return 'fault' in day ? day : period(day.date);
}

/** Monday to Friday of the week that `date` lies in. */
function workingWeek(date: IsoDate): Period {
  const monday = mondayOf(date);
  return { startsOn: monday, endsOn: addDays(monday, 4) };
}

function wholeMonth(date: IsoDate): Period {
  return { startsOn: `${date.slice(0, 8)}01`, endsOn: endOfMonth(date) };
}

function readSpanFrom(found: Groups, at: DateContext): Period | DateFault {
  return fromDay(found.day ?? '', at, (first) => periodOfSpan(found, first, at));
}

/** As many days, weeks or months as a `SPAN` names, the first day included; working days begin with one. */
function periodOfSpan(found: Groups, first: IsoDate, { calendar }: DateContext): Period {
  const [n, unit] = [countNumber(found), found.unit?.toLowerCase() ?? ''];
  if (!unit.startsWith('working')) return { startsOn: first, endsOn: addDays(addUnits(first, n, unit, calendar), -1) };
  const startsOn = workingDayOnOrAfter(first, calendar);
  return { startsOn, endsOn: addWorkingDays(startsOn, n - 1, calendar) };
}

function needsLastDay(typed: string): DateFault {
  return { fault: `"${typed}" needs the last day as well, as in 1 to 12 July.`, suggestions: [] };
}

/** Tries every place where the words can be parted; null when none parts them in two. */
function readFirstAndLast(typed: string, at: DateContext): Period | DateFault | null {
  const words = typed.replace(/^(?:from|between) /i, '');
  const isBetween = /^between /i.test(typed);
  const parts = [...words.matchAll(isBetween ? / and /gi : / (?:to|till|until|through|up to) | ?- ?/gi)];
  const readings = parts.map(({ 0: mark, index }) =>
    readParts(words.slice(0, index), words.slice(index + mark.length), at),
  );
  const read = readings.find((one) => 'startsOn' in one);
  if (read) return read;
  // A dash alone may be part of one date: 30-Apr-2024.
  return parts.some(({ 0: mark }) => !mark.includes('-')) ? (readings[0] ?? null) : null;
}

function readParts(first: string, last: string, at: DateContext): Period | DateFault {
  const end = readDate(last, at);
  if ('fault' in end) return end;
  const start = readFirstDay(first, last, end.date, at);
  return 'fault' in start ? start : { startsOn: start.date, endsOn: end.date, endText: last };
}

function readFirstDay(first: string, last: string, endsOn: IsoDate, at: DateContext): DateReading {
  const day = new RegExp(`^(?:the )?(\\d{1,2})${ORDINAL}?$`, 'i').exec(first)?.[1];
  if (day !== undefined) return latestDayOfMonth(Number(day), endsOn, first);
  const next = readDate(first, at);
  // The Monday of "Monday to Friday" is the one before that Friday, also in "Monday to Friday next week".
  const isWeekdays = [first, last].every((words) => new RegExp(`^${WEEKDAY}(?: |$)(?!.*\\d)`, 'i').test(words));
  const before = readDate(first, { ...at, ...(isWeekdays ? { today: addDays(endsOn, 1) } : {}), prefer: 'past' });
  if ('fault' in next || 'fault' in before) return next;
  if (isWeekdays) return before;
  // "20 December to 3 January", typed between them, began in the past; a first day further back is a slip.
  return next.date > endsOn && daysBetween(before.date, at.today) <= BEGUN_WITHIN_DAYS ? before : next;
}

/** The latest date with this day of the month that is not after `endsOn`. */
function latestDayOfMonth(day: number, endsOn: IsoDate, typed: string): DateReading {
  const inMonth = (month: IsoDate) => `${month.slice(0, 8)}${String(day).padStart(2, '0')}`;
  const date = [inMonth(endsOn), inMonth(addMonths(endsOn, -1))].find((one) => isDate(one) && one <= endsOn);
  if (date) return { date };
  return { fault: `"${typed}" is no day before the last one: write the first day like 1 July.`, suggestions: [] };
}

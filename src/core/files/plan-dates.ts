/**
 * Reads the date cells of a plan. A month means its last day. A rhythm makes an action ongoing, words for "some time" give
 * no date, and everything else that is no single day becomes a question.
 */
import type { IsoDate } from '../record/model.ts';
import { readDate } from '../time/date-words.ts';
import { addDays, addMonths, dateOfDay, daysInMonth, isDate, longDate, mondayOf, weekdayOf } from '../time/dates.ts';
import { type DateContext, endOfMonth, isReadableYear, writeDate } from '../time/words/candidates.ts';
import { MONTH, monthNumber } from '../time/words/grammar.ts';
import { readRhythm } from './plan-rhythm.ts';

/** Whether the quarters of a file are those of the financial or of the calendar year; null when nobody has said so. */
export type QuarterBasis = 'financial' | 'calendar' | null;

/** The day from which the dates of a file are read, and what is known about its quarters. */
export interface PlanDateContext extends DateContext {
  readonly quarters: QuarterBasis;
}

/** The meaning of a date cell. `note` says how the cell was understood, when it could be misread. */
export type DateCell =
  | { readonly is: 'empty' }
  | { readonly is: 'day'; readonly date: IsoDate; readonly earlier?: IsoDate; readonly note?: string }
  | { readonly is: 'ongoing'; readonly everyWeeks: number | null; readonly isComplete: boolean; readonly note?: string }
  | { readonly is: 'complete'; readonly on: IsoDate | null; readonly note?: string }
  | { readonly is: 'open'; readonly note: string }
  | { readonly is: 'doubt'; readonly question: string; readonly options: readonly string[] };

const MONTH_YEAR = "(?:\\d{4}|'?\\d\\d)";
/** June 2024, Feb-24, Mar 25, March '25, 06/2024, 2024-06; also behind "by", "end of" and "during". */
const MONTH_ONLY = new RegExp(
  `^(?:end(?: of)? |by end(?: of)? |in |during )?(?:the )?${MONTH}[ ,/-]*(?:of )?(?<year>${MONTH_YEAR})$`,
  'i',
);
const MONTH_IN_FIGURES = /^(?:(?<month>\d{1,2})[/.-](?<year>\d{4})|(?<year2>\d{4})[/.-](?<month2>\d{1,2}))$/;
const SHORT_YEAR = /^(?<day>\d{1,2})(?<mark>[/. -])(?<month>\d{1,2})\k<mark>(?<year>\d\d)$/;
const SHORT_YEAR_IN_WORDS = new RegExp(
  `^(?<day>\\d{1,2})(?:st|nd|rd|th)?[ /-]*(?:of )?${MONTH}[ ,/-]*'?(?<year>\\d\\d)$`,
  'i',
);
const FINANCIAL = '(?:fy ?)?(?<from>(?:20)?\\d\\d)[/-](?<to>(?:20)?\\d\\d)';
const QUARTER = '(?:q|quarter )(?<quarter>[1-4])';
const QUARTER_OF_YEARS = [
  new RegExp(`^(?:end(?: of)? )?${QUARTER}[ ,(/-]*(?:of )?${FINANCIAL}\\)?$`, 'i'),
  new RegExp(`^${FINANCIAL}[ ,:-]*${QUARTER}$`, 'i'),
];
const QUARTER_ALONE = new RegExp(`^(?:end(?: of)? )?${QUARTER}[ ,(-]*(?<year>\\d{4}|'?\\d\\d)?\\)?$`, 'i');
const FINANCIAL_QUARTER = new RegExp(`^${QUARTER}[ ,(-]*fy ?(?<to>(?:20)?\\d\\d)\\)?$`, 'i');
const FINANCIAL_YEAR = new RegExp(
  `^(?:end(?: of)? )?(?:the )?(?:financial year |year )?${FINANCIAL}(?: financial year)?(?: year[ -]end)?$`,
  'i',
);
const YEAR_ALONE = /^(?:in |during )?(?<year>20\d\d)$/;
const WEEK_OF = /^(?:the )?(?:w\/?c|w\/b|week commencing|week beginning|week of)\.?:? ?(?<rest>.+)$/i;
const OPEN_WORDS =
  /^(?:(?:early|mid|late) )?(?:spring|summer|autumn|winter)(?:[ /-]*(?:of )?'?\d[\d/-]*)?$|^(?:asap|a\.s\.a\.p\.?|as soon as (?:possible|practicable)|immediate(?:ly)?|urgent|now|tb[acd]|t\.b\.[acd]\.?|to be (?:confirmed|agreed|advised|decided|determined|set)|not (?:yet )?(?:known|set|agreed)|no date|n\/?a|not applicable|none|unknown|-+|\?+|(?:short|medium|long)[ -]term|to follow)(?: .{0,12})?$/i;
const COMPLETE =
  /^(?:already )?(?:done|complete[d]?|closed|delivered|achieved|implemented|finished)\b[\s,:;–-]*(?:(?:in|on|by) )?\(?(?<rest>[^()]*)\)?$/i;
const REVISED =
  /^(?<first>.+?)[\s,;(–-]+(?:now|revised(?: to)?|revised date|moved to|extended to|new date|changed to):? ?(?<second>[^()]+)\)?$/i;
const WAS =
  /^(?<second>[^(]+?)[\s,;(–-]+(?:was|previously|originally|original(?: date)?|orig\.?):? ?(?<first>[^()]+)\)?$/i;
const REMARK = /^(?<day>[^(]+?) ?\((?<remark>[^()]*)\)$/;
const FIRST_SERIAL = 36_526;
const LAST_SERIAL = 73_050;
const SERIAL_OF_1970 = 25_569;

/** Reads one cell of a column of dates. */
export function readDateCell(cell: string, at: PlanDateContext): DateCell {
  const typed = tidyDate(cell);
  if (typed === '') return { is: 'empty' };
  return (
    readSingle(typed, at) ??
    readComplete(typed, at) ??
    readOngoing(typed) ??
    readMoved(typed, at) ??
    readRemark(typed, at) ??
    readByWords(typed, at)
  );
}

function tidyDate(cell: string): string {
  return cell
    .normalize('NFKC')
    .replace(/[‘’`´]/g, "'")
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?\/ ?/g, '/')
    .trim()
    .replace(/^(?:by|on|due|before end of|no later than|target):? (?=\S)/i, '')
    .replace(/[.,;*]+$/, '');
}

/** The forms that name one day or one period, or that say that there is none. */
function readSingle(typed: string, at: PlanDateContext): DateCell | null {
  if (OPEN_WORDS.test(typed)) return { is: 'open', note: `“${typed}” gives no day.` };
  return (
    readSerial(typed) ??
    readMonth(typed) ??
    readQuarter(typed, at) ??
    readYears(typed) ??
    readWeek(typed, at) ??
    readDay(typed)
  );
}

/** The days since 1899 that spreadsheets keep dates as, with or without a time. */
function readSerial(typed: string): DateCell | null {
  if (!/^\d{5}(?:\.\d+)?$/.test(typed)) return null;
  const serial = Math.floor(Number(typed));
  if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return null;
  const date = dateOfDay(serial - SERIAL_OF_1970);
  return { is: 'day', date, note: `“${typed}” is ${longDate(date)} in a spreadsheet.` };
}

function readMonth(typed: string): DateCell | null {
  const named = MONTH_ONLY.exec(typed)?.groups;
  const figures = MONTH_IN_FIGURES.exec(typed)?.groups;
  const month = named ? monthNumber(named) : Number(figures?.month ?? figures?.month2 ?? 0);
  const year = fullYear(named?.year ?? figures?.year ?? figures?.year2);
  if (year === null || month < 1 || month > 12) return null;
  return lastDay(typed, writeDate(year, month, daysInMonth(year, month)));
}

function lastDay(typed: string, date: IsoDate): DateCell {
  return isReadableYear(Number(date.slice(0, 4)))
    ? { is: 'day', date, note: `“${typed}” is read as its last day, ${longDate(date)}.` }
    : doubt(typed, []);
}

/** `24` and `'24` → 2024. */
function fullYear(text: string | undefined): number | null {
  if (text === undefined) return null;
  const figures = text.replace("'", '');
  return Number(figures) + (figures.length === 2 ? 2000 : 0);
}

function readQuarter(typed: string, at: PlanDateContext): DateCell | null {
  const ofYears = QUARTER_OF_YEARS.map((form) => form.exec(typed)?.groups).find(Boolean);
  const sure = FINANCIAL_QUARTER.exec(typed)?.groups;
  const alone = QUARTER_ALONE.exec(typed)?.groups;
  const found = ofYears ?? sure ?? alone;
  if (!found) return null;
  const quarter = Number(found.quarter);
  const begins = ofYears ? firstYear(ofYears) : sure ? (fullYear(sure.to) ?? 0) - 1 : fullYear(alone?.year);
  if (begins === null) {
    const options = at.today ? quartersAround(quarter, at) : [];
    return { is: 'doubt', question: `“${typed}” needs its year.`, options };
  }
  const financial = endOfMonth(addMonths(writeDate(begins, 4, 1), quarter * 3 - 1));
  const calendar = endOfMonth(writeDate(begins, quarter * 3, 1));
  if (sure || /\bfy/i.test(typed) || at.quarters === 'financial') return lastDay(typed, financial);
  if (at.quarters === 'calendar') return lastDay(typed, calendar);
  return {
    is: 'doubt',
    question: `“${typed}” could be ${longDate(financial)}, by the financial year, or ${longDate(calendar)}, by the calendar year.`,
    options: [longDate(financial), longDate(calendar)],
  };
}

function quartersAround(quarter: number, { today }: PlanDateContext): readonly string[] {
  const year = Number(today.slice(0, 4));
  const ends = [year - 1, year, year + 1].flatMap((one) => [
    endOfMonth(addMonths(writeDate(one, 4, 1), quarter * 3 - 1)),
    endOfMonth(writeDate(one, quarter * 3, 1)),
  ]);
  return [...new Set(ends)]
    .filter((date) => date >= today)
    .sort()
    .slice(0, 2)
    .map(longDate);
}

/** The year in which a pair of years begins; null when the two do not follow each other. */
function firstYear({ from, to }: Readonly<Record<string, string | undefined>>): number | null {
  const [first, second] = [fullYear(from), fullYear(to)];
  return first !== null && second === first + 1 ? first : null;
}

function readYears(typed: string): DateCell | null {
  const pair = FINANCIAL_YEAR.exec(typed)?.groups;
  const first = pair ? firstYear(pair) : null;
  if (first !== null) return lastDay(typed, writeDate(first + 1, 3, 31));
  const year = YEAR_ALONE.exec(typed)?.groups?.year;
  if (year === undefined) return null;
  const options = [writeDate(Number(year), 12, 31), writeDate(Number(year), 3, 31)];
  return { is: 'doubt', question: `“${typed}” is a year, not a day.`, options: options.map(longDate) };
}

/** A week that begins on a day ends on its Friday. */
function readWeek(typed: string, at: PlanDateContext): DateCell | null {
  const rest = WEEK_OF.exec(typed)?.groups?.rest;
  if (rest === undefined) return null;
  const day = readSingle(rest, at);
  if (day?.is !== 'day') return doubt(typed, []);
  const friday = addDays(mondayOf(day.date), 4);
  if (weekdayOf(day.date) > 5) return doubt(typed, [friday, addDays(friday, 7)]);
  return { is: 'day', date: friday, note: `“${typed}” is read as that Friday, ${longDate(friday)}.` };
}

const TIME = /[ T]\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?(?: ?[ap]m)?Z?$/i;
const DAY_WITH_YEAR = /\b\d{4}\b/;

/** A day with its year, read by the rules of typed dates. Days without a year are left for a question. */
function readDay(typed: string): DateCell | null {
  const day = typed.replace(TIME, '');
  const compact = /^(20\d\d)(\d\d)(\d\d)$/.exec(day);
  const short = SHORT_YEAR.exec(day)?.groups ?? SHORT_YEAR_IN_WORDS.exec(day)?.groups;
  const full = compact ? compact.slice(1).join('-') : short ? fullDay(short) : day;
  if (isDate(full)) return { is: 'day', date: full };
  if (!DAY_WITH_YEAR.test(full)) return null;
  const spaced = full.replace(/(\d)(?:st|nd|rd|th)?(?:[ -]*of)?[ -]*([a-z]{3,9})[ ,-]*(\d{4})$/i, '$1 $2 $3');
  const read = readDate(spaced, UNRELATED_DAY);
  return 'date' in read ? { is: 'day', date: read.date } : null;
}

function fullDay(found: Readonly<Record<string, string | undefined>>): string {
  return writeDate(fullYear(found.year) ?? 0, monthNumber(found), Number(found.day));
}

/** Days with their year do not depend on today. */
const UNRELATED_DAY: DateContext = {
  today: '2024-01-01',
  calendar: { timeZone: 'Europe/London', extraHolidays: new Set() },
  expiresOn: null,
  prefer: 'future',
};

function readComplete(typed: string, at: PlanDateContext): DateCell | null {
  const rest = COMPLETE.exec(typed)?.groups?.rest?.trim();
  if (rest === undefined) return null;
  if (rest === '') return { is: 'complete', on: null };
  if (readOngoing(rest)) return doubt(typed, []);
  const day = readSingle(rest, at);
  return day?.is === 'day'
    ? { is: 'complete', on: day.date, ...(day.note ? { note: day.note } : {}) }
    : doubt(typed, []);
}

function readOngoing(typed: string): DateCell | null {
  const rhythm = readRhythm(typed);
  if (!rhythm) return null;
  const note = rhythm.isWhole ? {} : { note: `“${typed}” is read as ongoing.` };
  return { is: 'ongoing', everyWeeks: rhythm.everyWeeks, isComplete: false, ...note };
}

/** A date that was moved: "30 June 2024 (revised to 30 September 2024)", "30/09/24 (was 30/06/24)". */
function readMoved(typed: string, at: PlanDateContext): DateCell | null {
  const found = REVISED.exec(typed)?.groups ?? WAS.exec(typed)?.groups;
  if (!found) return null;
  const [first, second] = [found.first, found.second].map((part) => readSingle((part ?? '').trim(), at));
  if (first?.is !== 'day' || second?.is !== 'day') return null;
  const note = `“${typed}” is read as moved from ${longDate(first.date)} to ${longDate(second.date)}.`;
  return { is: 'day', date: second.date, earlier: first.date, note };
}

/** A date with a remark in brackets, which is kept as it stands. */
function readRemark(typed: string, at: PlanDateContext): DateCell | null {
  const found = REMARK.exec(typed)?.groups;
  if (!found || /\d/.test(found.remark ?? '')) return null;
  const day = readSingle(found.day ?? '', at);
  return day?.is === 'day' ? { ...day, note: `“${typed}” is read as ${longDate(day.date)}.` } : null;
}

/** Everything else is asked about, with the days that the rules of typed dates suggest. */
function readByWords(typed: string, at: PlanDateContext): DateCell {
  const read = typed.length > 100 ? null : readDate(typed, at);
  if (read === null) return doubt(typed.slice(0, 100), []);
  return doubt(typed, 'date' in read ? datesAround(read.date, typed) : read.suggestions);
}

/** A day without its year may lie in the year before as well. */
function datesAround(date: IsoDate, typed: string): readonly IsoDate[] {
  return /\d{4}/.test(typed) ? [date] : [date, addMonths(date, -12)];
}

function doubt(typed: string, options: readonly IsoDate[]): DateCell {
  return { is: 'doubt', question: `“${typed}” is not a single day.`, options: options.map(longDate) };
}

/**
 * Reads the date cells of a plan. A month means its last day. A rhythm makes an action ongoing, words for "some time" give
 * no date, and everything else that is no single day becomes a question.
 */
import type { IsoDate } from '../record/model.ts';
import { readDate } from '../time/date-words.ts';
import { addDays, addMonths, dateOfDay, isDate, longDate, mondayOf, weekdayOf } from '../time/dates.ts';
import { type DateContext, writeDate } from '../time/words/candidates.ts';
import { type Groups, MONTH, monthNumber } from '../time/words/grammar.ts';
import type { DateCell, PlanDateContext } from './plan-date-cell.ts';
import { movedParts } from './plan-moved.ts';
import { dateDoubt, fullYear, readPeriod } from './plan-periods.ts';
import { readOngoing, readRhythm } from './plan-rhythm.ts';
import { readYearless } from './plan-yearless.ts';

const SHORT_YEAR = /^(?<day>\d{1,2})(?<mark>[/. -])(?<month>\d{1,2})\k<mark>(?<year>\d\d)$/;
const SHORT_YEAR_IN_WORDS = new RegExp(
  `^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? )?(?<day>\\d{1,2})(?:st|nd|rd|th)?[ /-]*(?:of )?${MONTH}[ ,/-]*'?(?<year>\\d\\d)$`,
  'i',
);
const WEEK_OF = /^(?:the )?(?:w\/?c|w\/b|week commencing|week beginning|week of)\.?:? ?(?<rest>.+)$/i;
/** The week that ends on a day: the day itself. */
const WEEK_ENDING = /^(?:the )?(?:w\/?e\b|week ending|week end)\.?:? ?(?:on )?(?<rest>.*\d.*)$/i;
const SEASON =
  /^(?:(?:early|mid|late|by|in|end of)[ -])?(?:the )?(?:spring|summer|autumn|winter)(?:[ /-]*(?:of )?'?\d[\d/-]*)?$/i;
const NO_DAY =
  /^(?:asap|a\.s\.a\.p\.?|as soon as (?:possible|practicable)|immediate(?:ly)?|urgent(?:ly)?|now|tb[acd]|t\.b\.[acd]\.?|to be (?:confirmed|agreed|advised|decided|determined|set)|not (?:yet )?(?:known|set|agreed)|no date|n\/?a|not applicable|none|unknown|-+|\?+|(?:short|medium|long)[ -]term|to follow)\b[^\d]*$|^[-?]+$/i;
const COMPLETE =
  /^(?:already )?(?:done|completed?|closed|delivered|achieved|implemented|finished)\b[\s,:;-]*(?:(?:in|on) )?\(?(?<rest>[^()]*)\)?$/i;
const REMARK = /^(?<day>[^(]+?) ?\((?<remark>[^()\d]*)\)$/;
/** A meeting with its day behind it: “Annual Council (20 May 2026)”. */
const MEETING = /^(?<remark>[^()\d]{3,60}?) ?\((?<day>[^()]*\d[^()]*)\)$/;
/** A meeting with its day behind it and no brackets: “Full Council 18 July 2025”. */
const BEFORE_DAY =
  /^(?:at |the )*(?<remark>[^()\d]{0,50}\b(?:council|cabinet|committee|board|executive|meeting)),? (?:on |of |- )?(?<day>(?:[a-z]{3,9},? )?\d.*)$/i;
/** Words before a day that make it the day of something else, or no certain one. */
const BESIDE =
  /\b(?:after|before|until|till|from|since|following|start\w*|begin\w*|not|subject|original\w*|was|previous\w*|draft|week|month|quarter|or)\b/i;
const TENTATIVE =
  /\b(?:tb[acd]|provisional|tentative|indicative|estimated?|proposed|approx\w*|or later|earliest|latest)\b/i;
const FIRST_SERIAL = 36_526;
const LAST_SERIAL = 73_050;
const SERIAL_OF_1970 = 25_569;
/** A plan reaches a few years back and ahead; a day outside is a slip of the pen. */
const YEARS_AROUND = 12;

/** Reads one cell of a column of dates. `isConfirmed`: somebody has given it as an answer, so that it may be far away. */
export function readDateCell(cell: string, at: PlanDateContext, isConfirmed = false): DateCell {
  const typed = tidyDate(cell);
  if (typed === '') return { is: 'empty' };
  const read =
    readSingle(typed, at) ??
    readComplete(typed, at) ??
    readOngoing(typed) ??
    readMoved(typed, at) ??
    readRemark(typed, at) ??
    readYearless(BEFORE_DAY.exec(typed)?.groups?.day ?? typed, at) ??
    readByWords(typed, at);
  const isFar =
    !isConfirmed &&
    read.is === 'day' &&
    Math.abs(Number(read.date.slice(0, 4)) - Number(at.today.slice(0, 4))) > YEARS_AROUND;
  return isFar ? { is: 'doubt', question: `“${typed}” is far away from today.`, options: [longDate(read.date)] } : read;
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
    .replace(/^(?:by|on|due|no later than|target):? (?=\S)/i, '')
    .replace(/[.,;*]+$/, '');
}

/** The forms that name one day or one period, or that say that there is none. */
function readSingle(typed: string, at: PlanDateContext): DateCell | null {
  const isOpen = SEASON.test(typed) || (NO_DAY.test(typed) && readRhythm(typed) === null);
  if (isOpen) return { is: 'open', note: `“${typed}” gives no day.` };
  const ending = WEEK_ENDING.exec(typed)?.groups?.rest;
  if (ending !== undefined) return readSingle(ending, at) ?? readYearless(typed, at) ?? readByWords(ending, at);
  return (
    readSerial(typed) ?? readPeriod(typed, at) ?? readWeek(typed, at) ?? readMonthFirst(typed, at) ?? readDay(typed)
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

/** A week that begins on a day ends on its Friday. */
function readWeek(typed: string, at: PlanDateContext): DateCell | null {
  const rest = WEEK_OF.exec(typed)?.groups?.rest;
  if (rest === undefined) return null;
  const day = readDay(rest) ?? readSingle(rest, at);
  if (day?.is !== 'day') return readYearless(typed, at) ?? dateDoubt(typed, []);
  const friday = addDays(mondayOf(day.date), 4);
  if (weekdayOf(day.date) > 5) return dateDoubt(typed, [friday, addDays(friday, 7)]);
  return { is: 'day', date: friday, note: `“${typed}” is read as that Friday, ${longDate(friday)}.` };
}

const IN_FIGURES = /^(?<one>\d{1,2})[/.-](?<two>\d{1,2})[/.-](?<year>\d{2}|\d{4})$/;

/** Whether a date in figures can only have the month, or only the day, in front; null for one that may have either. */
export function orderOfDay(cell: string): 'month' | 'day' | null {
  const { one = '', two = '' } = IN_FIGURES.exec(cell.trim().replace(TIME, ''))?.groups ?? {};
  if (Number(two) > 12 && Number(one) <= 12) return 'month';
  return Number(one) > 12 && Number(two) <= 12 ? 'day' : null;
}

/** A date in figures of a file with dates that can only have the month in front. */
function readMonthFirst(typed: string, at: PlanDateContext): DateCell | null {
  const day = typed.replace(TIME, '');
  const found = IN_FIGURES.exec(day)?.groups;
  if (!found || at.monthFirst === undefined || orderOfDay(day) === 'day') return null;
  const date = writeDate(fullYear(found.year) ?? 0, Number(found.one), Number(found.two));
  if (!isDate(date)) return null;
  const note = `“${typed}” is read with the month first, as ${longDate(date)}.`;
  if (at.monthFirst === 'yes' || orderOfDay(day) === 'month' || found.one === found.two)
    return { is: 'day', date, note };
  const other = readDay(typed);
  const question = `“${typed}” may have the month or the day first.`;
  const options = [date, ...(other?.is === 'day' ? [other.date] : [])].map(longDate);
  return { is: 'doubt', group: 'dayOrder', question, options };
}

/** A day of the week in front of a day: “Fri 21/11/25”. */
const WEEKDAY = /^(?<name>mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[ ,.]+(?=\d)/i;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const TIME = /[ T]\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?(?: ?[ap]m)?Z?$/i;

/** A day with its year, read by the rules of typed dates. Days without a year are left for a question. */
function readDay(whole: string): DateCell | null {
  const weekday = WEEKDAY.exec(whole);
  if (weekday) {
    const read = readDay(whole.slice(weekday[0].length));
    if (read?.is !== 'day') return null;
    const isThatDay = WEEKDAYS[weekdayOf(read.date) - 1] === weekday.groups?.name?.toLowerCase();
    return isThatDay ? read : dateDoubt(whole, [read.date]);
  }
  const day = whole.replace(TIME, '');
  const compact = /^(20\d\d)(\d\d)(\d\d)$/.exec(day);
  const short = SHORT_YEAR.exec(day)?.groups ?? SHORT_YEAR_IN_WORDS.exec(day)?.groups;
  const full = compact ? compact.slice(1).join('-') : short ? fullDay(short) : day;
  if (isDate(full)) return { is: 'day', date: full };
  if (!/\b\d{4}\b|[a-z]\d{4}\b/i.test(full)) return null;
  const spaced = full.replace(/(\d)(?:st|nd|rd|th)?(?:[ -]*of)?[ -]*([a-z]{3,9})[ ,-]*(\d{4})$/i, '$1 $2 $3');
  const read = readDate(spaced, UNRELATED_DAY);
  return 'date' in read ? { is: 'day', date: read.date } : null;
}

function fullDay(found: Groups): string {
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
  const day = readSingle(rest, at);
  if (day?.is !== 'day') return dateDoubt(typed, []);
  return { is: 'complete', on: day.date, ...(day.note ? { note: day.note } : {}) };
}

/** A date that was moved: "30 June 2024 (revised to 30 September 2024)", "30/09/24 (was 30/06/24)". */
function readMoved(typed: string, at: PlanDateContext): DateCell | null {
  const [first, second] = movedParts(typed).map((part) => readSingle(part, at));
  if (first?.is !== 'day' || second?.is !== 'day') return null;
  const note = `“${typed}” is read as moved from ${longDate(first.date)} to ${longDate(second.date)}.`;
  return { is: 'day', date: second.date, earlier: first.date, note };
}

/** A date with a remark in brackets, or in brackets behind the name of its meeting; the words are kept as they stand. */
function readRemark(typed: string, at: PlanDateContext): DateCell | null {
  const meeting = MEETING.exec(typed)?.groups ?? BEFORE_DAY.exec(typed)?.groups;
  const own =
    meeting && !BESIDE.test(meeting.remark ?? '') && !TENTATIVE.test(typed) ? readDay(meeting.day ?? '') : null;
  if (own?.is === 'day') return { ...own, note: `“${typed}” is read as ${longDate(own.date)}.` };
  const day = readSingle(REMARK.exec(typed)?.groups?.day ?? '', at);
  if (day?.is !== 'day') return null;
  return TENTATIVE.test(typed)
    ? dateDoubt(typed, [day.date])
    : { ...day, note: `“${typed}” is read as ${longDate(day.date)}.` };
}

/** Everything else is asked about, with the days that the rules of typed dates suggest. */
function readByWords(typed: string, at: PlanDateContext): DateCell {
  if (typed.length > 100) return dateDoubt(`${typed.slice(0, 97)}…`, []);
  const read = readDate(typed, at);
  const last = (
    /^.+ (?:-|to) (?<last>\S.*\d{2,4})$/i.exec(typed) ?? /^.+(?: - | to |[-&/]|\n)(?<last>[^-&/]+\d{2,4})$/.exec(typed)
  )?.groups?.last;
  const end = last === undefined ? null : readSingle(last.trim(), at);
  if (end?.is === 'day') return dateDoubt(typed, [end.date]);
  const beforeMeeting = readSingle(MEETING_BEHIND.exec(typed)?.groups?.day ?? '', at);
  const inside = dayInside(typed, at) ?? (beforeMeeting?.is === 'day' ? beforeMeeting.date : null);
  if (inside !== null) return dateDoubt(typed, [inside]);
  return dateDoubt(typed, 'date' in read ? datesAround(read.date, typed) : read.suggestions);
}

/** A month with the meeting in it: “Dec 25 Cabinet”. */
const MEETING_BEHIND = /^(?<day>.*\d) (?:[a-z]+ )?(?:council|cabinet|committee|board|executive|meeting)$/i;

const DAY_INSIDE = new RegExp(
  `\\b\\d{1,2}(?:[/.-]\\d{1,2}[/.-]\\d{2,4}|(?:st|nd|rd|th)?[ -](?:of )?${MONTH}[ -]\\d{2,4})\\b`,
  'gi',
);

/** The only day with its year that stands between other words, to be offered. */
function dayInside(typed: string, at: PlanDateContext): IsoDate | null {
  // The same group name may not stand twice in one pattern, so that the month is matched without its name.
  const found = [...typed.matchAll(DAY_INSIDE)].map(([day]) => readSingle(day, at));
  const [only, another] = found;
  return only?.is === 'day' && !another ? only.date : null;
}

/** A day without its year may lie in the year before as well. */
function datesAround(date: IsoDate, typed: string): readonly IsoDate[] {
  return /\d{4}/.test(typed) ? [date] : [date, addMonths(date, -12)];
}

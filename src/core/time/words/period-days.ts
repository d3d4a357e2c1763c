/** Days that a month, a quarter, a year, a week or the notice gives: end of July, month end, w/c 1 July, the expiry. */
import type { IsoDate } from '../../record/model.ts';
import { addWorkingDays, workingDayOnOrAfter, workingDayOnOrBefore } from '../calendar.ts';
import {
  addDays,
  addMonths,
  daysInMonth,
  longDate,
  mondayOf,
  WEEKDAYS,
  weekdayName,
  weekdayOf,
  yearOf,
} from '../dates.ts';
import {
  chooseDay,
  type DateContext,
  type DateFault,
  endOfMonth,
  type Found,
  isReadableYear,
  monthly,
  monthOf,
  nearestDay,
  oneDay,
  outsideYears,
  writeDate,
  YEARS,
  yearly,
} from './candidates.ts';
import { weekdayAfter, weekdayBefore } from './counted-days.ts';
import {
  type Groups,
  MONTH,
  makeRule,
  monthNumber,
  type Rule,
  type RuleContext,
  WEEKDAY,
  weekdayNumber,
} from './grammar.ts';

const YEAR_IN_FULL = '(?<year>\\d{4})';
const END_OF = '(?:the )?end(?: of)?';
const NUMBERS = 'first second third fourth'.split(' ');
const QUARTER = `(?:q|quarter )(?<quarter>[1-4])|(?:the )?(?<nth>${NUMBERS.join('|')}) quarter`;
const FINANCIAL_YEAR = '(?<from>20\\d\\d)[/-](?<to>(?:20)?\\d\\d)';
const NTH = `(?:the )?(?<nth>${NUMBERS.join('|')}|1st|2nd|3rd|4th|last) (?:${WEEKDAY}|working day)`;

/** The line above a group gives examples of it. */
export const PERIOD_DAY_RULES: readonly Rule[] = [
  // end of March, end July 2025, July month end · end of the month · month end, eom · end of next month
  makeRule(`${END_OF} ${MONTH}(?: ${YEAR_IN_FULL})?|${MONTH}(?: ${YEAR_IN_FULL})? month[ -]end`, readEndOfMonth),
  makeRule(`${END_OF} (?:the|this) month|(?:the|this) month[ -]end`, (_, { today }) => oneDay(endOfMonth(today))),
  makeRule(`${END_OF} month|month[ -]end|eom`, (_, at) =>
    monthly(at, (year, month) => writeDate(year, month, daysInMonth(year, month))),
  ),
  makeRule(`${END_OF} next month|next month[ -]end`, (_, { today }) => oneDay(endOfMonth(addMonths(today, 1)))),
  // end of the quarter, quarter end · end of next quarter · end of Q3, end of Q3 2024/25
  makeRule(`${END_OF} (?:(?:the|this) )?quarter|(?:(?:the|this) )?quarter[ -]end`, (_, { today }) =>
    oneDay(endOfQuarter(today)),
  ),
  makeRule(`${END_OF} next quarter|next quarter[ -]end`, (_, { today }) => oneDay(endOfQuarter(addMonths(today, 3)))),
  makeRule(`${END_OF} (?:${QUARTER})(?: (?:of )?(?:${FINANCIAL_YEAR}|${YEAR_IN_FULL}))?`, readEndOfQuarter),
  // end of the financial year, end of 2024/25 · end of the calendar year, end of 2024
  makeRule(`${END_OF} (?:the |this )?financial year|(?:the )?financial year[ -]end`, (_, at) =>
    yearly(at, (year) => ({ date: `${year}-03-31` })),
  ),
  makeRule(`${END_OF} (?:financial year )?${FINANCIAL_YEAR}`, (found, _, typed) => {
    const year = financialYear(found);
    return year === null ? null : dayOfReadableYear(`${year + 1}-03-31`, typed);
  }),
  makeRule(`${END_OF} (?:the |this )?calendar year`, (_, at) => yearly(at, (year) => ({ date: `${year}-12-31` }))),
  makeRule(`${END_OF} ${YEAR_IN_FULL}`, ({ year }, _, typed) => dayOfReadableYear(`${year}-12-31`, typed)),
  // end of the year, which is a calendar or a financial one
  makeRule(`${END_OF} (?:(?:the|this) )?year|(?:the )?year[ -]end`, (_, at, typed) => {
    const [calendar, financial] = ['12-31', '03-31'].map((end) => nearestIn(at, (year) => `${year}-${end}`));
    return askWhichYear(typed, calendar as IsoDate, financial as IsoDate);
  }),
  // w/c 1 July, week beginning 1 July · w/e 5 July
  makeRule('(?:the )?(?:w/c|wc|w/b|week commencing|week beginning) (?<rest>.+)', (found, at, typed) =>
    readWeekDay(found, at, typed, 'begins', 1),
  ),
  makeRule('(?:the )?(?:w/e|week ending) (?<rest>.+)', (found, at, typed) => readWeekDay(found, at, typed, 'ends', 5)),
  // last Friday in July, first working day of next month
  makeRule(`${NTH} (?:of|in) (?:${MONTH}(?: ${YEAR_IN_FULL})?|(?<which>(?:the|this|next) month))`, readNthDay),
  // the expiry, the notice's expiry date, when the notice expires
  makeRule(
    `(?:the )?(?:notices? )?expiry(?: date)?(?: of the notice)?|(?:when )?the notice (?:expires|ends)`,
    (_, at, typed) =>
      at.expiresOn === null
        ? { fault: `"${typed}" needs a notice with its expiry date, and none is recorded.`, suggestions: [] }
        : oneDay(at.expiresOn),
  ),
];

function dayOfReadableYear(date: IsoDate, typed: string): Found {
  return isReadableYear(Number(date.slice(0, 4))) ? oneDay(date) : outsideYears(typed);
}

function readEndOfMonth(found: Groups, at: DateContext, typed: string): Found {
  const month = monthNumber(found);
  const ofYear = (year: number) => writeDate(year, month, daysInMonth(year, month));
  if (found.year !== undefined) return dayOfReadableYear(ofYear(Number(found.year)), typed);
  return yearly(at, (year) => ({ date: ofYear(year) }));
}

function endOfQuarter(date: IsoDate): IsoDate {
  return endOfMonth(addMonths(date, (12 - monthOf(date)) % 3));
}

/** The year in which a financial year written 2024/25 begins; null when the two years do not follow each other. */
function financialYear({ from, to }: Groups): number | null {
  const year = Number(from);
  return (year + 1) % 100 === Number(to) % 100 ? year : null;
}

/** A quarter of a financial year ends a quarter later than that of the calendar year, so its number alone is asked about. */
function readEndOfQuarter(found: Groups, at: DateContext, typed: string): Found | null {
  const quarter = Number(found.quarter ?? NUMBERS.indexOf(found.nth?.toLowerCase() ?? '') + 1);
  const year = found.from === undefined ? null : financialYear(found);
  const financial = (begins: number) => endOfMonth(addMonths(`${begins}-04-01`, quarter * 3 - 1));
  if (found.from !== undefined) return year === null ? null : dayOfReadableYear(financial(year), typed);
  const calendar = (one: number) => endOfMonth(writeDate(one, quarter * 3, 1));
  const typedYear = found.year === undefined ? null : Number(found.year);
  if (typedYear !== null && !isReadableYear(typedYear)) return outsideYears(typed);
  const [first, second] = [calendar, financial].map((end) =>
    typedYear === null ? nearestIn(at, end) : end(typedYear),
  );
  return askWhichYear(typed, first as IsoDate, second as IsoDate);
}

function askWhichYear(typed: string, calendar: IsoDate, financial: IsoDate): DateFault {
  const fault = `"${typed}" could be ${longDate(calendar)}, by the calendar year, or ${longDate(financial)}, by the financial year.`;
  return { fault, suggestions: [calendar, financial] };
}

/** The nearest day on the wanted side, of one day in each year. */
function nearestIn(at: DateContext, ofYear: (year: number) => IsoDate): IsoDate {
  const near = nearestDay(
    yearly(at, (year) => ({ date: ofYear(year) })),
    at,
  );
  return near?.date ?? ofYear(YEARS.last);
}

/** The first or the last day of a week. A day that no week begins or ends with is asked about. */
function readWeekDay(
  { rest = '' }: Groups,
  at: RuleContext,
  typed: string,
  verb: string,
  weekday: 1 | 5,
): Found | null {
  const found = at.inner(rest);
  const day = found && chooseDay(found, at, rest);
  if (!day || 'fault' in day) return day;
  const real = weekdayOf(day.date);
  if (weekday === 1 ? real === 1 : real >= 5) return oneDay(day.date);
  const fault = `"${typed}" ${verb} on a ${weekdayName(day.date)}, not on a ${WEEKDAYS[weekday - 1]}.`;
  return { fault, suggestions: [addDays(mondayOf(day.date), weekday - 1), day.date] };
}

function readNthDay(found: Groups, at: RuleContext, typed: string): Found | null {
  const ofMonth = (year: number, month: number) => nthDay(found, year, month, at);
  if (found.month === undefined) {
    const first = `${addMonths(at.today, /^next/i.test(found.which ?? '') ? 1 : 0).slice(0, 8)}01`;
    return oneDay(ofMonth(yearOf(first), monthOf(first)));
  }
  const month = monthNumber(found);
  if (found.year === undefined) return yearly(at, (year) => ({ date: ofMonth(year, month) }));
  return isReadableYear(Number(found.year)) ? oneDay(ofMonth(Number(found.year), month)) : outsideYears(typed);
}

function nthDay(found: Groups, year: number, month: number, { calendar }: DateContext): IsoDate {
  const nth = found.nth?.toLowerCase() ?? '';
  const n = NUMBERS.indexOf(nth) + 1 || Number.parseInt(nth, 10);
  const first = writeDate(year, month, 1);
  if (found.weekday === undefined) {
    if (nth === 'last') return workingDayOnOrBefore(endOfMonth(first), calendar);
    return addWorkingDays(workingDayOnOrAfter(first, calendar), n - 1, calendar);
  }
  const weekday = weekdayNumber(found);
  if (nth === 'last') return weekdayBefore(addMonths(first, 1), weekday);
  return addDays(weekdayAfter(addDays(first, -1), weekday), (n - 1) * 7);
}

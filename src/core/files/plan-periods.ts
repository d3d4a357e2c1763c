/** Reads the periods that plans give in place of a day: months, quarters, financial years. Each means its last day. */
import type { IsoDate } from '../record/model.ts';
import { addMonths, daysInMonth, longDate } from '../time/dates.ts';
import { endOfMonth, isReadableYear, writeDate } from '../time/words/candidates.ts';
import { type Groups, MONTH, monthNumber } from '../time/words/grammar.ts';
import type { DateCell, DateDoubt, PlanDateContext } from './plan-date-cell.ts';
import { likeliest, onlyOne, reasonOf } from './plan-yearless.ts';

const END_OF = '(?:(?:by )?(?:the )?end(?: of)?(?: the)? |in |during )?';
/** June 2024, Feb-24, Mar 25, March '25, end of December 2023. */
const MONTH_IN_WORDS = new RegExp(`^${END_OF}${MONTH}[ ,/-]*(?:of )?(?<year>\\d{4}|'?\\d\\d)$`, 'i');
/** 06/2024, 2024-06. */
const MONTH_IN_FIGURES = /^(?:(?<month>\d{1,2})[/.-](?<year>\d{4})|(?<year2>\d{4})[/.-](?<month2>\d{1,2}))$/;
const YEARS = '(?<fy>fy ?)?(?<from>(?:20)?\\d\\d)[/-](?<to>(?:20)?\\d\\d)';
const QUARTER = '(?:q|quarter )(?<quarter>[1-4])';
const QUARTER_FORMS = [
  new RegExp(`^${END_OF}${QUARTER}[ ,(/-]*(?:of )?${YEARS}\\)?$`, 'i'),
  new RegExp(`^${YEARS}[ ,:-]*${QUARTER}$`, 'i'),
  new RegExp(`^${END_OF}(?<quarter>[1-4])(?:st|nd|rd|th) quarter[ ,(/-]*(?:of )?(?:${YEARS})?\\)?$`, 'i'),
  new RegExp(`^${END_OF}${QUARTER}[ ,(-]*(?<fy>fy ?)(?<to>(?:20)?\\d\\d)\\)?$`, 'i'),
  new RegExp(`^${END_OF}${QUARTER}[ ,(-]*(?:of )?(?<year>\\d{4}|'?\\d\\d)?\\)?$`, 'i'),
];
const FINANCIAL_YEAR = new RegExp(
  `^${END_OF}(?<named>(?:financial )?year )?${YEARS}(?<named2> financial year)?(?: year[ -]end)?$`,
  'i',
);
const YEAR_ALONE = /^(?:in |during )?(?<year>20\d\d)$/;

/** A quarter with its months: Q3 (Oct-Dec) 2025. */
const QUARTER_OF_MONTHS = new RegExp(
  `^${END_OF}(?:q|quarter )[1-4] ?[(:,-]? ?[a-z]{3,9} ?(?:-|to) ?${MONTH}\\)?,? ?(?<year>\\d{4}|'\\d\\d)$`,
  'i',
);

/** Reads a month, a quarter, a financial year or a year; null for anything else. */
export function readPeriod(typed: string, at: PlanDateContext): DateCell | null {
  return readMonth(typed) ?? readQuarterOfMonths(typed) ?? readQuarter(typed, at) ?? readYears(typed);
}

function readMonth(typed: string): DateCell | null {
  const named = MONTH_IN_WORDS.exec(typed)?.groups;
  const figures = MONTH_IN_FIGURES.exec(typed)?.groups;
  const month = named ? monthNumber(named) : Number(figures?.month ?? figures?.month2 ?? 0);
  const year = fullYear(named?.year ?? figures?.year ?? figures?.year2);
  if (year === null || month < 1 || month > 12) return null;
  return lastDay(typed, writeDate(year, month, daysInMonth(year, month)));
}

function readQuarterOfMonths(typed: string): DateCell | null {
  const found = QUARTER_OF_MONTHS.exec(typed)?.groups;
  const year = fullYear(found?.year);
  if (!found || year === null) return null;
  const month = monthNumber(found);
  return lastDay(typed, writeDate(year, month, daysInMonth(year, month)));
}

function lastDay(typed: string, date: IsoDate): DateCell {
  return isReadableYear(Number(date.slice(0, 4)))
    ? { is: 'day', date, note: `“${typed}” is read as its last day, ${longDate(date)}.` }
    : dateDoubt(typed, []);
}

/** The year of two or four figures: `24` and `'24` → 2024. Null for none. */
export function fullYear(text: string | undefined): number | null {
  if (text === undefined) return null;
  const figures = text.replace("'", '');
  return Number(figures) + (figures.length === 2 ? 2000 : 0);
}

function readQuarter(typed: string, at: PlanDateContext): DateCell | null {
  const found = QUARTER_FORMS.map((form) => form.exec(typed)?.groups).find(Boolean);
  if (!found) return null;
  const quarter = Number(found.quarter);
  const begins = yearOfQuarter(found);
  if (begins === null) return quarterWithoutYear(typed, quarter, at);
  const { financial, calendar } = endsOf(quarter, begins);
  if (found.fy !== undefined || at.quarters === 'financial') return lastDay(typed, financial);
  if (at.quarters === 'calendar') return lastDay(typed, calendar);
  return twoBases(typed, financial, calendar);
}

function yearOfQuarter({ from, to, fy, year }: Groups): number | null {
  if (from !== undefined) return firstYear({ from, to });
  if (fy !== undefined) return (fullYear(to) ?? 0) - 1;
  return fullYear(year);
}

function endsOf(quarter: number, year: number): { readonly financial: IsoDate; readonly calendar: IsoDate } {
  const financial = endOfMonth(addMonths(writeDate(year, 4, 1), quarter * 3 - 1));
  return { financial, calendar: endOfMonth(writeDate(year, quarter * 3, 1)) };
}

/** The question about a quarter that has no year. By which year the file counts is asked first, and the year then. */
function quarterWithoutYear(typed: string, quarter: number, at: PlanDateContext): DateDoubt {
  const year = Number(at.today.slice(0, 4));
  const ends = [-2, -1, 0, 1, 2].map((n) => endsOf(quarter, year + n));
  const [financial, calendar] = [ends.map((one) => one.financial), ends.map((one) => one.calendar)];
  const [byOne, byOther] = [onlyOne(financial, at), onlyOne(calendar, at)];
  const own = at.quarters === 'calendar' ? calendar : financial;
  const only = at.quarters === 'calendar' ? byOther : byOne;
  const doubt = { is: 'doubt', question: `“${typed}” has no year.` } as const;
  if (at.quarters !== null && only !== null) {
    const question = `${doubt.question} By ${reasonOf(at)} it can only end on ${longDate(only)}.`;
    return { ...doubt, group: 'noYear', question, options: [longDate(only)] };
  }
  if (at.quarters !== null) return { ...doubt, options: likeliest(own, at).map(longDate) };
  if (byOne !== null && byOther !== null) return twoBases(typed, byOne, byOther);
  const options = [likeliest(financial, at)[0], likeliest(calendar, at)[0]].filter((one) => one !== undefined);
  return { ...doubt, options: options.map(longDate) };
}

function twoBases(typed: string, financial: IsoDate, calendar: IsoDate): DateDoubt {
  return {
    is: 'doubt',
    question: `“${typed}” could be ${longDate(financial)}, by the financial year, or ${longDate(calendar)}, by the calendar year.`,
    options: [longDate(financial), longDate(calendar)],
  };
}

/** The year in which a pair of years begins; null when the two do not follow each other. */
function firstYear({ from, to }: Groups): number | null {
  const [first, second] = [fullYear(from), fullYear(to)];
  return first !== null && second === first + 1 ? first : null;
}

function readYears(typed: string): DateCell | null {
  const pair = FINANCIAL_YEAR.exec(typed)?.groups;
  const first = pair ? firstYear(pair) : null;
  // 11/12 without more words could as well be a day and a month.
  const isPlain = pair && !pair.fy && !pair.named && !pair.named2 && Number(pair.from) <= 31 && Number(pair.to) <= 12;
  if (first !== null && !isPlain) return lastDay(typed, writeDate(first + 1, 3, 31));
  const year = YEAR_ALONE.exec(typed)?.groups?.year;
  if (year === undefined) return null;
  const options = [writeDate(Number(year), 12, 31), writeDate(Number(year), 3, 31)];
  return { is: 'doubt', question: `“${typed}” is a year, not a day.`, options: options.map(longDate) };
}

/** The doubt of a text that is no single day. */
export function dateDoubt(typed: string, options: readonly IsoDate[]): DateDoubt {
  return { is: 'doubt', question: `“${typed}” is not a single day.`, options: options.map(longDate) };
}

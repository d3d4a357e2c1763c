/**
 * Reads dates that leave their year to the reader: “14 March”, “mid-March”, “w/e 14 March”. Each stays a question. Where the
 * other dates of the plan or the term of the notice leave only one year, the question offers that day alone.
 */
import type { IsoDate } from '../record/model.ts';
import { addDays, daysBetween, isDate, longDate, mondayOf, weekdayOf, yearOf } from '../time/dates.ts';
import { endOfMonth, writeDate } from '../time/words/candidates.ts';
import { MONTH, monthNumber } from '../time/words/grammar.ts';
import type { DateDoubt, PlanDateContext } from './plan-date-cell.ts';

const WEEK = '(?:the )?(?<week>w\\/?[ecb]\\b|week (?:ending|commencing|beginning|of))\\.?:? ?(?:on )?';
const WEEKDAY = '(?:(?<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? )?';
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const FORMS = [
  new RegExp(`^(?:${WEEK})?${WEEKDAY}(?:the )?${DAY}[ -]*(?:of )?${MONTH}$`, 'i'),
  new RegExp(`^(?:${WEEK})?${WEEKDAY}${MONTH}[ -]*${DAY}$`, 'i'),
  new RegExp(`^(?:(?:by |at )?(?:the )?(?:end(?: of)?|in|during|by|for) )?${MONTH}$`, 'i'),
  new RegExp(
    `^(?:by |in )?(?<part>early|beginning of|start of|mid|middle of|late)[ -]*${MONTH}(?:[ -]*(?<year>\\d{4}))?$`,
    'i',
  ),
];
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** The days that stand for a part of a month; the last day stands for its end. */
const DAY_OF_PART: Readonly<Record<string, number>> = { early: 10, beginning: 10, start: 10, mid: 15, middle: 15 };
/** Years before and after the present one in which a day may lie. */
const YEARS = [-2, -1, 0, 1, 2, 3];

/** The question about a date without its year; null for every other text. */
export function readYearless(typed: string, at: PlanDateContext): DateDoubt | null {
  const found = FORMS.map((form) => form.exec(typed)?.groups).find(Boolean);
  if (!found) return null;
  const { week = '', weekday, day, part, year } = found;
  const month = monthNumber(found);
  const years = year === undefined ? YEARS.map((n) => yearOf(at.today) + n) : [Number(year)];
  const days = years.flatMap((one) => dayIn(one, month, day, part) ?? []);
  const fitting = days.filter((one) => !weekday || WEEKDAYS[weekdayOf(one) - 1] === weekday.toLowerCase());
  const isStart = /^(?:w\/?[cb]|week (?:comm|beg|of))/i.test(week);
  const due = fitting.map((one) => (isStart ? addDays(mondayOf(one), 4) : one));
  if (year !== undefined) return doubtOf(`“${typed}” is not a single day.`, due);
  const only = onlyOne(due, at);
  return only === null
    ? doubtOf(`“${typed}” has no year.`, likeliest(due, at))
    : {
        ...doubtOf(`“${typed}” has no year. By ${reasonOf(at)} it can only be ${longDate(only)}.`, [only]),
        group: 'noYear',
      };
}

const doubtOf = (question: string, days: readonly IsoDate[]): DateDoubt => ({
  is: 'doubt',
  question,
  options: days.map(longDate),
});

function dayIn(year: number, month: number, day: string | undefined, part: string | undefined): IsoDate | null {
  const ofPart = DAY_OF_PART[part?.toLowerCase().split(' ')[0] ?? ''];
  if (day === undefined && ofPart === undefined) return endOfMonth(writeDate(year, month, 1));
  const date = writeDate(year, month, Number(day ?? ofPart));
  return isDate(date) ? date : null;
}

interface Range {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

function termOf({ issuedOn = null, expiresOn }: PlanDateContext): Range | null {
  return issuedOn !== null && expiresOn !== null ? { from: issuedOn, to: expiresOn } : null;
}

/** The reason for the year of a date, as the middle of a sentence. */
export function reasonOf(at: PlanDateContext): string {
  const byPlan = at.rangeOfPlan?.() ? ['the other dates of the plan'] : [];
  return [...byPlan, ...(termOf(at) ? ['the term of the notice'] : [])].join(' and ');
}

/** The only one of some days that fits the other dates of the plan and the term of the notice; null for none or several. */
export function onlyOne(days: readonly IsoDate[], at: PlanDateContext): IsoDate | null {
  const inPlan = within(days, at.rangeOfPlan?.() ?? null);
  const choices = [within(days, eitherOf(at)), inPlan, within(inPlan, termOf(at))];
  return choices.find((some) => some.length === 1)?.[0] ?? null;
}

/** From the first to the last day of the plan and of the term together. */
function eitherOf(at: PlanDateContext): Range | null {
  const [plan, term] = [at.rangeOfPlan?.() ?? null, termOf(at)];
  return plan && term ? { from: least(plan.from, term.from), to: most(plan.to, term.to) } : (plan ?? term);
}

const least = (one: IsoDate, other: IsoDate) => (one < other ? one : other);
const most = (one: IsoDate, other: IsoDate) => (one < other ? other : one);

function within(days: readonly IsoDate[], range: Range | null): readonly IsoDate[] {
  return range === null ? [] : days.filter((day) => day >= range.from && day <= range.to);
}

/** The two days that lie nearest to the other dates of the plan, else to today; a day ahead comes first. */
export function likeliest(days: readonly IsoDate[], at: PlanDateContext): readonly IsoDate[] {
  const { from, to } = at.rangeOfPlan?.() ?? { from: at.today, to: at.today };
  const distance = (day: IsoDate) => (day < from ? daysBetween(day, from) : day > to ? daysBetween(to, day) : 0);
  const fitting = within(days, eitherOf(at));
  const near = (fitting.length > 1 ? fitting : days)
    .toSorted((one, other) => distance(one) - distance(other))
    .slice(0, 2);
  return near.toSorted((one, other) => Number(one < at.today) - Number(other < at.today));
}

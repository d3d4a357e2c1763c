/** Reads several dates in one argument, and questions those that have passed or on which nobody works. */
import type { IsoDate, Snapshot } from '../core/record/model.ts';
import { type Calendar, holidayName, isWorkingDay } from '../core/time/calendar.ts';
import { readDates } from '../core/time/date-list.ts';
import { dateContextOf } from '../core/time/date-words.ts';
import { dayAndDate, longDate } from '../core/time/dates.ts';
import { listOf } from '../views/words.ts';
import type { Problem } from './fault.ts';

interface DatesContext {
  readonly today: IsoDate;
  readonly calendar: Calendar;
  readonly snapshot: Snapshot;
  readonly sure?: boolean;
  readonly askable?: boolean;
}

/** The dates of a text, or the question about them. `ahead`: they are to lie ahead, on days on which people work. */
export function readDateList(
  text: string,
  ahead: boolean,
  context: DatesContext,
): { readonly value: readonly IsoDate[] } | { readonly problem: Problem } {
  const { today, calendar, sure, askable = true } = context;
  const read = readDates(text, dateContextOf(context, ahead ? 'future' : 'past'));
  if ('fault' in read) {
    const alternatives = read.suggestions.map(listDates).map((dates) => ({ label: `Use ${dates}`, value: dates }));
    return { problem: { message: read.fault, alternatives } };
  }
  const { dates } = read;
  const doubts = dates.flatMap((date) => doubtAbout(date, today, calendar));
  if (!ahead || sure || !askable || doubts.length === 0) return { value: dates };
  const yes = { label: `use ${listDates(dates)}`, value: listDates(dates) };
  return { problem: { message: `${doubts.join(' ')} Use the dates all the same?`, alternatives: [], yes } };
}

function doubtAbout(date: IsoDate, today: IsoDate, calendar: Calendar): readonly string[] {
  if (date < today) return [`${dayAndDate(date)} has passed.`];
  if (isWorkingDay(date, calendar)) return [];
  const name = holidayName(date, calendar);
  return [`${dayAndDate(date)} is ${name === null ? 'at a weekend' : `a day off (${name})`}.`];
}

function listDates(dates: readonly IsoDate[]): string {
  return listOf(dates.map(longDate));
}

/** Days that are counted from today, from a weekday or from another date: tomorrow, next Friday, 3 weeks after 1 May. */
import type { IsoDate } from '../../record/model.ts';
import { addWorkingDays, type Calendar } from '../calendar.ts';
import { addDays, addMonths, mondayOf, weekdayOf } from '../dates.ts';
import { type Candidates, type DateContext, type Found, oneDay, shiftFound, weekly } from './candidates.ts';
import {
  countNumber,
  type Groups,
  makeRule,
  type Rule,
  type RuleContext,
  SPAN,
  WEEKDAY,
  weekdayNumber,
} from './grammar.ts';

const TODAY = '(?<anchor>today|tomorrow|tmrw|now)';
const WEEKS = '(?<weeks>week|fortnight)';
const CLOSE_OF_DAY = '(?:(?:the )?(?:close|end) of (?:play|business|day)|cop|cob|eop|eod)';

/** The line above a group gives examples of it. */
export const COUNTED_DAY_RULES: readonly Rule[] = [
  // today, tomorrow · close of play Thursday, Thursday cop
  makeRule('today|now', (_, { today }) => oneDay(today)),
  makeRule('tomorrow|tmrw', (_, { today }) => oneDay(addDays(today, 1))),
  makeRule('yesterday', (_, { today }) => oneDay(addDays(today, -1))),
  makeRule(CLOSE_OF_DAY, (_, { today }) => oneDay(today)),
  makeRule(`${CLOSE_OF_DAY}(?: on)? (?<rest>.+)`, ({ rest = '' }, { inner }) => inner(rest)),
  makeRule(`(?<rest>.+?)(?: at| by)? ${CLOSE_OF_DAY}`, ({ rest = '' }, { inner }) => inner(rest)),
  // Friday · this Friday, Friday of next week · last Friday
  makeRule(WEEKDAY, (found, at) => weekly(at, weekdayNumber(found))),
  makeRule(`this (?:coming )?${WEEKDAY}|${WEEKDAY}(?: of)? this week|this week(?: on)? ${WEEKDAY}`, (found, at) =>
    weekdayOfWeek(found, at.today),
  ),
  makeRule(`next ${WEEKDAY}|${WEEKDAY}(?: of)? next week|next week(?: on)? ${WEEKDAY}`, (found, at) =>
    weekdayOfWeek(found, addDays(at.today, 7)),
  ),
  makeRule(`last ${WEEKDAY}`, (found, { today }) => oneDay(weekdayBefore(today, weekdayNumber(found)))),
  // Friday week, Friday fortnight, today week
  makeRule(`${WEEKDAY} ${WEEKS}`, (found, { today }) =>
    oneDay(addDays(weekdayAfter(today, weekdayNumber(found)), daysOfWeeks(found))),
  ),
  makeRule(`${TODAY} ${WEEKS}`, (found, { inner }, typed) =>
    shiftFound(inner(found.anchor ?? ''), typed, (date) => addDays(date, daysOfWeeks(found))),
  ),
  // in 3 weeks, in a fortnight's time · a week today · 2 weeks ago
  makeRule(`in (?:the next )?${SPAN}|(?:in )?${SPAN} time`, (found, at, typed) =>
    shiftBySpan(found, oneDay(at.today), 1, at, typed),
  ),
  makeRule(`${SPAN} ${TODAY}`, shiftFromAnchor),
  makeRule(`${SPAN} ago`, (found, at, typed) => shiftBySpan(found, oneDay(at.today), -1, at, typed)),
  // 3 weeks from 1 May, a week on Friday, 5 working days before 30 July · the day after tomorrow · the Friday after 1 May
  makeRule(`${SPAN} (?<link>from|after|on|before|prior to) (?<anchor>.+)`, shiftFromAnchor),
  makeRule('(?:the )?(?<unit>day|working day) (?<link>after|before) (?<anchor>.+)', shiftFromAnchor),
  makeRule(`(?:the )?(?:first )?${WEEKDAY} (?<link>after|before) (?<anchor>.+)`, (found, { inner }, typed) => {
    const find = found.link?.toLowerCase() === 'after' ? weekdayAfter : weekdayBefore;
    return shiftFound(inner(found.anchor ?? ''), typed, (date) => find(date, weekdayNumber(found)));
  }),
  // the next working day, the last working day
  makeRule('(?:the )?(?<which>next|last|previous) working day', ({ which = '' }, { today, calendar }) =>
    oneDay(addWorkingDays(today, which.toLowerCase() === 'next' ? 1 : -1, calendar)),
  ),
];

/** The first day after `date` that is the weekday. */
export function weekdayAfter(date: IsoDate, weekday: number): IsoDate {
  return addDays(date, (weekday - weekdayOf(date) + 7) % 7 || 7);
}

/** The last day before `date` that is the weekday. */
export function weekdayBefore(date: IsoDate, weekday: number): IsoDate {
  return addDays(date, ((weekday - weekdayOf(date) + 7) % 7) - 7);
}

function weekdayOfWeek(found: Groups, date: IsoDate): Candidates {
  return oneDay(addDays(mondayOf(date), weekdayNumber(found) - 1));
}

function daysOfWeeks({ weeks }: Groups): number {
  return weeks?.toLowerCase() === 'week' ? 7 : 14;
}

function shiftFromAnchor(found: Groups, at: RuleContext, typed: string): Found | null {
  const sign = /^(?:before|prior)/i.test(found.link ?? '') ? -1 : 1;
  return shiftBySpan(found, at.inner(found.anchor ?? ''), sign, at, typed);
}

function shiftBySpan(found: Groups, from: Found | null, sign: 1 | -1, at: DateContext, typed: string): Found | null {
  const [n, unit] = [sign * countNumber(found), found.unit?.toLowerCase() ?? ''];
  return shiftFound(from, typed, (date) => addUnits(date, n, unit, at.calendar));
}

/** The date `n` units later; `unit` is one of those that `UNIT` matches, in small letters. */
export function addUnits(date: IsoDate, n: number, unit: string, calendar: Calendar): IsoDate {
  if (unit.startsWith('working')) return addWorkingDays(date, n, calendar);
  if (unit.startsWith('day')) return addDays(date, n);
  if (unit.startsWith('w')) return addDays(date, n * 7);
  if (unit.startsWith('fortnight')) return addDays(date, n * 14);
  return addMonths(date, unit.startsWith('year') ? n * 12 : n);
}

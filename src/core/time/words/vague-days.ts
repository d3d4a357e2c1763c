/** Words that leave a day open: next week, mid July, before 1 July, 5pm on Friday. They are asked about with likely days. */
import type { IsoDate } from '../../record/model.ts';
import { addDays, addMonths, mondayOf } from '../dates.ts';
import { chooseDay, type DateFault, endOfMonth, type Found, oneDay, shiftFound } from './candidates.ts';
import { addUnits } from './counted-days.ts';
import { type Groups, MONTH, makeRule, missingPart, type Rule, type RuleContext, SPAN, UNIT } from './grammar.ts';

const WHEN = '(?:in|during|within|some ?time(?: in)?|the whole of|all of)';
const EARLY = 'early|(?:the )?(?:start|beginning)(?: of)?';
const MID = 'mid|(?:the )?middle(?: of)?';
const LATE = 'late|later|(?:the )?end(?: of)?';
const PART = `(?:(?<early>${EARLY})|(?<mid>${MID})|(?<late>${LATE}))`;
const CLOCK =
  '\\d{1,2}(?:[:.]\\d\\d)? ?[ap]\\.?m\\.?|\\d{1,2}:\\d\\d|noon|midday|midnight|lunchtime|(?:this )?(?:morning|afternoon|evening)|first thing|am|pm';
const WEEK = '(?<which>this|the|next|last|past) week';
const MONTH_NAMED = `(?<named>${MONTH}(?: (?<year>\\d{4}))?|(?:this|the|next|last|past) month)`;

/** The line above a group gives examples of it. */
export const VAGUE_DAY_RULES: readonly Rule[] = [
  // next week, end of the week, early next week, eow · the week after next
  makeRule(`(?:${WHEN} )?(?:${PART}[ -])?${WEEK}`, (found, { today }, typed) =>
    missingPart('the day', typed, daysOfWeek(found, today)),
  ),
  makeRule(`(?:the )?end of week|eow|week[ -]end`, (_, { today }, typed) =>
    missingPart('the day', typed, [addDays(mondayOf(today), 4)]),
  ),
  makeRule('(?:the )?week after next', (_, { today }, typed) =>
    missingPart('the day', typed, [addDays(mondayOf(today), 18)]),
  ),
  // April, in April 2025, mid April, early next month, this month
  makeRule(`(?:${WHEN} )?(?:${PART}[ -])?${MONTH_NAMED}`, readPartOfMonth),
  // Q3, next quarter
  makeRule(`(?:${WHEN} )?(?<named>q[1-4]\\b.*|quarter [1-4]\\b.*|(?:this|the|next) quarter)`, ({ named }, at, typed) =>
    needsDay(at.inner(`end of ${named}`, typed), at, typed),
  ),
  // 3 weeks, within 3 weeks · in a couple of weeks
  makeRule(`(?:within )?(?:the next )?${SPAN}`, (found, at, typed) => {
    const ahead = at.prefer === 'future' ? 'in' : 'ago';
    const words = `${found.count} ${found.unit}`;
    const day = at.inner(ahead === 'in' ? `in ${words}` : `${words} ago`);
    return asked(`"${typed}" is a length of time, not a day.`, day, at, typed);
  }),
  makeRule(
    `(?:in |within )?(?:an? |the next )?(?<some>couple of|few) ${UNIT}(?: time)?`,
    ({ some, unit = '' }, at, typed) => {
      const counts = some?.toLowerCase() === 'few' ? [3, 4] : [2];
      const suggestions = counts.map((n) => addUnits(at.today, n, unit.toLowerCase(), at.calendar));
      return { fault: `"${typed}" needs a number, as in 2 ${unit}.`, suggestions };
    },
  ),
  // before 1 July · after 1 July
  makeRule('(?<link>before|after) (?<rest>.+)', ({ link = '', rest = '' }, at, typed) => {
    const day = at.inner(rest);
    const next = shiftFound(day, typed, (date) => addDays(date, link.toLowerCase() === 'before' ? -1 : 1));
    const suggestions = [next, day].flatMap((one) => daysIn(one, at, typed));
    return day && { fault: `"${typed}" needs one day, as in 30 April.`, suggestions };
  }),
  // 5pm on Friday, Friday morning
  makeRule(`(?:at )?(?:${CLOCK})(?: on)? (?<rest>.+)`, dayWithoutTime),
  makeRule(`(?<rest>.+?)(?: at| by| in the)? (?:${CLOCK})`, dayWithoutTime),
];

function daysOfWeek(found: Groups, today: IsoDate): readonly IsoDate[] {
  const which = found.which?.toLowerCase() ?? '';
  const monday = addDays(mondayOf(today), which === 'next' ? 7 : /^(?:last|past)$/.test(which) ? -7 : 0);
  const days = found.early !== undefined ? [0, 1] : found.mid !== undefined ? [2] : [4];
  return days.map((n) => addDays(monday, n));
}

function readPartOfMonth(found: Groups, at: RuleContext, typed: string): Found | null {
  const named = found.named?.toLowerCase() ?? '';
  const end = /month$/.test(named)
    ? oneDay(endOfMonth(addMonths(at.today, named.startsWith('next') ? 1 : /^(?:last|past)/.test(named) ? -1 : 0)))
    : at.inner(`end of ${found.named}`, typed);
  const last = end && chooseDay(end, at, typed);
  if (!last || 'fault' in last) return last;
  const day = (n: string) => last.date.slice(0, 8) + n;
  if (found.early !== undefined) return missingPart('the day', typed, [day('01'), day('07')]);
  if (found.mid !== undefined) return missingPart('the day', typed, [day('15')]);
  return missingPart('the day', typed, found.late === undefined ? [last.date] : [day('25'), last.date]);
}

function needsDay(end: Found | null, at: RuleContext, typed: string): DateFault | null {
  if (end && 'fault' in end) return end;
  return end && missingPart('the day', typed, daysIn(end, at, typed));
}

function dayWithoutTime({ rest = '' }: Groups, at: RuleContext, typed: string): DateFault | null {
  return asked(`"${typed}" has a time of day, and only the day is kept.`, at.inner(rest), at, typed);
}

function asked(fault: string, found: Found | null, at: RuleContext, typed: string): DateFault | null {
  return found && { fault, suggestions: daysIn(found, at, typed) };
}

function daysIn(found: Found | null, at: RuleContext, typed: string): readonly IsoDate[] {
  const day = found && chooseDay(found, at, typed);
  if (!day) return [];
  return 'fault' in day ? day.suggestions : [day.date];
}

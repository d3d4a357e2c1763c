/** The days on which something is due every few weeks: working days, before a weekend or bank holiday, so that no more weeks pass than promised. */
import type { IsoDate, Snapshot } from '../record/model.ts';
import { closedDaysOf, workingDayOnOrAfter, workingDayOnOrBefore } from '../time/calendar.ts';
import { addDays, daysBetween } from '../time/dates.ts';

type Days = Pick<Snapshot, 'holidays'>;

/** The working day of a computed date; the next one where all days since `after` are closed. */
export function workingDue(date: IsoDate, after: IsoDate, record: Days): IsoDate {
  const closed = closedDaysOf(record);
  const before = workingDayOnOrBefore(date, closed);
  return before > after ? before : workingDayOnOrAfter(date, closed);
}

/** The working day so many weeks after a day. */
export function dueAfterWeeks(on: IsoDate, weeks: number, record: Days): IsoDate {
  return workingDue(addDays(on, 7 * weeks), on, record);
}

/** Whether a due date is so many weeks after a day, before or after it was moved to a working day. */
export function isDueAfterWeeks(dueOn: IsoDate | null, on: IsoDate, weeks: number, record: Days): boolean {
  return dueOn === addDays(on, 7 * weeks) || dueOn === dueAfterWeeks(on, weeks, record);
}

/** The first of the days every so many weeks after `from` that is on or after `earliest`, on a working day. */
export function firstDueFrom(from: IsoDate, weeks: number, earliest: IsoDate, record: Days): IsoDate {
  for (let date = addDays(from, 7 * weeks); ; date = addDays(date, 7 * weeks)) {
    const due = workingDue(date, from, record);
    if (due >= earliest) return due;
  }
}

/**
 * The day of the rhythm that a due date stands for: a computed date was moved to a working day, and the next is counted from the day
 * before that move. `firstOn` is the first date of the rhythm, null where it has none.
 */
export function dayOfRhythm(dueOn: IsoDate, firstOn: IsoDate | null, weeks: number, record: Days): IsoDate {
  if (firstOn === null || dueOn <= firstOn) return dueOn;
  const days = 7 * weeks;
  const unmoved = addDays(firstOn, days * Math.ceil(daysBetween(firstOn, dueOn) / days));
  return workingDue(unmoved, addDays(unmoved, -days), record) === dueOn ? unmoved : dueOn;
}

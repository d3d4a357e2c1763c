/** The open occasions of a notice: due reminders, and days whose escalations are not done. */
import type { Instant, IsoDate, Notice } from '../core/record/model.ts';
import {
  type DueReminders,
  occasionKey,
  occasionsBetween,
  remindedFrom,
  selectDueReminders,
} from '../core/reminders/reminder.ts';
import { type Calendar, isWorkingDay } from '../core/time/calendar.ts';
import { addDays } from '../core/time/dates.ts';
import { dateOf, instantOf } from '../core/time/instants.ts';
import { clampToOfficeHours, isWritingAllowed } from '../core/time/office-hours.ts';
import type { JobContext } from './job.ts';

/**
 * Longer than the gap between weekly reminders, even with days off; older occasions are covered by later ones. Short, so
 * that a wrong clock marks few future occasions as done.
 */
const LOOK_BACK_DAYS = 14;

/** The work of reminders and escalations that is not done at one moment. */
export interface OpenOccasions {
  readonly notice: Notice;
  readonly today: IsoDate;
  readonly due: DueReminders;
  /** The working days up to today whose escalations are not done, oldest first. */
  readonly escalationDays: readonly IsoDate[];
}

/**
 * Finds the reminders that have fallen due and were not planned yet. Null while nothing may go out: no notice, decided,
 * paused, no conversation, or outside office hours.
 */
export async function openOccasions({
  snapshot,
  calendar,
  now,
  committed,
}: Pick<JobContext, 'snapshot' | 'calendar' | 'now' | 'committed'>): Promise<OpenOccasions | null> {
  const { notice } = snapshot;
  const today = dateOf(now, calendar.timeZone);
  const from = notice && remindedFrom(notice, snapshot, today);
  if (!notice || !from || !isWritingAllowed(now, notice, calendar)) return null;
  const back = addDays(today, -LOOK_BACK_DAYS);
  const start = instantOf(back, '00:00', calendar.timeZone);
  const end = instantOf(addDays(today, 1), '00:00', calendar.timeZone);
  const all = occasionsBetween(notice, calendar, from > start ? from : start, end);
  const days = workingDays(calendar, back, today).filter((day) => escalationTime(day, notice, calendar) >= from);
  const keys = [...all.map((one) => occasionKey(notice, one)), ...days.map((day) => escalationKey(notice, day))];
  const done = await committed(keys);
  return {
    notice,
    today,
    due: selectDueReminders(
      all.filter((one) => !done.has(occasionKey(notice, one))),
      now,
    ),
    escalationDays: days.filter((day) => !done.has(escalationKey(notice, day))),
  };
}

function workingDays(calendar: Calendar, from: IsoDate, through: IsoDate): IsoDate[] {
  const days: IsoDate[] = [];
  for (let day = from; day <= through; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) days.push(day);
  return days;
}

/** The time of a day's escalations: that of the notice's reminders, within office hours. */
export function escalationTime(day: IsoDate, { remindAt }: Notice, { timeZone }: Calendar): Instant {
  return instantOf(day, clampToOfficeHours(remindAt), timeZone);
}

/** The idempotency key of a day's escalations. It contains a stored word, so it must not change. */
export function escalationKey(notice: Notice, day: IsoDate): string {
  return `${notice.id}:ladder:${day}`;
}

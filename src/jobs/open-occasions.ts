/** The open occasions of a notice: the reminders that are due and the days whose escalations have not been looked at. */
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
 * Later occasions make up for older ones. Longer than from one weekly reminder to the next, however days off move them;
 * short, so that a clock that was wrong for a while deals with few occasions that are still to come.
 */
const LOOK_BACK_DAYS = 14;

/** What the jobs have not dealt with yet, on one day. */
export interface OpenOccasions {
  readonly notice: Notice;
  readonly today: IsoDate;
  readonly due: DueReminders;
  /** Working days through today whose escalations have not been looked at, oldest first. */
  readonly escalationDays: readonly IsoDate[];
}

/** Null while nothing goes out: no notice, decided, paused, posted nowhere, or not an hour to write to people. */
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

/** Escalations of a day go out at the time of the notice's reminders. */
export function escalationTime(day: IsoDate, { remindAt }: Notice, { timeZone }: Calendar): Instant {
  return instantOf(day, clampToOfficeHours(remindAt), timeZone);
}

/** Names the escalations of one day for ever. The word in it stands in every database, so it stays. */
export function escalationKey(notice: Notice, day: IsoDate): string {
  return `${notice.id}:ladder:${day}`;
}

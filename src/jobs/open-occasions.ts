/** What is open in a notice's rhythm: the occasions that are due and the days of the ladder that nothing was told on yet. */
import type { Instant, IsoDate, Notice } from '../core/record/model.ts';
import { type Due, dueNow, type Occasion, occasionKey, occasions, remindedFrom } from '../core/reminders/reminder.ts';
import { isWorkingDay } from '../core/time/calendar.ts';
import { addDays } from '../core/time/dates.ts';
import { dateOf, instantOf } from '../core/time/instants.ts';
import { mayWrite, withinHours } from '../core/time/office-hours.ts';
import type { JobContext } from './job.ts';

/**
 * What is older is made up for by what came after it. Longer than from one weekly reminder to the next, however days
 * off move them; short, so that a clock that was wrong for a while deals with few occasions that are still to come.
 */
const LOOK_BACK_DAYS = 14;

export interface Rhythm {
  readonly notice: Notice;
  readonly today: IsoDate;
  readonly due: Due;
  /** Working days through today on which the ladder has not been looked at, oldest first. */
  readonly ladderDays: readonly IsoDate[];
}

/** Null while nothing goes out: no notice, decided, paused, posted nowhere, or not an hour to write to people. */
export async function rhythmOf(context: JobContext): Promise<Rhythm | null> {
  const { snapshot, calendar, now } = context;
  const { notice } = snapshot;
  const today = dateOf(now, calendar.timeZone);
  const from = notice && remindedFrom(notice, snapshot, today);
  if (!notice || !from || !mayWrite(now, notice, calendar)) return null;
  const back = addDays(today, -LOOK_BACK_DAYS);
  const start = instantOf(back, '00:00', calendar.timeZone);
  const end = instantOf(addDays(today, 1), '00:00', calendar.timeZone);
  const all = occasions(notice, calendar, from > start ? from : start, end);
  const days = workingDays(context, back, today).filter((day) => ladderAt(day, notice, context) >= from);
  const keys = [...all.map((one) => occasionKey(notice, one)), ...days.map((day) => ladderKey(notice, day))];
  const done = await context.committed(keys);
  return {
    notice,
    today,
    due: dueAt(
      now,
      all.filter((one) => !done.has(occasionKey(notice, one))),
    ),
    ladderDays: days.filter((day) => !done.has(ladderKey(notice, day))),
  };
}

/** What was missed waits for a weekly reminder of today, so that nobody gets two cards on one day. */
function dueAt(now: Instant, open: readonly Occasion[]): Due {
  const waits = open.some((one) => one.rule === 'weekly' && one.at > now);
  return dueNow(waits ? [] : open.filter((one) => one.at <= now));
}

function workingDays({ calendar }: JobContext, from: IsoDate, through: IsoDate): IsoDate[] {
  const days: IsoDate[] = [];
  for (let day = from; day <= through; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) days.push(day);
  return days;
}

/** The ladder speaks at the notice's time. */
export function ladderAt(day: IsoDate, { remindAt }: Notice, { calendar }: Pick<JobContext, 'calendar'>): Instant {
  return instantOf(day, withinHours(remindAt), calendar.timeZone);
}

export function ladderKey(notice: Notice, day: IsoDate): string {
  return `${notice.id}:ladder:${day}`;
}

/** The hours in which the schedule writes to people: working days from 8am to 6pm. */
import type { Instant, Notice } from '../record/model.ts';
import { type Calendar, isWorkingDay, workingDayOnOrAfter } from './calendar.ts';
import { addDays } from './dates.ts';
import { dateOf, timeOf } from './instants.ts';

/** The clocks also never skip or repeat a time between these. */
export const HOURS = { first: '08:00', last: '18:00' } as const;

/** When the leads see what the next working day's weekly reminder will say. */
export const DRAFT_AT = '14:00';

/** The time of day, or the nearest one within the hours. */
export function withinHours(time: string): string {
  if (time < HOURS.first) return HOURS.first;
  return time > HOURS.last ? HOURS.last : time;
}

/** Whether people are written to now: what has to wait waits for the next working morning, unless the notice expires before it. */
export function mayWrite(now: Instant, { expiresOn }: Pick<Notice, 'expiresOn'>, calendar: Calendar): boolean {
  const [today, time] = [dateOf(now, calendar.timeZone), timeOf(now, calendar.timeZone)];
  if (isWorkingDay(today, calendar) && time >= HOURS.first && time <= HOURS.last) return true;
  const next = workingDayOnOrAfter(time < HOURS.first ? today : addDays(today, 1), calendar);
  return today <= expiresOn && next > expiresOn;
}

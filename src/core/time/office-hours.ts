/** Office hours: the schedule writes to people on working days from 8am to 6pm. */
import type { Instant, Notice } from '../record/model.ts';
import { type Calendar, isWorkingDay, workingDayOnOrAfter } from './calendar.ts';
import { addDays } from './dates.ts';
import { dateOf, timeOf } from './instants.ts';

/** The first and last minute of the day at which the schedule may write, as `HH:MM`. No clock change falls between them. */
export const OFFICE_HOURS = { first: '08:00', last: '18:00' } as const;

/** The time of day at which leads get the draft of the next working day's weekly reminder. */
export const DRAFT_AT = '14:00';

/** `time` (`HH:MM`) itself within office hours, else the nearest end of them. */
export function clampToOfficeHours(time: string): string {
  if (time < OFFICE_HOURS.first) return OFFICE_HOURS.first;
  return time > OFFICE_HOURS.last ? OFFICE_HOURS.last : time;
}

/** Whether the schedule may write now: in office hours, or at any time if the notice expires before they begin again. */
export function isWritingAllowed(now: Instant, { expiresOn }: Pick<Notice, 'expiresOn'>, calendar: Calendar): boolean {
  const [today, time] = [dateOf(now, calendar.timeZone), timeOf(now, calendar.timeZone)];
  if (isWorkingDay(today, calendar) && time >= OFFICE_HOURS.first && time <= OFFICE_HOURS.last) return true;
  const next = workingDayOnOrAfter(time < OFFICE_HOURS.first ? today : addDays(today, 1), calendar);
  return today <= expiresOn && next > expiresOn;
}

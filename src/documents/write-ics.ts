/** Calendar files: whole days with ids that stay, so that a calendar replaces the entries that it has read before. */
import { addDays } from '../core/time/dates.ts';
import type { CalendarFile } from '../ports/writers.ts';

/** The text of the file. Whole days have no time zone. */
export async function writeIcs({ name, asAt, days }: CalendarFile): Promise<string> {
  const { ICalCalendar, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } = await import('ical-generator');
  const prodId = { company: 'bvn', product: 'calendar', language: 'EN' };
  // With a method, a calendar takes the file as news about its entries, and not as copies of them.
  const calendar = new ICalCalendar({ name, prodId, method: ICalCalendarMethod.PUBLISH });
  for (const { uid, on, title, text, sequence, isCancelled } of days) {
    calendar.createEvent({
      id: uid,
      // The library reads a day off the machine's clock, which stands at UTC.
      start: new Date(`${on}T00:00:00Z`),
      end: new Date(`${addDays(on, 1)}T00:00:00Z`),
      allDay: true,
      timezone: null,
      stamp: new Date(asAt),
      summary: title,
      description: text,
      sequence,
      status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return `${calendar.toString()}\r\n`;
}

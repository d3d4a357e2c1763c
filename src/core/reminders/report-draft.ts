/** The draft report: the day on which the leads get it by themselves. */
import { papersDueOn } from '../plan/meeting.ts';
import { listedDates } from '../plan/next-contact.ts';
import type { Action, IsoDate, Snapshot } from '../record/model.ts';
import type { Calendar } from '../time/calendar.ts';

/** A meeting whose papers are due. */
export interface ReportDue {
  readonly meeting: Action & { readonly bodyId: string };
  /** The day of the meeting. */
  readonly on: IsoDate;
  readonly papersOn: IsoDate;
}

/** The meetings whose papers are due by `today` and that are still to come. */
export function reportsDue(snapshot: Snapshot, calendar: Calendar, today: IsoDate): readonly ReportDue[] {
  return snapshot.actions.flatMap((meeting) => {
    const { bodyId } = meeting;
    if (meeting.kind !== 'meeting' || meeting.status === 'withdrawn' || bodyId === null) return [];
    return listedDates(meeting).flatMap((on) => {
      const papersOn = papersDueOn(meeting, calendar, on);
      const isDue = papersOn !== null && papersOn <= today && on > today;
      return isDue ? [{ meeting: { ...meeting, bodyId }, on, papersOn }] : [];
    });
  });
}

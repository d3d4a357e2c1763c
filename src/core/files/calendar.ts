/** The days of a calendar file: due dates, meetings, the days on which papers are due, and the expiry. */
import { isOwnerOrDeputy } from '../people/person.ts';
import { byCode, isKeptUp, isOutstanding } from '../plan/action.ts';
import { papersDueOn } from '../plan/meeting.ts';
import { listedDates } from '../plan/next-contact.ts';
import type { Action, IsoDate, Notice, Person, Snapshot } from '../record/model.ts';
import type { Calendar } from '../time/calendar.ts';

/** One day and what falls on it. `uid` stays the same while the row is the same, whatever its date. */
export type CalendarEntry = { readonly uid: string; readonly on: IsoDate; readonly sequence: number } & (
  | { readonly kind: 'due' | 'meeting' | 'papers'; readonly action: Action }
  | { readonly kind: 'expiry'; readonly notice: Notice }
);

/** The days of everybody for null, else those of the actions that a person owns or deputises for, with the expiry. */
export function calendarEntries(
  snapshot: Snapshot,
  person: Person | null,
  { today, calendar }: { readonly today: IsoDate; readonly calendar: Calendar },
): readonly CalendarEntry[] {
  const { notice } = snapshot;
  const own = snapshot.actions.filter((action) => person === null || isOwnerOrDeputy(person, action));
  const entries = own
    .filter(({ status }) => status !== 'withdrawn')
    .sort(byCode)
    .flatMap((action) =>
      action.kind === 'meeting' ? meetingEntries(action, today, calendar) : dueEntry(action, snapshot),
    );
  const isOver = notice === null || notice.decisionOutcome !== null;
  return isOver
    ? entries
    : [
        ...entries,
        { uid: `${notice.id}-expiry`, on: notice.expiresOn, sequence: notice.version, kind: 'expiry', notice },
      ];
}

function dueEntry(action: Action, snapshot: Snapshot): readonly CalendarEntry[] {
  const { id, dueOn, version } = action;
  const isOpen = isKeptUp(action) || isOutstanding(action, snapshot);
  return dueOn !== null && isOpen ? [{ uid: `${id}-due`, on: dueOn, sequence: version, kind: 'due', action }] : [];
}

/** Each meeting to come, with the day on which its papers are due. */
function meetingEntries(action: Action, today: IsoDate, calendar: Calendar): readonly CalendarEntry[] {
  const { id, version: sequence } = action;
  return listedDates(action)
    .filter((on) => on >= today)
    .flatMap((on): readonly CalendarEntry[] => {
      const meeting = { uid: `${id}-meeting-${on}`, on, sequence, kind: 'meeting', action } as const;
      const papersOn = papersDueOn(action, calendar, on);
      if (papersOn === null) return [meeting];
      return [meeting, { uid: `${id}-papers-${on}`, on: papersOn, sequence, kind: 'papers', action }];
    });
}

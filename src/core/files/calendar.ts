/** The days of a calendar file: due dates, meetings, the days on which papers are due, and the expiry. */
import { isOwnerOrDeputy } from '../people/person.ts';
import { byCode, isKeptUp, isOutstanding } from '../plan/action.ts';
import { papersDueOn } from '../plan/meeting.ts';
import { listedDates } from '../plan/next-contact.ts';
import type { AuditEvent } from '../record/changes.ts';
import type { Action, IsoDate, Notice, Person, Snapshot } from '../record/model.ts';
import type { Calendar } from '../time/calendar.ts';
import { type EntryPast, readEntryPasts } from './calendar-past.ts';

/**
 * One day and what falls on it. `uid` stays the same while the row is the same, whatever its date and its notice. `isOff`: the
 * day has gone, and a calendar that holds it from an earlier file takes it out.
 */
export type CalendarEntry = {
  readonly uid: string;
  readonly on: IsoDate;
  readonly sequence: number;
  readonly isOff: boolean;
} & (
  | { readonly kind: 'due' | 'meeting' | 'papers'; readonly action: Action }
  | { readonly kind: 'expiry'; readonly notice: Notice }
);

interface Present {
  readonly today: IsoDate;
  readonly calendar: Calendar;
}

/**
 * The days of everybody for null, else those of the actions that a person owns or deputises for, with the expiry. Days to come
 * that have gone are among them as off. `events`: the whole audit, oldest first.
 */
export function calendarEntries(
  snapshot: Snapshot,
  person: Person | null,
  { today, calendar }: Present,
  events: readonly AuditEvent[],
): readonly CalendarEntry[] {
  const pastOf = readEntryPasts(events);
  const entries = [...snapshot.actions].sort(byCode).flatMap((action): readonly CalendarEntry[] => {
    const past = pastOf(action.id);
    const isTheirs = person === null || isOwnerOrDeputy(person, action);
    if (!isTheirs && !past.people.has(person.id)) return [];
    const isOff = !isTheirs || action.status === 'withdrawn';
    return action.kind === 'meeting'
      ? meetingEntries(action, isOff, past, { today, calendar })
      : dueEntry(action, isOff, past, snapshot);
  });
  const { notice } = snapshot;
  const shown = [...entries, ...(notice ? [expiryEntry(notice, pastOf(notice.id))] : [])];
  return shown.filter(({ isOff, on }) => !isOff || on >= today);
}

function expiryEntry(notice: Notice, { rootId, changes: sequence }: EntryPast): CalendarEntry {
  const isOff = notice.decisionOutcome !== null;
  return { uid: `${rootId}-expiry`, on: notice.expiresOn, sequence, isOff, kind: 'expiry', notice };
}

function dueEntry(
  action: Action,
  isOff: boolean,
  { rootId, changes: sequence }: EntryPast,
  snapshot: Snapshot,
): readonly CalendarEntry[] {
  const { dueOn } = action;
  const isSettled = !isKeptUp(action) && !isOutstanding(action, snapshot);
  if (dueOn === null) return [];
  return [{ uid: `${rootId}-due`, on: dueOn, sequence, isOff: isOff || isSettled, kind: 'due', action }];
}

/** Each meeting to come, with the day on which its papers are due, and those that were cancelled. */
function meetingEntries(
  action: Action,
  isOff: boolean,
  { rootId, changes: sequence, meetings }: EntryPast,
  { today, calendar }: Present,
): readonly CalendarEntry[] {
  const entriesOn = (on: IsoDate, number: number, off: boolean): readonly CalendarEntry[] => {
    const same = { sequence, isOff: off, action } as const;
    const meeting = { uid: `${rootId}-meeting-${number}`, on, kind: 'meeting', ...same } as const;
    const papersOn = papersDueOn(action, calendar, on);
    if (papersOn === null) return [meeting];
    return [meeting, { uid: `${rootId}-papers-${number}`, on: papersOn, kind: 'papers', ...same }];
  };
  const toCome = listedDates(action).filter((on) => on >= today);
  return [
    ...toCome.flatMap((on, nth) => entriesOn(on, meetings.numbers.get(on) ?? nth, isOff)),
    ...[...meetings.gone].flatMap(([number, on]) => entriesOn(on, number, true)),
  ];
}

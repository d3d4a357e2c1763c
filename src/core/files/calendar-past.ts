/** The past of calendar entries, from the audit: under which ids a calendar may hold them, how often they changed, and what has gone. */
import { type AuditEvent, idOfChange } from '../record/changes.ts';
import type { IsoDate } from '../record/model.ts';

/** The past of one action or notice, with those of earlier notices that it continues. */
export interface EntryPast {
  /** The id of the first row, which a calendar has seen. */
  readonly rootId: string;
  /** How often it was changed. */
  readonly changes: number;
  /** Everybody who has owned it or deputised. */
  readonly people: ReadonlySet<string>;
  readonly meetings: MeetingSlots;
}

/** Each meeting of a series under a number of its own, which it keeps when it moves to another day. */
interface MeetingSlots {
  readonly numbers: ReadonlyMap<IsoDate, number>;
  /** The last days of meetings that were cancelled, by their numbers. */
  readonly gone: ReadonlyMap<number, IsoDate>;
}

/** Reads the past of actions and notices from all events, oldest first. The answer finds that of one row by its id. */
export function readEntryPasts(events: readonly AuditEvent[]): (id: string) => EntryPast {
  const roots = new Map<string, string>();
  const rootOf = (id: string) => roots.get(id) ?? id;
  const own = new Map<string, { changes: number; people: Set<string>; lists: (readonly IsoDate[])[] }>();
  for (const { change } of events) {
    if (change.entity !== 'action' && change.entity !== 'notice') continue;
    const row: { carriedFromId?: string | null; replacesNoticeId?: string | null } =
      change.op === 'added' ? change.row : {};
    const before = row.carriedFromId ?? row.replacesNoticeId;
    if (before) roots.set(idOfChange(change), rootOf(before));
    const rootId = rootOf(idOfChange(change));
    const past = own.get(rootId) ?? { changes: 0, people: new Set(), lists: [] };
    own.set(rootId, past);
    past.changes += 1;
    if (change.entity === 'notice') continue;
    const { ownerId, deputyId, meetingDates } = change.op === 'added' ? change.row : change.after;
    for (const id of [ownerId, deputyId]) if (id) past.people.add(id);
    if (meetingDates !== undefined) past.lists.push(meetingDates?.split(' ') ?? []);
  }
  return (id) => {
    const rootId = rootOf(id);
    const { changes = 1, people = new Set<string>(), lists = [] } = own.get(rootId) ?? {};
    return { rootId, changes, people, meetings: meetingSlots(lists) };
  };
}

/** The numbers of meetings after each list has taken the place of the one before: a date that comes as one goes is that meeting moved. */
function meetingSlots(lists: readonly (readonly IsoDate[])[]): MeetingSlots {
  const gone = new Map<number, IsoDate>();
  let numbers = new Map<IsoDate, number>();
  let used = 0;
  for (const list of lists) {
    const left = [...numbers].filter(([date]) => !list.includes(date));
    const next = new Map<IsoDate, number>();
    for (const date of list) {
      const kept = numbers.get(date);
      const moved = kept === undefined ? left.shift() : undefined;
      next.set(date, kept ?? moved?.[1] ?? used++);
    }
    for (const [date, number] of left) gone.set(number, date);
    numbers = next;
  }
  return { numbers, gone };
}

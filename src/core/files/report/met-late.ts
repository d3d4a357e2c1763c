/** Commitments that were met after they were due: lapses that are over by the day of a report, and would stand nowhere in it. */
import { type AuditEvent, idOfChange, type Verb } from '../../record/changes.ts';
import { rowById } from '../../record/find-row.ts';
import type { Action, IsoDate, Snapshot } from '../../record/model.ts';
import { dateOf } from '../../time/instants.ts';

/** A commitment with the day that it was due on, and the later day on which it was met. */
export interface MetLate {
  readonly action: Action;
  readonly dueOn: IsoDate;
  readonly on: IsoDate;
}

const MEETS: ReadonlySet<Verb> = new Set(['contact recorded', 'reading added', 'evidence given for the period']);

/** The commitments that were met late by these events, in their order. Contact and readings that the snapshot does not show are left out. */
export function metLate(events: readonly AuditEvent[], snapshot: Snapshot, zone: string): readonly MetLate[] {
  const entries = new Map(
    events.flatMap(({ by, change }) =>
      change.entity === 'logEntry' && change.op === 'added' ? [[by.requestId, change.row.id] as const] : [],
    ),
  );
  return events.flatMap(({ at, by, change }) => {
    if (change.entity !== 'action' || change.op !== 'changed' || !MEETS.has(change.verb)) return [];
    const action = rowById(snapshot.actions, idOfChange(change));
    const entryId = entries.get(by.requestId);
    const entry = entryId === undefined ? undefined : rowById(snapshot.logEntries, entryId);
    if (!action || (entryId !== undefined && (!entry || entry.struckAt !== null))) return [];
    const [dueOn, on] = [change.before.dueOn, entry?.on ?? dateOf(at, zone)];
    return dueOn && on > dueOn ? [{ action, dueOn, on }] : [];
  });
}

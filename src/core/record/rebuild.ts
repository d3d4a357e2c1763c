/** The record as it stood at any instant, from the audit alone. */
import type { AuditEvent } from './changes.ts';
import { assertNever } from './errors.ts';
import type { Entities, EntityName, Instant } from './model.ts';

/** Every row of the record by its id. */
export type RecordState = { readonly [K in EntityName]: ReadonlyMap<string, Entities[K]> };

/**
 * Plays events (oldest first, from the first ever) over an empty record, up to and with the instant `until`.
 * It stops at the first later event, so that a clock that was put back leaves out no cause of what it keeps.
 * Throws when an event changes a row that was never added.
 */
export function rebuild(events: readonly AuditEvent[], until?: Instant): RecordState {
  const state: { [K in EntityName]: Map<string, Entities[K]> } = {
    notice: new Map(),
    expectation: new Map(),
    action: new Map(),
    evidence: new Map(),
    person: new Map(),
    account: new Map(),
    holiday: new Map(),
    conversation: new Map(),
    handover: new Map(),
    absence: new Map(),
    snooze: new Map(),
  };
  for (const event of events) {
    if (until !== undefined && event.at > until) break;
    apply(state[event.change.entity] as Map<string, Entities[EntityName]>, event);
  }
  return state;
}

function apply(rows: Map<string, Entities[EntityName]>, { seq, change }: AuditEvent): void {
  switch (change.op) {
    case 'added':
      rows.set(change.row.id, change.row);
      return;
    case 'changed': {
      const before = rows.get(change.id);
      if (!before) throw new Error(`Event ${seq} changes ${change.entity} ${change.id}, which was never added.`);
      rows.set(change.id, { ...before, ...change.after, version: change.version + 1 } as Entities[EntityName]);
      return;
    }
    default:
      assertNever(change);
  }
}

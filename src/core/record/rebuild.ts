/** The record as it stood at any instant, from the audit alone. */
import type { AuditEvent, Entities, EntityName } from './changes.ts';
import { assertNever } from './errors.ts';
import type { Instant } from './model.ts';

/** The whole record, of all notices: for each kind of row, the rows by id. */
export type RecordState = { readonly [K in EntityName]: ReadonlyMap<string, Entities[K]> };

/**
 * Plays events (oldest first, from the first ever) over an empty record, up to and with the instant `until`.
 * Playing stops at the first later event: after a clock was put back, an event may depend on one with a later time.
 * Throws when an event changes a row that was never added.
 */
export function rebuild(events: readonly AuditEvent[], until?: Instant): RecordState {
  const state: { [K in EntityName]: Map<string, Entities[K]> } = {
    notice: new Map(),
    expectation: new Map(),
    action: new Map(),
    milestone: new Map(),
    recommendation: new Map(),
    evidence: new Map(),
    logEntry: new Map(),
    issuedReport: new Map(),
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

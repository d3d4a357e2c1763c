/**
 * The cache of the present notice's snapshot: most requests and every tick only read it. The commits of this connection
 * update the cache. After a commit of another connection, the next look reads the rows that it changed.
 */
import { recordAfter } from '../core/record/apply.ts';
import type { Change } from '../core/record/changes.ts';
import { ConflictError } from '../core/record/errors.ts';
import type { Snapshot } from '../core/record/model.ts';
import type { Committed, Unit } from '../ports/store.ts';
import type { Client } from './compiled.ts';
import type { Present } from './present.ts';

/** The cache of one connection. */
export interface KeptSnapshot {
  /** The present notice's snapshot, never older than the last commit to the file. */
  snapshot(): Snapshot;
  /** Runs the commit of a unit, and keeps the snapshot as it is after its changes. */
  follow(unit: Unit, commit: () => Committed): Committed;
}

/** Makes the cache of a connection; `read` reads the snapshot as it stands in one transaction, on top of an earlier one. */
export function keptSnapshot(client: Client, read: (before: Present | null) => Present): KeptSnapshot {
  // The number is another one when another connection has committed since; own commits do not alter it.
  const version = client.prepare<[], number>('pragma data_version').pluck();
  let kept: Kept | null = null;
  return {
    snapshot() {
      // Asked before the read: what is committed in between makes the next look read again.
      const present = version.get();
      if (kept?.version !== present) kept = { ...read(kept), version: present };
      return (kept as Kept).snapshot;
    },
    follow(unit, commit) {
      if (unit.changes.length === 0) return commit();
      const before = kept;
      // A commit that throws may have been written all the same, so nothing is kept until it returns.
      kept = null;
      try {
        const result = commit();
        kept = !before || result.repeated ? before : after(before, unit, version.get());
        return result;
      } catch (error) {
        // A conflict is found before anything is written.
        if (error instanceof ConflictError) kept = before;
        throw error;
      }
    },
  };
}

interface Kept extends Present {
  readonly version: number | undefined;
}

/**
 * Every change of a commit has an event of its own. When another connection has committed in between, the event stays that of
 * before, and the next look reads from there.
 */
function after(before: Kept, { changes, played }: Unit, version: number | undefined): Kept | null {
  if (mayMovePresentNotice(before.snapshot, changes)) return null;
  const snapshot = recordAfter(before.snapshot, changes, played);
  const event = version === before.version ? before.event + changes.length : before.event;
  return { snapshot, event, version: before.version };
}

/** Whether another notice may be the present one after the changes, whose rows would have to be read. */
function mayMovePresentNotice({ notice }: Snapshot, changes: readonly Change[]): boolean {
  return changes.some(
    (change) =>
      change.entity === 'notice' &&
      (change.op === 'added' ||
        change.id !== notice?.id ||
        'decisionOutcome' in change.after ||
        'issuedOn' in change.after),
  );
}

/**
 * The cache of the present notice's snapshot: most requests and every tick only read it. The commits of this connection
 * update the cache, and a commit of another connection makes the next look read the file again.
 */
import { recordAfter } from '../core/record/apply.ts';
import type { Change } from '../core/record/changes.ts';
import { ConflictError } from '../core/record/errors.ts';
import type { Snapshot } from '../core/record/model.ts';
import type { Committed, Unit } from '../ports/store.ts';
import type { Client } from './compiled.ts';

/** The cache of one connection. */
export interface KeptSnapshot {
  /** The present notice's snapshot, never older than the file. The snapshot of another notice is read each time. */
  snapshot(noticeId?: string): Snapshot;
  /** Runs the commit of a unit, and keeps the snapshot as it is after its changes. */
  follow(unit: Unit, commit: () => Committed): Committed;
}

/** Makes the cache of a connection; `read` reads a snapshot from the file in one transaction. */
export function keptSnapshot(client: Client, read: (noticeId?: string) => Snapshot): KeptSnapshot {
  // The number is another one when another connection has committed since; own commits do not alter it.
  const version = client.prepare<[], number>('pragma data_version').pluck();
  let kept: Kept | null = null;
  return {
    snapshot(noticeId) {
      if (noticeId !== undefined) return read(noticeId);
      // Asked before the read: what is committed in between makes the next look read again.
      const present = version.get();
      if (kept?.version !== present) kept = { version: present, snapshot: read() };
      return (kept as Kept).snapshot;
    },
    follow(unit, commit) {
      if (unit.changes.length === 0) return commit();
      const before = kept;
      // A commit that throws may have been written all the same, so nothing is kept until it returns.
      kept = null;
      try {
        const result = commit();
        // With the number of before: when another connection has committed in between, the next look reads again.
        kept = before && !result.repeated ? after(before, unit) : before;
        return result;
      } catch (error) {
        // A conflict is found before anything is written.
        if (error instanceof ConflictError) kept = before;
        throw error;
      }
    },
  };
}

interface Kept {
  readonly snapshot: Snapshot;
  readonly version: number | undefined;
}

function after({ snapshot, version }: Kept, { changes, played }: Unit): Kept | null {
  if (mayMovePresentNotice(snapshot, changes)) return null;
  return { snapshot: recordAfter(snapshot, changes, played), version };
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

/**
 * The cache of the present notice's snapshot: most requests and every tick only read it. The commits of this connection
 * update the cache. After a commit of another connection, the next look reads the rows that it changed.
 */
import { applyChanges } from '../core/record/apply.ts';
import type { Change } from '../core/record/changes.ts';
import { ConflictError } from '../core/record/errors.ts';
import type { Snapshot } from '../core/record/model.ts';
import type { Committed } from '../ports/store.ts';
import type { Client } from './compiled.ts';
import type { Present } from './present.ts';

/** The cache of one connection. */
export interface KeptSnapshot {
  /** The present notice's snapshot, never older than the last commit to the file. */
  snapshot(): Snapshot;
  /** Runs a commit of `changes`, and keeps the snapshot as it is after them. */
  follow(changes: readonly Change[], commit: () => Committed): Committed;
}

/** The reads of the cache, each in one transaction. */
export interface PresentReads {
  /** Reads the snapshot as it stands, on top of an earlier one. */
  present(before: Present | null): Present;
  /** The number of the last event. */
  lastEvent(): number;
}

/** Makes the cache of a connection. */
export function keptSnapshot(client: Client, read: PresentReads): KeptSnapshot {
  // The number is another one when another connection has committed since; own commits do not alter it.
  const version = client.prepare<[], number>('pragma data_version').pluck();
  let kept: Kept | null = null;
  return {
    snapshot() {
      // Asked before the read: what is committed in between makes the next look read again.
      const present = version.get();
      if (kept?.version !== present) kept = { ...read.present(kept), version: present };
      return (kept as Kept).snapshot;
    },
    follow(changes, commit) {
      if (changes.length === 0) return commit();
      const before = kept;
      // A commit that throws may have been written all the same, so nothing is kept until it returns.
      kept = null;
      try {
        const result = commit();
        if (!before || result.repeated) kept = before;
        else kept = after(before, changes, { event: read.lastEvent(), version: version.get() });
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

/** When another connection has committed in between, the version and the event stay those of before, and the next look reads from there. */
function after(before: Kept, changes: readonly Change[], now: Omit<Kept, 'snapshot'>): Kept | null {
  if (mayMovePresentNotice(before.snapshot, changes)) return null;
  const snapshot = applyChanges(before.snapshot, changes);
  return { ...(now.version === before.version ? now : before), snapshot };
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

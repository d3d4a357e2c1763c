/**
 * The present snapshot, read once for as long as the record does not move: most requests and every tick only look at it.
 * It is never older than the file: SQLite tells what other connections committed, this one tells what it changes itself.
 */
import type { Snapshot } from '../core/record/model.ts';
import type { Client } from './compiled.ts';

export interface KeptSnapshot {
  /** Without `noticeId` of the present notice, which is the one that is kept. */
  snapshot(noticeId?: string): Snapshot;
  /** This connection may have changed the record. */
  changed(): void;
}

export function keptSnapshot(client: Client, read: (noticeId?: string) => Snapshot): KeptSnapshot {
  // Another number than before when another connection has committed since; its own commits do not alter it.
  const version = client.prepare<[], number>('pragma data_version').pluck();
  let kept: { readonly snapshot: Snapshot; readonly version: number | undefined } | null = null;
  return {
    snapshot(noticeId) {
      if (noticeId !== undefined) return read(noticeId);
      // Asked before the read: what is committed in between makes the next look read again.
      const present = version.get();
      if (kept?.version !== present) kept = { version: present, snapshot: read() };
      return (kept as NonNullable<typeof kept>).snapshot;
    },
    changed() {
      kept = null;
    },
  };
}

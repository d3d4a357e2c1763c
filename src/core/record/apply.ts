/** The record after changes: the snapshot as it will be once they are committed. */
import type { Change, EntityName } from './changes.ts';
import type { Snapshot } from './model.ts';

const LISTS = {
  expectation: 'expectations',
  action: 'actions',
  evidence: 'evidence',
  person: 'people',
  account: 'accounts',
  holiday: 'holidays',
  conversation: 'conversations',
  handover: 'handovers',
  absence: 'absences',
  snooze: 'snoozes',
} as const satisfies Partial<Record<EntityName, keyof Snapshot>>;

/** The snapshot with the changes played over it. New rows of another notice are left out, as they are when it is read. */
export function applyChanges(snapshot: Snapshot, changes: readonly Change[]): Snapshot {
  return changes.reduce(applyChange, snapshot);
}

function applyChange(snapshot: Snapshot, change: Change): Snapshot {
  if (change.entity === 'notice') return applyToNotice(snapshot, change);
  const list = LISTS[change.entity];
  const rows = snapshot[list] as readonly { id: string; version: number; noticeId?: string }[];
  if (change.op === 'added') {
    const foreign = 'noticeId' in change.row && change.row.noticeId !== snapshot.notice?.id;
    return foreign ? snapshot : { ...snapshot, [list]: [...rows, change.row] };
  }
  const next = rows.map((row) => (row.id === change.id ? { ...row, ...change.after, version: row.version + 1 } : row));
  return { ...snapshot, [list]: next };
}

function applyToNotice(snapshot: Snapshot, change: Change & { entity: 'notice' }): Snapshot {
  if (change.op === 'added') return snapshot.notice === null ? { ...snapshot, notice: change.row } : snapshot;
  if (snapshot.notice?.id !== change.id) return snapshot;
  return { ...snapshot, notice: { ...snapshot.notice, ...change.after, version: snapshot.notice.version + 1 } };
}

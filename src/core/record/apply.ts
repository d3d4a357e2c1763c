/** The record after changes: the snapshot as it will be once they are committed. */
import type { Change, EntityName } from './changes.ts';
import { rowById, withReplaced } from './find-row.ts';
import type { Snapshot } from './model.ts';

type ListName = Exclude<keyof Snapshot, 'notice'>;

interface Row {
  readonly id: string;
  readonly version: number;
}

/** Which list holds the rows of each kind, and the columns that it is ordered by, as the store reads it. */
export const LISTS = {
  expectation: { name: 'expectations', order: ['code'] },
  action: { name: 'actions', order: ['code'] },
  milestone: { name: 'milestones', order: ['actionId', 'letter'] },
  recommendation: { name: 'recommendations', order: ['code'] },
  evidence: { name: 'evidence', order: ['addedAt', 'id'] },
  logEntry: { name: 'logEntries', order: ['addedAt', 'id'] },
  issuedReport: { name: 'issuedReports', order: ['issuedOn', 'id'] },
  person: { name: 'people', order: ['id'] },
  account: { name: 'accounts', order: ['id'] },
  holiday: { name: 'holidays', order: ['id'] },
  conversation: { name: 'conversations', order: ['id'] },
  handover: { name: 'handovers', order: ['id'] },
  absence: { name: 'absences', order: ['id'] },
  snooze: { name: 'snoozes', order: ['id'] },
} as const satisfies Partial<Record<EntityName, { name: ListName; order: readonly string[] }>>;

/** A record, and what it becomes by the changes of one decision. Whoever needs the second again is handed both. */
export interface Played {
  readonly before: Snapshot;
  readonly after: Snapshot;
}

/** The record after a decision: as the decision itself played it, where that was over this record, else played here. */
export function recordAfter(before: Snapshot, changes: readonly Change[], played?: Played): Snapshot {
  return played?.before === before ? played.after : applyChanges(before, changes);
}

/** The snapshot with the changes played over it. New rows of another notice are left out, as they are when it is read. */
export function applyChanges(snapshot: Snapshot, changes: readonly Change[]): Snapshot {
  const next: { -readonly [K in keyof Snapshot]: Snapshot[K] } = { ...snapshot };
  for (const change of changes) next.notice = noticeAfter(next.notice, change);
  for (const [entity, ofEntity] of Map.groupBy(changes, entityOf)) {
    if (entity === 'notice') continue;
    const { name, order } = LISTS[entity];
    const rows = withAdded(snapshot[name], addedBy(ofEntity, next.notice?.id), order);
    Object.assign(next, { [name]: withEdits(rows, ofEntity) });
  }
  return next;
}

function entityOf({ entity }: Change): EntityName {
  return entity;
}

function noticeAfter(notice: Snapshot['notice'], change: Change): Snapshot['notice'] {
  if (change.entity !== 'notice') return notice;
  if (change.op === 'added') return notice ?? change.row;
  return notice?.id === change.id ? { ...notice, ...change.after, version: notice.version + 1 } : notice;
}

function withEdits(list: readonly Row[], changes: readonly Change[]): readonly Row[] {
  const edited = new Map<string, Row>();
  for (const change of changes) {
    const row = change.op === 'changed' ? (edited.get(change.id) ?? rowById(list, change.id)) : undefined;
    if (row && change.op === 'changed') edited.set(row.id, { ...row, ...change.after, version: row.version + 1 });
  }
  return edited.size === 0 ? list : withReplaced(list, edited);
}

/** The snapshot with these rows in the state given: a known row is replaced, and a new one put in its place. */
export function withRows(snapshot: Snapshot, entity: keyof typeof LISTS, rows: readonly Row[]): Snapshot {
  const { name, order } = LISTS[entity];
  const list: readonly Row[] = snapshot[name];
  const [known, fresh] = [new Map<string, Row>(), [] as Row[]];
  for (const row of rows) {
    if (rowById(list, row.id)) known.set(row.id, row);
    else fresh.push(row);
  }
  return { ...snapshot, [name]: withAdded(withReplaced(list, known), fresh, order) };
}

function addedBy(changes: readonly Change[], noticeId: string | undefined): readonly Row[] {
  const rows: Row[] = [];
  for (const change of changes) if (change.op === 'added' && isOfNotice(change.row, noticeId)) rows.push(change.row);
  return rows;
}

/** The list with new rows in its order. Each is put in its place, because to sort a long list takes longer. */
function withAdded(list: readonly Row[], added: readonly Row[], columns: readonly string[]): readonly Row[] {
  if (added.length === 0) return list;
  const rows = [...list];
  const order = inOrder(columns);
  for (const row of added) rows.splice(placeOf(row, rows, order), 0, row);
  return rows;
}

/** The place after all rows that come before this one in a sorted list, or are equal to it. */
function placeOf(row: Row, sorted: readonly Row[], order: (a: Row, b: Row) => number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (order(sorted[middle] as Row, row) <= 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Whether a row belongs to the notice, or to none. */
export function isOfNotice(row: object, noticeId: string | undefined): boolean {
  return !('noticeId' in row) || row.noticeId === noticeId;
}

/** Compares two rows by columns, as SQLite does. */
export function inOrder(columns: readonly string[]) {
  return (a: object, b: object): number => {
    for (const column of columns) {
      const [one, other] = [a, b].map((row) => String(row[column as keyof typeof row])) as [string, string];
      if (one !== other) return one < other ? -1 : 1;
    }
    return 0;
  };
}

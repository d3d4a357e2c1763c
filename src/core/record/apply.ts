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

/** The last snapshot that a list of changes was played over, and what came of it. None of the three is ever altered. */
interface Applied {
  readonly before: Snapshot;
  /** How many changes were played: an import asks for the record while it adds to its list. */
  readonly played: number;
  readonly after: Snapshot;
}

/** A decision, the cards that follow from it and the store ask for the same record, and share its indexes. */
const lastApplied = new WeakMap<readonly Change[], Applied>();

/** The snapshot with the changes played over it. New rows of another notice are left out, as they are when it is read. */
export function applyChanges(before: Snapshot, changes: readonly Change[]): Snapshot {
  const last = lastApplied.get(changes);
  if (last?.before === before && last.played === changes.length) return last.after;
  const after = play(before, changes);
  lastApplied.set(changes, { before, played: changes.length, after });
  return after;
}

function play(snapshot: Snapshot, changes: readonly Change[]): Snapshot {
  const byEntity = Map.groupBy(changes, ({ entity }) => entity);
  const next: { -readonly [K in keyof Snapshot]: Snapshot[K] } = { ...snapshot };
  for (const change of byEntity.get('notice') ?? []) next.notice = noticeAfter(next.notice, change);
  for (const [entity, ofEntity] of byEntity) {
    if (entity === 'notice') continue;
    const { name, order } = LISTS[entity];
    const rows = withAdded(snapshot[name], addedBy(ofEntity, next.notice?.id), inOrder(order));
    Object.assign(next, { [name]: withEdits(rows, ofEntity) });
  }
  return next;
}

function noticeAfter(notice: Snapshot['notice'], change: Change): Snapshot['notice'] {
  if (change.entity !== 'notice') return notice;
  if (change.op === 'added') return notice ?? change.row;
  return notice?.id === change.id ? { ...notice, ...change.after, version: notice.version + 1 } : notice;
}

function withEdits(list: readonly Row[], changes: readonly Change[]): readonly Row[] {
  const edits = Map.groupBy(
    changes.filter((change) => change.op === 'changed'),
    ({ id }) => id,
  );
  if (edits.size === 0) return list;
  return withReplaced(list, edits.keys(), (row) => {
    const afters = (edits.get(row.id) ?? []).map(({ after }) => after);
    return Object.assign({ ...row }, ...afters, { version: row.version + afters.length });
  });
}

function addedBy(changes: readonly Change[], noticeId: string | undefined): readonly Row[] {
  return changes.flatMap((change) => (change.op === 'added' && isOfNotice(change.row, noticeId) ? change.row : []));
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
  const replaced = withReplaced(list, known.keys(), (row) => known.get(row.id) ?? row);
  return { ...snapshot, [name]: withAdded(replaced, fresh, inOrder(order)) };
}

/** The list with new rows in its order. Each is put in its place, because to sort a long list takes longer. */
function withAdded(list: readonly Row[], added: readonly Row[], order: (a: Row, b: Row) => number): readonly Row[] {
  if (added.length === 0) return list;
  const rows = [...list];
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

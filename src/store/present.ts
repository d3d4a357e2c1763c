/** Reads the present snapshot: whole, or on top of an earlier one, only the rows that were changed since. */
import { isOfNotice, withRows } from '../core/record/apply.ts';
import type { Entities, EntityName } from '../core/record/changes.ts';
import type { Snapshot } from '../core/record/model.ts';
import { readHead } from './audit.ts';
import { db, everyColumn, isAmong } from './compiled.ts';
import { gt, sql } from './drizzle.ts';
import { presentNotice, readSnapshot } from './queries.ts';
import { auditEvent } from './schema-ledger.ts';
import { TABLES } from './schema-sqlite.ts';
import { all, type Query, type Script } from './scripts.ts';

/** The present notice's snapshot, and the number of the last event of the audit that it shows; 0 before the first one. */
export interface Present {
  readonly snapshot: Snapshot;
  readonly event: number;
}

/** Our own limit: to read so many rows one by one takes no longer than to read a large record whole. */
const MOST_EVENTS = 2_500;

/** Reads the present snapshot. With `before`, rows that no event was about since stay the same objects. */
export function* readPresent(before: Present | null): Script<Present> {
  const event = (yield* readHead())?.event ?? 0;
  const later = before && (yield* readLater(before, event));
  return { snapshot: later ?? (yield* readSnapshot()), event };
}

/** The snapshot of before with the rows of later events; null when there are many, or when another notice is the present one. */
function* readLater({ snapshot, event }: Present, last: number): Script<Snapshot | null> {
  if (last === event) return snapshot;
  if (last < event || last - event > MOST_EVENTS) return null;
  const events = yield* all(LATER, { after: event });
  const byEntity = Map.groupBy(events, ({ entity }) => entity as EntityName);
  const notice = byEntity.delete('notice') ? yield* presentNotice() : snapshot.notice;
  if (notice?.id !== snapshot.notice?.id) return null;
  let next: Snapshot = { ...snapshot, notice };
  for (const [entity, ofEntity] of byEntity) {
    const ids = [...new Set(ofEntity.map(({ rowId }) => rowId))];
    const rows = yield* all(rowsOf(entity), { ids: JSON.stringify(ids) });
    next = withRows(
      next,
      entity as Exclude<EntityName, 'notice'>,
      rows.filter((row) => isOfNotice(row, notice?.id)),
    );
  }
  return next;
}

const LATER: Query<{ entity: string; rowId: string }> = {
  shape: 'rows of later events',
  build: () =>
    db
      .select({ entity: sql`${auditEvent.entity}`.as('entity'), rowId: sql`${auditEvent.rowId}`.as('rowId') })
      .from(auditEvent)
      .where(gt(auditEvent.seq, sql.placeholder('after'))),
};

function rowsOf(entity: EntityName): Query<Entities[EntityName]> {
  const table = TABLES[entity];
  return {
    shape: `${entity} among`,
    build: () => db.select(everyColumn(table)).from(table).where(isAmong(table.id, 'ids')),
  };
}

/** Reads the whole record, of all notices, for its comparison with the audit. */
import type { Entities, EntityName } from '../core/record/changes.ts';
import type { ColumnDefaults } from '../core/record/differences.ts';
import type { RecordState } from '../core/record/rebuild.ts';
import type { WholeRecord } from '../ports/store.ts';
import { readHead } from './audit.ts';
import { db, everyColumn } from './compiled.ts';
import { getTableColumns } from './drizzle.ts';
import { TABLES } from './schema-sqlite.ts';
import { all, type Query, type Script } from './scripts.ts';

const ENTITIES = Object.keys(TABLES) as readonly EntityName[];

/** Reads every row of every kind with the last event, in one transaction. */
export function* readWholeRecord(): Script<WholeRecord> {
  const rows: [EntityName, ReadonlyMap<string, Entities[EntityName]>][] = [];
  for (const entity of ENTITIES) {
    const found = yield* all(everyRowOf(entity));
    rows.push([entity, new Map(found.map((row) => [row.id, row]))]);
  }
  return { head: yield* readHead(), rows: Object.fromEntries(rows) as unknown as RecordState, defaults: DEFAULTS };
}

function everyRowOf(entity: EntityName): Query<Entities[EntityName]> {
  return { shape: `whole ${entity}`, build: () => db.select(everyColumn(TABLES[entity])).from(TABLES[entity]) };
}

const DEFAULTS = Object.fromEntries(
  ENTITIES.map((entity) => {
    const columns = Object.entries(getTableColumns(TABLES[entity]));
    return [entity, Object.fromEntries(columns.map(([name, column]) => [name, column.default ?? null]))];
  }),
) as ColumnDefaults;

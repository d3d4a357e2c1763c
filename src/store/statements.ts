/** The statements that write a unit, each built into SQL only when its shape is first met. */
import type { Basis, Change, EntityName } from '../core/record/changes.ts';
import { assertNever } from '../core/record/errors.ts';
import type { Unit } from '../ports/store.ts';
import { db, placeholders, type Values } from './compiled.ts';
import { type AnySQLiteColumn, and, eq, getTableColumns, type SQLiteTable, sql } from './drizzle.ts';
import { once } from './schema-ledger.ts';
import { TABLES } from './schema-sqlite.ts';
import type { Query } from './scripts.ts';

/** One statement of a unit with its values, and the consequence of the rows that it finds or changes. */
export interface UnitStatement extends Query {
  readonly values: Values;
  /** Marks a statement that changes no row; the rows that it finds are counted instead. */
  readonly readsOnly?: true;
  /** The text of the `ConflictError` for a statement that finds or changes no row. */
  readonly orConflict?: string;
  /** Statements to run if this one found or changed a row. */
  readonly followedBy?: readonly UnitStatement[];
}

/** Keeps the idempotency key of a unit with its answer; changes no row when the key was committed before. */
export function onceStatement({ once: key, at, answer }: Unit): UnitStatement {
  return insertNew('once', once, { key, at, answer: JSON.stringify(answer ?? null) });
}

/** Finds the row at the version that the unit was decided on. */
export function basisStatement({ entity, id, version }: Basis): UnitStatement {
  const table = RECORD[entity];
  return {
    shape: `basis ${entity}`,
    // A read is enough: from the unit's first statement on nobody else writes until it is committed.
    build: () => db.select({ id: table.id }).from(table).where(isAtVersion(table)),
    readsOnly: true,
    values: { id, version },
    orConflict: `${entity} ${id} is no longer at version ${version}`,
  };
}

/** Adds a row, or changes the one that is at the version of the change. */
export function changeStatement(change: Change): UnitStatement {
  switch (change.op) {
    case 'added':
      return insert(change.entity, RECORD[change.entity], { ...change.row });
    case 'changed': {
      const { entity, id, version, after } = change;
      const table = RECORD[entity];
      const columns = Object.keys(after).sort();
      return {
        shape: `change ${entity} ${columns.join()}`,
        build: () =>
          db
            .update(table)
            .set({ ...placeholders(columns), version: sql`${table.version} + 1` } as never)
            .where(isAtVersion(table)),
        values: { ...after, id, version },
        orConflict: `${entity} ${id} is no longer at version ${version}`,
      };
    }
    default:
      return assertNever(change);
  }
}

interface RecordTable extends SQLiteTable {
  readonly id: AnySQLiteColumn;
  readonly version: AnySQLiteColumn;
}

const RECORD: Readonly<Record<EntityName, RecordTable>> = TABLES;

function isAtVersion(table: RecordTable) {
  return and(eq(table.id, sql.placeholder('id')), eq(table.version, sql.placeholder('version')));
}

/** Adds a row to the table; the row of a key that is there already is an error. */
export function insert(name: string, table: SQLiteTable, values: Values): UnitStatement {
  return { shape: `insert ${name}`, build: () => db.insert(table).values(given(table, values)), values };
}

/** Adds a row to the table; a row whose key is there already is passed over. */
export function insertNew(name: string, table: SQLiteTable, values: Values): UnitStatement {
  const build = () => db.insert(table).values(given(table, values)).onConflictDoNothing();
  return { shape: `insert new ${name}`, build, values };
}

/** Columns that no value is given for, such as a number that the database deals out, are left to their defaults. */
function given(table: SQLiteTable, values: Values) {
  return placeholders(Object.keys(getTableColumns(table)).filter((name) => name in values)) as never;
}

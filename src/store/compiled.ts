/** Drizzle's builders compiled once to prepared statements: building and mapping costs many times what SQLite takes to answer. */
import type Database from 'better-sqlite3';
import {
  type AliasedSQL,
  type AnySQLiteColumn,
  BaseSQLiteDatabase,
  getTableColumns,
  is,
  Param,
  Placeholder,
  type Query,
  SQL,
  SQLiteSyncDialect,
  type SQLiteTable,
  sql,
} from './drizzle.ts';

/** The driver's connection to one file. */
export type Client = Database.Database;
/** The values of a statement by the names of their placeholders. */
export type Values = Readonly<Record<string, unknown>>;
/** What drizzle can turn into SQL: a builder, or `sql` itself. */
export type Builder = { toSQL(): Query } | SQL;

const dialect = new SQLiteSyncDialect({ casing: 'snake_case' });
/** Builds statements only: without a session nothing can be run through it. */
export const db = new BaseSQLiteDatabase('sync', dialect, {} as never, undefined);

/** A statement of one connection, with its values given by name. */
export interface Prepared<Row> {
  all(values?: Values): Row[];
  /**
   * The first row, at which SQLite stops. A statement for this has an order that an index gives, and no LIMIT: SQLite
   * compiles a statement anew at every run when a parameter may change its plan, as a LIMIT can.
   */
  get(values?: Values): Row | undefined;
  /** How many rows it touched. */
  run(values?: Values): number;
}

/** Compiles a builder for one connection. */
export function prepared<Row>(client: Client, builder: Builder): Prepared<Row> {
  const query = builder instanceof SQL ? dialect.sqlToQuery(builder) : builder.toSQL();
  const statement = client.prepare<unknown[], Row>(query.sql);
  const fill = query.params.map(filler);
  const bound = (values: Values) => fill.map((of) => of(values));
  return {
    all: (values = {}) => statement.all(bound(values)),
    get: (values = {}) => statement.get(bound(values)),
    run: (values = {}) => statement.run(bound(values)).changes,
  };
}

/** What stands at one place of a statement, found out once: a value, or the one of a name in the driver's form. */
function filler(param: unknown): (values: Values) => unknown {
  if (is(param, Placeholder)) return given(param);
  if (!is(param, Param) || !is(param.value, Placeholder)) return () => param;
  const value = given(param.value);
  return (values) => param.encoder.mapToDriverValue(value(values));
}

function given({ name }: Placeholder): (values: Values) => unknown {
  return (values) => {
    const value = values[name];
    if (value === undefined) throw new Error(`No value was given for ${name}.`);
    return value;
  };
}

/** Every column of a table under its property's name, so that the driver's rows need no mapping. */
export function everyColumn(table: SQLiteTable): Record<string, AliasedSQL> {
  return Object.fromEntries(
    Object.entries(getTableColumns(table)).map(([name, column]) => [name, sql`${column}`.as(name)]),
  );
}

/** A placeholder for each of these columns, named after it. */
export function placeholders(names: readonly string[]): Record<string, ReturnType<typeof sql.placeholder>> {
  return Object.fromEntries(names.map((name) => [name, sql.placeholder(name)]));
}

/** The column is one of a list of any length, given as JSON under `name`. */
export function isAmong(column: AnySQLiteColumn, name: string): SQL {
  return sql`${column} in (select value from json_each(${sql.placeholder(name)}))`;
}

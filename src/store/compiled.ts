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

/** One open connection of better-sqlite3. */
export type Client = Database.Database;
/** The values of a statement by the names of its placeholders. */
export type Values = Readonly<Record<string, unknown>>;
/** A statement that drizzle can turn into SQL: one of its builders, or the result of `sql`. */
export type Builder = { toSQL(): Query } | SQL;

const dialect = new SQLiteSyncDialect({ casing: 'snake_case' });
/** Drizzle's query builder. Code can only build statements with it, because it has no session to run them. */
export const db = new BaseSQLiteDatabase('sync', dialect, {} as never, undefined);

/** A statement as SQL, with the parameters that each run binds. Every connection can prepare it. */
export interface Compiled {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
}

/** Turns a statement into SQL, which costs about as much as its preparation. */
export function compile(builder: Builder): Compiled {
  const { sql, params } = builder instanceof SQL ? dialect.sqlToQuery(builder) : builder.toSQL();
  return { sql, parameters: params.map(parameterOf) };
}

/** A parameter of a statement: a fixed value, or the name of a value that each run gives, with its form for the driver. */
type Parameter =
  | { readonly name: null; readonly fixed: unknown }
  | { readonly name: string; readonly encoder: Encoder | null };

type Encoder = { mapToDriverValue(value: unknown): unknown };

function parameterOf(param: unknown): Parameter {
  if (is(param, Placeholder)) return { name: param.name, encoder: null };
  if (!is(param, Param) || !is(param.value, Placeholder)) return { name: null, fixed: param };
  return { name: param.value.name, encoder: param.encoder };
}

/** The values of one run in the order of the parameters. Throws an `Error` when a placeholder has no value. */
export function bound(parameters: readonly Parameter[], values: Values): unknown[] {
  const list: unknown[] = [];
  for (const parameter of parameters) {
    const value = parameter.name === null ? parameter.fixed : values[parameter.name];
    if (value === undefined) throw new Error(`No value was given for ${parameter.name}.`);
    list.push(parameter.name !== null && parameter.encoder ? parameter.encoder.mapToDriverValue(value) : value);
  }
  return list;
}

/** Selects every column of a table under its property's name, so that the driver's rows need no mapping. */
export function everyColumn(table: SQLiteTable): Record<string, AliasedSQL> {
  return Object.fromEntries(
    Object.entries(getTableColumns(table)).map(([name, column]) => [name, sql`${column}`.as(name)]),
  );
}

/** Makes a placeholder for each of these columns, with the column's name. */
export function placeholders(names: readonly string[]): Record<string, ReturnType<typeof sql.placeholder>> {
  return Object.fromEntries(names.map((name) => [name, sql.placeholder(name)]));
}

/** The condition that a column is in a list of any length; the run gives the list as a JSON array under `name`. */
export function isAmong(column: AnySQLiteColumn, name: string): SQL {
  return sql`${column} in (select value from json_each(${sql.placeholder(name)}))`;
}

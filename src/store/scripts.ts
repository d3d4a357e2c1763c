/**
 * Scripts: every read and every commit is a generator that yields statements and is given what each of them found. A store
 * runs a script in one transaction; SQLite runs it at one go, and a database server can run the same one with waits between.
 */
import type { Builder, Values } from './compiled.ts';

/** A statement without its values; `Row` is what a row of its result holds. It is built once, when its shape is first met. */
export interface Query<Row = unknown> {
  /** Names the SQL: queries of one shape are one SQL text. */
  readonly shape: string;
  build(): Builder;
  /** Never set: it carries the type of a row. */
  readonly row?: Row;
}

/** One statement to run, and what the script wants to know of it: all rows, the first one, or how many it touched. */
export interface Statement extends Query {
  readonly values: Values;
  readonly gives: 'all' | 'first' | 'count';
}

/** A generator that yields statements and is sent the result that `gives` asks for. A script has no other effect, so that it can be run again. */
export type Script<Result> = Generator<Statement, Result, unknown>;

/** Runs a query and gives all rows that it finds. */
export function* all<Row>({ shape, build }: Query<Row>, values: Values = {}): Script<Row[]> {
  return (yield { shape, build, values, gives: 'all' }) as Row[];
}

/**
 * Runs a query and gives its first row, at which SQLite stops. Such a query has an order that an index gives, and no LIMIT:
 * SQLite compiles a statement anew at every run when a parameter may change its plan, as a LIMIT can.
 */
export function* first<Row>({ shape, build }: Query<Row>, values: Values = {}): Script<Row | undefined> {
  return (yield { shape, build, values, gives: 'first' }) as Row | undefined;
}

/** Runs a statement and gives the number of rows that it changes. */
export function* count({ shape, build }: Query, values: Values = {}): Script<number> {
  return (yield { shape, build, values, gives: 'count' }) as number;
}

/**
 * drizzle-orm by its CommonJS build. Node holds the same code as ES modules in some 200 MiB more and takes about a second
 * longer to load it (hundreds of small modules), which every start and every test would pay.
 */
import { createRequire } from 'node:module';
import type * as Orm from 'drizzle-orm';
import type * as Core from 'drizzle-orm/sqlite-core';

const load = createRequire(import.meta.url);
const orm: typeof Orm = load('drizzle-orm');
const core: typeof Core = load('drizzle-orm/sqlite-core');

/** Conditions and orders of statements, and `sql` for the SQL that has no builder. */
export const { and, desc, eq, getTableColumns, gt, gte, is, isNotNull, isNull, lt, lte, ne, or, sql } = orm;
/** The classes of the parts of a built statement. */
export const { Param, Placeholder, SQL } = orm;
/** Functions that define tables, columns, indexes and checks. */
export const { check, index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } = core;
/** The builder of statements, and the dialect that turns them into text. */
export const { BaseSQLiteDatabase, SQLiteSyncDialect } = core;

/** A piece of SQL with its parameters; `T` is the type of its result. */
export type SQL<T = unknown> = Orm.SQL<T>;
/** A selected expression with a column name of its own (`as`). */
export type AliasedSQL = Orm.SQL.Aliased;
/** A named gap in a statement, filled with a value at each run. */
export type Placeholder = Orm.Placeholder;
/** The text and the parameters of a built statement. */
export type Query = Orm.Query;
/** A column of any type, in any of the tables. */
export type AnySQLiteColumn = Core.AnySQLiteColumn;
/** A table's definition with its columns. */
export type SQLiteTable = Core.SQLiteTable;

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

/** Conditions and orders of statements. */
export const { and, desc, eq, getTableColumns, gt, gte, is, isNotNull, isNull, lt, lte, ne, or, sql } = orm;
/** The parts that a built statement is made of. */
export const { Param, Placeholder, SQL } = orm;
/** What tables are defined with. */
export const { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } = core;
/** The builder of statements, and the dialect that turns them into text. */
export const { BaseSQLiteDatabase, SQLiteSyncDialect } = core;

/** A piece of SQL with its parameters. */
export type SQL<T = unknown> = Orm.SQL<T>;
/** A piece of SQL under a name of its own. */
export type AliasedSQL = Orm.SQL.Aliased;
/** A value that is given at each run. */
export type Placeholder = Orm.Placeholder;
/** The text of a statement with its parameters. */
export type Query = Orm.Query;
/** A column of any table. */
export type AnySQLiteColumn = Core.AnySQLiteColumn;
/** A table of any shape. */
export type SQLiteTable = Core.SQLiteTable;

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

export const { and, desc, eq, getTableColumns, gt, gte, is, isNotNull, isNull, lt, lte, ne, or, sql } = orm;
export const { Param, Placeholder, SQL } = orm;
export const { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } = core;
export const { BaseSQLiteDatabase, SQLiteSyncDialect } = core;

export type SQL<T = unknown> = Orm.SQL<T>;
export type AliasedSQL = Orm.SQL.Aliased;
export type Placeholder = Orm.Placeholder;
export type Query = Orm.Query;
export type AnySQLiteColumn = Core.AnySQLiteColumn;
export type SQLiteTable = Core.SQLiteTable;

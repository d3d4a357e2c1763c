/** Shared parts of the tables' definitions: the first columns of a row, checks of words, and conditions that an index and a query must say alike. */
import type { PostState } from '../ports/store.ts';
import { type AnySQLiteColumn, check, integer, type SQL, sql, text } from './drizzle.ts';

/** The words of `evidence.kind`: a link to a document, a note, or the minute of a meeting. */
export const EVIDENCE_KINDS = ['link', 'note', 'minute'] as const;

/** Makes the first columns of every table of the record: the id, and the version that a unit was decided on. */
export const row = () => ({ id: text().primaryKey(), version: integer().notNull() });

/** Makes a column that always names a row of another table. */
export const pointTo = (id: () => AnySQLiteColumn) => text().notNull().references(id);

/** A check that a column holds one of our own words; a null passes, as null passes every check in SQL. */
export function oneOf(name: string, column: AnySQLiteColumn, words: readonly string[]) {
  return check(name, sql`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(', '))})`);
}

// These conditions are written out, because SQLite uses a partial index only for a query that says the same.

/** The condition that an action is open, as `isOpen` of the core says. */
export function isOpenStatus(status: AnySQLiteColumn): SQL {
  return sql`${status} in ('not_started', 'in_progress', 'blocked')`;
}

/** The condition that a post is not final: planned, claimed or of unknown delivery. */
export function isPending(state: AnySQLiteColumn): SQL {
  return sql`${state} in ('planned', 'claimed', 'unknown')`;
}

/** The condition that a post is in this one state. */
export function isState(state: AnySQLiteColumn, one: PostState): SQL {
  return sql`${state} = ${sql.raw(`'${one}'`)}`;
}

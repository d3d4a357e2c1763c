/** What the tables' definitions share: the first columns of a row, checks of words, and conditions that an index and a query must say alike. */
import type { PostState } from '../ports/store.ts';
import { type AnySQLiteColumn, check, integer, type SQL, sql, text } from './drizzle.ts';

/** The kinds of action, as `Action` has them. */
export const ACTION_KINDS = ['once', 'ongoing'] as const;
/** The kinds of evidence, as `EvidenceItem` has them. */
export const EVIDENCE_KINDS = ['link', 'note', 'minute'] as const;

/** What every row of the record begins with. */
export const row = () => ({ id: text().primaryKey(), version: integer().notNull() });

/** A check that a column holds one of our own words; a null passes, as null passes every check in SQL. */
export function oneOf(name: string, column: AnySQLiteColumn, words: readonly string[]) {
  return check(name, sql`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(', '))})`);
}

// These conditions are written out, because SQLite uses a partial index only for a query that says the same.

/** Open as `isOpen` of the core says. */
export function isOpenStatus(status: AnySQLiteColumn): SQL {
  return sql`${status} in ('not_started', 'in_progress', 'blocked')`;
}

/** Not final yet. */
export function isPending(state: AnySQLiteColumn): SQL {
  return sql`${state} in ('planned', 'claimed', 'unknown')`;
}

/** In this one state. */
export function isState(state: AnySQLiteColumn, one: PostState): SQL {
  return sql`${state} = ${sql.raw(`'${one}'`)}`;
}

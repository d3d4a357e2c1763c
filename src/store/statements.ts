/** What a unit asks for, as a list of statements that are built into SQL only when their shape is first met. */
import type { Basis, Change, EntityName } from '../core/record/changes.ts';
import { assertNever } from '../core/record/errors.ts';
import type { Post } from '../ports/post.ts';
import type { Unit } from '../ports/store.ts';
import { type Builder, type Client, db, type Prepared, placeholders, prepared, type Values } from './compiled.ts';
import { type AnySQLiteColumn, and, eq, getTableColumns, ne, type SQLiteTable, sql } from './drizzle.ts';
import { auditEvent, auditText, once, outbox, outboxAbout } from './schema-ledger.ts';
import { TABLES } from './schema-sqlite.ts';

export interface Statement {
  /** Names the SQL; statements of one shape share one prepared statement. */
  readonly shape: string;
  build(): Builder;
  readonly values: Values;
  /** It only looks: what it touches are the rows that it finds. */
  readonly looks?: true;
  /** It must touch one row; if it touches none, this is what has moved on. */
  readonly orConflict?: string;
  /** Run only if this one touched a row. */
  readonly followedBy?: readonly Statement[];
}

/** Runs one statement and tells how many rows it touched. */
export type Run = (statement: Statement) => number;

/** Prepared statements of a connection by shape, each compiled at its first use. */
export function runner(client: Client): Run {
  const known = new Map<string, Prepared<unknown>>();
  return ({ shape, build, values, looks }) => {
    const statement = known.get(shape) ?? prepared(client, build());
    known.set(shape, statement);
    return looks ? statement.all(values).length : statement.run(values);
  };
}

/** Touches no row when the key was committed before. */
export function onceStatement({ once: key, at, answer }: Unit): Statement {
  return insertNew('once', once, { key, at, answer: JSON.stringify(answer ?? null) });
}

export function basisStatement({ entity, id, version }: Basis): Statement {
  const table = tableOf(entity);
  return {
    shape: `basis ${entity}`,
    // Looking is enough: from its first statement on nobody else writes until the unit is committed.
    build: () => db.select({ id: table.id }).from(table).where(isAtVersion(table)),
    looks: true,
    values: { id, version },
    orConflict: `${entity} ${id} is no longer at version ${version}`,
  };
}

export function changeStatement(change: Change): Statement {
  switch (change.op) {
    case 'added':
      return insert(change.entity, tableOf(change.entity), { ...change.row });
    case 'changed': {
      const { entity, id, version, after } = change;
      const table = tableOf(entity);
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

export function eventStatement(event: typeof auditEvent.$inferInsert): Statement {
  return insert('audit_event', auditEvent, event);
}

export function textStatement(text: typeof auditText.$inferInsert): Statement {
  return insert('audit_text', auditText, text);
}

/**
 * A post that is new. A card is found again by the actions it is about; a redraw never is, as it only changes a card.
 * It supersedes the redraws of the same message that still wait, and the last one ends the search for that message.
 */
export function postStatement(post: Post, row: typeof outbox.$inferInsert): Statement {
  const { key, about, replaces, live } = post;
  const followedBy = replaces
    ? [superseding(key, replaces), ...(live === null ? [forgetting(replaces)] : [])]
    : [showing(about, key)];
  return { ...insertNew('outbox', outbox, row), followedBy };
}

/** One statement for all actions of a card, of which there may be many. */
function showing(about: readonly string[], key: string): Statement {
  // SQLite takes "on" for a join's without the "where".
  const build = () => sql`
    insert into ${outboxAbout} ("action_id", "key") select value, ${sql.placeholder('key')}
    from json_each(${sql.placeholder('about')}) where true on conflict do nothing`;
  return { shape: 'insert outbox_about', build, values: { key, about: JSON.stringify(about) } };
}

function forgetting(key: string): Statement {
  const build = () => db.delete(outboxAbout).where(eq(outboxAbout.key, sql.placeholder('key')));
  return { shape: 'forget about', build, values: { key } };
}

function superseding(key: string, replaces: string): Statement {
  const earlier = and(
    eq(outbox.replaces, sql.placeholder('replaces')),
    eq(outbox.state, 'planned'),
    ne(outbox.key, sql.placeholder('key')),
  );
  return {
    shape: 'supersede',
    build: () => db.update(outbox).set({ state: 'suppressed', reason: 'superseded by a later redraw' }).where(earlier),
    values: { key, replaces },
  };
}

interface RecordTable extends SQLiteTable {
  readonly id: AnySQLiteColumn;
  readonly version: AnySQLiteColumn;
}

function tableOf(entity: EntityName): RecordTable {
  return TABLES[entity];
}

function isAtVersion(table: RecordTable) {
  return and(eq(table.id, sql.placeholder('id')), eq(table.version, sql.placeholder('version')));
}

function insert(name: string, table: SQLiteTable, values: Values): Statement {
  return { shape: `insert ${name}`, build: () => db.insert(table).values(given(table, values)), values };
}

/** Passes over a row whose key is there already. */
function insertNew(name: string, table: SQLiteTable, values: Values): Statement {
  const build = () => db.insert(table).values(given(table, values)).onConflictDoNothing();
  return { shape: `insert new ${name}`, build, values };
}

/** Columns that no value is given for, such as a number that the database deals out, are left to their defaults. */
function given(table: SQLiteTable, values: Values) {
  return placeholders(Object.keys(getTableColumns(table)).filter((name) => name in values)) as never;
}

/** The migrations that come with the product, and their application to a file, each in one transaction. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { bound, type Client, compile, db, everyColumn, placeholders } from './compiled.ts';
import { migration } from './schema-ledger.ts';

/** One migration: a step from an earlier schema of the database to a later one. */
export interface Migration {
  /** Number and name, as in `0000_record`. */
  readonly tag: string;
  /** SHA-256 of the migration's text, in hex. */
  readonly hash: string;
  readonly statements: Iterable<string>;
}

const FOLDER = new URL('../../drizzle/sqlite/', import.meta.url);

/** Reads the migrations that come with the product, in the order in which drizzle-kit wrote them. */
export function shippedMigrations(): readonly Migration[] {
  const journal = JSON.parse(readFileSync(new URL('meta/_journal.json', FOLDER), 'utf8')) as {
    entries: { tag: string }[];
  };
  return journal.entries.map(({ tag }) => {
    const text = readFileSync(new URL(`${tag}.sql`, FOLDER), 'utf8');
    const hash = createHash('sha256').update(text).digest('hex');
    return { tag, hash, statements: text.split('--> statement-breakpoint') };
  });
}

/** Reads the migrations that a file has had: null for another program's file, an empty list for an empty file. */
export function appliedMigrations(client: Client): readonly { tag: string; hash: string }[] | null {
  const tables = client.prepare<[], string>(`select name from sqlite_schema where type = 'table'`).pluck().all();
  if (tables.length === 0) return [];
  if (!tables.includes('migration')) return null;
  const { sql } = compile(db.select(everyColumn(migration)).from(migration).orderBy(migration.tag));
  return client.prepare<[], { tag: string; hash: string }>(sql).all();
}

/** Applies one migration in one transaction. Throws an `Error` when rows would point at rows that do not exist. */
export function applyMigration(client: Client, { tag, hash, statements }: Migration): void {
  // A table that is made anew is dropped for a moment, which foreign keys forbid; they are checked at the end instead.
  client.pragma('foreign_keys = off');
  try {
    client
      .transaction(() => {
        for (const statement of statements) client.exec(statement);
        const dangling = client.pragma('foreign_key_check');
        if (Array.isArray(dangling) && dangling.length > 0)
          throw new Error(`Migration ${tag} leaves ${dangling.length} rows that point nowhere.`);
        const noted = compile(db.insert(migration).values(placeholders(['tag', 'hash']) as never));
        client.prepare(noted.sql).run(bound(noted.parameters, { tag, hash }));
      })
      .immediate();
  } finally {
    client.pragma('foreign_keys = on');
  }
}

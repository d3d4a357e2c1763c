/** Imports that have been previewed and wait to be saved: kept beside the record, and forgotten when nobody saves them. */
import { plusMinutes } from '../core/time/instants.ts';
import type { PendingImport } from '../ports/store.ts';
import { type Client, db, everyColumn, placeholders, prepared } from './compiled.ts';
import { eq, lt, sql } from './drizzle.ts';
import { pendingImport } from './schema-ledger.ts';
import type { Statement } from './statements.ts';

/** What was previewed is looked at and saved within a day or not at all. */
export const KEPT_MINUTES = 24 * 60;

export function pendingImports(client: Client) {
  const one = prepared<PendingImport>(
    client,
    db
      .select(everyColumn(pendingImport))
      .from(pendingImport)
      .where(eq(pendingImport.id, sql.placeholder('id'))),
  );
  const insert = prepared(
    client,
    db.insert(pendingImport).values(placeholders(['id', 'personId', 'text', 'at']) as never),
  );
  const forget = prepared(client, db.delete(pendingImport).where(lt(pendingImport.at, sql.placeholder('before'))));

  const keep = client.transaction((row: PendingImport) => {
    forget.run({ before: plusMinutes(row.at, -KEPT_MINUTES) });
    insert.run({ ...row });
  });

  return {
    pendingImport: (id: string) => one.get({ id }) ?? null,
    keepImport: (row: PendingImport) => keep.immediate(row),
  };
}

/** Takes an import away with the unit that saves it; a second one finds nothing to take. */
export function takeStatement(id: string): Statement {
  return {
    shape: 'take import',
    build: () => db.delete(pendingImport).where(eq(pendingImport.id, sql.placeholder('id'))),
    values: { id },
    orConflict: `import ${id} has been saved or forgotten`,
  };
}

/** Requests that were acknowledged before they were carried out: kept until they are done, so that a crash loses none. */
import type { Platform } from '../core/record/model.ts';
import type { InboxRow } from '../ports/store.ts';
import { type Client, db, everyColumn, placeholders, prepared } from './compiled.ts';
import { and, eq, sql } from './drizzle.ts';
import { inbox } from './schema-ledger.ts';

export function inboxRows(client: Client) {
  const isOf = eq(inbox.platform, sql.placeholder('platform'));
  const insert = prepared(
    client,
    db
      .insert(inbox)
      .values(placeholders(['platform', 'id', 'at', 'heard']) as never)
      .onConflictDoNothing(),
  );
  const all = prepared<typeof inbox.$inferSelect>(
    client,
    db.select(everyColumn(inbox)).from(inbox).where(isOf).orderBy(inbox.at, inbox.id),
  );
  const remove = prepared(client, db.delete(inbox).where(and(isOf, eq(inbox.id, sql.placeholder('id')))));
  return {
    putInbox: (row: InboxRow) => void insert.run({ ...row, heard: JSON.stringify(row.heard) }),
    inboxOf: (platform: Platform): InboxRow[] =>
      all.all({ platform }).map((row) => ({ ...row, heard: JSON.parse(row.heard) })),
    doneInbox: (platform: Platform, id: string) => void remove.run({ platform, id }),
  };
}

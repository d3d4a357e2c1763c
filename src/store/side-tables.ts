/**
 * The tables beside the record, none of them audited: imports that wait to be saved, requests that were acknowledged and
 * are not carried out yet, how conversations are reached again, and facts about this installation.
 */
import type { Instant, Platform } from '../core/record/model.ts';
import { plusMinutes } from '../core/time/instants.ts';
import type { InboxRow, PendingImport, ReferenceRow } from '../ports/store.ts';
import { type Client, db, everyColumn, placeholders, prepared } from './compiled.ts';
import { and, eq, lt, sql } from './drizzle.ts';
import { conversationReference, inbox, installation, outbox, pendingImport } from './schema-ledger.ts';
import { isPending } from './schema-parts.ts';
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
export function importDeletion(id: string): Statement {
  return {
    shape: 'delete import',
    build: () => db.delete(pendingImport).where(eq(pendingImport.id, sql.placeholder('id'))),
    values: { id },
    orConflict: `import ${id} has been saved or forgotten`,
  };
}

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

export function referenceRows(client: Client) {
  const { platform, conversation, reference } = conversationReference;
  const keep = prepared(
    client,
    db
      .insert(conversationReference)
      .values(placeholders(['platform', 'conversation', 'reference', 'seenAt']) as never)
      .onConflictDoUpdate({
        target: [platform, conversation],
        set: { reference: sql`excluded.reference`, seenAt: sql`excluded.seen_at` },
      }),
  );
  const one = prepared<{ reference: string }>(
    client,
    db
      .select({ reference: sql`${reference}`.as('reference') })
      .from(conversationReference)
      .where(and(eq(platform, sql.placeholder('platform')), eq(conversation, sql.placeholder('conversation')))),
  );
  return {
    keepReference: (row: ReferenceRow) => void keep.run({ ...row, reference: JSON.stringify(row.reference) }),
    referenceOf(of: Platform, name: string): unknown {
      const found = one.get({ platform: of, conversation: name });
      return found ? JSON.parse(found.reference) : null;
    },
  };
}

const RESTORED_AT = 'restored_at';

export function installationFacts(client: Client) {
  const one = prepared<{ value: string }>(
    client,
    db
      .select(everyColumn(installation))
      .from(installation)
      .where(eq(installation.key, sql.placeholder('key'))),
  );
  return { restoredAt: (): Instant | null => one.get({ key: RESTORED_AT })?.value ?? null };
}

/** Notes that this file is a copy that was put back: whatever was under way in it counts as never tried. */
export function markRestored(client: Client, at: Instant): void {
  const note = db
    .insert(installation)
    .values(placeholders(['key', 'value']) as never)
    .onConflictDoUpdate({ target: installation.key, set: { value: sql`excluded.value` } });
  const anew = { state: 'planned', attempts: 0, nextTryAt: sql.placeholder('at'), leaseToken: null, leaseUntil: null };
  const afresh = db
    .update(outbox)
    .set(anew as never)
    .where(isPending(outbox.state));
  client
    .transaction(() => {
      prepared(client, note).run({ key: RESTORED_AT, value: at });
      prepared(client, afresh).run({ at });
    })
    .immediate();
}

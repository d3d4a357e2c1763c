/**
 * The tables beside the record, none of them audited: imports that wait to be saved, requests that were acknowledged and
 * are not carried out yet, how conversations are reached again, and facts about this installation.
 */
import type { Instant, Platform } from '../core/record/model.ts';
import type { InboxRow, PendingImport, ReferenceRow } from '../ports/store.ts';
import { db, everyColumn, placeholders } from './compiled.ts';
import { and, eq, sql } from './drizzle.ts';
import { conversationReference, inbox, installation, outbox, pendingImport } from './schema-ledger.ts';
import { isPending } from './schema-parts.ts';
import { all, count, first, type Query, type Script } from './scripts.ts';
import type { UnitStatement } from './statements.ts';

const isImport = eq(pendingImport.id, sql.placeholder('id'));
const IMPORT: Query<PendingImport> = {
  shape: 'import',
  build: () => db.select(everyColumn(pendingImport)).from(pendingImport).where(isImport),
};
const ADD_IMPORT: Query = {
  shape: 'add import',
  build: () =>
    db
      .insert(pendingImport)
      .values(placeholders(['id', 'personId', 'text', 'at']) as never)
      .onConflictDoUpdate({ target: pendingImport.id, set: { text: sql`excluded.text`, at: sql`excluded.at` } }),
};

/** Reads an import that waits to be saved; null when it was saved or forgotten. */
export function* readImport(id: string): Script<PendingImport | null> {
  return (yield* first(IMPORT, { id })) ?? null;
}

/** Keeps an import until it is saved, or until its retention is over, in the place of an earlier one with its id. */
export function* addImport(row: PendingImport): Script<void> {
  yield* count(ADD_IMPORT, { ...row });
}

/** The statement that deletes an import in the unit that saves it; a second unit finds no row and is a conflict. */
export function importDeletion(id: string): UnitStatement {
  return {
    shape: 'delete import',
    build: () => db.delete(pendingImport).where(isImport),
    values: { id },
    orConflict: `import ${id} has been saved or forgotten`,
  };
}

const isOfPlatform = eq(inbox.platform, sql.placeholder('platform'));
const ADD_REQUEST: Query = {
  shape: 'add request',
  build: () =>
    db
      .insert(inbox)
      .values(placeholders(['platform', 'id', 'at', 'request']) as never)
      .onConflictDoNothing(),
};
const REQUESTS: Query<typeof inbox.$inferSelect> = {
  shape: 'requests',
  build: () => db.select(everyColumn(inbox)).from(inbox).where(isOfPlatform).orderBy(inbox.at, inbox.id),
};
const DELETE_REQUEST: Query = {
  shape: 'delete request',
  build: () => db.delete(inbox).where(and(isOfPlatform, eq(inbox.id, sql.placeholder('id')))),
};

/** Keeps a request until it is carried out; a repeat of its id changes no row. */
export function* addRequest(row: InboxRow): Script<void> {
  yield* count(ADD_REQUEST, { ...row, request: JSON.stringify(row.request) });
}

/** Reads the requests of a platform that are not carried out yet, oldest first. */
export function* readRequests(platform: Platform): Script<InboxRow[]> {
  return (yield* all(REQUESTS, { platform })).map((row) => ({ ...row, request: JSON.parse(row.request) }));
}

/** Deletes a request that was carried out. */
export function* deleteRequest(platform: Platform, id: string): Script<void> {
  yield* count(DELETE_REQUEST, { platform, id });
}

const { platform, conversation, reference } = conversationReference;
const KEEP_REFERENCE: Query = {
  shape: 'keep reference',
  build: () =>
    db
      .insert(conversationReference)
      .values(placeholders(['platform', 'conversation', 'reference', 'seenAt']) as never)
      .onConflictDoUpdate({
        target: [platform, conversation],
        set: { reference: sql`excluded.reference`, seenAt: sql`excluded.seen_at` },
      }),
};
const REFERENCE: Query<{ reference: string }> = {
  shape: 'reference',
  build: () =>
    db
      .select({ reference: sql`${reference}`.as('reference') })
      .from(conversationReference)
      .where(and(eq(platform, sql.placeholder('platform')), eq(conversation, sql.placeholder('conversation')))),
};

/** Keeps the reference by which a platform reaches a conversation, in the place of an earlier one. */
export function* writeReference(row: ReferenceRow): Script<void> {
  yield* count(KEEP_REFERENCE, { ...row, reference: JSON.stringify(row.reference) });
}

/** Reads the reference of a conversation, in the platform's own form; null when there is none. */
export function* readReference(of: Platform, name: string): Script<unknown> {
  const found = yield* first(REFERENCE, { platform: of, conversation: name });
  return found ? JSON.parse(found.reference) : null;
}

const RESTORED_AT = 'restored_at';
const COPY = 'copy';
const FACT: Query<{ value: string }> = {
  shape: 'fact',
  build: () =>
    db
      .select(everyColumn(installation))
      .from(installation)
      .where(eq(installation.key, sql.placeholder('key'))),
};
const NOTE_FACT: Query = {
  shape: 'note fact',
  build: () =>
    db
      .insert(installation)
      .values(placeholders(['key', 'value']) as never)
      .onConflictDoUpdate({ target: installation.key, set: { value: sql`excluded.value` } }),
};
const PLAN_AGAIN: Query = {
  shape: 'plan again',
  build: () => {
    const lease = { leaseToken: null, leaseUntil: null };
    const planned = { state: 'planned', attempts: 0, nextTryAt: sql.placeholder('at'), ...lease };
    return db
      .update(outbox)
      .set(planned as never)
      .where(isPending(outbox.state));
  },
};

const FORGET_FACT: Query = {
  shape: 'forget fact',
  build: () => db.delete(installation).where(eq(installation.key, sql.placeholder('key'))),
};

/** Reads a fact about this installation; null when it was never noted. */
export function* readFact(key: string): Script<string | null> {
  return (yield* first(FACT, { key }))?.value ?? null;
}

/** Notes a fact about this installation in the place of an earlier one; null forgets it. */
export function* noteFact(key: string, value: string | null): Script<void> {
  if (value === null) yield* count(FORGET_FACT, { key });
  else yield* count(NOTE_FACT, { key, value });
}

const IMPORT_MEMORY = 'import_memory';
/** Reads the memory of earlier imports, as JSON; null before the first. */
export const readImportMemory = (): Script<string | null> => readFact(IMPORT_MEMORY);

/** Keeps the memory of an import for the next one. */
export const keepImportMemory = (text: string): Script<void> => noteFact(IMPORT_MEMORY, text);

/** Deletes the memory of imports when it holds one of these texts, which stand in it without capitals. */
export function* forgetImportMemory(texts: readonly string[]): Script<void> {
  const memory = yield* readImportMemory();
  const held = texts.some((text) => memory?.toLowerCase().includes(JSON.stringify(text.toLowerCase()).slice(1, -1)));
  if (held) yield* noteFact(IMPORT_MEMORY, null);
}

/** Marks this file as a copy of a record, which was made by bvn. */
export const markCopy = (): Script<void> => noteFact(COPY, 'yes');

/** Takes that mark off a file that is the record from now on. */
export const unmarkCopy = (): Script<void> => noteFact(COPY, null);

/** Whether this file is a copy that nobody has opened as the record yet. */
export function* isMarkedCopy(): Script<boolean> {
  return (yield* readFact(COPY)) !== null;
}

/** Reads the time at which the record was last put back from a copy; null when it never was. */
export function* readRestoredAt(): Script<Instant | null> {
  return yield* readFact(RESTORED_AT);
}

/** Notes the time at which this file was put back from a copy. Posts that were under way in it count as never tried. */
export function* markRestored(at: Instant): Script<void> {
  yield* noteFact(RESTORED_AT, at);
  yield* count(PLAN_AGAIN, { at });
}

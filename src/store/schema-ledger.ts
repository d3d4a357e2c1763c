/** The tables around the record in SQLite: the audit with its texts, the committed keys, the outbox, and the facts of an installation. */
import { PLATFORMS } from '../core/record/model.ts';
import type { PostState } from '../ports/store.ts';
import { index, integer, primaryKey, sql, sqliteTable, text } from './drizzle.ts';
import { isPending, isState, oneOf } from './schema-parts.ts';

const POST_STATES = ['planned', 'claimed', 'unknown', 'sent', 'failed', 'suppressed'] as const satisfies PostState[];

/** The audit: one row for each change, only ever added. `previousHash` and `hash` chain the events; in `change` a digest stands for every text a person typed. */
export const auditEvent = sqliteTable(
  'audit_event',
  {
    // Never given twice, so that a last event taken away leaves a gap.
    seq: integer().primaryKey({ autoIncrement: true }),
    at: text().notNull(),
    personId: text(),
    account: text().notNull(),
    place: text().notNull(),
    requestId: text().notNull(),
    entity: text().notNull(),
    rowId: text().notNull(),
    verb: text().notNull(),
    change: text().notNull(),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [index('audit_event_row').on(t.rowId, t.at), index('audit_event_at').on(t.at)],
);

/** The texts of the audit; one entered by mistake is blanked, and the chain over its digest still holds. */
export const auditText = sqliteTable('audit_text', {
  digest: text().primaryKey(),
  salt: text().notNull(),
  text: text(),
});

/** The idempotency key of every committed unit, with the answer (JSON) that a repeat is given. */
export const once = sqliteTable('once', { key: text().primaryKey(), at: text().notNull(), answer: text().notNull() });

/** Every post that bvn has to deliver or has delivered, with its lease, its attempts and the message that it became. */
export const outbox = sqliteTable(
  'outbox',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    key: text().notNull().unique(),
    noticeId: text(),
    platform: text({ enum: PLATFORMS }).notNull(),
    queue: text().notNull(),
    place: text().notNull(),
    threadOf: text(),
    replaces: text(),
    card: text().notNull(),
    /** The title, in JSON, of the card of counts that people from outside are shown in its place; `true` where they see the card itself. */
    counts: text(),
    live: text(),
    about: text().notNull(),
    dueAt: text().notNull(),
    state: text({ enum: POST_STATES }).notNull(),
    plannedAt: text().notNull(),
    nextTryAt: text().notNull(),
    attempts: integer().notNull(),
    repeats: integer().notNull().default(0),
    leaseUntil: text(),
    leaseToken: text(),
    claimedAt: text(),
    sentAt: text(),
    refConversation: text(),
    refMessage: text(),
    refThread: text(),
    refLink: text(),
    reason: text(),
  },
  (t) => [
    oneOf('outbox_state', t.state, POST_STATES),
    oneOf('outbox_platform', t.platform, PLATFORMS),
    index('outbox_pending').on(t.queue, t.seq).where(isPending(t.state)),
    index('outbox_failed').on(t.seq).where(isState(t.state, 'failed')),
    // Only redraws that wait: a card that changes hundreds of times has hundreds that were sent.
    index('outbox_redraw')
      .on(t.replaces)
      .where(sql`${isState(t.state, 'planned')} and ${t.replaces} is not null`),
    index('outbox_message').on(t.refConversation, t.refMessage).where(sql`${t.refMessage} is not null`),
    index('outbox_thread').on(t.refConversation, t.refThread).where(sql`${t.refThread} is not null`),
  ],
);

/** Which cards show an action: the outbox's `about`, the other way round. */
export const outboxAbout = sqliteTable('outbox_about', { actionId: text().notNull(), key: text().notNull() }, (t) => [
  primaryKey({ columns: [t.actionId, t.key] }),
]);

/** Imports that were previewed and not saved yet; they are no part of the record, and are deleted. */
export const pendingImport = sqliteTable('pending_import', {
  id: text().primaryKey(),
  personId: text(),
  text: text().notNull(),
  at: text().notNull(),
});

/** Codes by which people prove that two accounts are theirs, one at a time each; they are no part of the record, and are deleted. */
export const joinCode = sqliteTable('join_code', {
  personId: text().primaryKey(),
  seal: text().notNull().unique(),
  platform: text({ enum: PLATFORMS }).notNull(),
  accountId: text().notNull(),
  at: text().notNull(),
});

/** Recent tries at a join code, right or wrong, by which the tries of an account are limited. */
export const codeTry = sqliteTable('code_try', {
  request: text().primaryKey(),
  account: text().notNull(),
  at: text().notNull(),
});

/** Facts about this installation by name, such as the time at which a copy was put back. */
export const installation = sqliteTable('installation', { key: text().primaryKey(), value: text().notNull() });

/** How a conversation is reached again on a platform that hands out references. */
export const conversationReference = sqliteTable(
  'conversation_reference',
  {
    platform: text({ enum: PLATFORMS }).notNull(),
    conversation: text().notNull(),
    reference: text().notNull(),
    seenAt: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.platform, t.conversation] })],
);

/** Requests that were acknowledged before they were carried out; a row goes when its request is done. */
export const inbox = sqliteTable(
  'inbox',
  {
    platform: text({ enum: PLATFORMS }).notNull(),
    id: text().notNull(),
    at: text().notNull(),
    // The JSON of the request; the column has an older name.
    request: text('heard').notNull(),
  },
  (t) => [primaryKey({ columns: [t.platform, t.id] })],
);

/** The migrations that this file has had, by name and content. */
export const migration = sqliteTable('migration', { tag: text().primaryKey(), hash: text().notNull() });

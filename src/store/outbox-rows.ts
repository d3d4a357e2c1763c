/** The rows of the outbox: how they are found, taken and settled. */
import type { Card } from '../ports/card.ts';
import type { MessageRef } from '../ports/deliverer.ts';
import type { Place, Post } from '../ports/post.ts';
import type { OutboxRow, Settlement, Store, Waiting } from '../ports/store.ts';
import { db, everyColumn, isAmong, placeholders, type Values } from './compiled.ts';
import { and, desc, eq, gt, isNotNull, isNull, lte, or, type SQL, sql } from './drizzle.ts';
import { auditEvent, outbox, outboxAbout } from './schema-ledger.ts';
import { isPending, isState } from './schema-parts.ts';
import { all, count, first, type Query, type Script } from './scripts.ts';

/** A row of the outbox as the driver gives it. */
export type RawRow = typeof outbox.$inferSelect;

/** Counts the posts that are not final, by platform and state. */
export function* readWaiting(): Script<Waiting[]> {
  return yield* all(WAITING);
}

/** Names the queues that hold posts which are not final; a name is `platform:conversation`. */
export function* readPendingQueues(): Script<string[]> {
  return (yield* all(PENDING_QUEUES)).map(({ queue }) => queue);
}

/** Finds the post of a queue to deliver next: the oldest new one that is not final, else the oldest redraw. */
export function* readHeadOf(queue: string): Script<OutboxRow | null> {
  return orNull((yield* first(NEW_POST, { queue })) ?? (yield* first(REDRAW, { queue })));
}

/** Finds a post by its idempotency key. */
export function* readPost(key: string): Script<OutboxRow | null> {
  return orNull(yield* first(POST, { key }));
}

/** Finds the live cards about any of these actions that are delivered or on their way, oldest first. */
export function* readCardsAbout(actionIds: readonly string[]): Script<OutboxRow[]> {
  return (yield* all(CARDS_ABOUT, { actionIds: JSON.stringify(actionIds) })).map(outboxRowOf);
}

/** Finds the live cards about any of these actions that nobody has tried to send, oldest first. */
export function* readWaitingAbout(actionIds: readonly string[]): Script<OutboxRow[]> {
  return (yield* all(WAITING_ABOUT, { actionIds: JSON.stringify(actionIds) })).map(outboxRowOf);
}

/** Finds the delivered post that is this message; null for a place without a message. */
export function* readPostOf({ platform, conversation, message }: Place): Script<OutboxRow | null> {
  if (message === undefined) return null;
  return orNull(yield* first(MESSAGE, { platform, conversation, message }));
}

/** Finds the ids of the actions that delivered cards in this thread show, those of the newest card first. */
export function* readShownIn({ platform, conversation, thread }: Place): Script<readonly string[]> {
  if (thread === undefined) return [];
  const found = yield* all(SHOWN_IN, { platform, conversation, thread, message: thread });
  return [...new Set(found.map(outboxRowOf).flatMap(({ about }) => about))];
}

/** Reads the posts that the filter asks for, newest first. */
export function* readPosts(filter: Parameters<Store['posts']>[0]): Script<OutboxRow[]> {
  const asked = (['noticeId', 'platform', 'seq'] as const).filter((name) => filter[name] !== undefined);
  const state = filter.state && isState(outbox.state, filter.state);
  const isAsked = and(state, ...asked.map((name) => eq(outbox[name], sql.placeholder(name))));
  const ledger: Query<RawRow> = {
    shape: `posts ${[filter.state, ...asked].join()}`,
    build: () => ledgerQuery(isAsked),
  };
  return (yield* all(ledger, { ...filter })).map(outboxRowOf);
}

/** Takes the lease of a post that still has the state and the lease of `from`; false when another delivery took it first. */
export function* claimPost(...[key, from, lease]: Parameters<Store['claim']>): Script<boolean> {
  const { token, now, until, repeat, drawn } = lease;
  const values = { key, state: from.state, held: from.leaseToken, token, now, until, repeats: repeat ? 1 : 0 };
  if (!drawn) return (yield* count(CLAIM, values)) === 1;
  return (yield* count(CLAIM_DRAWN, { ...values, card: JSON.stringify(drawn.card), event: drawn.event })) === 1;
}

/** Writes the columns of a settlement and ends the lease; false when another delivery holds the lease. */
export function* settlePost(key: string, token: string, { ref, ...settlement }: Settlement): Script<boolean> {
  const columns: Values = { ...settlement, ...(ref && columnsOf(ref)) };
  const names = Object.keys(columns).filter((name) => columns[name] !== undefined);
  const isHeld = and(eq(outbox.key, sql.placeholder('key')), eq(outbox.leaseToken, sql.placeholder('token')));
  const settled = { ...placeholders(names), leaseToken: null, leaseUntil: null };
  const settle = {
    shape: `settle ${names.join()}`,
    build: () =>
      db
        .update(outbox)
        .set(settled as never)
        .where(isHeld),
  };
  return (yield* count(settle, { ...columns, key, token })) === 1;
}

const WAITING: Query<Waiting> = { shape: 'waiting', build: waitingQuery };
const PENDING_QUEUES: Query<{ queue: string }> = { shape: 'pending queues', build: pendingQueuesQuery };
const NEW_POST = posts('new post', () => rows(and(headOfQueue(), isNull(outbox.replaces))).orderBy(outbox.seq));
const REDRAW = posts('redraw', () => rows(and(headOfQueue(), isNotNull(outbox.replaces))).orderBy(outbox.seq));
const POST = posts('post', () => rows(eq(outbox.key, sql.placeholder('key'))));
const CARDS_ABOUT = posts('cards about', () => rows(cardAbout(arrivesStill())).orderBy(outbox.seq));
const WAITING_ABOUT = posts('waiting about', () => rows(cardAbout(eq(outbox.state, 'planned'))).orderBy(outbox.seq));
const MESSAGE = posts('message', () => rows(and(isAt('message'), isNull(outbox.replaces))));
const SHOWN_IN = posts('shown in', () => rows(or(isAt('message'), isAt('thread'))).orderBy(desc(outbox.seq)));
const CLAIM: Query = { shape: 'claim', build: () => claimQuery({}, undefined) };
const CLAIM_DRAWN: Query = { shape: 'claim drawn', build: () => claimQuery(placeholders(['card']), isLatestEvent()) };

function posts(shape: string, build: Query['build']): Query<RawRow> {
  return { shape, build };
}

function orNull(raw: RawRow | undefined): OutboxRow | null {
  return raw ? outboxRowOf(raw) : null;
}

function claimQuery(card: object, isAsDrawn: SQL | undefined) {
  const [now, until] = [sql.placeholder('now'), sql.placeholder('until')];
  const repeats = sql`${outbox.repeats} + ${sql.placeholder('repeats')}`;
  const lease = { leaseToken: sql.placeholder('token'), leaseUntil: until, claimedAt: now };
  return db
    .update(outbox)
    .set({ ...card, state: 'claimed', ...lease, attempts: sql`${outbox.attempts} + 1`, repeats } as never)
    .where(
      and(
        isAsDrawn,
        eq(outbox.key, sql.placeholder('key')),
        eq(outbox.state, sql.placeholder('state')),
        sql`${outbox.leaseToken} is ${sql.placeholder('held')}`,
        // A lease that ends after this one was taken by a clock that has been put back since.
        or(isNull(outbox.leaseUntil), lte(outbox.leaseUntil, now), gt(outbox.leaseUntil, until)),
      ),
    );
}

/** The condition that the audit has no event after the one given as `event`. */
function isLatestEvent(): SQL {
  return sql`not exists (select 1 from ${auditEvent} where ${auditEvent.seq} > ${sql.placeholder('event')})`;
}

/** Loose index scan: one look-up in the index of pending posts per queue, however many posts wait in it. */
function pendingQueuesQuery(): SQL {
  const next = sql`select min(${outbox.queue}) from ${outbox} where ${isPending(outbox.state)}`;
  return sql`
    with recursive waiting(queue) as (
      select (${next})
      union all
      select (${next} and ${outbox.queue} > waiting.queue) from waiting where waiting.queue is not null
    )
    select queue from waiting where queue is not null`;
}

function waitingQuery() {
  const { platform, state, dueAt } = outbox;
  const counted = {
    platform,
    state,
    count: sql`count(*)`.as('count'),
    oldestDueAt: sql`min(${dueAt})`.as('oldestDueAt'),
  };
  return db.select(counted).from(outbox).where(isPending(state)).groupBy(platform, state);
}

function headOfQueue() {
  return and(eq(outbox.queue, sql.placeholder('queue')), isPending(outbox.state));
}

/** The condition that a post is delivered or on its way: a card drawn before a change may arrive after it and must be drawn again, too. */
function arrivesStill(): SQL {
  return sql`${outbox.state} not in ('failed', 'suppressed')`;
}

/** The condition that a post is a live card, drawn from the record, about any of the actions given as `actionIds`. */
function cardAbout(state: SQL) {
  const keys = db.select({ key: outboxAbout.key }).from(outboxAbout).where(isAmong(outboxAbout.actionId, 'actionIds'));
  return and(sql`${outbox.key} in ${keys}`, state, isNotNull(outbox.live));
}

/** The condition that a post was delivered as this message, or into this thread, of a conversation as its platform names it. */
function isAt(part: 'message' | 'thread') {
  return and(
    eq(outbox.refConversation, sql.placeholder('conversation')),
    eq(part === 'message' ? outbox.refMessage : outbox.refThread, sql.placeholder(part)),
    eq(outbox.platform, sql.placeholder('platform')),
    eq(outbox.state, 'sent'),
  );
}

/** Builds the read of the newest posts that meet a condition; the run gives their number as `limit`. */
export function ledgerQuery(where: SQL | undefined) {
  return rows(where).orderBy(desc(outbox.seq)).limit(sql.placeholder('limit'));
}

function rows(where: SQL | undefined) {
  return db.select(everyColumn(outbox)).from(outbox).where(where).$dynamic();
}

function columnsOf(ref: MessageRef) {
  return {
    refConversation: ref.conversation,
    refMessage: ref.message,
    refThread: ref.thread,
    refLink: ref.link ?? null,
  };
}

/** A row of the outbox as the port has it, from the row as the driver gives it. */
export function outboxRowOf({
  platform: _,
  refConversation,
  refMessage,
  refThread,
  refLink,
  counts,
  card: text,
  ...raw
}: RawRow): OutboxRow {
  const link = refLink === null ? {} : { link: refLink };
  let card: Card | null | undefined;
  const delivered = refConversation !== null && refMessage !== null && refThread !== null;
  return {
    ...raw,
    place: JSON.parse(raw.place),
    threadOf: raw.threadOf ?? undefined,
    replaces: raw.replaces ?? undefined,
    // A card is the largest part of its row, and of most rows it is not looked at.
    get card() {
      if (card === undefined) card = JSON.parse(text) as Card | null;
      return card;
    },
    ...(counts === null ? {} : shownOutside(counts)),
    live: raw.live === null ? null : JSON.parse(raw.live),
    about: JSON.parse(raw.about),
    ref: delivered ? { conversation: refConversation, message: refMessage, thread: refThread, ...link } : null,
  };
}

/** The title of the counts, or true for a card that may be read as it is. A row of an earlier version holds the card of counts, "Countdown: 7 days left". */
function shownOutside(stored: string): Pick<Post, 'countsTitle' | 'forOutsiders'> {
  const counts: string | true | { readonly title: string } = JSON.parse(stored);
  if (counts === true) return { forOutsiders: true };
  return { countsTitle: typeof counts === 'string' ? counts : counts.title.split(':')[0] };
}

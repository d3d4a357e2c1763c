/** The rows of the outbox: how a post becomes one, and how it is found, taken and settled. */
import type { Instant } from '../core/record/model.ts';
import type { MessageRef } from '../ports/deliverer.ts';
import type { Place, Post } from '../ports/post.ts';
import type { OutboxRow, Settlement, Store, Waiting, Withdrawal } from '../ports/store.ts';
import {
  type Client,
  db,
  everyColumn,
  isAmong,
  type Prepared,
  placeholders,
  prepared,
  type Values,
} from './compiled.ts';
import { and, desc, eq, gt, isNotNull, isNull, lte, or, type SQL, sql } from './drizzle.ts';
import { outbox, outboxAbout } from './schema-ledger.ts';
import { isPending, isState } from './schema-parts.ts';
import { postStatement, type Run, type Statement } from './statements.ts';

type RawRow = typeof outbox.$inferSelect;

/** A post as it first stands in the outbox: planned, to be tried at once. */
export function plannedStatement(post: Post, at: Instant): Statement {
  const { key, noticeId, place, threadOf, replaces, card, countsTitle, forOutsiders, live, about, dueAt } = post;
  return postStatement(post, {
    key,
    noticeId,
    platform: place.platform,
    queue: `${place.platform}:${place.conversation}`,
    place: JSON.stringify(place),
    threadOf: threadOf ?? null,
    replaces: replaces ?? null,
    card: JSON.stringify(card),
    counts: forOutsiders || countsTitle !== undefined ? JSON.stringify(forOutsiders || countsTitle) : null,
    live: live && JSON.stringify(live),
    about: JSON.stringify(about),
    dueAt,
    state: 'planned',
    plannedAt: at,
    nextTryAt: at,
    attempts: 0,
    repeats: 0,
  });
}

export function outboxReads(client: Client) {
  const waitingPosts = prepared<Waiting>(client, waitingQuery());
  const queues = prepared<{ queue: string }>(client, pendingQueuesQuery());
  const newPost = prepared<RawRow>(client, rows(and(headOfQueue(), isNull(outbox.replaces))).orderBy(outbox.seq));
  const redraw = prepared<RawRow>(client, rows(and(headOfQueue(), isNotNull(outbox.replaces))).orderBy(outbox.seq));
  const one = prepared<RawRow>(client, rows(eq(outbox.key, sql.placeholder('key'))));
  const cards = prepared<RawRow>(client, rows(cardAbout(arrivesStill())).orderBy(outbox.seq));
  const waiting = prepared<RawRow>(client, rows(cardAbout(eq(outbox.state, 'planned'))).orderBy(outbox.seq));
  const message = prepared<RawRow>(client, rows(and(isAt('message'), isNull(outbox.replaces))));
  const shown = prepared<RawRow>(client, rows(or(isAt('message'), isAt('thread'))).orderBy(desc(outbox.seq)));
  const orNull = (raw: RawRow | undefined) => (raw ? read(raw) : null);

  return {
    waiting: () => waitingPosts.all(),
    pendingQueues: () => queues.all().map(({ queue }) => queue),
    headOf: (queue: string) => orNull(newPost.get({ queue }) ?? redraw.get({ queue })),
    post: (key: string) => orNull(one.get({ key })),
    cardsAbout: (actionIds: readonly string[]) => cards.all({ actionIds: JSON.stringify(actionIds) }).map(read),
    waitingAbout: (actionIds: readonly string[]) => waiting.all({ actionIds: JSON.stringify(actionIds) }).map(read),
    posts: ledger(client),
    postOf: ({ platform, conversation, message: id }: Place) =>
      id === undefined ? null : orNull(message.get({ platform, conversation, message: id })),
    shownIn({ platform, conversation, thread }: Place): readonly string[] {
      if (thread === undefined) return [];
      const found = shown.all({ platform, conversation, thread, message: thread }).map(read);
      return [...new Set(found.flatMap(({ about }) => about))];
    },
  };
}

/** The ledger, newest first; each kind of question is compiled once. */
function ledger(client: Client) {
  const known = new Map<string, Prepared<RawRow>>();
  return (filter: Parameters<Store['posts']>[0]): OutboxRow[] => {
    const asked = (['noticeId', 'platform', 'seq'] as const).filter((name) => filter[name] !== undefined);
    const state = filter.state && isState(outbox.state, filter.state);
    const isAsked = and(state, ...asked.map((name) => eq(outbox[name], sql.placeholder(name))));
    const kind = [filter.state, ...asked].join();
    const query = () => ledgerQuery(isAsked);
    const statement = known.get(kind) ?? prepared<RawRow>(client, query());
    known.set(kind, statement);
    return statement.all({ ...filter }).map(read);
  };
}

/** Taking and settling posts: conditional updates of one row, whose count says who won. */
export function outboxWrites(run: Run) {
  return {
    claim: (key: string, from: Parameters<Store['claim']>[1], lease: Parameters<Store['claim']>[2]) =>
      run({
        shape: 'claim',
        build: claimQuery,
        values: {
          key,
          state: from.state,
          held: from.leaseToken,
          token: lease.token,
          now: lease.now,
          until: lease.until,
          repeats: lease.repeat ? 1 : 0,
        },
      }) === 1,
    settle: (key: string, token: string, settlement: Settlement) => run(settleStatement(key, token, settlement)) === 1,
  };
}

function claimQuery() {
  const [now, until] = [sql.placeholder('now'), sql.placeholder('until')];
  const repeats = sql`${outbox.repeats} + ${sql.placeholder('repeats')}`;
  const lease = { leaseToken: sql.placeholder('token'), leaseUntil: until, claimedAt: now };
  return db
    .update(outbox)
    .set({ state: 'claimed', ...lease, attempts: sql`${outbox.attempts} + 1`, repeats } as never)
    .where(
      and(
        eq(outbox.key, sql.placeholder('key')),
        eq(outbox.state, sql.placeholder('state')),
        sql`${outbox.leaseToken} is ${sql.placeholder('held')}`,
        // A lease that ends after this one was taken by a clock that has been put back since.
        or(isNull(outbox.leaseUntil), lte(outbox.leaseUntil, now), gt(outbox.leaseUntil, until)),
      ),
    );
}

/** Only the columns that the settlement names are written, and the lease ends with it. */
function settleStatement(key: string, token: string, { ref, ...settlement }: Settlement): Statement {
  const columns: Values = { ...settlement, ...(ref && columnsOf(ref)) };
  const names = Object.keys(columns).filter((name) => columns[name] !== undefined);
  return {
    shape: `settle ${names.join()}`,
    build: () =>
      db
        .update(outbox)
        .set({ ...placeholders(names), leaseToken: null, leaseUntil: null } as never)
        .where(and(eq(outbox.key, sql.placeholder('key')), eq(outbox.leaseToken, sql.placeholder('token')))),
    values: { ...columns, key, token },
  };
}

/** Only while nobody has taken it and no attempt may have arrived. */
export function withdrawStatement({ key, reason }: Withdrawal): Statement {
  const waits = and(eq(outbox.key, sql.placeholder('key')), eq(outbox.state, 'planned'));
  return {
    shape: 'withdraw',
    build: () =>
      db
        .update(outbox)
        .set({ state: 'suppressed', reason: sql.placeholder('reason') } as never)
        .where(waits),
    values: { key, reason },
    orConflict: `post ${key} no longer waits`,
  };
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

/** Delivered or still on its way: a card that is drawn before a change and arrives after it must be drawn again, too. */
function arrivesStill(): SQL {
  return sql`${outbox.state} not in ('failed', 'suppressed')`;
}

/** Drawn from the record. */
function cardAbout(state: SQL) {
  const keys = db.select({ key: outboxAbout.key }).from(outboxAbout).where(isAmong(outboxAbout.actionId, 'actionIds'));
  return and(sql`${outbox.key} in ${keys}`, state, isNotNull(outbox.live));
}

/** Delivered as this message, or into this thread, of a conversation as its platform names it. */
function isAt(part: 'message' | 'thread') {
  return and(
    eq(outbox.refConversation, sql.placeholder('conversation')),
    eq(part === 'message' ? outbox.refMessage : outbox.refThread, sql.placeholder(part)),
    eq(outbox.platform, sql.placeholder('platform')),
    eq(outbox.state, 'sent'),
  );
}

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

function read({ platform: _, refConversation, refMessage, refThread, refLink, counts, ...raw }: RawRow): OutboxRow {
  const link = refLink === null ? {} : { link: refLink };
  const delivered = refConversation !== null && refMessage !== null && refThread !== null;
  return {
    ...raw,
    place: JSON.parse(raw.place),
    threadOf: raw.threadOf ?? undefined,
    replaces: raw.replaces ?? undefined,
    card: JSON.parse(raw.card),
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

/** The statements by which a unit adds posts to the outbox and withdraws posts that wait. */
import type { Instant } from '../core/record/model.ts';
import type { Post, PostToDraw } from '../ports/post.ts';
import type { Withdrawal } from '../ports/store.ts';
import { db } from './compiled.ts';
import { and, eq, ne, sql } from './drizzle.ts';
import { outbox, outboxAbout } from './schema-ledger.ts';
import { isState } from './schema-parts.ts';
import { insertNew, type UnitStatement } from './statements.ts';

/** The statement that adds a post to the outbox as planned, to be tried at once; a post whose key exists is passed over. */
export function plannedStatement(post: Post | PostToDraw, at: Instant): UnitStatement {
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

/**
 * Adds a new post. A card is listed under the actions that it is about; a redraw only changes a card and is not listed.
 * A redraw supersedes the redraws of the same message that still wait, and the last redraw takes the card off the list.
 */
function postStatement(post: Post | PostToDraw, row: typeof outbox.$inferInsert): UnitStatement {
  const { key, about, replaces, live } = post;
  const followedBy = replaces
    ? [superseding(key, replaces), ...(live === null ? [forgetting(replaces)] : [])]
    : [showing(about, key)];
  return { ...insertNew('outbox', outbox, row), followedBy };
}

/** One statement for all actions of a card, of which there may be many. */
function showing(about: readonly string[], key: string): UnitStatement {
  // SQLite takes "on" for a join's without the "where".
  const build = () => sql`
    insert into ${outboxAbout} ("action_id", "key") select value, ${sql.placeholder('key')}
    from json_each(${sql.placeholder('about')}) where true on conflict do nothing`;
  return { shape: 'insert outbox_about', build, values: { key, about: JSON.stringify(about) } };
}

function forgetting(key: string): UnitStatement {
  const build = () => db.delete(outboxAbout).where(eq(outboxAbout.key, sql.placeholder('key')));
  return { shape: 'forget about', build, values: { key } };
}

function superseding(key: string, replaces: string): UnitStatement {
  return { shape: 'supersede', build: supersedingQuery, values: { key, replaces } };
}

function supersedingQuery() {
  const earlier = and(
    eq(outbox.replaces, sql.placeholder('replaces')),
    isState(outbox.state, 'planned'),
    ne(outbox.key, sql.placeholder('key')),
  );
  return db.update(outbox).set({ state: 'suppressed', reason: 'superseded by a later redraw' }).where(earlier);
}

/** The statement that withdraws a post; a conflict when somebody has taken the post or an attempt may have arrived. */
export function withdrawStatement({ key, reason }: Withdrawal): UnitStatement {
  const orConflict = `post ${key} no longer waits`;
  return { shape: 'withdraw', build: withdrawingQuery, values: { key, reason }, orConflict };
}

function withdrawingQuery() {
  const waits = and(eq(outbox.key, sql.placeholder('key')), eq(outbox.state, 'planned'));
  return db
    .update(outbox)
    .set({ state: 'suppressed', reason: sql.placeholder('reason') } as never)
    .where(waits);
}

/**
 * Direct messages to the person who covers an absence: when they are asked to cover, and when they no longer need to.
 */
import { COVER_KEY_PREFIX, differsInCover } from '../../core/people/absence.ts';
import { accountsOf, nameOf } from '../../core/people/person.ts';
import { applyChanges } from '../../core/record/apply.ts';
import { type Change, idOfChange } from '../../core/record/changes.ts';
import type { Absence } from '../../core/record/model.ts';
import { activeConversations } from '../../core/reminders/reminder.ts';
import type { Context } from '../../dispatch/command.ts';
import type { Post } from '../../ports/post.ts';
import { directAccount, directPost } from '../../posting/direct.ts';
import { coverCard, coverEndedCard } from '../../views/people/away.ts';

/** Enough for every message about absences under one notice. */
const MOST_POSTS = 5_000;

/**
 * The posts that a new, changed or ended absence needs. The person who typed the command gets none, since they know.
 */
export async function coverPosts(context: Context, change: Change): Promise<readonly Post[]> {
  if (change.entity !== 'absence' || !differsInCover(change)) return [];
  const id = idOfChange(change);
  const find = ({ absences }: Context['snapshot']) => absences.find((one) => one.id === id) ?? null;
  const after = find(applyChanges(context.snapshot, [change]));
  const before = change.op === 'added' ? null : find(context.snapshot);
  if (!after) throw new Error(`The absence ${id} was not recorded`);
  const newCover = after.endedAt === null ? after.coverId : null;
  const oldCover = before?.coverId ?? null;
  const isEnded = oldCover !== null && oldCover !== newCover && (await hasBeenTold(context, after, oldCover));
  const endedCover = isEnded ? oldCover : null;
  return [...coverPost(context, after, newCover, 'asked'), ...coverPost(context, before ?? after, endedCover, 'ended')];
}

function coverPost(
  context: Context,
  absence: Absence,
  coverId: string | null,
  news: 'asked' | 'ended',
): readonly Post[] {
  const { snapshot, now, actor } = context;
  // While no reminders are posted, there is nothing to cover.
  if (coverId === null || coverId === actor?.id || activeConversations(snapshot).length === 0) return [];
  const account = directAccount(snapshot, coverId, accountsOf(snapshot, coverId));
  if (account === null) return [];
  const version = news === 'ended' ? absence.version + 1 : absence.version;
  const key = `${COVER_KEY_PREFIX}${absence.id}:${version}:${account}:${coverId}`;
  const away = nameOf(snapshot, absence.personId);
  const card = news === 'asked' ? coverCard(away, absence, snapshot) : coverEndedCard(away, absence, snapshot);
  return [directPost(snapshot, account, { key, card, dueAt: now })];
}

/** Whether an earlier message about this absence was sent to them, or may have been. */
async function hasBeenTold({ read, snapshot }: Context, { id }: Absence, coverId: string): Promise<boolean> {
  const rows = await read.posts({ ...(snapshot.notice ? { noticeId: snapshot.notice.id } : {}), limit: MOST_POSTS });
  return rows.some(
    ({ key, state }) =>
      key.startsWith(`${COVER_KEY_PREFIX}${id}:`) &&
      key.endsWith(`:${coverId}`) &&
      ['sent', 'claimed', 'unknown'].includes(state),
  );
}

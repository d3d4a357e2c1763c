/** Whoever covers for somebody is told in private what that means, and again when it does not hold any more. */
import { COVER_KEY, differsInCover } from '../../core/people/absence.ts';
import { accountsOf, nameOf } from '../../core/people/person.ts';
import { applyChanges } from '../../core/record/apply.ts';
import type { Change } from '../../core/record/changes.ts';
import type { Absence } from '../../core/record/model.ts';
import { activeConversations } from '../../core/reminders/reminder.ts';
import type { Context } from '../../dispatch/command.ts';
import type { Post } from '../../ports/post.ts';
import { directAccount, directPost } from '../../posting/direct.ts';
import { coverCard, coverEndedCard } from '../../views/people/away.ts';

/** More than wait or were sent about absences in any notice. */
const MOST_POSTS = 5_000;

/** Nothing for whoever typed it, who knows. What waits of an earlier arrangement is withdrawn with the change. */
export async function coverPosts(context: Context, change: Change): Promise<readonly Post[]> {
  if (change.entity !== 'absence' || !differsInCover(change)) return [];
  const id = change.op === 'added' ? change.row.id : change.id;
  const find = ({ absences }: Context['snapshot']) => absences.find((one) => one.id === id) ?? null;
  const after = find(applyChanges(context.snapshot, [change]));
  const before = change.op === 'added' ? null : find(context.snapshot);
  if (!after) throw new Error(`The absence ${id} was not recorded`);
  const now = after.endedAt === null ? after.coverId : null;
  const then = before?.coverId ?? null;
  const ended = then !== null && then !== now && (await wasTold(context, after, then)) ? then : null;
  return [...postTo(context, after, now, 'asked'), ...postTo(context, before ?? after, ended, 'ended')];
}

function postTo(context: Context, absence: Absence, coverId: string | null, told: 'asked' | 'ended'): readonly Post[] {
  const { snapshot, now, actor } = context;
  // While no reminders are posted, there is nothing to cover.
  if (coverId === null || coverId === actor?.id || activeConversations(snapshot).length === 0) return [];
  const account = directAccount(snapshot, coverId, accountsOf(snapshot, coverId));
  if (account === null) return [];
  const version = told === 'ended' ? absence.version + 1 : absence.version;
  const key = `${COVER_KEY}${absence.id}:${version}:${account}:${coverId}`;
  const away = nameOf(snapshot, absence.personId);
  const card = told === 'asked' ? coverCard(away, absence, snapshot) : coverEndedCard(away, absence, snapshot);
  return [directPost(snapshot, account, { key, card, dueAt: now })];
}

/** Whether an earlier message to them has left, or may have. */
async function wasTold({ read, snapshot }: Context, { id }: Absence, coverId: string): Promise<boolean> {
  const rows = await read.posts({ ...(snapshot.notice ? { noticeId: snapshot.notice.id } : {}), limit: MOST_POSTS });
  return rows.some(
    ({ key, state }) =>
      key.startsWith(`${COVER_KEY}${id}:`) &&
      key.endsWith(`:${coverId}`) &&
      ['sent', 'claimed', 'unknown'].includes(state),
  );
}

/** A lost reminder: whom a weekly reminder did not reach, where its posts failed. */
import { nameOf } from '../core/people/person.ts';
import type { LostReminder } from '../views/reminders/trouble.ts';
import type { JobContext, Ledgered } from './job.ts';

/** More than a notice has posts within a week. */
const MOST_OF_A_WEEK = 2_000;

/** What the latest weekly reminder among these posts lost; null when there is none. */
export async function lostReminder(
  failed: readonly Ledgered[],
  { snapshot, posts }: JobContext,
): Promise<LostReminder | null> {
  const { notice } = snapshot;
  const weekly = failed.find(({ key }) => notice && key.startsWith(`${notice.id}:weekly:`));
  if (!notice || !weekly) return null;
  const isOfIt = ({ dueAt, key, replaces }: Ledgered) =>
    dueAt === weekly.dueAt && key.startsWith(`${notice.id}:weekly:`) && replaces === undefined;
  const all = (await posts({ noticeId: notice.id, limit: MOST_OF_A_WEEK })).filter(isOfIt);
  const people = (of: readonly Ledgered[]) =>
    of.flatMap(({ live }) => (live?.kind === 'personal' ? [live.personId] : []));
  const reached = new Set(people(all.filter(({ state }) => state !== 'failed' && state !== 'suppressed')));
  const unreached = new Set(people(failed.filter(isOfIt)).filter((id) => !reached.has(id)));
  return {
    unreached: [...unreached].map((id) => nameOf(snapshot, id)),
    reached: reached.size,
    conversation: failed.some((post) => isOfIt(post) && post.live === null),
  };
}

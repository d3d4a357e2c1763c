/** Finds the people whom a weekly reminder did not reach because its posts failed. */
import { nameOf } from '../core/people/person.ts';
import type { LostReminder } from '../views/reminders/trouble.ts';
import type { JobContext, JobPost } from './job.ts';

/** Above the number of posts that a notice has in a week. */
const MOST_OF_A_WEEK = 2_000;

/** Says whom the latest failed weekly reminder did not reach. `failed` is sorted newest first. Null when no failed post is of one. */
export async function lostReminder(
  failed: readonly JobPost[],
  { snapshot, posts }: JobContext,
): Promise<LostReminder | null> {
  const { notice } = snapshot;
  const weekly = failed.find(({ key }) => notice && key.startsWith(`${notice.id}:weekly:`));
  if (!notice || !weekly) return null;
  const isOfIt = ({ dueAt, key, replaces }: JobPost) =>
    dueAt === weekly.dueAt && key.startsWith(`${notice.id}:weekly:`) && replaces === undefined;
  const all = (await posts({ noticeId: notice.id, limit: MOST_OF_A_WEEK })).filter(isOfIt);
  const people = (of: readonly JobPost[]) =>
    of.flatMap(({ live }) => (live?.kind === 'personal' ? [live.personId] : []));
  const reached = new Set(people(all.filter(({ state }) => state !== 'failed' && state !== 'suppressed')));
  const unreached = new Set(people(failed.filter(isOfIt)).filter((id) => !reached.has(id)));
  return {
    unreached: [...unreached].map((id) => nameOf(snapshot, id)),
    reached: reached.size,
    conversation: failed.some((post) => isOfIt(post) && post.live === null),
  };
}

/** The card of counts, drawn only when a post goes to a conversation that people from outside can read. */
import { summariseNotice } from '../core/plan/status.ts';
import { dateOf } from '../core/time/instants.ts';
import type { Card } from '../ports/card.ts';
import type { Clock } from '../ports/clock.ts';
import type { Post } from '../ports/post.ts';
import type { Store } from '../ports/store.ts';
import { countsCard } from '../views/counts.ts';

/**
 * Makes the function that draws a post's card of counts from the present record. The function resolves to null for a
 * post without one.
 */
export function createCountsDrawer(
  store: Pick<Store, 'snapshot'>,
  clock: Pick<Clock, 'now'>,
  timeZone: string,
): (post: Pick<Post, 'noticeId' | 'countsTitle'>) => Promise<Card | null> {
  return async ({ noticeId, countsTitle }) => {
    if (countsTitle === undefined || noticeId === null) return null;
    const present = await store.snapshot();
    const snapshot = present.notice?.id === noticeId ? present : await store.snapshot(noticeId);
    if (!snapshot.notice) return null;
    return countsCard(summariseNotice(snapshot, snapshot.notice, dateOf(clock.now(), timeZone)), countsTitle);
  };
}

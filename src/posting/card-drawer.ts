/** Draws the cards of posts when they are delivered, from the record as it then stands. */
import { summariseNotice } from '../core/plan/status.ts';
import type { Snapshot } from '../core/record/model.ts';
import { calendarOf } from '../core/time/calendar.ts';
import { dateOf } from '../core/time/instants.ts';
import type { Card } from '../ports/card.ts';
import type { Clock } from '../ports/clock.ts';
import type { Post } from '../ports/post.ts';
import type { Drawn, OutboxRow, Store } from '../ports/store.ts';
import { countsCard } from '../views/counts.ts';
import { updatedCard } from '../views/redraw.ts';
import { addressee } from './addressees.ts';

/** Draws cards for the outbox. Both functions reject when the record cannot be read. */
export interface CardDrawer {
  /**
   * Draws a post that was planned without its card. `redrawn` is the post whose message it redraws. Null when the record no longer
   * has what it shows, or its account no longer belongs to anybody.
   */
  drawCard(post: Pick<OutboxRow, 'noticeId' | 'live' | 'place'>, redrawn: OutboxRow | null): Promise<Drawn | null>;
  /** Draws the card that people from outside are shown in the place of a post's card; null for a post without one. */
  drawCounts(post: Pick<Post, 'noticeId' | 'countsTitle'>): Promise<Card | null>;
}

/** Makes the drawer of cards from the record in this store. */
export function createCardDrawer(
  store: Pick<Store, 'snapshot' | 'head'>,
  clock: Pick<Clock, 'now'>,
  timeZone: string,
): CardDrawer {
  const recordOf = async (noticeId: string | null): Promise<Snapshot> => {
    const present = await store.snapshot();
    return noticeId === null || present.notice?.id === noticeId ? present : store.snapshot(noticeId);
  };
  return {
    async drawCard({ noticeId, live, place }, redrawn) {
      // Read before the record, so that a change between the two is found when the card is taken for delivery.
      const head = await store.head();
      const snapshot = await recordOf(noticeId);
      if (addressee(snapshot, place)?.personId === null) return null;
      const scene = { snapshot, calendar: calendarOf(snapshot, timeZone), today: dateOf(clock.now(), timeZone) };
      const card = updatedCard(live, redrawn ?? { card: null, live: null }, scene);
      return card && { card, event: head?.event ?? 0 };
    },
    async drawCounts({ noticeId, countsTitle }) {
      if (countsTitle === undefined || noticeId === null) return null;
      const snapshot = await recordOf(noticeId);
      if (!snapshot.notice) return null;
      return countsCard(summariseNotice(snapshot, snapshot.notice, dateOf(clock.now(), timeZone)), countsTitle);
    },
  };
}

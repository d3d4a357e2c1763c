/** Direct messages: the choice of a person's account, and the post. */
import { accountOn, accountsOf, personById } from '../core/people/person.ts';
import type { Instant, Snapshot } from '../core/record/model.ts';
import { activeConversations } from '../core/reminders/reminder.ts';
import type { Calendar } from '../core/time/calendar.ts';
import { dateOf } from '../core/time/instants.ts';
import type { Card } from '../ports/card.ts';
import type { LiveCard } from '../ports/live-card.ts';
import { directPlace, type Post } from '../ports/post.ts';
import { redrawCard } from '../views/redraw.ts';

/**
 * Chooses one of a person's accounts: on the platform they prefer, else on one of the notice's platforms, else the
 * first.
 */
export function directAccount(snapshot: Snapshot, personId: string, accounts: readonly string[]): string | null {
  const preferred = accountOn(accounts, personById(snapshot, personId)?.prefersPlatform ?? null);
  if (preferred !== null) return preferred;
  const posted = activeConversations(snapshot).map(({ platform }) => accountOn(accounts, platform));
  return posted.find((account) => account !== null) ?? accounts[0] ?? null;
}

/** A direct message that is never redrawn. `account` is `slack:U123`; `key` is the idempotency key. */
export function directPost(
  { notice }: Snapshot,
  account: string,
  { key, card, dueAt }: { readonly key: string; readonly card: Card; readonly dueAt: Instant },
): Post {
  return { key, noticeId: notice?.id ?? null, place: directPlace(account), card, live: null, about: [], dueAt };
}

/** A direct message that follows the record, to the person whom its card names; none for somebody who cannot be reached. */
export function livePost(
  snapshot: Snapshot,
  calendar: Calendar,
  live: Extract<LiveCard, { kind: 'papers' | 'held' }>,
  { key, dueAt }: { readonly key: string; readonly dueAt: Instant },
): readonly Post[] {
  const account = directAccount(snapshot, live.personId, accountsOf(snapshot, live.personId));
  const card = account && redrawCard(live, { snapshot, calendar, today: dateOf(dueAt, calendar.timeZone) });
  if (!card) return [];
  const about = [live.meetingId, ...(live.kind === 'papers' ? live.actionIds : [])];
  return [{ ...directPost(snapshot, account, { key: `${key}:${account}`, card, dueAt }), live, about }];
}

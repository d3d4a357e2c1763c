/** Direct messages: the choice of a person's account, and the post. */
import { accountOn, personById } from '../core/people/person.ts';
import type { Instant, Snapshot } from '../core/record/model.ts';
import { activeConversations } from '../core/reminders/reminder.ts';
import type { Card } from '../ports/card.ts';
import { directPlace, type Post } from '../ports/post.ts';

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

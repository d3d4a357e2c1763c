/** Messages to one person alone: on which of their accounts, and the post itself. */
import { accountOn, personById } from '../core/people/person.ts';
import type { Instant, Snapshot } from '../core/record/model.ts';
import { activeConversations } from '../core/reminders/reminder.ts';
import type { Card } from '../ports/card.ts';
import { directPlace, type Post } from '../ports/post.ts';

/** Of these accounts the one on the platform that the person prefers, else on one on which the notice is posted, else the first. */
export function directAccount(snapshot: Snapshot, personId: string, accounts: readonly string[]): string | null {
  const preferred = accountOn(accounts, personById(snapshot, personId)?.prefersPlatform ?? null);
  if (preferred !== null) return preferred;
  const posted = activeConversations(snapshot).map(({ platform }) => accountOn(accounts, platform));
  return posted.find((account) => account !== null) ?? accounts[0] ?? null;
}

/** A direct message that stays as it was sent. `account`: `slack:U123`; `key` names the post for ever. */
export function directPost(
  { notice }: Snapshot,
  account: string,
  { key, card, dueAt }: { readonly key: string; readonly card: Card; readonly dueAt: Instant },
): Post {
  return { key, noticeId: notice?.id ?? null, place: directPlace(account), card, live: null, about: [], dueAt };
}

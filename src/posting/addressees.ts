/** Messages to one account alone: whose it is by now, which is what they rest on. */
import type { Basis } from '../core/record/changes.ts';
import type { Account, Snapshot } from '../core/record/model.ts';
import { accountInDirect, type Place, type Post } from '../ports/post.ts';

/** The account that alone reads what is posted there; null for a conversation of several, and for one never recorded. */
export function addressee({ accounts }: Snapshot, place: Place): Account | null {
  const accountId = accountInDirect(place);
  return accounts.find((one) => one.accountId === accountId && one.platform === place.platform) ?? null;
}

/** Nothing is sent to an account that is taken away while it is decided. */
export function addresseesOf(snapshot: Snapshot, posts: readonly Pick<Post, 'place'>[]): readonly Basis[] {
  return posts.flatMap(({ place }) => {
    const account = addressee(snapshot, place);
    return account ? [{ entity: 'account', id: account.id, version: account.version }] : [];
  });
}

/** The accounts that alone read a direct message. */
import type { Basis } from '../core/record/changes.ts';
import { rowById } from '../core/record/find-row.ts';
import type { Account, Snapshot } from '../core/record/model.ts';
import { accountInDirect, type Place, type Post } from '../ports/post.ts';

/** The account of a direct conversation; null for a conversation of several people, and for an unrecorded account. */
export function addressee({ accounts }: Snapshot, place: Place): Account | null {
  const accountId = accountInDirect(place);
  return accountId === null ? null : (rowById(accounts, `${place.platform}:${accountId}`) ?? null);
}

/**
 * The account rows that direct posts rest on: the commit fails when one of them has changed, such as by its removal.
 */
export function addresseesOf(snapshot: Snapshot, posts: readonly Pick<Post, 'place'>[]): readonly Basis[] {
  const basis: Basis[] = [];
  for (const { place } of posts) {
    const account = addressee(snapshot, place);
    if (account) basis.push({ entity: 'account', id: account.id, version: account.version });
  }
  return basis;
}

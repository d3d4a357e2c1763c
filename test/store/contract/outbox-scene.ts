/** The store of an outbox in the tests of the contract: posts are planned, claimed and settled as the outbox does it. */
import { expect } from 'vitest';
import type { MessageRef } from '../../../src/ports/deliverer.ts';
import type { Post } from '../../../src/ports/post.ts';
import type { PostState, Store } from '../../../src/ports/store.ts';
import { minute, unit } from '../units.ts';

/** A planned post that nobody holds. */
export const FREE = { state: 'planned', leaseToken: null } as const;

/** A lease from one minute to another. */
export const lease = (token: string, now = 0, until = now + 1) => ({ token, now: minute(now), until: minute(until) });

export const ref = (message: string, thread = message, conversation = 'C1'): MessageRef => ({
  conversation,
  message,
  thread,
});

/** Plans posts in one unit. */
export const plan = (store: Store, ...posts: Post[]) =>
  store.commit(unit(`plan ${posts.map(({ key }) => key).join()}`, { posts }));

/** Claims a planned post and settles it. */
export async function settle(store: Store, key: string, state: PostState, ref?: MessageRef): Promise<void> {
  expect(await store.claim(key, FREE, lease(key))).toBe(true);
  expect(await store.settle(key, key, { state, sentAt: minute(1), ref })).toBe(true);
}

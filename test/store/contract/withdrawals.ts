/** The contract of withdrawn posts: found while they wait, suppressed with the reason. */
import { beforeEach, expect, it } from 'vitest';
import { ConflictError } from '../../../src/core/record/errors.ts';
import type { Post } from '../../../src/ports/post.ts';
import type { PostState, Store } from '../../../src/ports/store.ts';
import { minute, post, unit } from '../units.ts';

export function withdrawalContract(open: () => Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  const FREE = { state: 'planned', leaseToken: null } as const;
  const lease = (token: string) => ({ token, now: minute(0), until: minute(1) });
  const plan = (...posts: Post[]) => store.commit(unit(`plan ${posts.map(({ key }) => key).join()}`, { posts }));
  const stateOf = async (key: string) => (await store.post(key))?.state;
  async function settle(key: string, state: PostState) {
    expect(await store.claim(key, FREE, lease(key))).toBe(true);
    expect(await store.settle(key, key, { state, sentAt: minute(1) })).toBe(true);
  }
  const withdraw = (key: string, posts: Post[] = []) =>
    store.commit(unit(`withdraw ${key}`, { withdraws: [{ key, reason: 'E1-01 is done.' }], posts }));

  it('a post that waits is found by the actions it shows', async () => {
    await plan(
      post({ key: 'one' }),
      post({ key: 'other', about: ['a2'] }),
      post({ key: 'still', live: null }),
      post({ key: 'sent' }),
      post({ key: 'claimed' }),
      post({ key: 'unknown' }),
    );
    await settle('sent', 'sent');
    await settle('unknown', 'unknown');
    await store.claim('claimed', FREE, lease('a'));
    expect((await store.waitingAbout(['a1'])).map(({ key }) => key)).toEqual(['one']);
    expect((await store.waitingAbout(['a1', 'a2'])).map(({ key }) => key)).toEqual(['one', 'other']);
  });

  it('a withdrawn post is suppressed with the reason, in one commit with the post that takes its place', async () => {
    await plan(post());
    await withdraw('k1', [post({ key: 'instead' })]);
    expect(await store.post('k1')).toMatchObject({ state: 'suppressed', reason: 'E1-01 is done.' });
    expect(await stateOf('instead')).toBe('planned');
    expect(await store.claim('k1', FREE, lease('a'))).toBe(false);
  });

  it.each<PostState>(['claimed', 'unknown', 'sent', 'failed'])(
    'a post that is %s cannot be withdrawn',
    async (state) => {
      await plan(post());
      if (state === 'claimed') await store.claim('k1', FREE, lease('a'));
      else await settle('k1', state);
      await expect(withdraw('k1', [post({ key: 'instead' })])).rejects.toThrow(ConflictError);
      expect(await stateOf('k1')).toBe(state);
      expect(await stateOf('instead')).toBeUndefined();
    },
  );
}

/** A caller waits for a post to become final: the result comes at once, and the wait ends after a few seconds. */
import { describe, expect, test } from 'vitest';
import { createPostWaiter } from '../../src/delivery/await-post.ts';
import { plan, postOf } from '../helpers/post.ts';
import type { Mishap } from '../helpers/stand-in.ts';
import { START, scene } from './outbox-scene.ts';

/** A post that waits in the outbox, and the fault of its delivery. */
async function planned(...mishaps: (Mishap | null)[]) {
  const { store, clock, platform, another } = await scene({ canFind: false });
  platform.mishaps.push(...mishaps);
  const passedOn: string[] = [];
  const postWaiter = createPostWaiter(store, clock);
  const outbox = another({ settled: postWaiter.watch(({ key }, { state }) => passedOn.push(`${key} ${state}`)) });
  await plan(store, START, postOf('a'));
  return { clock, outbox, postWaiter, passedOn };
}

describe('a post', () => {
  test('a post that is delivered is given to everybody who waits for it, and its settlement is passed on', async () => {
    const { outbox, postWaiter, passedOn } = await planned();
    const waiting = [postWaiter.finalPost('a'), postWaiter.finalPost('a')];
    await outbox.drain();
    expect((await Promise.all(waiting)).map((post) => post?.state)).toEqual(['sent', 'sent']);
    expect(passedOn).toEqual(['a sent']);
  });

  test('a post that was refused before is given at once, with the reason', async () => {
    const { outbox, postWaiter } = await planned('refused for good');
    await outbox.drain();
    expect(await postWaiter.finalPost('a')).toMatchObject({ state: 'failed', reason: 'is_archived' });
  });

  test('a post that moved on and is not final yet keeps its waiters', async () => {
    const { clock, outbox, postWaiter } = await planned('refused');
    const waiting = postWaiter.finalPost('a');
    await outbox.drain();
    await clock.advance(2_000);
    await outbox.drain();
    expect(await waiting).toMatchObject({ state: 'sent', attempts: 2 });
  });

  test.each<Mishap>(['lost answer', 'busy'])(
    'a wait for a post that is not final after six seconds (%s) ends with null',
    async (mishap) => {
      const { clock, outbox, postWaiter } = await planned(mishap);
      const waiting = postWaiter.finalPost('a');
      await outbox.drain();
      await clock.advance(6_000);
      expect(await waiting).toBeNull();
    },
  );

  test('a wait for a post that does not exist ends with null', async () => {
    const { clock, postWaiter } = await planned();
    const waiting = postWaiter.finalPost('b');
    await clock.advance(6_000);
    expect(await waiting).toBeNull();
  });
});

/** Waiting for what becomes of a post: told at once when it is final, and not waited for longer than it is worth. */
import { describe, expect, test } from 'vitest';
import { createPostWaiter } from '../../src/delivery/await-post.ts';
import { plan, postOf } from '../helpers/post.ts';
import type { Mishap } from '../helpers/stand-in.ts';
import { START, scene } from './outbox-scene.ts';

/** A post that waits in the outbox, and what goes wrong with it. */
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
  test('that is delivered while somebody waits is told to all who do, and passed on', async () => {
    const { outbox, postWaiter, passedOn } = await planned();
    const waiting = [postWaiter.finalPost('a'), postWaiter.finalPost('a')];
    await outbox.drain();
    expect((await Promise.all(waiting)).map((post) => post?.state)).toEqual(['sent', 'sent']);
    expect(passedOn).toEqual(['a sent']);
  });

  test('that was refused before is told at once, with the reason', async () => {
    const { outbox, postWaiter } = await planned('refused for good');
    await outbox.drain();
    expect(await postWaiter.finalPost('a')).toMatchObject({ state: 'failed', reason: 'is_archived' });
  });

  test('that moved on and is not final yet is waited for further', async () => {
    const { clock, outbox, postWaiter } = await planned('refused');
    const waiting = postWaiter.finalPost('a');
    await outbox.drain();
    await clock.advance(2_000);
    await outbox.drain();
    expect(await waiting).toMatchObject({ state: 'sent', attempts: 2 });
  });

  test.each<Mishap>(['lost answer', 'busy'])(
    'that stays open (%s) is not waited for any longer than that',
    async (mishap) => {
      const { clock, outbox, postWaiter } = await planned(mishap);
      const waiting = postWaiter.finalPost('a');
      await outbox.drain();
      await clock.advance(6_000);
      expect(await waiting).toBeNull();
    },
  );

  test('that nobody knows is waited for no longer either', async () => {
    const { clock, postWaiter } = await planned();
    const waiting = postWaiter.finalPost('b');
    await clock.advance(6_000);
    expect(await waiting).toBeNull();
  });
});

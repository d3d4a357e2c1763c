/** Posts of one conversation keep their order and their threads; no conversation or platform stops another. */
import { describe, expect, test } from 'vitest';
import { platformKey } from '../../src/delivery/process-queue.ts';
import { turn } from '../helpers/clock.ts';
import { plan, postOf } from '../helpers/post.ts';
import { createStandIn, RETRY_AFTER_MS } from '../helpers/stand-in.ts';
import { SECRET, START, scene, titles } from './outbox-scene.ts';

describe('order and threads', () => {
  test('a conversation keeps its order, and the platform sees only a keyed hash of the identity', async () => {
    const { store, platform, outbox } = await scene();
    await plan(store, START, postOf('a'), postOf('b'), postOf('c'));
    await outbox.drain();
    expect(titles(platform)).toEqual(['a', 'b', 'c']);
    expect(platform.messages[0]?.key).toBe(platformKey(SECRET, 'a'));
    expect(platform.messages[0]?.key).toMatch(/^[0-9a-f]{64}$/);
    expect(await store.post('a')).toMatchObject({ state: 'sent', sentAt: START, ref: { message: 'm1' }, attempts: 1 });
  });

  test('a post in a thread goes under its parent', async () => {
    const { store, platform, outbox } = await scene();
    await plan(store, START, postOf('digest'), postOf('owner', { threadOf: 'digest' }), postOf('next'));
    await outbox.drain();
    expect(platform.messages.map(({ title, thread }) => [title, thread])).toEqual([
      ['digest', 'm1'],
      ['owner', 'm1'],
      ['next', 'm3'],
    ]);
  });

  test('a post whose parent was refused for good goes to the conversation itself', async () => {
    const { store, platform, outbox, states } = await scene();
    platform.mishaps.push('refused for good');
    await plan(store, START, postOf('digest'), postOf('owner', { threadOf: 'digest' }));
    await outbox.drain();
    expect(await states()).toEqual({ digest: 'failed', owner: 'sent' });
    expect((await store.post('digest'))?.reason).toBe('is_archived');
    expect(platform.messages).toMatchObject([{ title: 'owner', thread: 'm1' }]);
  });

  test('a parent that stands behind, or was never made, holds nothing up', async () => {
    const { store, platform, outbox } = await scene();
    await plan(
      store,
      START,
      postOf('child', { threadOf: 'parent' }),
      postOf('parent'),
      postOf('x', { threadOf: 'no' }),
    );
    await outbox.drain();
    expect(titles(platform)).toEqual(['child', 'parent', 'x']);
  });

  test('a parent in another conversation is waited for', async () => {
    const { store, clock, platform, outbox } = await scene();
    const elsewhere = { place: { platform: 'slack', conversation: 'C0' } } as const;
    platform.mishaps.push('busy');
    await plan(store, START, postOf('parent'), postOf('child', { ...elsewhere, threadOf: 'parent' }));
    await outbox.drain();
    expect(titles(platform)).toEqual([]);
    await clock.advance(RETRY_AFTER_MS);
    expect(platform.messages.map(({ title, thread }) => [title, thread])).toEqual([
      ['parent', 'm1'],
      ['child', 'm1'],
    ]);
  });

  test('a redraw goes to the message of its original, also when that is delivered only now', async () => {
    const { store, platform, outbox } = await scene();
    await plan(store, START, postOf('card'), postOf('card, later', { replaces: 'card' }));
    await outbox.drain();
    expect(titles(platform)).toEqual(['card, later']);
  });

  test('a redraw of what never arrived is suppressed, and the ledger says why', async () => {
    const { store, platform, outbox } = await scene();
    platform.mishaps.push('refused for good');
    await plan(store, START, postOf('card'), postOf('card, later', { replaces: 'card' }), postOf('next'));
    await outbox.drain();
    expect(await store.post('card, later')).toMatchObject({
      state: 'suppressed',
      reason: 'The message to redraw was not sent: is_archived',
    });
    expect(titles(platform)).toEqual(['next']);
  });
});

describe('side by side', () => {
  const to = (conversation: string) => ({ place: { platform: 'slack', conversation } }) as const;

  test('a dead conversation stops no other', async () => {
    const { store, clock, platform, outbox, states } = await scene();
    platform.mishaps.push('silent');
    await plan(store, START, postOf('dead', to('C1')), postOf('alive', to('C2')), postOf('too', to('C3')));
    outbox.kick();
    await turn();
    expect(titles(platform).sort()).toEqual(['alive', 'too']);
    await clock.advance(15_000);
    expect(await states()).toMatchObject({ dead: 'unknown' });
  });

  test('a platform of dead conversations stops no other platform, and its other conversations get their turn', async () => {
    const teams = createStandIn({ now: () => START, canFind: false });
    const { store, clock, platform, another } = await scene();
    const both = another({ deliverers: { slack: platform.deliverer, teams: teams.deliverer } });
    platform.mishaps.push(...Array.from({ length: 8 }, () => 'silent' as const));
    const dead = Array.from({ length: 8 }, (_, i) => postOf(`dead${i}`, to(`C${i}`)));
    const other = postOf('other', { place: { platform: 'teams', conversation: 'T1' } });
    await plan(store, START, ...dead, postOf('ninth', to('C9')), other);
    both.kick();
    // More queues than a platform takes at once give others a turn between their steps.
    for (let step = 0; step < 20; step += 1) await turn();
    expect(titles(teams)).toEqual(['other']);
    expect(titles(platform)).toEqual([]);
    expect(platform.calls).toHaveLength(8);
    await clock.advance(15_000);
    expect(titles(platform)).toEqual(['ninth']);
  });

  test('a post for a platform that is not connected stays planned until the platform is connected', async () => {
    const { store, platform, outbox, another, states } = await scene();
    await plan(store, START, postOf('a'), postOf('b', { place: { platform: 'teams', conversation: 'T1' } }));
    await outbox.drain();
    expect(await states()).toEqual({ a: 'sent', b: 'planned' });
    await another({ deliverers: { teams: platform.deliverer } }).drain();
    expect(await states()).toEqual({ a: 'sent', b: 'sent' });
  });
});

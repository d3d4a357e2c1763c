/** A post whose answer never comes: looked up where that can be done, else repeated and marked as a repeat. */
import { describe, expect, test } from 'vitest';
import { DeliveryError } from '../../src/ports/deliverer.ts';
import { plan, postOf } from '../helpers/post.ts';
import { MINUTE, START, scene, titles } from './outbox-scene.ts';

describe('an answer that never comes', () => {
  test.each(['lost answer', 'arrived, silent'] as const)(
    'a message after “%s” is held, looked up and not sent again',
    async (mishap) => {
      const { store, clock, platform, outbox, states } = await scene({ lagMs: 40_000 });
      platform.mishaps.push(mishap);
      await plan(store, START, postOf('a'), postOf('b'));
      outbox.kick();
      await clock.advance(59_000);
      expect(await states()).toEqual({ a: 'unknown', b: 'planned' });
      await clock.advance(MINUTE);
      expect(await states()).toEqual({ a: 'sent', b: 'sent' });
      expect(titles(platform)).toEqual(['a', 'b']);
    },
  );

  test.each(['lost request', 'silent'] as const)(
    'a message after “%s” is held, looked up and sent again',
    async (mishap) => {
      const { store, clock, platform, outbox, states } = await scene({ lagMs: 40_000 });
      platform.mishaps.push(mishap);
      await plan(store, START, postOf('a'));
      outbox.kick();
      await clock.advance(3 * MINUTE);
      expect(await states()).toEqual({ a: 'sent' });
      expect(platform.messages).toMatchObject([{ title: 'a', repeat: false }]);
    },
  );

  test('a post whose place is gone before the look-up is given up, and the posts behind it have their turn', async () => {
    const { store, clock, platform, another } = await scene();
    const gone = new DeliveryError('The channel was deleted.', { outcome: 'refused', permanent: true });
    const find = () => Promise.reject(gone);
    platform.mishaps.push('lost answer');
    await plan(store, START, postOf('a'), postOf('b'));
    await another({ deliverers: { slack: { ...platform.deliverer, find } } }).drain();
    await clock.advance(MINUTE);
    const reason = 'It may have been delivered: The channel was deleted.';
    expect(await store.post('a')).toMatchObject({ state: 'failed', reason });
    expect(await store.post('b')).toMatchObject({ state: 'sent' });
  });

  test('a post without an answer, and without a look-up, is sent again with a mark, and its row counts the repeat', async () => {
    const { store, clock, platform, outbox } = await scene({ canFind: false });
    platform.mishaps.push('lost answer');
    await plan(store, START, postOf('a'));
    await outbox.drain();
    await clock.advance(MINUTE);
    expect(await store.post('a')).toMatchObject({ state: 'sent', repeats: 1 });
    expect(platform.messages.map(({ repeat }) => repeat)).toEqual([false, true]);
  });

  test('a repeat without an answer is repeated in its turn after ten minutes and an hour, and then given up', async () => {
    const { store, clock, platform, outbox } = await scene({ canFind: false });
    platform.mishaps.push('lost answer', 'lost answer', 'lost answer', 'lost answer');
    await plan(store, START, postOf('a'), postOf('b'));
    await outbox.drain();
    await clock.advance(5 * MINUTE);
    expect(await store.post('a')).toMatchObject({ state: 'unknown', repeats: 1 });
    await clock.advance(6 * MINUTE);
    expect(await store.post('a')).toMatchObject({ state: 'unknown', repeats: 2 });
    await clock.advance(58 * MINUTE);
    expect(titles(platform)).toEqual(['a', 'a', 'a']);
    await clock.advance(2 * MINUTE);
    expect(await store.post('a')).toMatchObject({
      state: 'failed',
      repeats: 3,
      reason: 'It may have been delivered: socket hang up',
    });
    expect(platform.messages.map(({ title, repeat }) => [title, repeat])).toEqual([
      ['a', false],
      ['a', true],
      ['a', true],
      ['a', true],
      ['b', false],
    ]);
  });

  test('an unanswered post is held for its minute also when the date is put forward meanwhile', async () => {
    const { clock, store, platform, outbox, states } = await scene({ lagMs: 40_000, ownTime: true });
    platform.mishaps.push('lost answer');
    await plan(store, START, postOf('a'));
    await outbox.drain();
    clock.put('2024-06-24T09:00:00.000Z');
    await outbox.drain();
    expect(await states()).toEqual({ a: 'unknown' });
    await clock.advance(MINUTE);
    expect(await states()).toEqual({ a: 'sent' });
    expect(titles(platform)).toEqual(['a']);
  });

  test.each([
    ['an hour ahead of the platform', '2024-06-24T09:00:00.000Z', null],
    ['a year ahead of the platform', '2025-06-24T08:00:00.000Z', null],
    ['put back by a year since it was planned', START, '2023-06-24T08:00:00.000Z'],
    ['a year ahead when it was planned, and put right', '2025-06-24T08:00:00.000Z', START],
  ])('a post without an answer is found by a clock that is %s', async (_, planned, later) => {
    const { clock, store, platform, outbox, states } = await scene({ ownTime: true });
    clock.put(planned);
    platform.mishaps.push(null, 'lost answer');
    await plan(store, planned, postOf('before'), postOf('a'));
    await outbox.drain();
    if (later) clock.put(later);
    await clock.advance(2 * MINUTE);
    expect(await states()).toEqual({ before: 'sent', a: 'sent' });
    expect(titles(platform)).toEqual(['before', 'a']);
  });

  test('a repeat that is refused is still a repeat afterwards', async () => {
    const { store, clock, platform, outbox } = await scene({ canFind: false });
    platform.mishaps.push('lost request', 'busy');
    await plan(store, START, postOf('a'));
    await outbox.drain();
    await clock.advance(5 * MINUTE);
    expect(platform.messages).toMatchObject([{ title: 'a', repeat: true }]);
  });

  test('a redraw can be done twice, so it is simply tried again', async () => {
    const { store, clock, platform, outbox } = await scene({ canFind: false });
    await plan(store, START, postOf('card'));
    await outbox.drain();
    platform.mishaps.push('lost answer', 'silent');
    await plan(store, START, postOf('card, later', { replaces: 'card' }));
    outbox.kick();
    await clock.advance(MINUTE);
    expect(platform.messages).toMatchObject([{ title: 'card, later' }]);
    expect(await store.post('card, later')).toMatchObject({ state: 'sent', attempts: 3 });
  });
});

/** A post that the platform refuses for now is tried again, when the platform says or ever later. */
import { describe, expect, test } from 'vitest';
import { turn } from '../helpers/clock.ts';
import { plan, postOf } from '../helpers/post.ts';
import { RETRY_AFTER_MS } from '../helpers/stand-in.ts';
import { MINUTE, START, scene, titles } from './outbox-scene.ts';

describe('refusals', () => {
  test('a passing refusal is tried again, ever later, and nothing overtakes it', async () => {
    const { store, clock, platform, outbox } = await scene();
    platform.mishaps.push('refused', 'not sent', 'refused');
    await plan(store, START, postOf('a'), postOf('b'));
    await outbox.drain();
    await clock.advance(10 * MINUTE);
    expect(titles(platform)).toEqual(['a', 'b']);
    const seconds = platform.calls.map(({ at }) => (Date.parse(at) - Date.parse(START)) / 1000);
    expect(seconds).toEqual([0, 2, 6, 14, 14]);
  });

  test('the jitter spreads the tries', async () => {
    const { store, clock, platform, outbox } = await scene({ parts: { random: () => 0 } });
    platform.mishaps.push('refused');
    await plan(store, START, postOf('a'));
    await outbox.drain();
    await clock.advance(MINUTE);
    expect(platform.calls.map(({ at }) => at)).toEqual([START, '2024-06-24T08:00:01.000Z']);
  });

  test('Retry-After is kept to the millisecond', async () => {
    const { store, clock, platform, outbox } = await scene();
    platform.mishaps.push('busy');
    await plan(store, START, postOf('a'));
    await outbox.drain();
    await clock.advance(RETRY_AFTER_MS - 1);
    outbox.kick();
    await turn();
    expect(platform.calls).toHaveLength(1);
    await clock.advance(1);
    expect(titles(platform)).toEqual(['a']);
  });

  test('a wait that lies further ahead than any wait is set shows a clock that was put back', async () => {
    const { store, clock, platform, outbox } = await scene();
    platform.mishaps.push('busy');
    await plan(store, START, postOf('a'));
    await outbox.drain();
    clock.put('2023-06-24T08:00:00.000Z');
    await outbox.drain();
    expect(titles(platform)).toEqual(['a']);
  });
});

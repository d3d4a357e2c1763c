/** An outbox whose store fails for a while: nothing is forgotten and nothing is sent twice. */
import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { plan, postOf } from '../helpers/post.ts';
import { START, scene, titles } from './outbox-scene.ts';

describe('a store in trouble', () => {
  test('the result of an attempt is written as soon as the store takes it, within the lease', async () => {
    let refusals = 5;
    const { store, clock, platform, another, states } = await scene({ canFind: false });
    const settle: Store['settle'] = async (...args) => {
      refusals -= 1;
      if (refusals >= 0) throw new Error('SQLITE_BUSY');
      return store.settle(...args);
    };
    await plan(store, START, postOf('a'));
    another({ store: { ...store, settle } }).kick();
    await clock.advance(10_000);
    expect(await states()).toEqual({ a: 'sent' });
    expect(platform.calls).toHaveLength(1);
  });

  test('the outbox resumes by itself after the store could not be read', async () => {
    let refusals = 1;
    const { store, clock, platform, another } = await scene();
    const pendingQueues: Store['pendingQueues'] = async () => {
      refusals -= 1;
      if (refusals >= 0) throw new Error('SQLITE_BUSY');
      return store.pendingQueues();
    };
    await plan(store, START, postOf('a'));
    another({ store: { ...store, pendingQueues } }).kick();
    await clock.advance(2_000);
    expect(titles(platform)).toEqual(['a']);
  });
});

/** Many conversations at once: requests have their turn between the deliveries. */
import { expect, test } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { plan, postOf } from '../helpers/post.ts';
import { START, scene } from './outbox-scene.ts';

const CONVERSATIONS = 100;
/** With no more conversations under way than are delivered side by side, nobody is kept waiting long. */
const SIDE_BY_SIDE = 8;
test('a hundred conversations whose platform answers at once leave a turn to others between any two of their writes', async () => {
  const { store, another, platform } = await scene();
  const posts = Array.from({ length: CONVERSATIONS }, (_, n) =>
    postOf(`post ${n}`, { place: { platform: 'slack', conversation: `C${n}` } }),
  );
  await plan(store, START, ...posts);
  let turn = 0;
  const turnsOfWrites: number[] = [];
  const noted = <A extends unknown[], R>(write: (...args: A) => R) => {
    return (...args: A) => {
      turnsOfWrites.push(turn);
      return write(...args);
    };
  };
  const counted: Store = { ...store, claim: noted(store.claim), settle: noted(store.settle) };
  let draining = true;
  const count = () => {
    turn += 1;
    if (draining) setImmediate(count);
  };
  setImmediate(count);
  await another({ store: counted }).drain();
  draining = false;
  expect(platform.messages).toHaveLength(CONVERSATIONS);
  expect(turnsOfWrites).toHaveLength(2 * CONVERSATIONS);
  const whileMany = turnsOfWrites.slice(0, 2 * (CONVERSATIONS - 2 * SIDE_BY_SIDE));
  expect(new Set(whileMany).size).toBe(whileMany.length);
});

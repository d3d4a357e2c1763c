/** Many conversations at once: requests have their turn between the deliveries. */
import { expect, test } from 'vitest';
import { plan, postOf } from '../helpers/post.ts';
import { turnsDuring } from '../helpers/turns.ts';
import { START, scene } from './outbox-scene.ts';

test('a hundred conversations whose platform answers at once leave a turn to others between any two posts', async () => {
  const { store, outbox, platform } = await scene();
  const posts = Array.from({ length: 100 }, (_, n) =>
    postOf(`post ${n}`, { place: { platform: 'slack', conversation: `C${n}` } }),
  );
  await plan(store, START, ...posts);
  const { turns } = await turnsDuring(() => outbox.drain());
  expect(platform.messages).toHaveLength(100);
  expect(turns).toBeGreaterThanOrEqual(90);
});

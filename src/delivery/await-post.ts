/** Lets a caller wait a few seconds until a post is delivered, failed or suppressed. */
import type { Clock } from '../ports/clock.ts';
import type { OutboxRow, PostState, Store } from '../ports/store.ts';
import type { QueueProcessorParts } from './process-queue.ts';

type Settled = NonNullable<QueueProcessorParts['settled']>;

/** Waits for posts to become final; the outbox reports every settlement to it. */
export interface PostWaiter {
  /** The `settled` callback for the outbox, which also calls `also`. */
  watch(also: Settled): Settled;
  /** The post in its final state; null when it is not final after `WAIT_MS`. Never rejects. */
  finalPost(key: string): Promise<OutboxRow | null>;
}

/** Longer than a delivery that succeeds, and short enough to answer before Teams asks again after 15 seconds. */
const WAIT_MS = 6_000;
const FINAL: readonly PostState[] = ['sent', 'failed', 'suppressed'];

/** Makes a waiter that reads posts from `store`. */
export function createPostWaiter(store: Pick<Store, 'post'>, clock: Clock): PostWaiter {
  const waiting = new Map<string, Set<() => void>>();
  const final = async (key: string): Promise<OutboxRow | null> => {
    const post = await store.post(key).catch(() => null);
    return post && FINAL.includes(post.state) ? post : null;
  };
  return {
    watch: (also) => (row, settlement) => {
      also(row, settlement);
      for (const check of waiting.get(row.key) ?? []) check();
    },
    finalPost(key) {
      return new Promise((resolve) => {
        const checks = waiting.get(key) ?? new Set();
        const end = (post: OutboxRow | null) => {
          stop();
          checks.delete(check);
          if (checks.size === 0) waiting.delete(key);
          resolve(post);
        };
        const check = () => void final(key).then((post) => post && end(post));
        const stop = clock.after(WAIT_MS, () => end(null));
        waiting.set(key, checks.add(check));
        check();
      });
    },
  };
}

/** Lets somebody wait a few seconds for what becomes of a post. */
import type { Clock } from '../ports/clock.ts';
import type { OutboxRow, PostState, Store } from '../ports/store.ts';
import type { CourierParts } from './process-queue.ts';

type Settled = NonNullable<CourierParts['settled']>;

export interface Fates {
  /** For the outbox: hears of every post that moves on, and passes it on. */
  heard(also: Settled): Settled;
  /** The post once nothing more happens to it; null while that is open, and at the latest after `WAIT_MS`. Never rejects. */
  of(key: string): Promise<OutboxRow | null>;
}

/** Longer than an attempt that ends well, and short enough to be answered before Teams asks again after 15 seconds. */
const WAIT_MS = 6_000;
const FINAL: readonly PostState[] = ['sent', 'failed', 'suppressed'];

export function createFates(store: Pick<Store, 'post'>, clock: Clock): Fates {
  const waiting = new Map<string, Set<() => void>>();
  const final = async (key: string): Promise<OutboxRow | null> => {
    const post = await store.post(key).catch(() => null);
    return post && FINAL.includes(post.state) ? post : null;
  };
  return {
    heard: (also) => (row, settlement) => {
      also(row, settlement);
      for (const look of waiting.get(row.key) ?? []) look();
    },
    of(key) {
      return new Promise((resolve) => {
        const looks = waiting.get(key) ?? new Set();
        const end = (post: OutboxRow | null) => {
          stop();
          looks.delete(look);
          if (looks.size === 0) waiting.delete(key);
          resolve(post);
        };
        const look = () => void final(key).then((post) => post && end(post));
        const stop = clock.after(WAIT_MS, () => end(null));
        waiting.set(key, looks.add(look));
        look();
      });
    },
  };
}

/** Keeps our sends within Teams' rate limits, for one conversation and for one app. */
import { LRUCache } from 'lru-cache';
import { type Clock, pause } from '../../ports/clock.ts';
import { DeliveryError } from '../../ports/deliverer.ts';
import { LIMITS } from './limits.ts';

interface Window {
  readonly most: number;
  readonly ms: number;
}

/** Queues sends. */
export interface Pacing {
  /**
   * Resolves when one more message may be sent to the conversation. A send that would wait longer than `patienceMs` is
   * rejected at once with `DeliveryError` and the wait, so that a busy conversation holds up no other.
   */
  waitForTurn(conversation: string, patienceMs: number): Promise<void>;
}

const MAX_KEPT = 2_000;

/** Makes the queue of one bot, which is empty after a restart. */
export function createPacing(clock: Clock): Pacing {
  const conversations = new LRUCache<string, number[]>({ max: MAX_KEPT });
  const all: number[] = [];
  return {
    async waitForTurn(conversation, patienceMs) {
      const own = conversations.get(conversation) ?? [];
      const now = clock.monotonicMs();
      const at = Math.max(freeAt(own, LIMITS.sends, now), freeAt(all, LIMITS.sendsOfApp, now));
      if (at - now > patienceMs)
        throw new DeliveryError('Teams takes no more here for the moment.', {
          outcome: 'not_sent',
          retryAfterMs: at - now,
        });
      // Taken before the wait, so that nobody else takes the same turn.
      conversations.set(conversation, own);
      own.push(at);
      all.push(at);
      forget(own, LIMITS.sends, now);
      forget(all, LIMITS.sendsOfApp, now);
      if (at > now) await pause(clock, at - now);
    },
  };
}

/** The first moment from `now` on at which every window has room; `sent` ascends. */
function freeAt(sent: readonly number[], windows: readonly Window[], now: number): number {
  const soonest = Math.max(now, sent.at(-1) ?? now);
  return windows.reduce((at, { most, ms }) => {
    const nth = sent[sent.length - most];
    return nth === undefined ? at : Math.max(at, nth + ms);
  }, soonest);
}

function forget(sent: number[], windows: readonly Window[], now: number): void {
  const longest = Math.max(...windows.map(({ ms }) => ms));
  while (sent[0] !== undefined && sent[0] + longest <= now) sent.shift();
}

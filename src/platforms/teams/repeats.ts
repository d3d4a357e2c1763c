/**
 * Recognises a change that is requested twice. Teams sends an event again when its answer took long, sometimes under a new
 * id. That looks the same as a person who means it twice, so the person is asked.
 */
import { LRUCache } from 'lru-cache';
import type { Request } from '../../dispatch/command.ts';
import type { Clock } from '../../ports/clock.ts';
import { cacheTime } from '../answer-cache.ts';

/** Our own limit: Teams repeats within seconds. */
const WITHIN_MS = 60_000;
const MOST_KEPT = 2_000;

/** Remembers the changes of the last minute. */
export interface Repeats {
  /** Whether the same person requested the same in the same place under another id within a minute. Remembers the first request. */
  isRepeat(request: Request): boolean;
  /** Lets the same change be requested again, because this one was not carried out. */
  forget(request: Request): void;
}

/** Makes the memory of one bot, which is empty after a restart. */
export function createRepeats(clock: Clock): Repeats {
  const kept = new LRUCache<string, string>({ max: MOST_KEPT, ttl: WITHIN_MS, ...cacheTime(clock) });
  return {
    isRepeat(request) {
      const key = keyOf(request);
      const before = kept.get(key);
      if (before !== undefined) return before !== request.id;
      kept.set(key, request.id);
      return false;
    },
    forget: (request) => void kept.delete(keyOf(request)),
  };
}

function keyOf({ id, actor, place, input, attached = [] }: Request): string {
  const { conversation, message = '', thread = '' } = place;
  // The first message of a thread is the thread itself, and a second such message is another thread.
  const inThread = id === `${conversation}:${thread}` ? '' : thread;
  return JSON.stringify([actor.accountId, conversation, inThread, message, input, attached.map(({ link }) => link)]);
}

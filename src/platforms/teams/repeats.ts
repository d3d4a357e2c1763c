/**
 * Tells a change that was asked for twice. Teams sends an event again when its answer took long, sometimes under a new
 * id; nobody can tell that from a person who means it twice, so the person is asked.
 */
import { LRUCache } from 'lru-cache';
import type { Request } from '../../dispatch/command.ts';
import type { Clock } from '../../ports/clock.ts';
import { cacheTime } from '../answer-cache.ts';

const WITHIN_MS = 60_000;
const MOST_KEPT = 2_000;

export interface Repeats {
  /** Whether the same person asked for the same in the same place under another id, within a minute. Remembers the first. */
  isRepeat(request: Request): boolean;
  /** It was not carried out, and may be asked for again. */
  forget(request: Request): void;
}

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

function keyOf({ id, actor, place, input }: Request): string {
  const { conversation, message = '', thread = '' } = place;
  // The first message of a thread is the thread itself, and a second such message is another thread.
  const inThread = id === `${conversation}:${thread}` ? '' : thread;
  return JSON.stringify([actor.accountId, conversation, inThread, message, input]);
}

/**
 * Rate limit: one person cannot take the service from the others. Requests of a person are carried out one after another
 * with a turn for everybody else between them, and those above the limit are refused before they reach the database.
 */
import { LRUCache } from 'lru-cache';
import type { Dispatch, Reply, Request } from '../dispatch/command.ts';
import { type Clock, within } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { yieldToEventLoop } from '../ports/turns.ts';
import { rateLimitCard } from '../views/ask/answers.ts';

/**
 * The length of a window, and the most requests of one account in it. Nobody types or presses so often; a tool that reads
 * every action by commands needs some hundreds.
 */
export const RATE_LIMIT = { windowMs: 10_000, requests: 500 } as const;

/** More accounts than one authority has; the one that was idle longest begins anew. */
const MOST_ACCOUNTS = 5_000;

/** A request waits no longer for an earlier one of the same person, which may wait for its platform. */
const LONGEST_TURN_MS = 1_000;

/** The requests of an account that have not been answered yet, and the latest of all. */
interface Turns {
  pending: number;
  last: Promise<unknown>;
}

const NOTHING: Promise<unknown> = Promise.resolve();

/** The present window of an account. */
interface Window {
  readonly startMs: number;
  readonly turns: Turns;
  count: number;
}

/** Wraps a dispatch for the platforms. A refused request gets an answer that says when to try again. */
export function limitRate(dispatch: Dispatch, { clock, log }: { readonly clock: Clock; readonly log: Log }): Dispatch {
  const windows = new LRUCache<string, Window>({ max: MOST_ACCOUNTS });
  const windowOf = (account: string, nowMs: number): Window => {
    const known = windows.get(account);
    if (known && nowMs - known.startMs < RATE_LIMIT.windowMs) return known;
    const fresh = { startMs: nowMs, turns: known?.turns ?? { pending: 0, last: NOTHING }, count: 0 };
    windows.set(account, fresh);
    return fresh;
  };
  return async (request) => {
    const account = `${request.actor.platform}:${request.actor.accountId}`;
    const nowMs = clock.monotonicMs();
    const window = windowOf(account, nowMs);
    window.count += 1;
    if (window.count > RATE_LIMIT.requests) {
      if (window.count === RATE_LIMIT.requests + 1) log.warn('An account sends too many requests', { account });
      return refusal(window.startMs + RATE_LIMIT.windowMs - nowMs);
    }
    const reply = takeTurn(window.turns, clock, dispatch, request);
    window.turns.last = reply;
    return reply;
  };
}

async function takeTurn(turns: Turns, clock: Clock, dispatch: Dispatch, request: Request): Promise<Reply> {
  const { last, pending } = turns;
  turns.pending += 1;
  try {
    if (pending > 0) {
      await within(clock, LONGEST_TURN_MS, last, () => undefined);
      await yieldToEventLoop();
    }
    return await dispatch(request);
  } finally {
    turns.pending -= 1;
    // A reply holds the record that its line is drawn from.
    if (turns.pending === 0) turns.last = NOTHING;
  }
}

function refusal(leftMs: number): Reply {
  const card = rateLimitCard(RATE_LIMIT.requests, RATE_LIMIT.windowMs / 1000, Math.ceil(leftMs / 1000));
  return { card, audience: 'asker', ok: false };
}

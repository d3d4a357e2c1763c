/** Takes the oldest post of a queue one step further: decide → claim → act → settle. */
import { createHmac } from 'node:crypto';
import type { Instant } from '../core/record/model.ts';
import { type Clock, pause, within } from '../ports/clock.ts';
import { type Deliverer, DeliveryError } from '../ports/deliverer.ts';
import type { Log } from '../ports/log.ts';
import type { Drawn, OutboxRow, Settlement, Store } from '../ports/store.ts';
import { type AttemptContext, attempt, type CardToSend, ifLostOf, TIMES } from './attempt.ts';
import { createHoldTimers } from './hold-timers.ts';
import { LEASE_MS, leaseTokenOf, nextStep, plusMs, type Step } from './step.ts';

/** The store, the clock and the settings of a queue processor. */
export interface QueueProcessorParts {
  readonly store: Pick<Store, 'headOf' | 'claim' | 'settle' | 'post'>;
  /** Draws the card of a post that has none yet, of the post that it redraws; null when the record no longer has what it shows. */
  readonly drawCard: (post: OutboxRow, redrawn: OutboxRow | null) => Promise<Drawn | null>;
  /** Draws the card of counts of a post that people from outside can read; null when it has none. */
  readonly drawCounts: AttemptContext['drawCounts'];
  readonly clock: Clock;
  readonly log: Log;
  /** The installation's secret, under which platforms see the identity of a post. */
  readonly secret: string;
  /** 0 to 1. */
  readonly random: () => number;
  readonly newId: () => string;
  /** How long a post is left alone after an attempt of unknown outcome. */
  readonly holdMs?: number;
  /** When the record was last put back from a copy, if it ever was. */
  readonly restoredAt?: Instant | null;
  /** Resolves when the result of an attempt may be written, which waits for the disk. */
  readonly turn: () => Promise<void>;
  /** Called after every settlement that was written. */
  readonly settled?: (row: OutboxRow, settlement: Settlement) => void;
}

/**
 * The result of one step. `blocked`: the head waits for a post of another queue. `moved`: look at the head again.
 * `wait`: try the head again at `until`.
 */
export type Progress =
  | { readonly kind: 'empty' | 'blocked' | 'moved' }
  | { readonly kind: 'wait'; readonly until: Instant };

/** The pause after the store could not be read or written, or after another process claimed the post first. */
export const RETRY_MS = 1_000;

/** The key that a platform sees: an HMAC of the identity key, the same at every attempt, that reveals nothing. */
export function platformKey(secret: string, key: string): string {
  return createHmac('sha256', secret).update(key).digest('hex');
}

/** Takes the head of `queue` one step further. Rejects when the store cannot be read or written. */
export type QueueProcessor = (queue: string, deliverer: Deliverer) => Promise<Progress>;

/** Makes the processor of one process; it keeps the hold timers of all queues. */
export function createQueueProcessor(parts: QueueProcessorParts): QueueProcessor {
  const { store, clock } = parts;
  const { holdMs = TIMES.holdMs, restoredAt = null } = parts;
  const holdTimers = createHoldTimers(clock, holdMs, restoredAt);

  const decide = async (row: OutboxRow, original: OutboxRow | null, deliverer: Deliverer): Promise<Step> => {
    const canLookUp = deliverer.find !== undefined;
    const heldMs = holdTimers.heldMs(row, canLookUp);
    return nextStep(row, { now: clock.now(), original, canLookUp, holdMs, heldMs, restoredAt });
  };

  const carryOut = (row: OutboxRow, step: ChangingStep, cardToSend: CardToSend, deliverer: Deliverer) =>
    step.kind === 'settle'
      ? Promise.resolve(step.settlement)
      : attempt(row, step, {
          deliverer,
          cardToSend,
          drawCounts: parts.drawCounts,
          key: platformKey(parts.secret, row.key),
          now: clock.now,
          random: parts.random,
          holdMs,
          countUnansweredRepeat: () => holdTimers.countUnansweredRepeat(row),
          limit: (promise) => within(clock, TIMES.attemptMs, promise, noAnswer),
        });

  return async (queue, deliverer) => {
    const row = await store.headOf(queue);
    if (!row) return { kind: 'empty' };
    const originalKey = row.replaces ?? row.threadOf;
    const original = originalKey ? await store.post(originalKey) : null;
    const decided = await decide(row, original, deliverer);
    if (decided.kind === 'wait') return decided;
    if (decided.kind === 'wait for') return { kind: 'blocked' };
    const found = await cardFor(row, original, decided, parts);
    const step = found ? decided : NOTHING_TO_SHOW;
    const cardToSend = found ?? { card: null };
    const drawn = 'event' in cardToSend ? { drawn: cardToSend } : {};
    const lease = leaseOf(step, parts);
    const repeat = step.kind === 'send' && step.repeat;
    const isClaimed = await store.claim(
      row.key,
      { state: row.state, leaseToken: row.leaseToken },
      { ...lease, repeat, ...drawn },
    );
    // The record may have moved on since the card was drawn, which is then drawn anew.
    if (!isClaimed && 'event' in cardToSend) return { kind: 'moved' };
    if (!isClaimed) return { kind: 'wait', until: plusMs(lease.now, RETRY_MS) };
    const giveUpMs = clock.monotonicMs() + LEASE_MS;
    await settle(row, lease.token, await carryOut(row, step, cardToSend, deliverer), giveUpMs, parts);
    return { kind: 'moved' };
  };
}

/** A step that changes the row. */
type ChangingStep = Exclude<Step, { kind: 'wait' | 'wait for' }>;

const NOTHING_TO_SHOW: ChangingStep = {
  kind: 'settle',
  settlement: { state: 'suppressed', reason: 'The record no longer has what this message shows, or whom it is for.' },
  ifLost: 'again',
};

/** The card of a post that is to be sent, drawn now where it has none; null when there is nothing left to show. */
async function cardFor(
  row: OutboxRow,
  original: OutboxRow | null,
  step: ChangingStep,
  { drawCard }: QueueProcessorParts,
): Promise<CardToSend | null> {
  if (row.card || (step.kind !== 'send' && step.kind !== 'redraw')) return { card: row.card };
  try {
    return await drawCard(row, row.replaces ? original : null);
  } catch (fault) {
    return { fault };
  }
}

function leaseOf(step: Parameters<typeof ifLostOf>[0], { clock, newId }: QueueProcessorParts) {
  const now = clock.now();
  return { token: leaseTokenOf(ifLostOf(step), newId()), now, until: plusMs(now, LEASE_MS) };
}

/**
 * A store that refuses for a moment (locked, full) must not make a delivered post an unknown one,
 * so this keeps trying for as long as the lease lasts.
 */
async function settle(
  row: OutboxRow,
  token: string,
  settlement: Settlement,
  giveUpMs: number,
  parts: QueueProcessorParts,
) {
  const { store, clock, log } = parts;
  await parts.turn();
  for (;;) {
    try {
      const hasLease = await store.settle(row.key, token, settlement);
      if (hasLease) {
        report(row, settlement, log);
        parts.settled?.(row, settlement);
      } else log.warn('The lease of a post had passed to somebody else', { post: row.key });
      return;
    } catch (error) {
      if (clock.monotonicMs() + RETRY_MS >= giveUpMs) throw error;
      log.warn('What became of a post could not be written yet', { post: row.key }, error);
      await pause(clock, RETRY_MS);
    }
  }
}

function report(row: OutboxRow, { state, reason, nextTryAt }: Settlement, log: Log): void {
  const fields = { post: row.key, platform: row.place.platform, state, attempt: row.attempts + 1, reason, nextTryAt };
  if (state === 'failed' || state === 'unknown') log.warn('A post was not delivered', fields);
  else log.info(state === 'sent' ? 'A post was delivered' : 'A post moved on', fields);
}

function noAnswer(): never {
  throw new DeliveryError(`There was no answer within ${TIMES.attemptMs / 1000} seconds.`, { outcome: 'unknown' });
}

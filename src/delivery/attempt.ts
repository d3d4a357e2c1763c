/** One attempt at a post: takes its lease, lets the platform act, and turns the answer into the settlement of its row. */
import { assertNever } from '../core/record/errors.ts';
import type { Card } from '../ports/card.ts';
import { type Deliverer, DeliveryError, LOOK_BACK_MS } from '../ports/deliverer.ts';
import type { Drawn, OutboxRow, Settlement } from '../ports/store.ts';
import { holdAfter, type IfLost, MAX_WAIT_MS, plusMs, type Step } from './step.ts';

/** The times of an attempt in milliseconds. */
export const TIMES = {
  /** Longer than the time limits of the platforms' own clients, so that their errors come first. */
  attemptMs: 15_000,
  /** Longer than an attempt and the time until a platform's history shows a message. */
  holdMs: 60_000,
  /** The shortest wait before a platform is asked again, whatever it says. */
  leastWaitMs: 250,
  firstBackoffMs: 2_000,
  longestBackoffMs: 10 * 60_000,
} as const;

/** The post fails after so many repeats without an answer. */
const MOST_REPEATS = 3;

/** Characters of a reason that the ledger keeps. */
const MAX_REASON = 300;

/** The steps in which something leaves the process. */
export type Outward = Extract<Step, { kind: 'send' | 'redraw' | 'look up' }>;

/** The card to send, as it was kept or as it was drawn now; or why it could not be drawn. */
export type CardToSend = Drawn | { readonly card: Card | null } | { readonly fault: unknown };

/** The platform, the clock and the limits that an attempt works with. */
export interface AttemptContext {
  readonly deliverer: Deliverer;
  readonly cardToSend: CardToSend;
  /** Draws the post's card of counts from the record as it stands; null when it has none. */
  drawCounts(row: OutboxRow): Promise<Card | null>;
  /** The key under which the platform sees the post: a hash, the same at every attempt. */
  readonly key: string;
  readonly now: () => string;
  /** 0 to 1, for the jitter. */
  readonly random: () => number;
  readonly holdMs: number;
  /** Counts one more repeat without an answer, and gives the count. */
  countUnansweredRepeat(): number;
  /** Rejects with an unknown outcome when the promise takes longer than an attempt may. */
  limit<T>(promise: Promise<T>): Promise<T>;
}

/** Says how to go on with the post when the lease of this step is lost. */
export function ifLostOf(step: Outward | Extract<Step, { kind: 'settle' }>): IfLost {
  switch (step.kind) {
    case 'settle':
      return step.ifLost;
    case 'send':
      return 'hold';
    case 'redraw':
      return 'again';
    case 'look up':
      return 'look';
    default:
      return assertNever(step);
  }
}

/** Carries a step out and gives the settlement to write. Never rejects: every error becomes a settlement. */
export async function attempt(row: OutboxRow, step: Outward, context: AttemptContext): Promise<Settlement> {
  try {
    return step.kind === 'look up' ? await lookUp(row, step, context) : await send(row, step, context);
  } catch (error) {
    const known =
      error instanceof DeliveryError
        ? error
        : new DeliveryError(messageOf(error), { outcome: 'unknown', cause: error });
    return settlementOf(known, row, step, context);
  }
}

async function send(row: OutboxRow, step: Exclude<Outward, { kind: 'look up' }>, context: AttemptContext) {
  const { cardToSend } = context;
  if ('fault' in cardToSend) throw notSent(cardToSend.fault);
  const { card } = cardToSend;
  if (!card) throw new Error(`The post "${row.key}" has no card.`);
  const drawForOutsiders = () => (row.forOutsiders ? Promise.resolve(card) : drawCounts(row, context));
  const common = { card, key: context.key, drawCounts: drawForOutsiders };
  const delivery =
    step.kind === 'redraw'
      ? { ...common, place: row.place, replaces: step.replaces }
      : { ...common, place: step.place, ...(step.repeat ? { repeat: true } : {}) };
  const ref = await context.limit(context.deliverer.deliver(delivery));
  return { state: 'sent', sentAt: context.now(), ref, reason: null } as const;
}

async function drawCounts(row: OutboxRow, context: AttemptContext): Promise<Card | null> {
  try {
    return await context.drawCounts(row);
  } catch (error) {
    throw notSent(error);
  }
}

/** Cards are drawn before anything is sent, so that nothing is in doubt after an unreadable record. */
function notSent(error: unknown): DeliveryError {
  return new DeliveryError(messageOf(error), { outcome: 'not_sent', cause: error });
}

async function lookUp(row: OutboxRow, step: Extract<Outward, { kind: 'look up' }>, context: AttemptContext) {
  const { deliverer, key, limit, now } = context;
  const ahead = () => Math.max(0, deliverer.aheadMs?.() ?? 0);
  const knownMs = ahead();
  const since = plusMs(step.since, -LOOK_BACK_MS - knownMs);
  const found = await limit(Promise.resolve(deliverer.find?.(step.place, key, since, row.card ?? undefined) ?? null));
  if (found) return { state: 'sent', sentAt: now(), ref: found, reason: null } as const;
  // The first answer may show that our clock is wrong by more than the allowance; then the look-up began too late.
  const state = ahead() > knownMs + LOOK_BACK_MS ? 'unknown' : 'planned';
  const nextTryAt = state === 'planned' ? now() : plusMs(now(), TIMES.leastWaitMs);
  return { state, nextTryAt, reason: 'The bot looked for this message and did not find it.' } as const;
}

function settlementOf(error: DeliveryError, row: OutboxRow, step: Outward, context: AttemptContext): Settlement {
  const reason = error.message.slice(0, MAX_REASON);
  const after = (ms: number) => plusMs(context.now(), Math.min(MAX_WAIT_MS, ms));
  const { retryAfterMs } = error;
  // A platform that names its wait knows best, and waiting longer would fall behind the rate that it allows.
  const backedOff = () =>
    after(
      retryAfterMs === null ? backoffMs(row.attempts, context.random()) : Math.max(TIMES.leastWaitMs, retryAfterMs),
    );
  const mayHaveArrived = `It may have been delivered: ${reason}`;
  if (step.kind === 'look up')
    return error.permanent
      ? { state: 'failed', reason: mayHaveArrived }
      : { state: 'unknown', nextTryAt: backedOff(), reason };
  if (error.outcome !== 'unknown' || step.kind === 'redraw') {
    if (error.permanent) return { state: 'failed', reason };
    // The attempt before this repeat may have arrived; this refusal does not settle that.
    const state = step.kind === 'send' && step.repeat ? 'unknown' : 'planned';
    return { state, nextTryAt: backedOff(), reason };
  }
  if (step.repeat && context.countUnansweredRepeat() >= MOST_REPEATS)
    return { state: 'failed', reason: mayHaveArrived };
  const holdMs = holdAfter(row.repeats + (step.repeat ? 1 : 0), context.holdMs);
  return { state: 'unknown', nextTryAt: after(Math.max(holdMs, retryAfterMs ?? 0)), reason };
}

/** Doubles with every attempt up to a limit; jitter keeps queues from coming back all at once. */
function backoffMs(attempts: number, random: number): number {
  const full = Math.min(TIMES.longestBackoffMs, TIMES.firstBackoffMs * 2 ** Math.min(attempts, 20));
  return Math.round(full * (0.5 + random / 2));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

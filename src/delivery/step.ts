/**
 * Decides the next step of the oldest post of a queue, from its row alone.
 *
 * A platform takes no idempotency key, so after an attempt without an answer nobody knows whether the message arrived.
 * The post is then `unknown`: the outbox holds it until the platform would show the message, looks it up where the platform
 * can, and sends it again only when it is absent. Without a look-up, it sends the post again, marked as a repeat.
 *
 * After a restore from a copy, nobody knows which posts were sent since the copy was made. The outbox looks up every post
 * that fell due before the restore; without a look-up, it withholds the post until a lead releases it.
 */
import { assertNever } from '../core/record/errors.ts';
import type { Instant } from '../core/record/model.ts';
import { WITHHELD } from '../core/reminders/withheld.ts';
import type { MessageRef } from '../ports/deliverer.ts';
import type { Place } from '../ports/post.ts';
import type { OutboxRow, Settlement } from '../ports/store.ts';

/**
 * How to go on with a post whose lease is lost because its process has ended. `again`: nothing was sent, or sending twice
 * does no harm. `hold`: the message may have arrived. `look`: the process was only looking it up.
 */
export type IfLost = 'again' | 'hold' | 'look';

/** The next step of a post. */
export type Step =
  | { readonly kind: 'wait'; readonly until: Instant }
  /** The post that this one redraws or answers stands in another queue and is not delivered yet. */
  | { readonly kind: 'wait for' }
  | { readonly kind: 'send'; readonly place: Place; readonly repeat: boolean }
  | { readonly kind: 'redraw'; readonly replaces: MessageRef }
  /** `since`: the message cannot have arrived before this moment. */
  | { readonly kind: 'look up'; readonly place: Place; readonly since: Instant }
  /** Only the row changes; nothing leaves the process. */
  | { readonly kind: 'settle'; readonly settlement: Settlement; readonly ifLost: IfLost };

/** The facts besides the row that decide its next step. */
export interface StepContext {
  readonly now: Instant;
  /** The post whose message is redrawn, or in whose thread this one belongs; null when there is none. */
  readonly original: OutboxRow | null;
  readonly canLookUp: boolean;
  readonly holdMs: number;
  /** How much longer a post that may have arrived must be left alone, by a clock that nobody can put forward. */
  readonly heldMs: number;
  /** When the record was last put back from a copy; null when it never was. */
  readonly restoredAt: Instant | null;
}

/** No wait is ever set longer, so a longer one shows that the clock was put back. */
export const MAX_WAIT_MS = 60 * 60_000;
/** How long an attempt and its settling may take; shorter than the hold. No lease is ever longer. */
export const LEASE_MS = 30_000;

/** Decides the next step of the post at the head of a queue. Throws for a post in a final state. */
export function nextStep(row: OutboxRow, context: StepContext): Step {
  switch (row.state) {
    case 'claimed':
      return claimedStep(row, context);
    case 'planned':
    case 'unknown':
      if (!isDue(row.nextTryAt, context.now)) return { kind: 'wait', until: row.nextTryAt };
      if (context.heldMs > 0) return { kind: 'wait', until: plusMs(context.now, context.heldMs) };
      return dueStep(row, context);
    case 'sent':
    case 'failed':
    case 'suppressed':
      throw new Error(`The post "${row.key}" is ${row.state} and should not be at the head of its queue.`);
    default:
      return assertNever(row.state);
  }
}

function isDue(at: Instant, now: Instant): boolean {
  return at <= now || at > plusMs(now, MAX_WAIT_MS);
}

function dueStep(row: OutboxRow, context: StepContext): Step {
  if (row.replaces) return redrawStep(row, context.original);
  const place = placeOf(row, context.original);
  if (place === null) return { kind: 'wait for' };
  const { canLookUp, restoredAt } = context;
  const isDoubtful = fellDueBefore(row, restoredAt);
  if (isDoubtful && !canLookUp)
    return { kind: 'settle', settlement: { state: 'suppressed', reason: WITHHELD }, ifLost: 'again' };
  if (row.state === 'planned' && !(isDoubtful && row.attempts === 0)) return { kind: 'send', place, repeat: false };
  if (!canLookUp) return { kind: 'send', place, repeat: true };
  return { kind: 'look up', place, since: earliest(row.plannedAt, context.now, ...(isDoubtful ? [row.dueAt] : [])) };
}

/** Whether the post fell due before the record was restored from a copy, so that its delivery is unknown. */
function fellDueBefore({ dueAt }: OutboxRow, restoredAt: Instant | null): boolean {
  return restoredAt !== null && dueAt <= restoredAt;
}

/** Whether the message may have arrived already, so that it must be looked up or repeated with a mark. */
export function isInDoubt(row: OutboxRow, { canLookUp, restoredAt }: Pick<StepContext, 'canLookUp' | 'restoredAt'>) {
  if (row.state === 'unknown') return true;
  return canLookUp && row.state === 'planned' && row.attempts === 0 && fellDueBefore(row, restoredAt);
}

/** The earliest instant. A clock that was put back makes a platform show a message before its planned time. */
function earliest(...instants: readonly Instant[]): Instant {
  return [...instants].sort()[0] as Instant;
}

function redrawStep(row: OutboxRow, original: OutboxRow | null): Step {
  if (original?.ref) return { kind: 'redraw', replaces: original.ref };
  if (isPendingBefore(row, original)) return { kind: 'wait for' };
  const reason = `The message to redraw was not sent${original?.reason ? `: ${original.reason}` : '.'}`;
  return { kind: 'settle', settlement: { state: 'suppressed', reason }, ifLost: 'again' };
}

/** The thread of the parent post; the conversation itself when the parent never arrived; null while that is open. */
function placeOf(row: OutboxRow, parent: OutboxRow | null): Place | null {
  if (!row.threadOf) return row.place;
  if (parent?.ref) return { ...row.place, thread: parent.ref.thread };
  return isPendingBefore(row, parent) ? null : row.place;
}

/** Waits only for posts with a lower seq; otherwise it deadlocks. */
function isPendingBefore(row: OutboxRow, other: OutboxRow | null): boolean {
  return other !== null && other.seq < row.seq && ['planned', 'claimed', 'unknown'].includes(other.state);
}

function claimedStep(row: OutboxRow, { now, holdMs }: StepContext): Step {
  if (row.leaseUntil !== null && row.leaseUntil >= now && row.leaseUntil <= plusMs(now, LEASE_MS))
    return { kind: 'wait', until: row.leaseUntil };
  const ifLost = ifLostOfToken(row.leaseToken);
  return { kind: 'settle', settlement: settlementOfLost(ifLost, row, now, holdMs), ifLost };
}

function settlementOfLost(ifLost: IfLost, row: OutboxRow, now: Instant, holdMs: number): Settlement {
  switch (ifLost) {
    case 'again':
      return { state: 'planned', nextTryAt: now, reason: row.reason };
    case 'look':
      return { state: 'unknown', nextTryAt: now, reason: row.reason };
    case 'hold':
      return {
        state: 'unknown',
        nextTryAt: plusMs(now, holdAfter(row.repeats, holdMs)),
        reason: 'The service stopped while this was being sent, so it may have arrived.',
      };
    default:
      return assertNever(ifLost);
  }
}

/** Makes the token of a lease. The token starts with `ifLost`, so the next process knows how to go on. */
export function leaseTokenOf(ifLost: IfLost, id: string): string {
  return `${ifLost}:${id}`;
}

function ifLostOfToken(token: string | null): IfLost {
  const word = token?.slice(0, token.indexOf(':'));
  return word === 'again' || word === 'look' ? word : 'hold';
}

/** How long a post is left alone whose outcome is unknown after so many repeats: a minute, ten, and an hour from then on. */
export function holdAfter(repeats: number, holdMs: number): number {
  return Math.min(MAX_WAIT_MS, holdMs * 10 ** repeats);
}

/** An instant some milliseconds later, or earlier when `ms` is negative. */
export function plusMs(instant: Instant, ms: number): Instant {
  return new Date(Date.parse(instant) + ms).toISOString();
}

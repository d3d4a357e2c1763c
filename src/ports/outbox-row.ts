/** The rows of the outbox: a post with its state of delivery, and the result of an attempt. */
import type { Instant, Platform } from '../core/record/model.ts';
import type { Card } from './card.ts';
import type { MessageRef } from './deliverer.ts';
import type { Post } from './post.ts';

/** `planned`, `claimed` and `unknown` are pending, the others final. `unknown`: it may have arrived. */
export type PostState = 'planned' | 'claimed' | 'unknown' | 'sent' | 'failed' | 'suppressed';

/** One row of the outbox: a post with its state of delivery. */
export interface OutboxRow extends Omit<Post, 'card'> {
  /** The card as it is sent; null until it is drawn. */
  readonly card: Card | null;
  readonly seq: number;
  readonly state: PostState;
  /** One queue a conversation, `slack:C123`: order is kept within it. */
  readonly queue: string;
  readonly plannedAt: Instant;
  readonly nextTryAt: Instant;
  readonly attempts: number;
  /** How many of the attempts were repeats, marked as such, of one that may have arrived. */
  readonly repeats: number;
  readonly leaseUntil: Instant | null;
  readonly leaseToken: string | null;
  readonly claimedAt: Instant | null;
  readonly sentAt: Instant | null;
  readonly ref: MessageRef | null;
  /** Why it failed or was suppressed, or why the outcome is unknown. */
  readonly reason: string | null;
}

/** A card, and the record that it was drawn from: no event of the audit is later than this one. */
export interface Drawn {
  readonly card: Card;
  /** The number of the event; 0 before the first. */
  readonly event: number;
}

/** The result of an attempt, which the holder of the lease writes to the row. */
export interface Settlement {
  readonly state: PostState;
  readonly nextTryAt?: Instant;
  readonly sentAt?: Instant;
  readonly ref?: MessageRef;
  readonly reason?: string | null;
}

/** How many posts of a platform are pending in one state. */
export interface Waiting {
  readonly platform: Platform;
  readonly state: PostState;
  readonly count: number;
  readonly oldestDueAt: Instant;
}

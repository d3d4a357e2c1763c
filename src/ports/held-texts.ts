/** Texts that are held beside the record: the messages that show one, and all that is held about a person. */
import type { Instant } from '../core/record/model.ts';
import type { OutboxRow } from './outbox-row.ts';

/** A message by the post that it was made by, and the newest post that drew it: the same one, or a redraw of it. */
export interface DrawnMessage {
  readonly first: OutboxRow;
  readonly newest: OutboxRow;
}

/** All that is held about a person beside the record. */
export interface HeldAside {
  /** Messages to the person, oldest first, delivered or not. */
  readonly posts: readonly OutboxRow[];
  /** The answers that were kept for repeats of their requests. */
  readonly answers: readonly { readonly at: Instant; readonly answer: unknown }[];
  readonly imports: readonly { readonly at: Instant }[];
  /** Join codes that were issued to the person, and tries by their accounts. */
  readonly codes: readonly { readonly at: Instant }[];
  readonly tries: readonly { readonly at: Instant }[];
  /** How a platform reaches their accounts. */
  readonly references: readonly { readonly seenAt: Instant }[];
  /** Requests that are not carried out yet. */
  readonly requests: readonly { readonly at: Instant }[];
}

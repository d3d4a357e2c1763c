/** The plan of the record: expectations and the actions under them. */
import type { Instant, IsoDate, Row } from './row.ts';

/** Who must act: officers, elected members, or both together. */
export const LEVELS = ['officer', 'member', 'joint'] as const;
/** One of `LEVELS`; an action that is not `officer` closes on the minute of a member body. */
export type Level = (typeof LEVELS)[number];

/** Every state of an action, in the order in which work usually goes; only `complete` and `withdrawn` end it. */
export const DELIVERY_STATUSES = [
  'not_started',
  'in_progress',
  'blocked',
  'reported_complete',
  'complete',
  'withdrawn',
] as const;
/** One of `DELIVERY_STATUSES`, as stored. People read it in words, from the view. */
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** One thing that the Department expects of the authority, with the senior responsible owner who answers for it. */
export interface Expectation extends Row {
  readonly noticeId: string;
  /** E1, E2 … */
  readonly code: string;
  readonly title: string;
  readonly text: string;
  readonly level: Level;
  readonly seniorResponsibleOwnerId: string | null;
}

/** A step under an expectation: its owner, due date and status, the report of it, and a proposed date. */
export interface Action extends Row {
  readonly noticeId: string;
  readonly expectationId: string;
  /** E2-03 */
  readonly code: string;
  readonly title: string;
  readonly ownerId: string | null;
  readonly deputyId: string | null;
  readonly level: Level;
  /** `once` is done by a date; `ongoing` needs evidence every `everyWeeks` weeks and is never complete. */
  readonly kind: 'once' | 'ongoing';
  readonly everyWeeks: number | null;
  readonly originalDueOn: IsoDate | null;
  /** The present due date; for an ongoing action, when the next evidence is due. */
  readonly dueOn: IsoDate | null;
  /** How often the due date was moved after it was first set. */
  readonly timesMoved: number;
  readonly status: DeliveryStatus;
  readonly blockedBecause: string | null;
  /** The proof that is asked for, in words; null when none is. */
  readonly evidenceRequired: string | null;
  readonly reportedBy: string | null;
  readonly reportedAt: Instant | null;
  /** The status before the report, which an undo restores. */
  readonly reportedFrom: DeliveryStatus | null;
  readonly completedBy: string | null;
  readonly completedAt: Instant | null;
  readonly proposedDueOn: IsoDate | null;
  readonly proposedBecause: string | null;
  readonly proposedBy: string | null;
  readonly proposedAt: Instant | null;
  /** The action of the replaced notice that this one continues. */
  readonly carriedFromId: string | null;
}

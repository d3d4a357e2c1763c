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

/** Every kind of action, by the way in which it ends or repeats. */
export const ACTION_KINDS = ['once', 'ongoing', 'meeting', 'measure'] as const;
/**
 * One of `ACTION_KINDS`. `once` is done by a date. The others are kept up and are never complete: `ongoing` needs evidence
 * or contact every few weeks, `meeting` is a series of meetings on listed dates, and `measure` a figure that is read again.
 */
export type ActionKind = (typeof ACTION_KINDS)[number];

/** The levels of contact with a body: a minister's letter is no contact at official level. */
export const CONTACT_LEVELS = ['official', 'ministerial'] as const;
/** One of `CONTACT_LEVELS`: the level that a cadence asks for, or at which somebody was met. */
export type ContactLevel = (typeof CONTACT_LEVELS)[number];

/** From which day the next period is counted: the due date of the last period, or the day on which it was met. */
export const CADENCE_STARTS = ['period', 'last'] as const;
/** One of `CADENCE_STARTS`: where the next period of an action begins. */
export type CadenceStart = (typeof CADENCE_STARTS)[number];

/** Which way a measure should move. */
export const BETTER_WAYS = ['higher', 'lower'] as const;
/** One of `BETTER_WAYS`. */
export type BetterWay = (typeof BETTER_WAYS)[number];

/** One thing that the Department expects of the authority, with the senior responsible owner who answers for it. */
export interface Expectation extends Row {
  readonly noticeId: string;
  /** E1, E2 … */
  readonly code: string;
  readonly title: string;
  readonly text: string;
  readonly level: Level;
  readonly seniorResponsibleOwnerId: string | null;
  /** The highest number in a code of its actions under the notices before: no later action bears such a code. */
  readonly codesUpTo: number;
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
  readonly kind: ActionKind;
  /** How many weeks apart evidence, contact or a reading is due; null for the other kinds. */
  readonly everyWeeks: number | null;
  readonly originalDueOn: IsoDate | null;
  /** The present due date. For the kinds that are kept up: when the next evidence, contact, meeting or reading is due. */
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
  /** The day on which the work was done, where that is another than the day of the report; null for any other action. */
  readonly doneOn: IsoDate | null;
  readonly completedBy: string | null;
  readonly completedAt: Instant | null;
  readonly proposedDueOn: IsoDate | null;
  readonly proposedBecause: string | null;
  readonly proposedBy: string | null;
  readonly proposedAt: Instant | null;
  /** The action of the replaced notice that this one continues. */
  readonly carriedFromId: string | null;
  /** The number that the council's own plan gives it, such as `34`. */
  readonly planRef: string | null;
  /** The workstream of the council's own plan. */
  readonly theme: string | null;
  /** The recommendation that the action carries out. */
  readonly recommendationId: string | null;
  /** The complete action of which this one checks that it still holds. */
  readonly checksId: string | null;
  /** When it came in from a file as complete; null for any other, and once somebody has confirmed it here. */
  readonly broughtInAt: Instant | null;
  /** The body that meets, or with which contact is kept up. */
  readonly bodyId: string | null;
  /** The level at which contact counts; null where any does. */
  readonly contactLevel: ContactLevel | null;
  readonly cadenceFrom: CadenceStart | null;
  /** A meeting's listed dates in order, with a space between two; null for the other kinds. */
  readonly meetingDates: string | null;
  /** How many working days before a meeting its papers are due. */
  readonly papersWorkingDays: number | null;
  /** A measure's unit as people write it behind or before the value: `%`, `£m`, `days`, or nothing. */
  readonly unit: string | null;
  readonly better: BetterWay | null;
  /** The measure's value before the work began, in its unit. */
  readonly baseline: number | null;
  readonly baselineOn: IsoDate | null;
  /** The value that is aimed at, in the measure's unit. */
  readonly target: number | null;
  readonly targetOn: IsoDate | null;
}

/** A step inside an action that is done once, ticked off by the owner: `E2-03a`. It has no owner of its own. */
export interface Milestone extends Row {
  readonly noticeId: string;
  readonly actionId: string;
  /** a, b … within its action. */
  readonly letter: string;
  readonly title: string;
  readonly originalDueOn: IsoDate | null;
  readonly dueOn: IsoDate | null;
  readonly doneOn: IsoDate | null;
  /** When it was taken out of the plan; a milestone that was is neither late nor done. */
  readonly withdrawnAt: Instant | null;
}

/** Every response of the council to a recommendation; `awaiting` is none yet. */
export const RESPONSES = ['awaiting', 'accepted', 'partly', 'not_accepted'] as const;
/** One of `RESPONSES`, as stored. */
export type RecommendationResponse = (typeof RESPONSES)[number];

/** Every end of a recommendation. A person says it, with evidence; nothing computes it. */
export const RECOMMENDATION_OUTCOMES = ['open', 'implemented', 'closed_by_source'] as const;
/** One of `RECOMMENDATION_OUTCOMES`, as stored. */
export type RecommendationOutcome = (typeof RECOMMENDATION_OUTCOMES)[number];

/** A recommendation that a board, an auditor or a reviewer made, with the council's response to it. */
export interface Recommendation extends Row {
  readonly noticeId: string;
  /** R1, R2 … */
  readonly code: string;
  readonly title: string;
  /** Its words, whole, as the source put them. */
  readonly text: string;
  readonly level: Level;
  readonly seniorResponsibleOwnerId: string | null;
  /** The body that made it. */
  readonly sourceId: string | null;
  readonly receivedOn: IsoDate;
  /** By when the council responds. */
  readonly respondBy: IsoDate | null;
  readonly response: RecommendationResponse;
  readonly responseText: string | null;
  readonly respondedOn: IsoDate | null;
  readonly outcome: RecommendationOutcome;
  readonly outcomeOn: IsoDate | null;
  /** The evidence for the outcome, in words or as a link. */
  readonly outcomeEvidence: string | null;
  /** The expectation that it belongs to. */
  readonly expectationId: string | null;
  /** The recommendation of the replaced notice that this one continues. */
  readonly carriedFromId: string | null;
  readonly withdrawnAt: Instant | null;
}

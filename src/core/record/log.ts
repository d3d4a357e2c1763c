/** The log of the record: the evidence that people give for actions. */
import type { Instant, IsoDate, Row } from './row.ts';

/** How sensitive evidence is. Cards show an `exempt` item only to those who work on or oversee its action. */
export const MARKINGS = ['public', 'internal', 'exempt'] as const;
/** One of `MARKINGS`, chosen by the person who gives the evidence. */
export type Marking = (typeof MARKINGS)[number];

/** One proof of an action. A struck item stays readable and no longer counts. */
export interface EvidenceItem extends Row {
  readonly noticeId: string;
  readonly actionId: string;
  /** V1, V2 … within its action, so that a person can name it: `strike E2-03 V1 because …`. */
  readonly code: string;
  readonly kind: 'link' | 'note' | 'minute';
  /** The link, the note, or the minute reference. */
  readonly text: string;
  /** For a minute: which body met, and when. */
  readonly body: string | null;
  readonly metOn: IsoDate | null;
  /** For an ongoing action: the due date of the period that it counts for, to which the action goes back without it. */
  readonly periodDueOn: IsoDate | null;
  readonly marking: Marking;
  readonly addedBy: string;
  readonly addedAt: Instant;
  readonly struckBy: string | null;
  readonly struckAt: Instant | null;
  readonly struckBecause: string | null;
}

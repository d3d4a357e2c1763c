/** The log of the record: what people say on a date, as evidence that proves an action or as words of progress. */
import type { Instant, IsoDate, Row } from './row.ts';

/** How sensitive evidence or an update is. Cards show an `exempt` one only to those who work on or oversee its subject. */
export const MARKINGS = ['public', 'internal', 'exempt'] as const;
/** One of `MARKINGS`, chosen by the person who gives the evidence or adds the update. */
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

/** Every kind of log entry. `update`: how the work goes, in words. */
export const LOG_KINDS = ['update'] as const;
/** The kind of a log entry, from `LOG_KINDS`. */
export type LogKind = (typeof LOG_KINDS)[number];

/** The kinds of row that a log entry can be about. */
export const LOG_SUBJECTS = ['action', 'expectation'] as const;
/** The kind of row that a log entry is about, from `LOG_SUBJECTS`. */
export type LogSubjectKind = (typeof LOG_SUBJECTS)[number];

/** Words about an action or an expectation on a date. They prove nothing, and a struck entry stays readable. */
export interface LogEntry extends Row {
  readonly noticeId: string;
  readonly about: LogSubjectKind;
  /** The id of the action or the expectation. */
  readonly aboutId: string;
  /** U1, U2 … within its subject, so that a person can name it: `strike E2-03 U1 because …`. */
  readonly code: string;
  readonly kind: LogKind;
  /** The day that the words are about. */
  readonly on: IsoDate;
  readonly text: string;
  readonly marking: Marking;
  readonly addedBy: string;
  readonly addedAt: Instant;
  readonly struckBy: string | null;
  readonly struckAt: Instant | null;
  readonly struckBecause: string | null;
}

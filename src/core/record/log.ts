/** The log of the record: what people say on a date, as evidence that proves an action or as words of progress. */
import type { ContactLevel } from './plan.ts';
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
  /** For a minute: which body met. */
  readonly body: string | null;
  /** The day on which the body of a minute met, or of which other evidence tells; null for the day on which it was given. */
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

/**
 * Every kind of log entry. `update`: how the work goes, in words. `contact`: a meeting or a call with a body. `reading`: a
 * value of a measure. `position`: where a partner stands.
 */
export const LOG_KINDS = ['update', 'contact', 'reading', 'position'] as const;
/** The kind of a log entry, from `LOG_KINDS`. */
export type LogKind = (typeof LOG_KINDS)[number];

/** The kinds of row that a log entry can be about. */
export const LOG_SUBJECTS = ['action', 'expectation', 'recommendation'] as const;
/** The kind of row that a log entry is about, from `LOG_SUBJECTS`. */
export type LogSubjectKind = (typeof LOG_SUBJECTS)[number];

/** Red, amber and green, as a person says them; nothing computes them. */
export const RAGS = ['red', 'amber', 'green'] as const;
/** One of `RAGS`: how an update says that the work goes. */
export type Rag = (typeof RAGS)[number];

/** Where a partner stands. */
export const STANCES = ['invited', 'engaged', 'agreed', 'not_ready'] as const;
/** One of `STANCES`, as stored. */
export type Stance = (typeof STANCES)[number];

/** Words, a contact, a reading or a position on a date. They prove nothing, and a struck entry stays readable. */
export interface LogEntry extends Row {
  readonly noticeId: string;
  readonly about: LogSubjectKind;
  /** The id of the action, the expectation or the recommendation. */
  readonly aboutId: string;
  /** U1, C1, M1 or P1 … within its subject, by its kind, so that a person can name it: `strike E2-03 U1 because …`. */
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
  /** An update's next step, in words. */
  readonly next: string | null;
  readonly rag: Rag | null;
  /** The action that is taken when it is amber or red. */
  readonly correctiveAction: string | null;
  /** A reading's value, in the unit of its measure. */
  readonly value: number | null;
  /** The body that was met, or whose position it is. */
  readonly bodyId: string | null;
  /** The level of a contact. */
  readonly level: ContactLevel | null;
  readonly stance: Stance | null;
  /** When the partner is asked again. */
  readonly askAgainOn: IsoDate | null;
}

/** A report that was issued to a body, or to the public. The next one to the same readers begins where it ends. */
export interface IssuedReport extends Row {
  readonly noticeId: string;
  /** The body that it was issued to; null for the public. */
  readonly bodyId: string | null;
  readonly issuedOn: IsoDate;
  /** The moment of the record that it shows. */
  readonly asAt: Instant;
  /** The SHA-256 of the paper as a file, in hex. */
  readonly digest: string;
  readonly issuedBy: string;
}

/** The notice of the record, where it is talked about, and the closing days that its dates keep to. */
import type { PersonalCards, Platform } from './people.ts';
import type { Instant, IsoDate, Row } from './row.ts';

/** How a notice can end, in the words of the Department's letters. */
export const DECISIONS = ['lapsed', 'replaced', 'withdrawn', 'escalated'] as const;
/** The end of a notice that a lead has recorded, from `DECISIONS`. */
export type DecisionOutcome = (typeof DECISIONS)[number];

/** The state of a notice on a day: calculated from its expiry date until a decision is recorded. */
export type NoticeStatus = 'in_force' | 'awaiting_decision' | DecisionOutcome;
/** `stated`: the letter gives the date. `calculated`: issue date plus the term. `confirmed`: a person has confirmed it. */
export const EXPIRY_BASES = ['stated', 'calculated', 'confirmed'] as const;
/** One of `EXPIRY_BASES`: how sure the expiry date is. */
export type ExpiryBasis = (typeof EXPIRY_BASES)[number];

/** A Best Value Notice as the letter gives it, with its reminder settings and the Department's decision on it. */
export interface Notice extends Row {
  readonly authority: string;
  readonly department: string;
  readonly issuedOn: IsoDate;
  readonly termMonths: number;
  readonly expiresOn: IsoDate;
  readonly expiryBasis: ExpiryBasis;
  readonly expiryConfirmedBy: string | null;
  readonly expiryConfirmedAt: Instant | null;
  readonly replacesNoticeId: string | null;
  /** Whether somebody other than the owner must confirm a reported action before it is complete. */
  readonly confirmationRequired: boolean;
  /** Weekly reminder: ISO weekday, 1 = Monday, and a time of day `09:00` in the installation's time zone. */
  readonly remindOnWeekday: number;
  readonly remindAt: string;
  /** Reminders that fell due before this instant are not made up for: the notice was not entered yet, or they were paused. */
  readonly remindFrom: Instant;
  /** Since when a lead holds the reminders back; null while they go out. */
  readonly pausedAt: Instant | null;
  /** Where each person's weekly card goes, for people who have not said where they want it. */
  readonly personalCards: PersonalCards;
  readonly decisionOutcome: DecisionOutcome | null;
  readonly decisionLetterOn: IsoDate | null;
  readonly decisionLink: string | null;
  readonly decisionRecordedBy: string | null;
  readonly decisionRecordedAt: Instant | null;
  /** After the notice has lapsed: the last day on which reminders go out; null when they ended with it. */
  readonly remindersUntil: IsoDate | null;
  /** The words of the letter that it was entered from; null when it was typed in. */
  readonly letterText: string | null;
}

/** A closing day added to the bank holidays; its id is its date. */
export interface Holiday extends Row {
  readonly date: IsoDate;
  readonly title: string;
  /** When a lead took it back; from then on the day is a working day again. */
  readonly removedAt: Instant | null;
}

/** A conversation in which a notice's reminders are posted; its id is `noticeId/platform:conversation`. */
export interface Conversation extends Row {
  readonly noticeId: string;
  readonly platform: Platform;
  readonly conversation: string;
  readonly name: string;
  /** Reminders that fell due before posting started are not made up for here. */
  readonly startedAt: Instant;
  readonly stoppedAt: Instant | null;
}

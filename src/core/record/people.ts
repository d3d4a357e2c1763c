/** The people of the record: their accounts, roles and choices, and who stands in for them. */
import type { Instant, IsoDate, Row } from './row.ts';

/** Every platform on which people are reached; `local` is the chat page of the installation itself. */
export const PLATFORMS = ['slack', 'teams', 'local'] as const;
/** One of `PLATFORMS`; account ids begin with it, as in `slack:U123`. */
export type Platform = (typeof PLATFORMS)[number];

/** The rights of a person: a programme lead runs the record, an officer does the work, a viewer reads. */
export const ROLES = ['lead', 'officer', 'viewer'] as const;
/** One of `ROLES`; everybody has exactly one. */
export type Role = (typeof ROLES)[number];

/** `thread`: under the weekly card of the conversation. `direct`: in a direct message. */
export const PERSONAL_CARDS = ['thread', 'direct'] as const;
/** One of `PERSONAL_CARDS`: where a person's own weekly card goes. */
export type PersonalCards = (typeof PERSONAL_CARDS)[number];

/** Every kind of person. `body`: a board, a committee or an organisation, which is no person. */
export const PERSON_KINDS = ['person', 'post', 'body'] as const;
/** One of `PERSON_KINDS`: whether a row of the people is somebody, an office or a body. */
export type PersonKind = (typeof PERSON_KINDS)[number];

/** A person, a post or a body; one without accounts may own actions but is not reached in chat. */
export interface Person extends Row {
  readonly name: string;
  readonly role: Role;
  /** Where this person wants their own cards, and on which platform; null for where the notice has them. */
  readonly prefersCards: PersonalCards | null;
  readonly prefersPlatform: Platform | null;
  readonly kind: PersonKind;
  /** When a lead removed somebody who was entered by mistake or has left; the history keeps the name. */
  readonly removedAt: Instant | null;
}

/** One account on one platform; its id is `platform:accountId`. */
export interface Account extends Row {
  /** The person it belongs to; null after it was taken away, until it is joined to somebody again. */
  readonly personId: string | null;
  readonly platform: Platform;
  readonly accountId: string;
  /** The lead who let a guest in, to that guest's own actions only; null for everybody else. */
  readonly admittedBy: string | null;
}

/** Everything that one person owns, covers or answers for passes to another person from a date on. */
export interface Handover extends Row {
  readonly fromPersonId: string;
  readonly toPersonId: string;
  readonly startsOn: IsoDate;
  readonly doneAt: Instant | null;
  /** When it was called off before its day. */
  readonly cancelledAt: Instant | null;
}

/** Days on which somebody is away, the first and the last with them; why is neither asked nor kept. */
export interface Absence extends Row {
  readonly personId: string;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  /** Who is asked instead; null for the deputy of each action. */
  readonly coverId: string | null;
  /** When they said that they are back, or are not going. */
  readonly endedAt: Instant | null;
}

/** Somebody is not reminded of an action before a day, which is never after its due date; its id is `personId/actionId`. */
export interface Snooze extends Row {
  readonly noticeId: string;
  readonly personId: string;
  readonly actionId: string;
  readonly until: IsoDate;
}

/**
 * The record: what an authority under a Best Value Notice keeps, as plain data. Every kind of row and every fixed word
 * in this file is explained in the glossary of docs/architecture.md; a test holds the two together.
 */

/** A calendar date without a time, `2024-01-30`. */
export type IsoDate = string;
/** An instant in UTC with milliseconds, `2024-06-24T07:55:00.000Z`; sorts as text. */
export type Instant = string;

/** Every platform on which people are reached; `local` is the chat page of the installation itself. */
export const PLATFORMS = ['slack', 'teams', 'local'] as const;
/** One of `PLATFORMS`; account ids begin with it, as in `slack:U123`. */
export type Platform = (typeof PLATFORMS)[number];

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

/** The rights of a person: a programme lead runs the record, an officer does the work, a viewer reads. */
export const ROLES = ['lead', 'officer', 'viewer'] as const;
/** One of `ROLES`; everybody has exactly one. */
export type Role = (typeof ROLES)[number];

/** `thread`: under the weekly card of the conversation. `direct`: in a direct message. */
export const PERSONAL_CARDS = ['thread', 'direct'] as const;
/** One of `PERSONAL_CARDS`: where a person's own weekly card goes. */
export type PersonalCards = (typeof PERSONAL_CARDS)[number];

/** How sensitive evidence is. Cards show an `exempt` item only to those who work on or oversee its action. */
export const MARKINGS = ['public', 'internal', 'exempt'] as const;
/** One of `MARKINGS`, chosen by the person who gives the evidence. */
export type Marking = (typeof MARKINGS)[number];

/** Every row has an id of our own making and a version that rises by one with each change. */
interface Row {
  readonly id: string;
  readonly version: number;
}

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
}

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

/** A person, a post or a body; one without accounts may own actions but is not reached in chat. */
export interface Person extends Row {
  readonly name: string;
  readonly role: Role;
  /** Where this person wants their own cards, and on which platform; null for where the notice has them. */
  readonly prefersCards: PersonalCards | null;
  readonly prefersPlatform: Platform | null;
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

/**
 * The record that one decision is made on, read in one transaction: one notice with all that belongs to it, and the people.
 * `notice` is the present notice (the undecided one, else the latest), or the one asked for; null when there is none.
 */
export interface Snapshot {
  readonly notice: Notice | null;
  readonly expectations: readonly Expectation[];
  readonly actions: readonly Action[];
  readonly evidence: readonly EvidenceItem[];
  readonly people: readonly Person[];
  readonly accounts: readonly Account[];
  readonly holidays: readonly Holiday[];
  readonly conversations: readonly Conversation[];
  readonly handovers: readonly Handover[];
  readonly absences: readonly Absence[];
  readonly snoozes: readonly Snooze[];
}

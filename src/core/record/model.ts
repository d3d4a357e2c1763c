/**
 * The record: what an authority under a Best Value Notice keeps, as plain data. Every kind of row and every fixed word
 * in this file is explained in the glossary of docs/architecture.md; a test holds the two together.
 */

/** A calendar date without a time, `2024-01-30`. */
export type IsoDate = string;
/** An instant in UTC with milliseconds, `2024-06-24T07:55:00.000Z`; sorts as text. */
export type Instant = string;

export const PLATFORMS = ['slack', 'teams', 'local'] as const;
export type Platform = (typeof PLATFORMS)[number];

export const LEVELS = ['officer', 'member', 'joint'] as const;
export type Level = (typeof LEVELS)[number];

export const DELIVERY_STATUSES = [
  'not_started',
  'in_progress',
  'blocked',
  'reported_complete',
  'complete',
  'withdrawn',
] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

export const DECISIONS = ['lapsed', 'replaced', 'withdrawn', 'escalated'] as const;
export type DecisionOutcome = (typeof DECISIONS)[number];

export type NoticeStatus = 'in_force' | 'awaiting_decision' | DecisionOutcome;
/** `stated`: the letter gives the date. `calculated`: issue date plus the term. `confirmed`: a person has confirmed it. */
export const EXPIRY_BASES = ['stated', 'calculated', 'confirmed'] as const;
export type ExpiryBasis = (typeof EXPIRY_BASES)[number];

export const ROLES = ['lead', 'officer', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** `thread`: under the weekly card of the conversation. `direct`: in a direct message. */
export const PERSONAL_CARDS = ['thread', 'direct'] as const;
export type PersonalCards = (typeof PERSONAL_CARDS)[number];

export const MARKINGS = ['public', 'internal', 'exempt'] as const;
export type Marking = (typeof MARKINGS)[number];

/** Every row has an id of our own making and a version that rises by one with each change. */
interface Row {
  readonly id: string;
  readonly version: number;
}

/** The Department's letter, and how its reminders go out. */
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
  /** Nothing that fell due before this instant is reminded of: the notice had not been entered yet. */
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

/** One thing that the Department expects of the authority, in the words of the letter. */
export interface Expectation extends Row {
  readonly noticeId: string;
  /** E1, E2 … */
  readonly code: string;
  readonly title: string;
  readonly text: string;
  readonly level: Level;
  readonly seniorResponsibleOwnerId: string | null;
}

/** A step under an expectation, with an owner and a due date. */
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
  /** What proof is asked for, in words; null when none is. */
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

/** The proof of an action. It is never taken away, but it can be struck, with a reason. */
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
}

/** One account on one platform; its id is `platform:accountId`. */
export interface Account extends Row {
  /** Whose it is; null once it was taken away from them, until it is joined to somebody again. */
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
  /** When a lead took it back; the day counts as any other from then on. */
  readonly removedAt: Instant | null;
}

/** A conversation in which a notice's reminders are posted; its id is `noticeId/platform:conversation`. */
export interface Conversation extends Row {
  readonly noticeId: string;
  readonly platform: Platform;
  readonly conversation: string;
  readonly name: string;
  /** Nothing that fell due before posting started is reminded of here. */
  readonly startedAt: Instant;
  readonly stoppedAt: Instant | null;
}

/** Everything of one person passes to another from a date on. */
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

/** Every kind of row that is part of the audited record. */
export interface Entities {
  notice: Notice;
  expectation: Expectation;
  action: Action;
  evidence: EvidenceItem;
  person: Person;
  account: Account;
  holiday: Holiday;
  conversation: Conversation;
  handover: Handover;
  absence: Absence;
  snooze: Snooze;
}
export type EntityName = keyof Entities;

/**
 * What a decision is made on, read in one transaction: one notice with all that hangs on it, and the people.
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

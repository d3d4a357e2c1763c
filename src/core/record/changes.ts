/** Changes: the only way in which the record is altered. Rules return them, the store commits and audits them. */
import type {
  Absence,
  Account,
  Action,
  Conversation,
  EvidenceItem,
  Expectation,
  Handover,
  Holiday,
  Instant,
  IssuedReport,
  LogEntry,
  Milestone,
  Notice,
  Person,
  Recommendation,
  Snooze,
} from './model.ts';

/** Every kind of row that is part of the audited record. */
export interface Entities {
  notice: Notice;
  expectation: Expectation;
  action: Action;
  milestone: Milestone;
  recommendation: Recommendation;
  evidence: EvidenceItem;
  logEntry: LogEntry;
  issuedReport: IssuedReport;
  person: Person;
  account: Account;
  holiday: Holiday;
  conversation: Conversation;
  handover: Handover;
  absence: Absence;
  snooze: Snooze;
}
/** The name of a kind of row, as the audit stores it. */
export type EntityName = keyof Entities;

/** Everything that can happen to a log entry. An action whose date or status follows from an entry changes with the same verb. */
const ENTRY_VERBS = [
  'update added',
  'update struck',
  'contact recorded',
  'contact struck',
  'reading added',
  'reading struck',
  'period open again',
  'position recorded',
  'position struck',
] as const;

/** Everything that can happen to a row, in the words that the history shows. The audit stores them, so they never change. */
export const VERBS = [
  'added',
  'edited',
  'assigned',
  'deputy named',
  'date set',
  'date moved',
  'date proposed',
  'date agreed',
  'date refused',
  'evidence required',
  'started',
  'blocked',
  'reported complete',
  'report undone',
  'confirmed',
  'returned',
  'reopened',
  'withdrawn',
  'evidence added',
  'evidence struck',
  'evidence given for the period',
  ...ENTRY_VERBS,
  'milestone done',
  'milestone open again',
  'responded',
  'implemented',
  'closed by the source',
  'open again',
  'brought in',
  'import undone',
  'import brought back',
  'report issued',
  'carried over',
  'expiry confirmed',
  'decision recorded',
  'decision corrected',
  'confirmation switched',
  'schedule set',
  'role given',
  'removed',
  'account joined',
  'account joined by code',
  'account removed',
  'guest admitted',
  'admission ended',
  'preference set',
  'posting started',
  'posting stopped',
  'renamed',
  'handover planned',
  'handed over',
  'handover cancelled',
  'closing day removed',
  'absence set',
  'absence ended',
  'snoozed',
  'reminders paused',
  'reminders resumed',
  'redacted',
] as const;
/** The history's word for one change, from `VERBS`. */
export type Verb = (typeof VERBS)[number];

/** A new row, whole. `because` is the reason that somebody gave, if any. */
export interface Added<K extends EntityName> {
  readonly op: 'added';
  readonly entity: K;
  readonly verb: Verb;
  readonly row: Entities[K];
  readonly because: string | null;
}

/** Whether a change follows from a log entry that was added or struck, so that nobody made it for its own sake. */
export function isOfEntry({ verb }: Pick<Change, 'verb'>): boolean {
  return ENTRY_VERBS.some((one) => one === verb);
}

/** Some columns of a row, before and after. The commit refuses it if the row is not at `version` any more. */
export interface Changed<K extends EntityName> {
  readonly op: 'changed';
  readonly entity: K;
  readonly verb: Verb;
  readonly id: string;
  readonly version: number;
  readonly before: Partial<Entities[K]>;
  readonly after: Partial<Entities[K]>;
  readonly because: string | null;
}

/** Everything that can happen to the record. Nothing is ever deleted. */
export type Change = { [K in EntityName]: Added<K> | Changed<K> }[EntityName];

/** The change that adds `row`. The store has to commit it. */
export function added<K extends EntityName>(
  entity: K,
  row: Entities[K],
  verb: Verb = 'added',
  because: string | null = null,
): Change {
  return { op: 'added', entity, verb, row, because } as Change;
}

/** The change that sets the columns in `after`; the values before are those of `row`. The store has to commit it. */
export function changed<K extends EntityName>(
  entity: K,
  row: Entities[K],
  after: Partial<Omit<Entities[K], 'id' | 'version'>>,
  verb: Verb,
  because: string | null = null,
): Change {
  const before: Partial<Entities[K]> = {};
  for (const key of Object.keys(after) as (keyof Entities[K])[]) before[key] = row[key];
  return { op: 'changed', entity, verb, id: row.id, version: row.version, before, after, because } as unknown as Change;
}

/** The id of the row that a change adds or alters. */
export function idOfChange(change: Change): string {
  return change.op === 'added' ? change.row.id : change.id;
}

/** A row that a decision rests on without changing it. If it has another version at commit, the decision is made again. */
export interface Basis {
  readonly entity: EntityName;
  readonly id: string;
  readonly version: number;
}

/**
 * Columns that hold what people typed. The audit keeps them beside the chained events, by salted digest,
 * so that a text entered by mistake can be blanked and the chain still verifies.
 */
export const FREE_TEXT: { readonly [K in EntityName]: readonly (keyof Entities[K])[] } = {
  notice: ['decisionLink', 'letterText'],
  expectation: ['title', 'text'],
  action: ['title', 'theme', 'blockedBecause', 'evidenceRequired', 'proposedBecause'],
  milestone: ['title'],
  recommendation: ['title', 'text', 'responseText', 'outcomeEvidence'],
  evidence: ['text', 'body', 'struckBecause'],
  logEntry: ['text', 'next', 'correctiveAction', 'struckBecause'],
  issuedReport: [],
  person: ['name'],
  account: [],
  holiday: ['title'],
  conversation: ['name'],
  handover: [],
  absence: [],
  snooze: [],
};

/** One line of the audit: who, when, where from, what, before and after, why. */
export interface AuditEvent {
  readonly seq: number;
  readonly at: Instant;
  readonly by: Origin;
  readonly change: Change;
}

/** Who made a change and from where. `personId` is null for the schedule and the shell. */
export interface Origin {
  readonly personId: string | null;
  /** `slack:U123`, `local:…`, `shell`, `schedule` */
  readonly account: string;
  /** The conversation and thread, or the name of the job. */
  readonly from: string;
  readonly requestId: string;
}

/** What a decision is: the closed union of changes to the record. */
import type { Entities, EntityName, Instant } from './model.ts';

/** What happened, in the word that the history shows. */
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
  'period open again',
  'carried over',
  'expiry confirmed',
  'decision recorded',
  'decision corrected',
  'confirmation switched',
  'schedule set',
  'role given',
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
] as const;
export type Verb = (typeof VERBS)[number];

export interface Added<K extends EntityName> {
  readonly op: 'added';
  readonly entity: K;
  readonly verb: Verb;
  readonly row: Entities[K];
  readonly because: string | null;
}

/** `version` is the one the decision was made on; the commit refuses the change when the row has moved on. */
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

export function added<K extends EntityName>(
  entity: K,
  row: Entities[K],
  verb: Verb = 'added',
  because: string | null = null,
): Change {
  return { op: 'added', entity, verb, row, because } as Change;
}

/** A change of some columns of `row`; what they held before is taken from the row itself. */
export function changed<K extends EntityName>(
  entity: K,
  row: Entities[K],
  after: Partial<Omit<Entities[K], 'id' | 'version'>>,
  verb: Verb,
  because: string | null = null,
): Change {
  const before = Object.fromEntries(Object.keys(after).map((key) => [key, row[key as keyof typeof row]]));
  return { op: 'changed', entity, verb, id: row.id, version: row.version, before, after, because } as unknown as Change;
}

/** A row that must still be at this version at commit although it is not changed: the notice, the actor's role. */
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
  notice: ['decisionLink'],
  expectation: ['title', 'text'],
  action: ['title', 'blockedBecause', 'evidenceRequired', 'proposedBecause'],
  evidence: ['text', 'body', 'struckBecause'],
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

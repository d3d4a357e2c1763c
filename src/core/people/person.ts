/** Who somebody is and what they may do. Default deny: what no rule here allows is refused. */
import { rowById } from '../record/by-id.ts';
import { UserError } from '../record/errors.ts';
import type { Action, Expectation, Person, Platform, Role, Snapshot } from '../record/model.ts';
import { askedFor } from './cover.ts';

/** What a rule looks at: who acts, and the record they act on. */
export interface Acting {
  readonly actor: Person;
  readonly snapshot: Snapshot;
  readonly now: string;
  readonly today: string;
}

/** The record on a day. */
export type Day = Pick<Acting, 'snapshot' | 'today'>;

/** The shell's administrator: a lead's rights for setting up, but nobody who owns, reports or confirms. */
export const ADMINISTRATOR: Person = {
  id: 'shell',
  version: 0,
  name: 'Administrator',
  role: 'lead',
  prefersCards: null,
  prefersPlatform: null,
};

/** The id to record for somebody, null for the administrator, who is no person in the record. */
export function recordedId(person: Person): string | null {
  return person.id === ADMINISTRATOR.id ? null : person.id;
}

export function personById(snapshot: Snapshot, id: string | null): Person | null {
  return rowById(snapshot.people, id) ?? null;
}

/** A person's name, or words for nobody and for a person who is not in this record. */
export function nameOf(snapshot: Snapshot, id: string | null): string {
  if (id === null) return 'no owner';
  return personById(snapshot, id)?.name ?? 'somebody no longer in the record';
}

export function accountsOf(snapshot: Snapshot, personId: string): readonly string[] {
  return snapshot.accounts.filter((account) => account.personId === personId).map((account) => account.id);
}

/** Where somebody is written to who may be reached anywhere: on the platform they prefer, else the first; null without an account. */
export function accountToTell(snapshot: Snapshot, personId: string, but: string | null = null): string | null {
  const accounts = accountsOf(snapshot, personId).filter((account) => account !== but);
  return accountOn(accounts, personById(snapshot, personId)?.prefersPlatform ?? null) ?? accounts[0] ?? null;
}

/** `slack:U123` → `slack` */
export function platformOf(account: string): Platform {
  return account.slice(0, account.indexOf(':')) as Platform;
}

/** The first of these accounts that is on the platform; null when none is, and for no platform. */
export function accountOn(accounts: readonly string[], platform: Platform | null): string | null {
  return accounts.find((account) => platformOf(account) === platform) ?? null;
}

/** The person behind an account as its platform verified it; null for a stranger. */
export function personBehind(snapshot: Snapshot, platform: Platform, accountId: string): Person | null {
  const account = rowById(snapshot.accounts, `${platform}:${accountId}`);
  return account ? personById(snapshot, account.personId) : null;
}

const RANK: Record<Role, number> = { viewer: 0, officer: 1, lead: 2 };

export function isAtLeast(person: Person, role: Role): boolean {
  return RANK[person.role] >= RANK[role];
}

export const isLead = (person: Person): boolean => person.role === 'lead';

/** The owner or the named deputy. */
export function isOwnerOrDeputy(person: Person, action: Action): boolean {
  return person.id === action.ownerId || person.id === action.deputyId;
}

/** The owner, the named deputy, and while the owner is away whoever is asked instead. */
export function actsAsOwner(person: Person, action: Action, { snapshot, today }: Day): boolean {
  return isOwnerOrDeputy(person, action) || askedFor(snapshot, action, today) === person.id;
}

export function expectationOf(snapshot: Snapshot, action: Action): Expectation {
  const expectation = rowById(snapshot.expectations, action.expectationId);
  if (!expectation) throw new Error(`Action ${action.code} has no expectation in the snapshot`);
  return expectation;
}

export function isSro(person: Person, snapshot: Snapshot, action: Action): boolean {
  return expectationOf(snapshot, action).seniorResponsibleOwnerId === person.id;
}

/** Leads, and the senior responsible owner of the action's expectation. */
export function oversees(person: Person, snapshot: Snapshot, action: Action): boolean {
  return isLead(person) || isSro(person, snapshot, action);
}

/** Who may see what is private about an action: its owner and deputy, who covers for them, the SRO and leads. */
export function maySeePrivately(person: Person, action: Action, day: Day): boolean {
  return actsAsOwner(person, action, day) || oversees(person, day.snapshot, action);
}

export function requireLead({ actor }: Acting, toDo: string): void {
  if (!isLead(actor)) throw new UserError(`Only a programme lead can ${toDo}. You are recorded as ${roleOf(actor)}.`);
}

/** For work on an action: its owner, deputy or cover, its SRO, or a lead. A viewer never changes anything. */
export function requireHand(acting: Acting, action: Action, toDo: string): void {
  if (isAtLeast(acting.actor, 'officer') && maySeePrivately(acting.actor, action, acting)) return;
  throw new UserError(
    `Only ${owners(acting.snapshot, action)}, the senior responsible owner or a programme lead can ${toDo}. You are recorded as ${roleOf(acting.actor)}.`,
  );
}

export function requireOversight(acting: Acting, action: Action, toDo: string): void {
  if (isAtLeast(acting.actor, 'officer') && oversees(acting.actor, acting.snapshot, action)) return;
  throw new UserError(
    `Only the senior responsible owner of ${expectationOf(acting.snapshot, action).code} or a programme lead can ${toDo}. You are recorded as ${roleOf(acting.actor)}.`,
  );
}

/** Reporting is the owner's, the deputy's, or who covers for them; for an owner who has no account in chat, the SRO or a lead may do it. */
export function requireReporter(acting: Acting, action: Action): void {
  const { actor, snapshot } = acting;
  if (isAtLeast(actor, 'officer') && recordedId(actor) !== null) {
    if (actsAsOwner(actor, action, acting)) return;
    const unreachable = action.ownerId !== null && accountsOf(snapshot, action.ownerId).length === 0;
    if (unreachable && oversees(actor, snapshot, action)) return;
  }
  throw new UserError(
    action.ownerId === null
      ? `${action.code} has no owner yet, so nobody can report it. A programme lead can give it one: assign ${action.code} @name`
      : `Only ${owners(snapshot, action)} can report ${action.code}. You are recorded as ${roleOf(actor)}.`,
  );
}

/** Whether somebody would confirm what they own or have reported themselves. */
export function isOwnWork(person: Person, action: Action): boolean {
  return person.id === action.ownerId || person.id === action.reportedBy;
}

/** Confirming needs other eyes: the SRO or a lead, who is neither the owner nor the one who reported it. */
export function requireConfirmer(acting: Acting, action: Action): void {
  requireOversight(acting, action, `confirm ${action.code}`);
  const { actor } = acting;
  if (recordedId(actor) === null)
    throw new UserError(`Confirm ${action.code} in chat, so that the record shows who did.`);
  if (isOwnWork(actor, action)) {
    throw new UserError(
      `Somebody other than the person who did it must confirm ${action.code}: its senior responsible owner or a programme lead.`,
    );
  }
}

function owners(snapshot: Snapshot, action: Action): string {
  if (action.ownerId === null) return 'its owner (nobody yet)';
  const deputy = action.deputyId === null ? '' : ` or the deputy, ${nameOf(snapshot, action.deputyId)}`;
  return `the owner, ${nameOf(snapshot, action.ownerId)}${deputy}`;
}

function roleOf(person: Person): string {
  const role = { lead: 'a programme lead', officer: 'an officer', viewer: 'a viewer' }[person.role];
  return `${person.name}, ${role}`;
}

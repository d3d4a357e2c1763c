/** People's accounts and rights. Access is denied by default: a rule here must allow each thing that people do. */
import { UserError } from '../record/errors.ts';
import { rowById } from '../record/find-row.ts';
import type { Action, Expectation, Person, Platform, Role, Snapshot } from '../record/model.ts';
import { accountRowsOf, personAskedAbout } from './cover.ts';

/** The context of a decision: who acts, on which record, at which instant (`now`) and local date (`today`). */
export interface ActorContext {
  readonly actor: Person;
  readonly snapshot: Snapshot;
  readonly now: string;
  readonly today: string;
  /** The zone by which moments fall on days. */
  readonly zone: string;
}

/** The record and a day, for rules that depend on who is away. */
export type SnapshotOnDay = Pick<ActorContext, 'snapshot' | 'today'>;

/**
 * The actor of commands from the shell. The administrator has a lead's rights to set up, and owns, reports and confirms
 * nothing.
 */
export const ADMINISTRATOR: Person = { ...newPerson('shell', 'Administrator', 'lead'), version: 0 };

/** The row of somebody who is new in the record, without preferences. */
export function newPerson(id: string, name: string, role: Role): Person {
  return { id, version: 1, name, role, prefersCards: null, prefersPlatform: null, kind: 'person', removedAt: null };
}

/** The people who have not been removed: those who can be named, chosen and listed. */
export function presentPeople({ people }: Pick<Snapshot, 'people'>): readonly Person[] {
  return people.filter(({ removedAt }) => removedAt === null);
}

/** The id that the record keeps of an actor; null for the administrator, who is not a person in it. */
export function recordedId(person: Person): string | null {
  return person.id === ADMINISTRATOR.id ? null : person.id;
}

/** The person with this id; null for a null or unknown id. */
export function personById(snapshot: Snapshot, id: string | null): Person | null {
  return rowById(snapshot.people, id) ?? null;
}

/** A person's name for screens; "no owner" for null, and other words for an id that is not in this record. */
export function nameOf(snapshot: Snapshot, id: string | null): string {
  if (id === null) return 'no owner';
  return personById(snapshot, id)?.name ?? 'somebody no longer in the record';
}

/** The ids of a person's accounts, such as `slack:U123`. */
export function accountsOf(snapshot: Snapshot, personId: string): readonly string[] {
  return accountRowsOf(snapshot.accounts, personId).map(({ id }) => id);
}

/**
 * The account to write to: on the platform that the person prefers, else the first. `except` is left out. Null when none
 * is left.
 */
export function preferredAccount(snapshot: Snapshot, personId: string, except: string | null = null): string | null {
  const accounts = accountsOf(snapshot, personId).filter((account) => account !== except);
  return accountOn(accounts, personById(snapshot, personId)?.prefersPlatform ?? null) ?? accounts[0] ?? null;
}

/** The platform in an account id: `slack:U123` → `slack` */
export function platformOf(account: string): Platform {
  return account.slice(0, account.indexOf(':')) as Platform;
}

/** `slack:U123` → `U123` */
export function accountIdOf(account: string): string {
  return account.slice(account.indexOf(':') + 1);
}

/** The first of these account ids that is on the platform; null when none is, or `platform` is null. */
export function accountOn(accounts: readonly string[], platform: Platform | null): string | null {
  return accounts.find((account) => platformOf(account) === platform) ?? null;
}

/**
 * The person whose account this is; null when the record does not know it. The platform must have verified the account.
 */
export function personOfAccount(snapshot: Snapshot, platform: Platform, accountId: string): Person | null {
  const account = rowById(snapshot.accounts, `${platform}:${accountId}`);
  return account ? personById(snapshot, account.personId) : null;
}

const RANK: Record<Role, number> = { viewer: 0, officer: 1, lead: 2 };

/** Whether a person has this role or a stronger one: viewer, then officer, then lead. */
export function isAtLeast(person: Person, role: Role): boolean {
  return RANK[person.role] >= RANK[role];
}

/** Whether a person is a programme lead, who runs the record. */
export const isLead = (person: Person): boolean => person.role === 'lead';

/** Whether a person is the owner or the named deputy, whether or not the owner is away. */
export function isOwnerOrDeputy(person: Person, action: Action): boolean {
  return person.id === action.ownerId || person.id === action.deputyId;
}

/** Whether a person is the owner, the deputy, or on that day the cover for an owner who is away. */
export function actsAsOwner(person: Person, action: Action, { snapshot, today }: SnapshotOnDay): boolean {
  return isOwnerOrDeputy(person, action) || personAskedAbout(snapshot, action, today) === person.id;
}

/** The expectation that an action stands under. Throws `Error` when the snapshot lacks it. */
export function expectationOf(snapshot: Snapshot, action: Action): Expectation {
  const expectation = rowById(snapshot.expectations, action.expectationId);
  if (!expectation) throw new Error(`Action ${action.code} has no expectation in the snapshot`);
  return expectation;
}

/** Whether a person is the senior responsible owner of the action's expectation. */
function isSro(person: Person, snapshot: Snapshot, action: Action): boolean {
  return expectationOf(snapshot, action).seniorResponsibleOwnerId === person.id;
}

/** Whether a person is a lead or the senior responsible owner of the action's expectation. */
export function oversees(person: Person, snapshot: Snapshot, action: Action): boolean {
  return isLead(person) || isSro(person, snapshot, action);
}

/**
 * Whether a person may see the private part of an action (exempt evidence, reasons, history) and act on it: its owner,
 * deputy or cover, its SRO, or a lead. State, dates and people are no private part.
 */
export function canSeePrivately(person: Person, action: Action, day: SnapshotOnDay): boolean {
  return actsAsOwner(person, action, day) || oversees(person, day.snapshot, action);
}

/**
 * The record as this reader may see it: without the reasons of actions whose private part is closed to them. A null
 * reader stands for everybody in a conversation. The same snapshot comes back when nothing is hidden.
 */
export function limitToReader(reader: Person | null, day: SnapshotOnDay): Snapshot {
  const isHidden = (action: Action) =>
    (action.blockedBecause !== null || action.proposedBecause !== null) &&
    (reader === null || !canSeePrivately(reader, action, day));
  const { snapshot } = day;
  if (!snapshot.actions.some(isHidden)) return snapshot;
  const actions = snapshot.actions.map((action) =>
    isHidden(action) ? { ...action, blockedBecause: null, proposedBecause: null } : action,
  );
  return { ...snapshot, actions };
}

/** Throws `UserError` unless the actor is a lead. `toDo` completes the sentence "Only a programme lead can …". */
export function requireLead({ actor }: ActorContext, toDo: string): void {
  if (!isLead(actor)) throw new UserError(`Only a programme lead can ${toDo}. You are recorded as ${roleOf(actor)}.`);
}

/**
 * Throws `UserError` unless the actor may work on the action: its owner, deputy or cover, its SRO, or a lead. Never a
 * viewer.
 */
export function requireContributor(acting: ActorContext, action: Action, toDo: string): void {
  if (isAtLeast(acting.actor, 'officer') && canSeePrivately(acting.actor, action, acting)) return;
  throw new UserError(
    `Only ${owners(acting.snapshot, action)}, the senior responsible owner or a programme lead can ${toDo}. You are recorded as ${roleOf(acting.actor)}.`,
  );
}

/** Throws `UserError` unless the actor is a lead, or the action's SRO and not a viewer. */
export function requireOversight(acting: ActorContext, action: Action, toDo: string): void {
  requireOversightOf(acting, expectationOf(acting.snapshot, action), toDo);
}

/** Throws `UserError` unless the actor is a lead, or the SRO of the expectation or recommendation and not a viewer. */
export function requireOversightOf(
  { actor }: ActorContext,
  { code, seniorResponsibleOwnerId }: Pick<Expectation, 'code' | 'seniorResponsibleOwnerId'>,
  toDo: string,
): void {
  if (isLead(actor) || (isAtLeast(actor, 'officer') && seniorResponsibleOwnerId === actor.id)) return;
  throw new UserError(
    `Only the senior responsible owner of ${code} or a programme lead can ${toDo}. You are recorded as ${roleOf(actor)}.`,
  );
}

/**
 * Throws `UserError` unless the actor is the owner, deputy or cover. If the owner has no account, the SRO or a lead may
 * report.
 */
export function requireReporter(acting: ActorContext, action: Action): void {
  const { actor, snapshot } = acting;
  if (isAtLeast(actor, 'officer') && recordedId(actor) !== null) {
    if (actsAsOwner(actor, action, acting)) return;
    if (whyOwnerCannotReport(snapshot, action) !== null && oversees(actor, snapshot, action)) return;
  }
  if (action.ownerId !== null && recordedId(actor) === null)
    throw new UserError(
      `Report ${action.code} complete in chat, so that the record shows who did: ${reporters(snapshot, action)} can.`,
    );
  throw new UserError(
    action.ownerId === null
      ? `${action.code} has no owner yet, so nobody can report it. A programme lead can give it one: assign ${action.code} @name`
      : `Only ${reporters(snapshot, action)} can report ${action.code}. You are recorded as ${roleOf(actor)}.`,
  );
}

/** Whether a person owns the action or reported it, and so must not confirm it. */
export function isOwnWork(person: Person, action: Action): boolean {
  return person.id === action.ownerId || person.id === action.reportedBy;
}

/** Throws `UserError` unless the actor is the SRO or a lead, and neither owns the action nor reported it. */
export function requireConfirmer(acting: ActorContext, action: Action): void {
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

/** Why the owner of an action cannot report it, so that the SRO or a lead may; null when the owner can, or there is none. */
function whyOwnerCannotReport(snapshot: Snapshot, { ownerId }: Action): string | null {
  const owner = ownerId === null ? null : personById(snapshot, ownerId);
  if (!owner) return null;
  if (accountsOf(snapshot, owner.id).length === 0) return 'who cannot be reached in chat';
  return isAtLeast(owner, 'officer') ? null : 'who is a viewer';
}

function owners(snapshot: Snapshot, action: Action): string {
  if (action.ownerId === null) return 'its owner (nobody yet)';
  const deputy = action.deputyId === null ? '' : ` or the deputy, ${nameOf(snapshot, action.deputyId)}`;
  return `the owner, ${nameOf(snapshot, action.ownerId)}${deputy}`;
}

/** The people who may report an action that has an owner. */
function reporters(snapshot: Snapshot, action: Action): string {
  const why = whyOwnerCannotReport(snapshot, action);
  if (why === null) return owners(snapshot, action);
  const { code } = expectationOf(snapshot, action);
  return `${owners(snapshot, action)} (${why}), the senior responsible owner of ${code} or a programme lead`;
}

function roleOf(person: Person): string {
  const role = { lead: 'a programme lead', officer: 'an officer', viewer: 'a viewer' }[person.role];
  return `${person.name}, ${role}`;
}

/** People and their accounts: a lead enters a person, who has one role and may have several accounts. */
import { added, type Basis, type Change, changed, type Verb } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import type { Account, Person, PersonKind, Platform, Role, Snapshot } from '../record/model.ts';
import { faultOfName, isSameName } from './names.ts';
import {
  type ActorContext,
  isLead,
  newPerson,
  personById,
  personOfAccount,
  presentPeople,
  requireLead,
} from './person.ts';
import { kindOfName } from './posts.ts';

/**
 * An account that is to be joined to a person, as its platform verified it. `guest`: it is a guest of the workspace.
 */
export interface NewAccount {
  readonly platform: Platform;
  readonly accountId: string;
  readonly name: string;
  readonly guest?: boolean;
}

/**
 * Enters a person with an account, or a post or body without one, which the name tells unless `kind` does. Leads only;
 * throws `UserError` when the name is taken.
 */
export function enterPerson(
  acting: ActorContext,
  { name, account }: { readonly name: string; readonly account: NewAccount | null },
  role: Role,
  id: string,
  kind: PersonKind = account === null ? kindOfName(name) : 'person',
): { person: Person; changes: readonly Change[] } {
  requireLead(acting, `enter ${name} in the record`);
  requireFreeName(acting.snapshot, name);
  const person = { ...newPerson(id, name, role), kind };
  const entered = added('person', person);
  if (account === null) return { person, changes: [entered] };
  return { person, changes: [entered, attachMemberAccount(acting.snapshot, person, account, 'account joined')] };
}

/** Throws `UserError` when somebody in the record has this name, with a way to tell two people of one name apart. */
function requireFreeName(snapshot: Snapshot, name: string, except: string | null = null): void {
  const namesake = presentPeople(snapshot).find((one) => one.id !== except && isSameName(one.name, name));
  if (!namesake) return;
  throw new UserError(
    `There is a ${namesake.name} in the record already. For somebody else of that name, say what tells them apart: role @name officer as "${namesake.name} (Finance)". If this is another account of the same person: account @name for "${namesake.name}"`,
  );
}

/** Gives a person another name. Leads only, because names show who confirmed what. Throws `UserError` when it is taken or no name. */
export function renamePerson(acting: ActorContext, person: Person, name: string): Change {
  requireLead(acting, 'rename people');
  const fault = faultOfName(name);
  if (fault !== null) throw new UserError(`“${name}” is not a name. ${fault}`);
  if (person.name === name) throw new UserError(`${name} has that name already. Expected another name.`);
  requireFreeName(acting.snapshot, name, person.id);
  return changed('person', person, { name }, 'renamed');
}

/** The name in the record of a first lead whose account has not shown a name yet. */
export const UNNAMED_LEAD = 'First programme lead';

/** Gives the first lead the name of their account; null when somebody else has that name. */
export function takeAccountName(snapshot: Snapshot, person: Person, name: string): Change | null {
  const isTaken = presentPeople(snapshot).some((one) => isSameName(one.name, name));
  return isTaken ? null : changed('person', person, { name }, 'renamed');
}

/**
 * Joins another account to a person, such as the one on their other platform. Leads only; throws `UserError` if it is
 * somebody's.
 */
export function joinAccount(acting: ActorContext, person: Person, account: NewAccount): Change {
  requireLead(acting, 'join an account to a person');
  return attachMemberAccount(acting.snapshot, person, account, 'account joined');
}

/**
 * Joins an account whose user has typed a join code of this person. Throws `UserError` if it is a guest's or somebody's
 * already.
 */
export function joinProvedAccount(snapshot: Snapshot, person: Person, account: NewAccount): Change {
  return attachMemberAccount(snapshot, person, account, 'account joined by code');
}

function attachMemberAccount(snapshot: Snapshot, person: Person, account: NewAccount, verb: Verb): Change {
  if (account.guest)
    throw new UserError(`${account.name} is a guest of the workspace. Only its own people can enter the record.`);
  return attachAccount(snapshot, person, account, { admittedBy: null, verb });
}

/**
 * Gives a person an account that belongs to nobody, guests included. An account that was removed before keeps its row, so
 * that its audit stays in one piece. Throws `UserError` if it is somebody's already.
 */
export function attachAccount(
  snapshot: Snapshot,
  person: Person,
  { platform, accountId, name }: NewAccount,
  { admittedBy, verb }: { readonly admittedBy: string | null; readonly verb: Verb },
): Change {
  const holder = personOfAccount(snapshot, platform, accountId);
  if (holder)
    throw new UserError(
      `The account ${name} belongs to ${holder.name} already. Expected an account that belongs to nobody.`,
    );
  const id = `${platform}:${accountId}`;
  const before = snapshot.accounts.find((one) => one.id === id);
  const after = { personId: person.id, admittedBy };
  return before
    ? changed('account', before, after, verb)
    : added('account', { id, version: 1, platform, accountId, ...after }, verb);
}

/** A change that must leave a lead who can be reached in chat, and the rows of that lead as its basis. */
export interface ChangeKeepingLead {
  readonly change: Change;
  readonly basis: readonly Basis[];
}

/** Removes an account from its person. People remove their own, leads anybody's. It may be joined to somebody again. */
export function removeAccount(acting: ActorContext, account: Account): ChangeKeepingLead {
  const { actor, snapshot } = acting;
  const holder = personById(snapshot, account.personId);
  if (!holder) throw new Error(`The account ${account.id} is nobody's and was to be taken away`);
  if (holder.id !== actor.id) requireLead(acting, `take an account away from ${holder.name}`);
  const change = changed('account', account, { personId: null, admittedBy: null }, 'account removed');
  if (holder.role !== 'lead') return { change, basis: [] };
  const basis = reachableLead(snapshot, ({ id }) => id !== account.id);
  if (basis) return { change, basis };
  throw new UserError(
    `This is the only account of the only programme lead who can be reached in chat, ${holder.name}. Make somebody else a lead first: role @name lead`,
  );
}

/** Gives a person another role. Leads only; throws `UserError` if no lead could be reached in chat afterwards. */
export function giveRole(acting: ActorContext, person: Person, role: Role): ChangeKeepingLead {
  requireLead(acting, 'give roles');
  if (person.role === role)
    throw new UserError(
      `${person.name} is recorded as ${role} already. Expected another role: lead, officer or viewer.`,
    );
  const change = changed('person', person, { role }, 'role given');
  if (person.role !== 'lead') return { change, basis: [] };
  const basis = reachableLead(acting.snapshot, ({ personId }) => personId !== person.id);
  if (basis) return { change, basis };
  throw new UserError(
    `${person.name} is the only programme lead who can be reached in chat. Make somebody else a lead first: role @name lead`,
  );
}

/** The rows of a lead and of one of their accounts that stays; null when no lead could be reached. */
export function reachableLead(snapshot: Snapshot, stays: (account: Account) => boolean): readonly Basis[] | null {
  for (const account of snapshot.accounts.filter(stays)) {
    const person = personById(snapshot, account.personId);
    if (person && isLead(person)) return [rowOf('person', person), rowOf('account', account)];
  }
  return null;
}

function rowOf(entity: Basis['entity'], { id, version }: Omit<Basis, 'entity'>): Basis {
  return { entity, id, version };
}

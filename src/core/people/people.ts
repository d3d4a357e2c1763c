/** Who is in the record: a person enters through a lead, has one role, and may have several accounts. */
import { added, type Basis, type Change, changed, type Verb } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import type { Account, Person, Platform, Role, Snapshot } from '../record/model.ts';
import { type Acting, isLead, personBehind, personById, requireLead } from './person.ts';

/** An account that the record may come to know, as its platform verified it. */
export interface NewAccount {
  readonly platform: Platform;
  readonly accountId: string;
  readonly name: string;
  readonly guest?: boolean;
}

/** Enters somebody: a person with an account, or a post or a body without one. */
export function enterPerson(
  acting: Acting,
  { name, account }: { readonly name: string; readonly account: NewAccount | null },
  role: Role,
  id: string,
): { person: Person; changes: readonly Change[] } {
  requireLead(acting, `enter ${name} in the record`);
  const namesake = acting.snapshot.people.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (namesake) {
    throw new UserError(
      `There is a ${namesake.name} in the record already. If this is another account of theirs: account @name for "${namesake.name}"`,
    );
  }
  const person: Person = { id, version: 1, name, role, prefersCards: null, prefersPlatform: null };
  const entered = added('person', person);
  if (account === null) return { person, changes: [entered] };
  return { person, changes: [entered, accountJoined(acting.snapshot, person, account, 'account joined')] };
}

/** Another account of somebody who is in the record, such as their other platform's, or the first one of a post. */
export function joinAccount(acting: Acting, person: Person, account: NewAccount): Change {
  requireLead(acting, 'join an account to a person');
  return accountJoined(acting.snapshot, person, account, 'account joined');
}

/** The account of somebody who has shown by a code that it is theirs. */
export function joinProvedAccount(snapshot: Snapshot, person: Person, account: NewAccount): Change {
  return accountJoined(snapshot, person, account, 'account joined by code');
}

function accountJoined(snapshot: Snapshot, person: Person, account: NewAccount, verb: Verb): Change {
  if (account.guest)
    throw new UserError(`${account.name} is a guest of the workspace. Only its own people can enter the record.`);
  return accountGiven(snapshot, person, account, { admittedBy: null, verb });
}

/** An account that is nobody's becomes this person's. One that was somebody's before keeps its row, and what the audit tells of it. */
export function accountGiven(
  snapshot: Snapshot,
  person: Person,
  { platform, accountId, name }: NewAccount,
  { admittedBy, verb }: { readonly admittedBy: string | null; readonly verb: Verb },
): Change {
  const holder = personBehind(snapshot, platform, accountId);
  if (holder)
    throw new UserError(`The account ${name} is ${holder.name}'s already. Expected one that is nobody's yet.`);
  const id = `${platform}:${accountId}`;
  const before = snapshot.accounts.find((one) => one.id === id);
  const after = { personId: person.id, admittedBy };
  return before
    ? changed('account', before, after, verb)
    : added('account', { id, version: 1, platform, accountId, ...after }, verb);
}

/** The change, and what it rests on: that the record keeps a lead who can be reached in chat. */
export interface KeepingLead {
  readonly change: Change;
  readonly basis: readonly Basis[];
}

/** Takes an account away: one's own, or as a lead anybody's. It is nobody's from then on, and may be joined again. */
export function removeAccount(acting: Acting, account: Account): KeepingLead {
  const { actor, snapshot } = acting;
  const holder = personById(snapshot, account.personId);
  if (!holder) throw new Error(`The account ${account.id} is nobody's and was to be taken away`);
  if (holder.id !== actor.id) requireLead(acting, `take an account away from ${holder.name}`);
  const change = changed('account', account, { personId: null, admittedBy: null }, 'account removed');
  if (holder.role !== 'lead') return { change, basis: [] };
  const basis = leadReached(snapshot, ({ id }) => id !== account.id);
  if (basis) return { change, basis };
  throw new UserError(
    `This is the only account of the only programme lead who can be reached in chat, ${holder.name}. Make somebody else a lead first: role @name lead`,
  );
}

/** Gives somebody in the record another role. Of those who can be reached in chat, one always leads. */
export function giveRole(acting: Acting, person: Person, role: Role): KeepingLead {
  requireLead(acting, 'give roles');
  if (person.role === role)
    throw new UserError(
      `${person.name} is recorded as ${role} already. Expected another role: lead, officer or viewer.`,
    );
  const change = changed('person', person, { role }, 'role given');
  if (person.role !== 'lead') return { change, basis: [] };
  const basis = leadReached(acting.snapshot, ({ personId }) => personId !== person.id);
  if (basis) return { change, basis };
  throw new UserError(
    `${person.name} is the only programme lead who can be reached in chat. Make somebody else a lead first: role @name lead`,
  );
}

/** A lead and an account of theirs that stays; null when there is none. */
function leadReached(snapshot: Snapshot, stays: (account: Account) => boolean): readonly Basis[] | null {
  for (const account of snapshot.accounts.filter(stays)) {
    const person = personById(snapshot, account.personId);
    if (person && isLead(person)) return [rowOf('person', person), rowOf('account', account)];
  }
  return null;
}

function rowOf(entity: Basis['entity'], { id, version }: Omit<Basis, 'entity'>): Basis {
  return { entity, id, version };
}

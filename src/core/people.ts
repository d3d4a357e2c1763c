/** Who is in the record: a person enters through a lead, has one role, and may have several accounts. */
import { added, type Basis, type Change, changed, UserError } from './decision.ts';
import type { Account, Person, Platform, Role, Snapshot } from './model.ts';
import { type Acting, accountsOf, personBehind, requireLead } from './person.ts';

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
  return { person, changes: [entered, added('account', accountRow(person, account), 'account joined')] };
}

/** Another account of somebody who is in the record, such as their other platform's, or the first one of a post. */
export function joinAccount(acting: Acting, person: Person, account: NewAccount): Change {
  requireLead(acting, 'join an account to a person');
  requireNobodys(acting.snapshot, account);
  return added('account', accountRow(person, account), 'account joined');
}

/** The account of somebody who has shown by a code that it is theirs. */
export function joinProvedAccount(snapshot: Snapshot, person: Person, account: NewAccount): Change {
  requireNobodys(snapshot, account);
  return added('account', accountRow(person, account), 'account joined by code');
}

function requireNobodys(snapshot: Snapshot, { platform, accountId, name }: NewAccount): void {
  const holder = personBehind(snapshot, platform, accountId);
  if (holder)
    throw new UserError(`The account ${name} is ${holder.name}'s already. Expected one that is nobody's yet.`);
}

function accountRow(person: Person, { platform, accountId, name, guest }: NewAccount): Account {
  if (guest) throw new UserError(`${name} is a guest of the workspace. Only its own people can enter the record.`);
  return { id: `${platform}:${accountId}`, version: 1, personId: person.id, platform, accountId, admittedBy: null };
}

/** The change, and the lead on whom it rests that the record keeps one. */
export interface RoleGiven {
  readonly change: Change;
  readonly basis: readonly Basis[];
}

/** Gives somebody in the record another role. Of those who can be reached in chat, one always leads. */
export function giveRole(acting: Acting, person: Person, role: Role): RoleGiven {
  requireLead(acting, 'give roles');
  if (person.role === role)
    throw new UserError(
      `${person.name} is recorded as ${role} already. Expected another role: lead, officer or viewer.`,
    );
  const change = changed('person', person, { role }, 'role given');
  if (person.role !== 'lead') return { change, basis: [] };
  const other = leadsInChat(acting.snapshot).find(({ id }) => id !== person.id);
  if (other) return { change, basis: [{ entity: 'person', id: other.id, version: other.version }] };
  throw new UserError(
    `${person.name} is the only programme lead who can be reached in chat. Make somebody else a lead first: role @name lead`,
  );
}

function leadsInChat(snapshot: Snapshot): readonly Person[] {
  return snapshot.people.filter((one) => one.role === 'lead' && accountsOf(snapshot, one.id).length > 0);
}

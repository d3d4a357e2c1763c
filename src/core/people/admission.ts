/** Admission: a lead lets a guest, or somebody from another organisation, work on that person's own actions. */
import { added, type Change, changed } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import type { Account, Person, Platform, Snapshot } from '../record/model.ts';
import { attachAccount, type NewAccount } from './people.ts';
import { type ActorContext, isOwnerOrDeputy, newPerson, requireLead } from './person.ts';

/** Whether a lead has admitted this account, which is a guest's on its platform. */
export function isAdmitted(snapshot: Snapshot, platform: Platform, accountId: string): boolean {
  return snapshot.accounts.some((account) => account.id === `${platform}:${accountId}` && account.admittedBy !== null);
}

/**
 * The part of the record that an admitted guest reads and changes: the actions they own or deputise for, with their
 * milestones, evidence and updates.
 */
export function limitToOwnActions(person: Person, snapshot: Snapshot): Snapshot {
  const actions = snapshot.actions.filter((action) => isOwnerOrDeputy(person, action));
  const above = new Set(actions.map((action) => action.expectationId));
  const ids = new Set(actions.map((action) => action.id));
  // Every list is named, so that a new one is not shown to guests by mistake: it does not compile until it is decided here.
  const { notice, people, accounts, holidays, absences, snoozes } = snapshot;
  return {
    notice,
    people,
    accounts,
    holidays,
    absences,
    snoozes,
    actions,
    milestones: snapshot.milestones.filter((one) => ids.has(one.actionId)),
    expectations: snapshot.expectations.filter((one) => above.has(one.id)),
    recommendations: [],
    evidence: snapshot.evidence.filter((item) => ids.has(item.actionId)),
    logEntries: snapshot.logEntries.filter(({ aboutId, kind }) => ids.has(aboutId) && kind !== 'position'),
    issuedReports: [],
    conversations: [],
    handovers: [],
  };
}

/** Enters a guest as an officer and admits their account. Leads only; throws `UserError`. */
export function admitNewcomer(
  acting: ActorContext,
  account: NewAccount,
  id: string,
): { person: Person; changes: readonly Change[] } {
  requireLead(acting, 'admit somebody from outside');
  const { name } = account;
  const person = newPerson(id, name, 'officer');
  const admitted = { admittedBy: acting.actor.id, verb: 'guest admitted' } as const;
  return { person, changes: [added('person', person), attachAccount(acting.snapshot, person, account, admitted)] };
}

/**
 * Admits every account of a person in the record, or ends the admission. Leads only; throws `UserError` when no account
 * changes.
 */
export function setAdmission(acting: ActorContext, person: Person, admit: boolean): readonly Change[] {
  requireLead(acting, admit ? 'admit somebody from outside' : 'end an admission');
  const accounts = acting.snapshot.accounts.filter((account) => account.personId === person.id);
  const to = (account: Account) =>
    admit
      ? changed('account', account, { admittedBy: acting.actor.id }, 'guest admitted')
      : changed('account', account, { admittedBy: null }, 'admission ended');
  const changes = accounts.filter((account) => (account.admittedBy === null) === admit).map(to);
  if (changes.length > 0) return changes;
  throw new UserError(
    accounts.length === 0
      ? `${person.name} has no account that could be admitted. Mention the account with an @.`
      : `${person.name} ${admit ? 'is admitted already' : 'was not admitted'}.`,
  );
}

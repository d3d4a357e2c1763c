/** Somebody named in a command who is not in the record yet: they enter it with that command, if a lead gave it. */
import { added, type Change } from '../core/decision.ts';
import type { Person } from '../core/model.ts';
import { requireLead } from '../core/person.ts';
import type { Context } from './command.ts';
import { actingOf } from './outcome.ts';
import type { PersonValue } from './slots.ts';

/** The person, and the changes that enter them: none for somebody known. Newcomers start as officers. */
export function personFor(context: Context, value: PersonValue): { person: Person; changes: readonly Change[] } {
  if ('known' in value) return { person: value.known, changes: [] };
  const { name, account } = value.newcomer;
  requireLead(actingOf(context), `enter ${name} in the record`);
  const person: Person = { id: context.newId(), version: 1, name, role: 'officer' };
  const enters = added('person', person);
  if (account === null) return { person, changes: [enters] };
  const { platform, accountId } = account;
  const row = { id: `${platform}:${accountId}`, version: 1, personId: person.id, platform, accountId };
  return { person, changes: [enters, added('account', row, 'account joined')] };
}

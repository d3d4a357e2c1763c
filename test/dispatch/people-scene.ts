/** People of the kinds that a council's record has, for the tests about finding them. */
import type { PeopleContext } from '../../src/dispatch/find-person.ts';
import { person, record } from '../helpers/record.ts';

export const NAMES = [
  'Owner',
  'Other',
  'Deputy',
  'Jo Smith',
  'Alex Smith',
  "Pat O'Brien",
  'Grace Miller',
  'Anna-Maria Cole',
  'D’Arcy Lane',
  'J. Patel',
  'S151 Officer',
  'Monitoring Officer',
  'Deputy Monitoring Officer',
  'Head of Paid Service',
  'Chief Executive',
  'Director of Resources',
  'Audit and Governance Committee',
];

/** A record of people with these names; a lead asks. */
export function contextOf(names: readonly string[], more: Partial<PeopleContext> = {}): PeopleContext {
  const people = names.map((name, index) => person({ id: `p${index + 1}`, name, role: 'officer' }));
  const snapshot = record({ notice: null, people });
  return {
    snapshot,
    speaker: { platform: 'slack', accountId: 'U1', name: 'Me' },
    mentioned: [],
    mayEnter: true,
    ...more,
  };
}

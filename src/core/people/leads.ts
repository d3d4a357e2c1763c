/** The programme leads who are asked when nobody else can be. */
import type { IsoDate, Snapshot } from '../record/model.ts';
import { absenceOn, isReachable } from './cover.ts';
import { isLead } from './person.ts';

/** The ids of the leads with an account who are not away; all leads with an account when every one of them is away. */
export function leadsPresent(snapshot: Snapshot, today: IsoDate): readonly string[] {
  const leads = snapshot.people
    .filter((person) => isLead(person) && isReachable(snapshot, person.id))
    .map(({ id }) => id);
  const present = leads.filter((id) => absenceOn(snapshot, id, today) === null);
  return present.length > 0 ? present : leads;
}

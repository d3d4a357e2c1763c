/** Removal: somebody entered by mistake, or who has left, is no longer named, chosen, reached or asked. */
import { byCode } from '../plan/action.ts';
import { unsettledRecommendations } from '../plan/recommendation-list.ts';
import { type Basis, type Change, changed } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import type {
  Absence,
  Action,
  Expectation,
  Handover,
  IsoDate,
  Person,
  Recommendation,
  Snapshot,
} from '../record/model.ts';
import { reachableLead } from './people.ts';
import { type ActorContext, requireLead } from './person.ts';

/** Everything open that rests on a person, and must pass to somebody else before the person can be removed. */
export interface OpenDuties {
  readonly owns: readonly Action[];
  readonly deputisesFor: readonly Action[];
  /** Meetings of a body, and contact that is kept up with it. */
  readonly meets: readonly Action[];
  readonly answersFor: readonly (Expectation | Recommendation)[];
  /** Absences of others, today's or to come, in which the person covers. */
  readonly covers: readonly Absence[];
  /** Handovers to or from the person that are still to come. */
  readonly handovers: readonly Handover[];
}

/** The open duties of a person on a day. */
export function openDutiesOf(person: Person, snapshot: Snapshot, today: IsoDate): OpenDuties {
  const open = snapshot.actions
    .filter(({ status }) => status !== 'complete' && status !== 'withdrawn')
    .toSorted(byCode);
  return {
    owns: open.filter(({ ownerId }) => ownerId === person.id),
    deputisesFor: open.filter(({ deputyId }) => deputyId === person.id),
    meets: open.filter(({ bodyId }) => bodyId === person.id),
    answersFor: [...snapshot.expectations, ...unsettledRecommendations(snapshot)].filter(
      (one) => one.seniorResponsibleOwnerId === person.id,
    ),
    covers: snapshot.absences.filter(
      ({ coverId, endedAt, endsOn }) => coverId === person.id && endedAt === null && endsOn >= today,
    ),
    handovers: snapshot.handovers.filter(
      ({ fromPersonId, toPersonId, doneAt, cancelledAt }) =>
        doneAt === null && cancelledAt === null && [fromPersonId, toPersonId].includes(person.id),
    ),
  };
}

/** Whether anything open rests on a person. */
export function hasOpenDuties(duties: OpenDuties): boolean {
  return Object.values(duties).some((list) => list.length > 0);
}

/**
 * Removes a person and takes their accounts away. Leads only, and not themselves. Throws `UserError` when no lead could be
 * reached afterwards, and `Error` when the person has open duties: the caller shows those first.
 */
export function removePerson(
  acting: ActorContext,
  person: Person,
): { readonly changes: readonly Change[]; readonly basis: readonly Basis[] } {
  const { actor, snapshot, now, today } = acting;
  requireLead(acting, 'remove people');
  if (person.id === actor.id)
    throw new UserError('Another programme lead has to remove you. Nobody removes themselves.');
  if (hasOpenDuties(openDutiesOf(person, snapshot, today)))
    throw new Error(`${person.id} has open duties and was to be removed`);
  const stays = person.role === 'lead' ? reachableLead(snapshot, ({ personId }) => personId !== person.id) : [];
  if (stays === null) {
    throw new UserError(
      `${person.name} is the only programme lead who can be reached in chat. Make somebody else a lead first: role @name lead`,
    );
  }
  const accounts = snapshot.accounts
    .filter(({ personId }) => personId === person.id)
    .map((account) => changed('account', account, { personId: null, admittedBy: null }, 'account removed'));
  // A removed lead would still be written to as a lead.
  const gone = changed('person', person, { removedAt: now, role: 'viewer' }, 'removed');
  return { changes: [gone, ...accounts], basis: stays };
}

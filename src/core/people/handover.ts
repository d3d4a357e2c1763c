/**
 * Handovers: everything open that one person owns, deputises or answers for passes to another, at once or on a later
 * day.
 */

import { byCode } from '../plan/action.ts';
import { unsettledRecommendations } from '../plan/recommendation-list.ts';
import { added, type Change, changed } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import type { Action, Handover, Instant, IsoDate, Person, Snapshot } from '../record/model.ts';
import { compareDates } from '../time/dates.ts';
import { type ActorContext, isAtLeast, requireLead } from './person.ts';

/**
 * Plans a handover, or carries it out when `startsOn` is today or earlier. Planning again replaces the planned one.
 * Officers do it for themselves, leads for anybody. Throws `UserError`.
 */
export function handOver(acting: ActorContext, from: Person, to: Person, startsOn: IsoDate, id: string): Change[] {
  const { snapshot, now, today } = acting;
  requireOwnOrLead(acting, from);
  if (from.id === to.id) throw new UserError(`${from.name} cannot hand over to themselves. Expected somebody else.`);
  if (!isAtLeast(to, 'officer')) {
    throw new UserError(
      `${to.name} is a viewer, who cannot report or confirm. A programme lead can change that: role "${to.name}" officer`,
    );
  }
  const atOnce = startsOn <= today;
  const after = { toPersonId: to.id, startsOn, doneAt: atOnce ? now : null };
  const verb = atOnce ? 'handed over' : 'handover planned';
  const planned = plannedHandover(snapshot, from.id);
  const row = planned
    ? changed('handover', planned, after, verb)
    : added('handover', { id, version: 1, fromPersonId: from.id, ...after, cancelledAt: null }, verb);
  return atOnce ? [row, ...passOnChanges(snapshot, from.id, to.id)] : [row];
}

/** Cancels a planned handover. Those who may plan it may cancel it. Throws `UserError` when none is planned. */
export function cancelHandover(acting: ActorContext, from: Person): Change {
  requireOwnOrLead(acting, from);
  const planned = plannedHandover(acting.snapshot, from.id);
  if (planned) return changed('handover', planned, { cancelledAt: acting.now }, 'handover cancelled');
  throw new UserError(`No handover of ${from.name} is planned. To see who hands over, and when: people`);
}

function requireOwnOrLead(acting: ActorContext, from: Person): void {
  const own = acting.actor.id === from.id && isAtLeast(acting.actor, 'officer');
  if (!own) requireLead(acting, `hand over for ${from.name}`);
}

/** The handover of a person that is planned for a later day; null when there is none. */
export function plannedHandover({ handovers }: Snapshot, fromPersonId: string): Handover | null {
  return handovers.find((one) => one.fromPersonId === fromPersonId && isPlanned(one)) ?? null;
}

function isPlanned({ doneAt, cancelledAt }: Handover): boolean {
  return doneAt === null && cancelledAt === null;
}

/** Planned handovers that start today or earlier, earliest first. */
export function dueHandovers(snapshot: Snapshot, today: IsoDate): readonly Handover[] {
  return snapshot.handovers
    .filter((one) => isPlanned(one) && one.startsOn <= today)
    .sort((a, b) => compareDates(a.startsOn, b.startsOn) || a.id.localeCompare(b.id));
}

/** Carries out a planned handover: everything passes on, and `doneAt` is set. */
export function completeHandover(snapshot: Snapshot, handover: Handover, now: Instant): Change[] {
  const done = changed('handover', handover, { doneAt: now }, 'handed over');
  return [done, ...passOnChanges(snapshot, handover.fromPersonId, handover.toPersonId)];
}

/** The changes that pass on expectations, recommendations that are open, and actions that are neither complete nor withdrawn. */
function passOnChanges(snapshot: Snapshot, fromId: string, toId: string): Change[] {
  const expectations = snapshot.expectations
    .filter((one) => one.seniorResponsibleOwnerId === fromId)
    .map((one) => changed('expectation', one, { seniorResponsibleOwnerId: toId }, 'handed over'));
  const recommendations = unsettledRecommendations(snapshot)
    .filter((one) => one.seniorResponsibleOwnerId === fromId)
    .map((one) => changed('recommendation', one, { seniorResponsibleOwnerId: toId }, 'handed over'));
  const actions = snapshot.actions
    .filter(({ status }) => status !== 'complete' && status !== 'withdrawn')
    .filter(({ ownerId, deputyId }) => ownerId === fromId || deputyId === fromId)
    .sort(byCode)
    .map((one) => changed('action', one, passedOnColumns(one, fromId, toId), 'handed over'));
  return [...expectations, ...recommendations, ...actions];
}

/** The columns that change. The new owner loses the deputy's place, because nobody is their own deputy. */
function passedOnColumns(action: Action, fromId: string, toId: string): Partial<Pick<Action, 'ownerId' | 'deputyId'>> {
  const ownerId = action.ownerId === fromId ? toId : action.ownerId;
  const covers = action.deputyId === fromId ? toId : action.deputyId;
  const deputyId = covers === ownerId ? null : covers;
  return {
    ...(ownerId === action.ownerId ? {} : { ownerId }),
    ...(deputyId === action.deputyId ? {} : { deputyId }),
  };
}

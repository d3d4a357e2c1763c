/** Milestones that are late: open ones whose day has passed, under an action that is not settled. */
import { rowById } from '../record/find-row.ts';
import type { Action, IsoDate, Milestone, Snapshot } from '../record/model.ts';
import { compareDates } from '../time/dates.ts';
import { byCode } from './action.ts';
import type { FoundMilestone } from './milestone.ts';

/** Whether the milestones of an action are a part of it: it was withdrawn, or is complete by the word of somebody here. */
export function isSettled({ status, broughtInAt }: Action): boolean {
  return status === 'withdrawn' || (status === 'complete' && broughtInAt === null);
}

/** Whether a milestone is open and its day has passed. */
export function isLateMilestone({ dueOn, doneOn, withdrawnAt }: Milestone, today: IsoDate): boolean {
  return dueOn !== null && dueOn < today && doneOn === null && withdrawnAt === null;
}

/** Every late milestone on a day, longest late first. */
export function lateMilestones(snapshot: Snapshot, today: IsoDate): readonly FoundMilestone[] {
  return snapshot.milestones
    .flatMap((milestone): readonly FoundMilestone[] => {
      const action = isLateMilestone(milestone, today) ? rowById(snapshot.actions, milestone.actionId) : undefined;
      return action === undefined || isSettled(action) ? [] : [{ action, milestone }];
    })
    .sort(
      (a, b) =>
        compareDates(a.milestone.dueOn ?? today, b.milestone.dueOn ?? today) ||
        byCode(a.action, b.action) ||
        (a.milestone.letter < b.milestone.letter ? -1 : 1),
    );
}

/** The late milestones of some actions, longest late first. */
export function lateMilestonesOf(
  actions: readonly Action[],
  snapshot: Snapshot,
  today: IsoDate,
): readonly FoundMilestone[] {
  const late = lateMilestones(snapshot, today);
  if (late.length === 0) return [];
  const ids = new Set(actions.map(({ id }) => id));
  return late.filter(({ action }) => ids.has(action.id));
}

/** Milestones in a report: those that are late, said to be red or amber in a plan, or due soon. */
import { isSettled } from '../../plan/late-milestone.ts';
import { allMilestonesOf, milestonesOf } from '../../plan/milestone.ts';
import type { Action, IsoDate, LogEntry, Milestone, Rag, Snapshot } from '../../record/model.ts';
import { colourOfMilestone } from '../milestone-colour.ts';
import { standingEntries } from './standing.ts';

/** An open milestone with its action. */
export interface OpenMilestone {
  readonly action: Action;
  readonly milestone: Milestone;
  readonly isLate: boolean;
  /** The red or amber that the plan said, with the day of that update; null where it said neither. */
  readonly warned: { readonly rag: Exclude<Rag, 'green'>; readonly on: IsoDate } | null;
  /** The corrective action that the action got once the milestone was late or warned of; null where it got none. */
  readonly remedy: LogEntry | null;
}

/** The open milestones of these actions. Those of an action that is complete are part of it, once somebody here says so. */
export function findOpenMilestones(
  actions: readonly Action[],
  snapshot: Snapshot,
  today: IsoDate,
): readonly OpenMilestone[] {
  return actions.flatMap((action) => {
    if (isSettled(action)) return [];
    return milestonesOf(snapshot, action)
      .filter(({ doneOn }) => doneOn === null)
      .map((milestone) => toOpenMilestone(action, milestone, snapshot, today));
  });
}

function toOpenMilestone(action: Action, milestone: Milestone, snapshot: Snapshot, today: IsoDate): OpenMilestone {
  const updates = standingEntries(snapshot, 'update').filter(({ aboutId }) => aboutId === action.id);
  const { dueOn } = milestone;
  const isLate = dueOn !== null && dueOn < today;
  const said = colourOfMilestone(milestone, allMilestonesOf(snapshot, action), updates);
  const warned = said === null || said.rag === 'green' ? null : { rag: said.rag, on: said.on };
  const from = isLate ? dueOn : (warned?.on ?? null);
  const isRemedy = ({ correctiveAction, on }: LogEntry) => correctiveAction !== null && from !== null && on >= from;
  return { action, milestone, isLate, warned, remedy: updates.findLast(isRemedy) ?? null };
}

/** Whether a milestone is to be explained to a board: it is late, or said to be red or amber. */
export function needsExplanation({ isLate, warned }: OpenMilestone): boolean {
  return isLate || warned !== null;
}

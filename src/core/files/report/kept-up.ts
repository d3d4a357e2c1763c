/** The meetings, contact, readings and milestones of the time that a report covers: work that completes no action. */
import { milestonesOf } from '../../plan/milestone.ts';
import type { Action, IsoDate, LogEntry, Milestone, Snapshot } from '../../record/model.ts';
import { standingEntries } from './standing.ts';

/** One action with what was done for it in the time without completing it. */
export interface PartlyDone {
  readonly action: Action;
  readonly milestones: readonly Milestone[];
  /** Contacts or readings, oldest day first. */
  readonly entries: readonly LogEntry[];
}

/** The actions among these with milestones done, contact or readings from a day on and before another, in the same order. */
export function partlyDoneOf(
  actions: readonly Action[],
  snapshot: Snapshot,
  from: IsoDate,
  before: IsoDate,
): readonly PartlyDone[] {
  const isInTime = (day: IsoDate) => day >= from && day < before;
  const entries = [...standingEntries(snapshot, 'contact'), ...standingEntries(snapshot, 'reading')].filter(({ on }) =>
    isInTime(on),
  );
  const byAction = Map.groupBy(entries, ({ aboutId }) => aboutId);
  return actions.flatMap((action) => {
    const milestones = milestonesOf(snapshot, action).filter(({ doneOn }) => doneOn !== null && isInTime(doneOn));
    const own = byAction.get(action.id) ?? [];
    // The milestones of an action that is complete are part of it.
    const isOpen = action.status !== 'complete';
    return isOpen && milestones.length + own.length > 0 ? [{ action, milestones, entries: own }] : [];
  });
}

/** The meetings, contact, readings and milestones of the time that a report covers: work that completes no action. */
import { milestonesOf } from '../../plan/milestone.ts';
import { type AuditEvent, idOfChange, type Verb } from '../../record/changes.ts';
import type { Action, IsoDate, LogEntry, Milestone, Snapshot } from '../../record/model.ts';
import type { Since } from './period.ts';
import { standingEntries } from './standing.ts';

/** One action with what was done for it in the time without completing it. */
export interface PartlyDone {
  readonly action: Action;
  readonly milestones: readonly Milestone[];
  /** Contacts or readings, oldest day first. */
  readonly entries: readonly LogEntry[];
}

/** Whether work of a day, which the row with this id tells of, belongs to the time of a report. */
export type IsInTime = (day: IsoDate, id: string) => boolean;

/** The verbs of work that somebody recorded here. An import and a new notice bring in what was done before. */
const RECORDED_HERE: ReadonlySet<Verb> = new Set(['milestone done', 'contact recorded', 'reading added']);

/**
 * Decides what belongs to the time of a report up to today. After an issued report, work counts that was recorded since, whatever
 * its day, so that no paper tells it twice and none passes it over; otherwise the day counts.
 */
export function workInTime(events: readonly AuditEvent[], { basis, at, on }: Since, today: IsoDate): IsInTime {
  const recorded = new Map(
    events.flatMap(({ at: moment, change }) =>
      RECORDED_HERE.has(change.verb) ? [[idOfChange(change), moment] as const] : [],
    ),
  );
  return (day, id) => {
    const moment = recorded.get(id);
    if (day > today) return false;
    return basis === 'issued' && moment !== undefined ? moment > at : day >= on;
  };
}

/** The actions among these with milestones done, contact or readings of a time, in the same order. */
export function partlyDoneOf(
  actions: readonly Action[],
  snapshot: Snapshot,
  isInTime: IsInTime,
): readonly PartlyDone[] {
  const entries = [...standingEntries(snapshot, 'contact'), ...standingEntries(snapshot, 'reading')].filter(
    ({ on, id }) => isInTime(on, id),
  );
  const byAction = Map.groupBy(entries, ({ aboutId }) => aboutId);
  return actions.flatMap((action) => {
    const milestones = milestonesOf(snapshot, action).filter(
      ({ doneOn, id }) => doneOn !== null && isInTime(doneOn, id),
    );
    const own = byAction.get(action.id) ?? [];
    // The milestones of an action that is complete are part of it.
    const isOpen = action.status !== 'complete';
    return isOpen && milestones.length + own.length > 0 ? [{ action, milestones, entries: own }] : [];
  });
}

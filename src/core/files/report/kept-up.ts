/** The meetings, contact, readings and milestones of the time that a report covers: work that completes no action. */

import { standingEvidence } from '../../plan/evidence.ts';
import { milestonesOf } from '../../plan/milestone.ts';
import { dayOfEvidence } from '../../plan/rhythm.ts';
import { type AuditEvent, idOfChange, type Verb } from '../../record/changes.ts';
import type { Action, EvidenceItem, IsoDate, LogEntry, Milestone, Snapshot } from '../../record/model.ts';
import type { Since } from './period.ts';
import { standingEntries } from './standing.ts';

/** One action with what was done for it in the time without completing it. */
export interface PartlyDone {
  readonly action: Action;
  readonly milestones: readonly Milestone[];
  /** Contacts or readings, oldest day first. */
  readonly entries: readonly LogEntry[];
  /** Evidence by which an action is kept up, oldest day first. */
  readonly evidence: readonly EvidenceItem[];
}

/** Whether work of a day, which the row with this id tells of, belongs to the time of a report. */
export type IsInTime = (day: IsoDate, id: string) => boolean;

/** The verbs of work that somebody recorded here. An import and a new notice bring in what was done before. */
const RECORDED_HERE: ReadonlySet<Verb> = new Set([
  'milestone done',
  'contact recorded',
  'reading added',
  'evidence added',
]);

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

/** The actions among these with milestones done, contact, readings or evidence of a time, in the same order. */
export function partlyDoneOf(
  actions: readonly Action[],
  snapshot: Snapshot,
  isInTime: IsInTime,
  zone: string,
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
    const isKeptUpByEvidence = action.kind === 'ongoing' && action.bodyId === null;
    const evidence = isKeptUpByEvidence
      ? standingEvidence(snapshot, action)
          .filter((item) => isInTime(dayOfEvidence(item, zone), item.id))
          .sort((a, b) => dayOfEvidence(a, zone).localeCompare(dayOfEvidence(b, zone)))
      : [];
    // The milestones of an action that is complete are part of it.
    const isOpen = action.status !== 'complete';
    const isAny = milestones.length + own.length + evidence.length > 0;
    return isOpen && isAny ? [{ action, milestones, entries: own, evidence }] : [];
  });
}

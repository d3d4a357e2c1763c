/** Off track: which actions are overdue, or said to be red. */
import type { Action, IsoDate, Snapshot } from '../record/model.ts';
import { isOutstanding, isOverdue } from './action.ts';
import { latestRag } from './log-entry.ts';

/** Whether an action is off track: it is overdue, or still to do and red by its latest update. */
export function isOffTrack(action: Action, snapshot: Snapshot, today: IsoDate): boolean {
  return isOverdue(action, snapshot, today) || isRed(action, snapshot);
}

/** Whether an outstanding action is red by its latest update. A person says so; nothing computes it. */
export function isRed(action: Action, snapshot: Snapshot): boolean {
  return isOutstanding(action, snapshot) && latestRag(snapshot, { about: 'action', row: action }) === 'red';
}

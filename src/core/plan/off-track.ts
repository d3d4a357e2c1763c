/** Off track: which actions are overdue, or said to be red. */
import type { Action, IsoDate, LogEntry, Snapshot } from '../record/model.ts';
import { isOutstanding, isOverdue } from './action.ts';
import { latestColouredUpdate } from './log-entry.ts';

/** Whether an action is off track: it is overdue, or still to do and red by its latest update. */
export function isOffTrack(action: Action, snapshot: Snapshot, today: IsoDate): boolean {
  return isOverdue(action, snapshot, today) || isRed(action, snapshot);
}

/** Whether an outstanding action is red by its latest update. A person says so; nothing computes it. */
export function isRed(action: Action, snapshot: Snapshot): boolean {
  return redUpdateOf(action, snapshot) !== null;
}

/** Whether cards may say by name that the action is red: an exempt update only counts. */
export function isOpenlyRed(action: Action, snapshot: Snapshot): boolean {
  const update = redUpdateOf(action, snapshot);
  return update !== null && update.marking !== 'exempt';
}

function redUpdateOf(action: Action, snapshot: Snapshot): LogEntry | null {
  if (!isOutstanding(action, snapshot)) return null;
  const update = latestColouredUpdate(snapshot, { about: 'action', row: action });
  return update?.rag === 'red' ? update : null;
}

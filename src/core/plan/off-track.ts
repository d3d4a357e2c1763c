/** Off track: which actions are overdue, or said to be red; and which are said to be amber. */
import type { Action, IsoDate, LogEntry, Snapshot } from '../record/model.ts';
import { isOutstanding, isOverdue } from './action.ts';
import { latestColouredUpdate } from './log-entry.ts';

/** Whether an action is off track: it is overdue or blocked, or still to do and red by its latest update. */
export function isOffTrack(action: Action, snapshot: Snapshot, today: IsoDate): boolean {
  return action.status === 'blocked' || isOverdue(action, snapshot, today) || isRed(action, snapshot);
}

/** Whether an outstanding action is red by its latest update. A person says so; nothing computes it. */
export function isRed(action: Action, snapshot: Snapshot): boolean {
  return colourOf(action, snapshot)?.rag === 'red';
}

/** Whether an outstanding action is amber by its latest update that says a colour. */
export function isAmber(action: Action, snapshot: Snapshot): boolean {
  return colourOf(action, snapshot)?.rag === 'amber';
}

/** Whether cards may say by name that the action is red: an exempt update only counts. */
export function isOpenlyRed(action: Action, snapshot: Snapshot): boolean {
  const update = colourOf(action, snapshot);
  return update?.rag === 'red' && update.marking !== 'exempt';
}

/** The update that says the colour of an action that is still to do; the colour of work that is done is of no interest. */
function colourOf(action: Action, snapshot: Snapshot): LogEntry | null {
  return isOutstanding(action, snapshot) ? latestColouredUpdate(snapshot, { about: 'action', row: action }) : null;
}

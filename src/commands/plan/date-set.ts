/** The due date that an action goes back to when one of its readings or contacts is struck or undone. */
import { dateSet, type SetDate } from '../../core/plan/due-date.ts';
import { entriesAbout } from '../../core/plan/log-entry.ts';
import type { Action } from '../../core/record/model.ts';
import type { Context } from '../../dispatch/command.ts';

/** Reads from the audit which due date of the action was set last, and what was recorded before that. */
export async function dateSetBefore(action: Action, { snapshot, read }: Context): Promise<SetDate> {
  const entries = entriesAbout(snapshot, { about: 'action', row: action });
  return dateSet(action, await read.history({ ids: [action, ...entries].map(({ id }) => id) }));
}

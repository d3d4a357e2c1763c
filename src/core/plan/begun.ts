/** Actions that stand as not started although somebody says how the work on them goes. */
import type { Action, LogEntry, Snapshot } from '../record/model.ts';
import { latestUpdates } from './log-entry.ts';

/** Words that say of themselves that nothing has begun. */
const NOT_BEGUN = /\bnot (?:yet )?(?:been )?(?:started|begun|commenced)\b|\bnot (?:yet )?due\b/i;

/** The latest update of an action that is not started, where its green or amber says that work goes on; null for any other. */
export function updateOfBegunWork(action: Action, snapshot: Snapshot): LogEntry | null {
  if (action.status !== 'not_started' || action.kind !== 'once') return null;
  const [latest] = latestUpdates(snapshot, { about: 'action', row: action });
  const isSaid = latest?.rag === 'green' || latest?.rag === 'amber';
  return latest && isSaid && !NOT_BEGUN.test(latest.text) ? latest : null;
}

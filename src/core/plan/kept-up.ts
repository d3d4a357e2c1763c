/** Commitments that are kept up: whether one of them has been met at all yet. */
import type { Action, LogEntry, Snapshot } from '../record/model.ts';
import { standingEvidence } from './evidence.ts';
import { entriesAbout } from './log-entry.ts';

/** Whether evidence, contact or a reading was ever given for an action that is kept up. Before its first day it is none of kept up and lapsed. */
export function wasEverMet(action: Action, snapshot: Snapshot): boolean {
  const isContactOrReading = ({ kind, struckAt }: LogEntry) =>
    struckAt === null && (kind === 'contact' || kind === 'reading');
  return (
    standingEvidence(snapshot, action).length > 0 ||
    entriesAbout(snapshot, { about: 'action', row: action }).some(isContactOrReading)
  );
}

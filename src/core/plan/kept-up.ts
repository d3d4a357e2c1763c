/** Commitments that are kept up: whether one of them has been met at all yet. */
import type { Action, LogEntry, Snapshot } from '../record/model.ts';
import { standingEvidence } from './evidence.ts';

/** The ids of actions with standing contact or readings. A list of entries is never altered, so each is gone through once. */
const metOrMeasured = new WeakMap<readonly LogEntry[], ReadonlySet<string>>();

/** Whether evidence, contact or a reading was ever given for an action that is kept up. Before its first day it is none of kept up and lapsed. */
export function wasEverMet(action: Action, snapshot: Snapshot): boolean {
  const { logEntries } = snapshot;
  const isContactOrReading = ({ kind, struckAt }: LogEntry) =>
    struckAt === null && (kind === 'contact' || kind === 'reading');
  const known =
    metOrMeasured.get(logEntries) ?? new Set(logEntries.filter(isContactOrReading).map(({ aboutId }) => aboutId));
  metOrMeasured.set(logEntries, known);
  return known.has(action.id) || standingEvidence(snapshot, action).length > 0;
}

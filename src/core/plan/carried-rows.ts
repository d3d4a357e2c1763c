/** The rows that hang on actions, copied for the rows that carry the actions on: milestones, evidence and log entries. */
import { added, type Change } from '../record/changes.ts';
import type { Action, EvidenceItem, IsoDate, LogEntry, Milestone, Snapshot } from '../record/model.ts';
import { standingEvidence } from './evidence.ts';
import { milestonesOf } from './milestone.ts';

/** The rows that carry something on: the id of each new row by the id of the old one, and the notice under which they stand. */
export interface Heirs {
  readonly ids: ReadonlyMap<string, string>;
  readonly noticeId: string;
  readonly newId: () => string;
}

/** Copies the standing evidence and milestones of actions, and all that stands in the log about them or other rows that go on. */
export function carryRows(
  snapshot: Snapshot,
  actions: readonly Action[],
  { ids, noticeId, newId }: Heirs,
  today: IsoDate,
): readonly Change[] {
  const heirOf = ({ id }: Action) => {
    const heir = ids.get(id);
    if (heir === undefined) throw new Error(`Nothing was carried over for ${id}`);
    return heir;
  };
  const evidence = actions.flatMap((action) =>
    standingEvidence(snapshot, action).map((item): EvidenceItem => {
      return { ...item, id: newId(), version: 1, noticeId, actionId: heirOf(action) };
    }),
  );
  const milestones = actions.flatMap((action) =>
    milestonesOf(snapshot, action).map((one): Milestone => {
      return { ...one, id: newId(), version: 1, noticeId, actionId: heirOf(action) };
    }),
  );
  const entries = snapshot.logEntries.filter(isCarried).flatMap((entry): readonly LogEntry[] => {
    const aboutId = ids.get(entry.aboutId);
    // A day that has come was asked about already.
    const askAgainOn = entry.askAgainOn !== null && entry.askAgainOn > today ? entry.askAgainOn : null;
    return aboutId === undefined ? [] : [{ ...entry, id: newId(), version: 1, noticeId, aboutId, askAgainOn }];
  });
  return [
    ...milestones.map((one) => added('milestone', one, 'carried over')),
    ...evidence.map((one) => added('evidence', one, 'carried over')),
    ...entries.map((one) => added('logEntry', one, 'carried over')),
  ];
}

/** Words about an action that goes on are read with it; those about an expectation belong to the notice under which they were said. */
function isCarried({ kind, about, struckAt }: LogEntry): boolean {
  return struckAt === null && (kind !== 'update' || about === 'action');
}

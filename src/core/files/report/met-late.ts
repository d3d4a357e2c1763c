/** Commitments that were met after they were due: lapses that are over by the day of a report, and would stand nowhere in it. */
import { dayOfEvidence } from '../../plan/rhythm.ts';
import { type AuditEvent, idOfChange, type Verb } from '../../record/changes.ts';
import { rowById } from '../../record/find-row.ts';
import type { Action, EvidenceItem, IsoDate, Snapshot } from '../../record/model.ts';

/** A commitment with the day that it was due on, and the later day on which it was met. */
export interface MetLate {
  readonly action: Action;
  readonly dueOn: IsoDate;
  readonly on: IsoDate;
}

const MEETS: ReadonlySet<Verb> = new Set(['contact recorded', 'reading added']);

/**
 * The commitments that were met late by these events, in their order, by the days of the contact, the readings and the evidence. Contact
 * and readings that the snapshot does not show are left out.
 */
export function metLate(events: readonly AuditEvent[], snapshot: Snapshot, zone: string): readonly MetLate[] {
  const entries = new Map(
    events.flatMap(({ by, change }) =>
      change.entity === 'logEntry' && change.op === 'added' ? [[by.requestId, change.row.id] as const] : [],
    ),
  );
  const given = evidenceByPeriod(events, snapshot);
  return events.flatMap(({ by, change }) => {
    if (change.entity === 'evidence' && change.op === 'added') {
      const item = rowById(snapshot.evidence, change.row.id) ?? change.row;
      return lateEvidence(item, given.get(periodKey(item)) ?? [], snapshot, zone);
    }
    if (change.entity !== 'action' || change.op !== 'changed' || !MEETS.has(change.verb)) return [];
    const action = rowById(snapshot.actions, idOfChange(change));
    const entry = rowById(snapshot.logEntries, entries.get(by.requestId) ?? '');
    if (!action || !entry || entry.struckAt !== null) return [];
    const { dueOn } = change.before;
    return dueOn && entry.on > dueOn ? [{ action, dueOn, on: entry.on }] : [];
  });
}

const periodKey = ({ actionId, periodDueOn }: EvidenceItem) => `${actionId} ${periodDueOn}`;

/** The evidence that stands, by action and period, with items given in these events that the snapshot does not show. */
function evidenceByPeriod(events: readonly AuditEvent[], { evidence }: Snapshot): ReadonlyMap<string, EvidenceItem[]> {
  const hidden = events.flatMap(({ change }) =>
    change.entity === 'evidence' && change.op === 'added' && !rowById(evidence, change.row.id) ? [change.row] : [],
  );
  return Map.groupBy(
    [...evidence, ...hidden].filter(({ struckAt, periodDueOn }) => struckAt === null && periodDueOn !== null),
    periodKey,
  );
}

/** The period that an item met late; none where other evidence of the `period` has an earlier day. */
function lateEvidence(
  { id, actionId }: EvidenceItem,
  period: readonly EvidenceItem[],
  snapshot: Snapshot,
  zone: string,
): readonly MetLate[] {
  const action = rowById(snapshot.actions, actionId);
  const [first] = period.toSorted((a, b) => dayOfEvidence(a, zone).localeCompare(dayOfEvidence(b, zone)));
  if (!action || first?.id !== id || first.periodDueOn === null) return [];
  const on = dayOfEvidence(first, zone);
  return on > first.periodDueOn ? [{ action, dueOn: first.periodDueOn, on }] : [];
}

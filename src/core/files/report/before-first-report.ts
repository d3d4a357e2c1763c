/**
 * The time between the notice and the body's last meeting, for a first report: no report told the body of it, so that a paper that
 * begins at the meeting would lose it.
 */
import { byCode } from '../../plan/action.ts';
import type { AuditEvent } from '../../record/changes.ts';
import type { Action, IsoDate, Notice } from '../../record/model.ts';
import { instantOf } from '../../time/instants.ts';
import { type PlanChanges, planChanges } from './changes.ts';
import { type PartlyDone, partlyDoneOf } from './kept-up.ts';
import type { Since } from './period.ts';
import type { Seen } from './readers.ts';

/** The work and the changes of that time. */
export interface TimeBeforeFirstReport {
  /** The day of the notice, where the time begins. */
  readonly from: IsoDate;
  readonly delivered: readonly Action[];
  readonly partlyDone: readonly PartlyDone[];
  readonly moved: PlanChanges['moved'];
  readonly withdrawn: PlanChanges['withdrawn'];
  readonly others: PlanChanges['others'];
}

/** The part of the record that the first report to a body would leave out; null where it leaves nothing out, and for any other report. */
export function findTimeBeforeFirstReport(
  snapshot: Seen,
  notice: Notice,
  since: Since,
  { events, zone }: { readonly events: readonly AuditEvent[]; readonly zone: string },
): TimeBeforeFirstReport | null {
  if (since.basis !== 'meeting') return null;
  const from = notice.issuedOn;
  const start = instantOf(from, '00:00', zone);
  const { moved, withdrawn, others } = planChanges(events, snapshot, start, since.at);
  const standing = snapshot.actions.filter(({ status }) => status !== 'withdrawn').sort(byCode);
  const isDeliveredBefore = ({ status, completedAt, broughtInAt }: Action) =>
    status === 'complete' && broughtInAt === null && completedAt !== null && completedAt <= since.at;
  const delivered = standing.filter(isDeliveredBefore);
  const partlyDone = partlyDoneOf(standing, snapshot, (day) => day >= from && day < since.on, zone);
  const isEmpty = delivered.length + partlyDone.length + moved.length + withdrawn.length + others.length === 0;
  return isEmpty ? null : { from, delivered, partlyDone, moved, withdrawn, others };
}

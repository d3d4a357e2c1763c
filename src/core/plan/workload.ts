/** The workload of a person: everything to do in all their roles, whether or not a reminder is due. */
import type { Action, IsoDate, Snapshot } from '../record/model.ts';
import { personalList } from '../reminders/reminder.ts';
import { compareDates } from '../time/dates.ts';
import { byCode, isOpen, isOutstanding, isOverdue } from './action.ts';

/** The actions of one person by what they have to do. An action may be in several lists. */
export interface Workload {
  readonly personId: string;
  readonly overdue: readonly Action[];
  readonly dueThisWeek: readonly Action[];
  /** Everything else that is still to do, soonest first, actions without a date last. */
  readonly later: readonly Action[];
  /** Their own actions that are reported and wait for somebody else to confirm. */
  readonly reported: readonly Action[];
  readonly asDeputy: readonly Action[];
  readonly toConfirm: readonly Action[];
}

/** Sorts the actions of a person into lists on a day, those held back by a snooze included. */
export function workloadOf(snapshot: Snapshot, personId: string, today: IsoDate): Workload {
  const { overdue, dueThisWeek, toConfirm } = personalList(snapshot, personId, today);
  const own = snapshot.actions.filter((action) => action.ownerId === personId);
  const near = new Set([...overdue, ...dueThisWeek].map((action) => action.id));
  const far = (action: Action) => action.dueOn ?? '9999-12-31';
  return {
    personId,
    overdue,
    dueThisWeek,
    later: own
      .filter((action) => isOutstanding(action, snapshot) && !near.has(action.id))
      .sort((a, b) => compareDates(far(a), far(b)) || byCode(a, b)),
    reported: own
      .filter((action) => action.status === 'reported_complete' && !isOutstanding(action, snapshot))
      .sort(byCode),
    asDeputy: snapshot.actions.filter((action) => action.deputyId === personId && isOpen(action)).sort(byCode),
    toConfirm,
  };
}

/** The overdue ones of these actions, longest overdue first. */
export function overdueAmong(actions: readonly Action[], snapshot: Snapshot, today: IsoDate): readonly Action[] {
  return actions
    .filter((action) => isOverdue(action, snapshot, today))
    .sort((a, b) => compareDates(a.dueOn as IsoDate, b.dueOn as IsoDate) || byCode(a, b));
}

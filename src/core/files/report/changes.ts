/** The changes of the plan that a report names: dates that moved, actions added and withdrawn, from the audit. */

import type { AuditEvent } from '../../record/changes.ts';
import { rowById } from '../../record/find-row.ts';
import type { Action, Instant, IsoDate, Milestone, Snapshot } from '../../record/model.ts';
import { reasonGiven } from '../import-reason.ts';
import { type OtherChange, otherChanges } from './other-changes.ts';

/** A due date that moved. `because` and `byId` are null where the audit has none. */
export interface DateMove {
  readonly action: Action;
  readonly at: Instant;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly because: string | null;
  readonly byId: string | null;
}

/** A milestone whose date moved. */
export interface MilestoneMove extends DateMove {
  readonly milestone: Milestone;
}

/** An action that came to the plan or left it, with the reason. */
export interface PlanChange {
  readonly action: Action;
  readonly at: Instant;
  readonly because: string | null;
}

/** An action whose date had moved before it came into the record, so that nobody here knows when, and who agreed. */
export interface EarlierMove extends PlanChange {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** The changes of the plan in a time. */
export interface PlanChanges {
  readonly moved: readonly DateMove[];
  readonly milestonesMoved: readonly MilestoneMove[];
  readonly movedBefore: readonly EarlierMove[];
  /** Added here, one by one. */
  readonly added: readonly PlanChange[];
  /** Brought in from a file. */
  readonly broughtIn: readonly PlanChange[];
  readonly withdrawn: readonly PlanChange[];
  readonly others: readonly OtherChange[];
}

/** An action that is withdrawn; `at` is null for one that a plan had withdrawn already. */
export interface Withdrawal {
  readonly action: Action;
  readonly at: Instant | null;
  readonly because: string | null;
}

/** Every action that is withdrawn, in the order given, with the latest reason. */
export function withdrawalsOf(
  events: readonly AuditEvent[],
  { actions }: Pick<Snapshot, 'actions'>,
): readonly Withdrawal[] {
  return actions
    .filter(({ status }) => status === 'withdrawn')
    .map((action) => {
      const event = events.findLast(
        ({ change }) => change.op === 'changed' && change.id === action.id && change.verb === 'withdrawn',
      );
      return { action, at: event?.at ?? null, because: reasonGiven(event?.change.because ?? null) };
    });
}

/** The action with this id, or the one that carries it on under the notice that replaced its own. */
function standingFor(actions: readonly Action[]): (id: string) => Action | undefined {
  const heirs = new Map(actions.flatMap((one) => (one.carriedFromId === null ? [] : [[one.carriedFromId, one]])));
  return (id) => rowById(actions, id) ?? heirs.get(id);
}

/** Every due date that moved, oldest first. A date that is set for the first time is no move. */
export function dateMoves(events: readonly AuditEvent[], { actions }: Pick<Snapshot, 'actions'>): readonly DateMove[] {
  return movesAmong(events, (id) => rowById(actions, id));
}

function movesAmong(events: readonly AuditEvent[], standing: (id: string) => Action | undefined): readonly DateMove[] {
  return events.flatMap(({ at, by, change }) => {
    if (change.op !== 'changed' || change.entity !== 'action') return [];
    if (change.verb !== 'date moved' && change.verb !== 'date agreed') return [];
    const action = standing(change.id);
    const [from, to] = [change.before.dueOn, change.after.dueOn];
    if (!action || !from || !to) return [];
    return [{ action, at, from, to, because: change.because, byId: by.personId }];
  });
}

/** The milestones that moved, oldest first. */
function milestoneMoves(events: readonly AuditEvent[], { milestones, actions }: Snapshot): readonly MilestoneMove[] {
  return events.flatMap(({ at, by, change }) => {
    if (change.op !== 'changed' || change.entity !== 'milestone' || change.verb !== 'date moved') return [];
    const milestone = rowById(milestones, change.id);
    const action = milestone && rowById(actions, milestone.actionId);
    const [from, to] = [change.before.dueOn, change.after.dueOn];
    if (!action || !from || !to || milestone.withdrawnAt !== null) return [];
    return [{ action, milestone, at, from, to, because: reasonGiven(change.because), byId: by.personId }];
  });
}

/** The changes after `since`, up to and with `until`. Actions that a new notice carries over are no additions. */
export function planChanges(
  events: readonly AuditEvent[],
  snapshot: Snapshot,
  since: Instant,
  until: Instant,
): PlanChanges {
  const inTime = events.filter(({ at }) => at > since && at <= until);
  const standing = standingFor(snapshot.actions);
  const came = inTime.flatMap(({ at, change }) => {
    if (change.op !== 'added' || change.entity !== 'action' || change.verb === 'carried over') return [];
    const action = standing(change.row.id);
    const isFromFile = change.verb === 'brought in' || reasonGiven(change.because) !== change.because;
    return action ? [{ action, at, because: isFromFile ? null : change.because, isFromFile, row: change.row }] : [];
  });
  const movedBefore = came.flatMap(({ action, at, because, row: { originalDueOn, dueOn, timesMoved } }) =>
    timesMoved > 0 && originalDueOn !== null && dueOn !== null
      ? [{ action, at, because, from: originalDueOn, to: dueOn }]
      : [],
  );
  const plain = ({ action, at, because }: PlanChange): PlanChange => ({ action, at, because });
  return {
    moved: movesAmong(inTime, standing).map((one) => ({ ...one, because: reasonGiven(one.because) })),
    milestonesMoved: milestoneMoves(inTime, snapshot),
    movedBefore,
    added: came.filter(({ isFromFile }) => !isFromFile).map(plain),
    broughtIn: came.filter(({ isFromFile }) => isFromFile).map(plain),
    withdrawn: inTime.flatMap(({ at, change }) => {
      if (change.op !== 'changed' || change.entity !== 'action' || change.verb !== 'withdrawn') return [];
      const action = standing(change.id);
      return action ? [{ action, at, because: reasonGiven(change.because) }] : [];
    }),
    others: otherChanges(events, snapshot, { since, until }, standing),
  };
}

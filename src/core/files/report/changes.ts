/** The changes of the plan that a report names: dates that moved, actions added and withdrawn, from the audit. */
import { type AuditEvent, idOfChange } from '../../record/changes.ts';
import { rowById } from '../../record/find-row.ts';
import type { Action, Instant, IsoDate, Snapshot } from '../../record/model.ts';

/** A due date that moved. `because` and `byId` are null where the audit has none. */
export interface DateMove {
  readonly action: Action;
  readonly at: Instant;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly because: string | null;
  readonly byId: string | null;
}

/** An action that came to the plan or left it, with the reason. */
export interface PlanChange {
  readonly action: Action;
  readonly at: Instant;
  readonly because: string | null;
}

/** The changes of the plan in a time. */
export interface PlanChanges {
  readonly moved: readonly DateMove[];
  readonly added: readonly PlanChange[];
  readonly withdrawn: readonly PlanChange[];
}

/** Every due date that moved, oldest first. A date that is set for the first time is no move. */
export function dateMoves(events: readonly AuditEvent[], { actions }: Pick<Snapshot, 'actions'>): readonly DateMove[] {
  return events.flatMap(({ at, by, change }) => {
    if (change.op !== 'changed' || change.entity !== 'action') return [];
    if (change.verb !== 'date moved' && change.verb !== 'date agreed') return [];
    const action = rowById(actions, change.id);
    const [from, to] = [change.before.dueOn, change.after.dueOn];
    if (!action || !from || !to) return [];
    return [{ action, at, from, to, because: change.because, byId: by.personId }];
  });
}

/** The changes after `since`, up to and with `until`. */
export function planChanges(
  events: readonly AuditEvent[],
  snapshot: Snapshot,
  since: Instant,
  until: Instant,
): PlanChanges {
  const inTime = events.filter(({ at }) => at > since && at <= until);
  const found = (isMeant: (event: AuditEvent) => boolean) =>
    inTime.filter(isMeant).flatMap(({ at, change }) => {
      const action = rowById(snapshot.actions, idOfChange(change));
      return action ? [{ action, at, because: change.because }] : [];
    });
  return {
    moved: dateMoves(inTime, snapshot),
    added: found(({ change }) => change.op === 'added' && change.entity === 'action'),
    withdrawn: found(
      ({ change }) => change.op === 'changed' && change.entity === 'action' && change.verb === 'withdrawn',
    ),
  };
}

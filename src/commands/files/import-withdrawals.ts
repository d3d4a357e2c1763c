/** Finds out which actions somebody withdrew in the record, so that a plan that still has them is asked about. */
import type { Withdrawal } from '../../core/files/bring-in-input.ts';
import { dateOf } from '../../core/time/instants.ts';
import type { Context } from '../../dispatch/command.ts';

/** The actions that are withdrawn by their id, without those that an undo of an import took back. */
export async function readWithdrawals({
  read,
  snapshot,
  calendar,
}: Pick<Context, 'read' | 'snapshot' | 'calendar'>): Promise<ReadonlyMap<string, Withdrawal>> {
  const ids = snapshot.actions.filter(({ status }) => status === 'withdrawn').map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const events = await read.history({ ids });
  const withdrawn = events.flatMap(({ at, change }) =>
    change.op === 'changed' && change.entity === 'action' && change.after.status === 'withdrawn'
      ? [{ at, change }]
      : [],
  );
  const latest = new Map(withdrawn.map((one) => [one.change.id, one]));
  return new Map(
    [...latest].flatMap(([id, { at, change }]): readonly (readonly [string, Withdrawal])[] =>
      change.verb === 'withdrawn' ? [[id, { on: dateOf(at, calendar.timeZone), because: change.because }]] : [],
    ),
  );
}

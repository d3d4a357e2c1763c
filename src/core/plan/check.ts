/** Checks: later actions that show whether a complete one still holds. An action is embedded once its latest check has. */
import type { ActorContext } from '../people/person.ts';
import { expectationOf } from '../people/person.ts';
import type { Change } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import { rowById, rowsBelongingTo } from '../record/find-row.ts';
import type { Action, IsoDate, Snapshot } from '../record/model.ts';
import { compareDates, longDate } from '../time/dates.ts';
import { addAction, byCode } from './action.ts';
import { standingEvidence } from './evidence.ts';

/** The checks of an action that have not been withdrawn, soonest first. */
export function checksOf({ actions }: Snapshot, { id }: Pick<Action, 'id'>): readonly Action[] {
  const far = ({ dueOn }: Action) => dueOn ?? '9999-12-31';
  return rowsBelongingTo(actions, id, ({ checksId }) => checksId ?? '', 'checks')
    .filter(({ status }) => status !== 'withdrawn')
    .toSorted((a, b) => compareDates(far(a), far(b)) || byCode(a, b));
}

/** The check of an action that nobody has confirmed yet, soonest first; null where there is none. */
export function openCheckOf(snapshot: Snapshot, action: Pick<Action, 'id'>): Action | null {
  return checksOf(snapshot, action).find(({ status }) => status !== 'complete') ?? null;
}

/** The action that a check is about, as far as this notice has it; null for any other action. */
export function checkedBy(snapshot: Snapshot, { checksId }: Pick<Action, 'checksId'>): Action | null {
  return rowById(snapshot.actions, checksId) ?? null;
}

/**
 * Whether a complete action is embedded: the latest of its checks, among those whose day has come or that are complete, is
 * confirmed with evidence.
 */
export function isEmbedded(action: Action, snapshot: Snapshot, today: IsoDate): boolean {
  if (action.status !== 'complete') return false;
  const latest = checksOf(snapshot, action).findLast(
    ({ status, dueOn }) => status === 'complete' || (dueOn !== null && dueOn <= today),
  );
  return latest?.status === 'complete' && standingEvidence(snapshot, latest).length > 0;
}

/** A check as somebody asks for it. */
export interface NewCheck {
  readonly dueOn: IsoDate;
  /** Null for the owner of the checked action. */
  readonly ownerId: string | null;
}

/**
 * Adds the check of a complete action, under its expectation and with its owner and level. It needs evidence. For its SRO and
 * leads. Throws `UserError`.
 */
export function addCheck(
  acting: ActorContext,
  action: Action,
  { dueOn, ownerId }: NewCheck,
  id: string,
): [Action, Change] {
  if (action.status !== 'complete')
    throw new UserError(
      `${action.code} is ${action.status.replace('_', ' ')}. Expected a complete action, of which to check that it still holds.`,
    );
  const open = openCheckOf(acting.snapshot, action);
  if (open)
    throw new UserError(
      `${open.code} checks ${action.code} already${open.dueOn ? `, on ${longDate(open.dueOn)}` : ''}. To move it: due ${open.code} … because …`,
    );
  if (dueOn <= acting.today) throw new UserError(`${longDate(dueOn)} has passed. Expected a later day for the check.`);
  const wanted = {
    title: `Check that ${action.code} still holds`,
    ownerId: ownerId ?? action.ownerId,
    deputyId: null,
    level: action.level,
    dueOn,
    everyWeeks: null,
    evidenceRequired: `what shows that ${action.code} still holds`,
    detail: { checksId: action.id },
  };
  return addAction(acting, expectationOf(acting.snapshot, action), wanted, id);
}

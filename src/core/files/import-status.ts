/** The change of status that a row of an import asks for. */
import type { ActorContext } from '../people/person.ts';
import { blockAction, isOpen, startAction, withdrawAction } from '../plan/action.ts';
import { type Change, changed } from '../record/changes.ts';
import { assertNever, UserError } from '../record/errors.ts';
import type { Action, DeliveryStatus } from '../record/model.ts';

/**
 * An import moves an action between open states or withdraws it. Reports, confirmations and reopening need their own
 * command.
 */
export function statusChange(
  acting: ActorContext,
  action: Action,
  to: DeliveryStatus,
  blockedBecause: string | null,
  because: string,
): Change {
  if (to === 'reported_complete' || to === 'complete') {
    throw new UserError(
      `${action.code} is not reported or confirmed by an import: its owner reports it (done ${action.code}), and somebody else confirms it.`,
    );
  }
  if (!isOpen(action))
    throw new UserError(
      `${action.code} is ${action.status.replace('_', ' ')}. Opening it again needs a reason of its own: reopen ${action.code} because …`,
    );
  switch (to) {
    case 'not_started':
      return changed('action', action, { status: to, blockedBecause: null }, 'edited', because);
    case 'in_progress':
      return startAction(acting, action);
    case 'blocked':
      if (blockedBecause === null) {
        throw new UserError('A blocked action needs its reason, in the column Blocked because.');
      }
      return blockAction(acting, action, blockedBecause);
    case 'withdrawn':
      return withdrawAction(acting, action, because);
    default:
      return assertNever(to);
  }
}

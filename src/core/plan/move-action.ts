/** Moves an action under another expectation. Its code says under which one it stands, so that it goes on there under a new code. */
import { type ActorContext, requireLead, requireOversight } from '../people/person.ts';
import { added, type Change, changed } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import type { Action, Expectation } from '../record/model.ts';
import { nextActionCode, withdrawAction } from './action.ts';
import { carryRows } from './carried-rows.ts';

/**
 * The action under the other expectation with everything that it has: status, dates, people, milestones, evidence and updates. The
 * old one is withdrawn and says where it went. For leads, and for the SRO of both expectations. Throws `UserError`.
 */
export function moveAction(
  acting: ActorContext,
  action: Action,
  expectation: Expectation,
  newId: () => string,
): { readonly action: Action; readonly changes: readonly Change[] } {
  const { actor, snapshot, today } = acting;
  requireOversight(acting, action, `move ${action.code}`);
  if (expectation.seniorResponsibleOwnerId !== actor.id) requireLead(acting, `add actions to ${expectation.code}`);
  if (action.expectationId === expectation.id)
    throw new UserError(`${action.code} stands under ${expectation.code} already.`);
  if (action.status === 'withdrawn')
    throw new UserError(`${action.code} is withdrawn. Open it again first: reopen ${action.code} because …`);
  const moved: Action = {
    ...action,
    ...{ id: newId(), version: 1, expectationId: expectation.id, code: nextActionCode(snapshot, expectation) },
    carriedFromId: action.id,
  };
  const because = `moved to ${moved.code}`;
  const ids = new Map([[action.id, moved.id]]);
  const checks = snapshot.actions.filter(({ checksId }) => checksId === action.id);
  const changes = [
    added('action', moved, 'carried over'),
    ...carryRows(snapshot, [action], { ids, noticeId: action.noticeId, newId }, today),
    ...checks.map((check) => changed('action', check, { checksId: moved.id }, 'edited', because)),
    withdrawAction(acting, action, because),
  ];
  return { action: moved, changes };
}

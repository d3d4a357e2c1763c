/** Confirms actions that came in from a file as complete: somebody here says that they are. */
import { type ActorContext, requireLead } from '../people/person.ts';
import { type Change, changed } from '../record/changes.ts';
import type { Action, Snapshot } from '../record/model.ts';

/** The actions that came in as complete and that nobody here has confirmed. */
export function broughtInComplete({ actions }: Pick<Snapshot, 'actions'>): readonly Action[] {
  return actions.filter(({ broughtInAt, status }) => broughtInAt !== null && status === 'complete');
}

/** Confirms all of them at once, or those given. Leads only; throws `UserError`. */
export function confirmImported(
  acting: ActorContext,
  actions: readonly Action[] = broughtInComplete(acting.snapshot),
): readonly Change[] {
  requireLead(acting, 'confirm what a plan brought in as complete');
  const after = { broughtInAt: null, completedBy: acting.actor.id, completedAt: acting.now } as const;
  return actions.map((action) => changed('action', action, after, 'confirmed'));
}

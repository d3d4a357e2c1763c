/** What an admitted guest can ask for: work on their own actions, and nothing that tells of anybody else's. */
import { isAdmitted, ownRecord } from '../core/people/admission.ts';
import type { Command, Context } from './command.ts';

const FOR_GUESTS: readonly string[] = ['mine', 'show', 'start', 'block', 'done', 'undo', 'evidence', 'minute', 'due'];

/** Default deny: a guest runs a command only when admitted, and only one of these. */
export function isKeptOut({ request, snapshot }: Context, command: Command | undefined): boolean {
  const { guest, platform, accountId } = request.actor;
  if (!guest) return false;
  return !(command && FOR_GUESTS.includes(command.name) && isAdmitted(snapshot, platform, accountId));
}

/** The record as the asker may see it: for a guest, their own part. */
export function asSeen(context: Context): Context {
  if (!context.request.actor.guest || !context.actor) return context;
  return { ...context, snapshot: ownRecord(context.actor, context.snapshot) };
}

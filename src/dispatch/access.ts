/** Access: the role that each command needs, guests for their own actions alone, and no change by a card of an earlier notice. */
import { isAdmitted, limitToOwnActions } from '../core/people/admission.ts';
import { isAtLeast, isLead } from '../core/people/person.ts';
import type { Role, Snapshot } from '../core/record/model.ts';
import type { Card } from '../ports/card.ts';
import type { Store } from '../ports/store.ts';
import { guestCard, refusedCard, strangerCard, unansweredCard } from '../views/ask/answers.ts';
import { roleWord } from '../views/words.ts';
import type { Command, Context } from './command.ts';

/** The lowest role that may run a command, by its `who`. */
const LOWEST_ROLE: Readonly<Record<Command['who'], Role>> = {
  anyone: 'viewer',
  known: 'viewer',
  officer: 'officer',
  lead: 'lead',
};

/**
 * The card that refuses a request, or null when the person may run the command. Guests need to be admitted, and the command
 * open to guests; others need to be in the record, with the role of the command. Null as command: the line was not understood.
 */
export function refusalFor({ request, snapshot, actor }: Context, command: Command | null): Card | null {
  if (command?.who === 'anyone') return null;
  const { guest, platform, accountId, name } = request.actor;
  if (guest && !(command?.guests && isAdmitted(snapshot, platform, accountId))) return guestCard();
  if (!actor) return strangerCard(name, firstLeadAccount(snapshot, request));
  if (command === null || isAtLeast(actor, LOWEST_ROLE[command.who])) return null;
  const whom = command.who === 'lead' ? 'programme leads' : 'officers and programme leads';
  const draw = command.changes ? refusedCard : unansweredCard;
  const { input } = request;
  // Who pastes a text has not typed the name of the command.
  const isPasted = input.kind === 'text' && command.pasted?.isOne(input.text);
  const deed = isPasted ? `This looks like ${command.pasted?.kind}. Having it read` : `“${command.name}”`;
  return draw(`${deed} is for ${whom}. You are recorded as ${actor.name}, ${roleWord(actor.role)}.`);
}

/** The setting that makes the asker the first programme lead; null when the record has one. */
function firstLeadAccount({ people }: Snapshot, { actor }: Context['request']): string | null {
  if (people.some((person) => isLead(person))) return null;
  return actor.platform === 'local' ? 'local:jo-smith, with your own name' : `${actor.platform}:${actor.accountId}`;
}

/** Limits the context to the rows that the asker may see: for a guest, those of their own actions. */
export function limitToAsker(context: Context): Context {
  if (!context.request.actor.guest || !context.actor) return context;
  return { ...context, snapshot: limitToOwnActions(context.actor, context.snapshot) };
}

/** The refusal of a change by a button on a card of an earlier notice; null for every other request. */
export async function earlierNoticeCard(
  store: Pick<Store, 'postOf'>,
  { request, snapshot }: Context,
  command: Command,
): Promise<Card | null> {
  if (request.input.kind !== 'press' || !command.changes) return null;
  const pressed = await store.postOf(request.place);
  if (!pressed?.noticeId || pressed.noticeId === snapshot.notice?.id) return null;
  return refusedCard(
    'This card is about an earlier notice, and its codes may mean something else by now. Your actions under the present notice: /bvn mine. The earlier notice: /bvn notice all',
  );
}

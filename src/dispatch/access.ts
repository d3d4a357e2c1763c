/** Who may ask for what: by their role; guests for their own actions alone; and a card of an earlier notice changes nothing. */
import { isAdmitted, limitToOwnActions } from '../core/people/admission.ts';
import { isAtLeast } from '../core/people/person.ts';
import type { Role } from '../core/record/model.ts';
import type { Card } from '../ports/card.ts';
import type { Store } from '../ports/store.ts';
import { guestCard, refusedCard, strangerCard, unansweredCard } from '../views/ask/answers.ts';
import { roleWord } from '../views/words.ts';
import type { Command, Context } from './command.ts';

/** The least role that runs a command. */
const LEAST: Readonly<Record<Command['who'], Role>> = {
  anyone: 'viewer',
  known: 'viewer',
  officer: 'officer',
  lead: 'lead',
};

/**
 * Default deny: no guest but one who is admitted, and then only for what is open to guests; nobody whom the record does
 * not know; and nobody below what the command asks for. Without a command, as when it was not understood, whoever is known.
 */
export function refusalFor({ request, snapshot, actor }: Context, command: Command | null): Card | null {
  if (command?.who === 'anyone') return null;
  const { guest, platform, accountId, name } = request.actor;
  if (guest && !(command?.guests && isAdmitted(snapshot, platform, accountId))) return guestCard();
  if (!actor) return strangerCard(name);
  if (command === null || isAtLeast(actor, LEAST[command.who])) return null;
  const whom = command.who === 'lead' ? 'programme leads' : 'officers and programme leads';
  const draw = command.changes ? refusedCard : unansweredCard;
  return draw(`“${command.name}” is for ${whom}. You are recorded as ${actor.name}, ${roleWord(actor.role)}.`);
}

/** The record as the asker may see it: for a guest, their own part. */
export function asSeen(context: Context): Context {
  if (!context.request.actor.guest || !context.actor) return context;
  return { ...context, snapshot: limitToOwnActions(context.actor, context.snapshot) };
}

/** What is answered to a button on such a card; null for every other request, and for buttons that only show something. */
export async function earlierNoticeCard(
  store: Pick<Store, 'postOf'>,
  { request, snapshot }: Context,
  command: Command,
): Promise<Card | null> {
  if (request.input.kind !== 'press' || !command.changes) return null;
  const pressed = await store.postOf(request.place);
  if (!pressed?.noticeId || pressed.noticeId === snapshot.notice?.id) return null;
  return refusedCard(
    'This card is about an earlier notice, and its codes may mean something else by now. What was carried over is here: /bvn mine. The earlier notice can be read: /bvn notice all',
  );
}

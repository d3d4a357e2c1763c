/** Who may ask for what beside their role: guests get their own actions alone, and a card of an earlier notice changes nothing. */
import { isAdmitted, ownRecord } from '../core/people/admission.ts';
import type { Card } from '../ports/card.ts';
import type { Store } from '../ports/store.ts';
import { refusedCard } from '../views/ask/answers.ts';
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

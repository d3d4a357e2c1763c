/** A card of an earlier notice does nothing: a code on it may belong to another action under the present one. */
import type { Command, Context } from '../dispatch/command.ts';
import type { Card } from '../ports/card.ts';
import type { Store } from '../ports/store.ts';
import { refusedCard } from '../views/ask/answers.ts';

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

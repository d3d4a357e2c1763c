/**
 * Draws the forms behind a card's buttons beforehand, as its reader would get them, so that they open in place at once:
 * without a round trip, with the rest of the card in sight, and with typed words kept while others change the record. A
 * card for a whole channel has no known reader: there the form comes at the press, in the presser's view of the card alone.
 */
import { accountIdOf, accountOn } from '../../core/people/person.ts';
import type { Dispatch } from '../../dispatch/command.ts';
import type { Button, Card } from '../../ports/card.ts';
import type { Clock } from '../../ports/clock.ts';
import type { AccountRef } from '../../ports/post.ts';
import { directPlace } from '../../ports/post.ts';

/** The forms behind a card's buttons as `reader` would get them. A form that dispatch refuses to this reader is left out. */
export async function drawForms(
  card: Card,
  reader: AccountRef,
  { dispatch, clock }: { readonly dispatch: Dispatch; readonly clock: Clock },
): Promise<ReadonlyMap<Button, Card>> {
  const forms = new Map<Button, Card>();
  const place = directPlace(`teams:${reader.accountId}`);
  for (const button of buttonsOf(card)) {
    if (button.type !== 'command' || !button.asks || button.args.ask !== 'yes') continue;
    const { command, args } = button;
    // Asking for a form changes nothing, so that this request has no event of Teams behind it.
    const id = `form:${reader.accountId}:${command}:${JSON.stringify(args)}`;
    const input = { kind: 'press', command, args } as const;
    const reply = await dispatch({ id, actor: reader, place, input, now: clock.now() });
    if (reply.ok && reply.card?.body.some(({ type }) => type === 'form')) forms.set(button, reply.card);
  }
  return forms;
}

/** The account in Teams of the person whom a card is for; null for a card for everybody. */
export function readerOf({ to }: Card): AccountRef | null {
  const account = to ? accountOn(to.accounts, 'teams') : null;
  return to && account ? { platform: 'teams', accountId: accountIdOf(account), name: to.name } : null;
}

/** Every button of a card, those of its list items first. */
export function buttonsOf({ body, buttons }: Card): readonly Button[] {
  const inLists = body.flatMap((element) => (element.type === 'list' ? element.items : []));
  return [...inLists.flatMap((item) => item.buttons ?? []), ...buttons];
}

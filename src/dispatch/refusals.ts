/** Replies that refuse a request: a fault with what may have been meant, in the words for a change or for a question. */
import type { UnknownCodeError } from '../core/record/errors.ts';
import type { Button, Card } from '../ports/card.ts';
import { lineKey } from '../posting/posts.ts';
import { refusedCard, unansweredCard } from '../views/ask/answers.ts';
import { earlierNoticeCard } from './access.ts';
import type { Command, Context, Reply, Request } from './command.ts';
import { contextOf, type DispatchPorts } from './context.ts';
import type { Fault } from './fault.ts';
import { keptReply, onceKey } from './outcome.ts';
import { pressedCard } from './redraw-cards.ts';
import { understandBy } from './understand.ts';

/** The commands by which the refused input is understood. */
interface Understanding {
  readonly commands: readonly Command[];
}

/** Refuses a line with a fault, with a button for each suggestion. */
export function refuseFault(by: Understanding, request: Request, { message, suggestions }: Fault): Reply {
  const buttons = suggestions.map((suggestion): Button => ({ type: 'command', ...suggestion }));
  return refuse(by, request, message, buttons);
}

/** Refuses a code that the record does not have, with a button for each code that is near. */
export function refuseCode(by: Understanding, request: Request, { message, near }: UnknownCodeError): Reply {
  const buttons = near.map(
    (code): Button => ({ type: 'command', label: `Show ${code}`, command: 'show', args: { about: code } }),
  );
  return refuse(by, request, message, buttons);
}

/** Only the refusal of a change says that nothing was changed; a question changes nothing anyway. */
export function refuse(
  { commands }: Understanding,
  { input }: Request,
  message: string,
  buttons: readonly Button[] = [],
): Reply {
  return refusal((understandBy(commands)(input).mayChange ? refusedCard : unansweredCard)(message, buttons));
}

/** The answer of a repeat, which may be refused on the record that it has changed itself; the refusal of a card of an earlier notice. */
export async function answerInstead(ports: DispatchPorts, request: Request): Promise<Reply | null> {
  const { store } = ports;
  const context = contextOf(ports, request, await store.snapshot());
  const first = await store.committed(onceKey(request));
  if (first) return repeatedReply(ports, context, first.answer);
  const earlier = earlierNoticeCard(await pressedCard(request, store, []), context.snapshot);
  return earlier && refusal(earlier);
}

/** The answer of a repeat: the first one, as the store kept it. */
export async function repeatedReply({ store }: DispatchPorts, context: Context, kept: unknown): Promise<Reply> {
  return keptReply(kept, await store.post(lineKey(context.request.id)), context);
}

/** The reply that shows a card in the place of what was asked for. */
export function refusal(card: Card | null): Reply {
  return { card, audience: 'asker', ok: card === null };
}

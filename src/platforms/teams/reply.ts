/**
 * Shows a reply where it belongs. Teams has no private message in a channel: what is for the asker alone goes to the chat
 * with them, and the channel is told so without its content. A press is also answered in itself, which its presser alone sees.
 */
import { assertNever } from '../../core/record/errors.ts';
import type { Input, Reply } from '../../dispatch/command.ts';
import type { Card } from '../../ports/card.ts';
import { DeliveryError } from '../../ports/deliverer.ts';
import { plainText } from '../../views/plain-text.ts';
import { ANSWERED_BELOW, ANSWERED_IN_CHAT, DONE_HERE, NO_CHAT } from '../../views/platform-lines.ts';
import type { Spot, Talk } from './api.ts';
import { againIn, isAlone } from './card-data.ts';
import { drawForms } from './forms.ts';
import type { People } from './people.ts';
import type { TeamsPorts } from './ports.ts';
import { renderCard } from './render.ts';
import type { Heard } from './request.ts';

/** The body of the answer to a press: a card in the place of the one pressed, or a line under it. */
export type Answer =
  /** `again`: what asks for this card once more. */
  | { readonly kind: 'card'; readonly card: Card; readonly again: Input | null }
  | { readonly kind: 'line'; readonly text: string };

export interface ReplyParts {
  readonly ports: TeamsPorts;
  readonly talk: Talk;
  readonly people: People;
}

/** Longer than a busy conversation makes a reply wait, shorter than Teams waits for us. */
const PATIENCE_MS = 8_000;
/** A refusal of this length is said under the card that was pressed. */
const LINE = 400;

/** What was said in words: the reply as a message. Never rejects: whoever sees no answer asks again. */
export async function answerWords(reply: Reply, heard: Heard, parts: ReplyParts): Promise<void> {
  const { card } = reply;
  if (!card) return;
  try {
    if (await isForEverybody(reply, heard, parts)) await post(spotOf(heard), card, heard, parts);
    else await privately(card, heard, parts, (text) => post(spotOf(heard), lineCard(text), heard, parts));
  } catch (error) {
    parts.ports.log.warn('An answer could not be shown in Teams', { request: heard.request.id }, error);
  }
}

/** What was pressed or sent: what is shown in its place, for the presser. */
export async function answerPress(reply: Reply, heard: Heard, parts: ReplyParts): Promise<Answer> {
  const answer = await answerItself(reply, heard, parts);
  const again = againIn(heard.data);
  const present = reply.ok && again ? await presentCard(again, heard, parts) : null;
  return present ? { kind: 'card', card: present, again } : answer;
}

/** A card that was asked for is drawn as things stand after a change: in its message, and for its presser at once. */
async function presentCard(again: Input, heard: Heard, parts: ReplyParts): Promise<Card | null> {
  const { dispatch, understand } = parts.ports;
  const { request } = heard;
  const { conversation, message } = request.place;
  if (!message || !understand(request.input).mayChange || understand(again).mayChange) return null;
  const { card } = await dispatch({ ...request, id: `${request.id}:again`, input: again });
  if (!card) return null;
  const shown = { summary: card.summary, card: await render(card, again, heard, parts) };
  await parts.talk.redraw({ conversation, message, thread: request.place.thread ?? message }, shown, PATIENCE_MS);
  return card;
}

async function answerItself(reply: Reply, heard: Heard, parts: ReplyParts): Promise<Answer> {
  const { card, audience } = reply;
  const alone = isAlone(heard.data);
  const again = againIn(heard.data);
  if (!card) return alone ? { kind: 'card', card: DONE_HERE, again } : { kind: 'line', text: DONE_HERE.summary };
  if (hasForm(card) || alone) return { kind: 'card', card, again };
  switch (audience) {
    case 'replace':
      // The message itself is redrawn for everybody by the outbox.
      return { kind: 'card', card, again: null };
    case 'asker':
    case 'thread':
      return besideCard(reply, card, heard, parts);
    default:
      return assertNever(audience);
  }
}

async function besideCard(reply: Reply, card: Card, heard: Heard, parts: ReplyParts): Promise<Answer> {
  const words = plainText(card);
  if (!heard.request.place.direct && card.buttons.length === 0 && words.length <= LINE)
    return { kind: 'line', text: words.replaceAll(/\s*\n\s*/g, '. ') };
  if (await isForEverybody(reply, heard, parts)) {
    await post(spotOf(heard), card, heard, parts);
    return { kind: 'line', text: ANSWERED_BELOW };
  }
  let line = ANSWERED_IN_CHAT;
  await privately(card, heard, parts, async (text) => {
    line = text;
  });
  return { kind: 'line', text: line };
}

/** To the asker's chat; `tell` says in the conversation where the answer is, or that there is no way to give it. */
async function privately(
  card: Card,
  heard: Heard,
  parts: ReplyParts,
  tell: (text: string) => Promise<void>,
): Promise<void> {
  try {
    const conversation = await parts.talk.chatWith(heard.request.actor.accountId);
    await post({ conversation }, card, heard, parts);
  } catch (error) {
    if (!(error instanceof DeliveryError && error.permanent)) throw error;
    return tell(NO_CHAT);
  }
  await tell(ANSWERED_IN_CHAT);
}

async function isForEverybody({ audience }: Reply, { request }: Heard, { people }: ReplyParts): Promise<boolean> {
  const { direct, conversation } = request.place;
  return direct === true || (audience === 'thread' && !(await people.isExposed(conversation)));
}

/** A card with the forms of its reader behind its buttons, and with what asks for it again. */
export async function render(card: Card, again: Input | null, { request }: Heard, { ports }: ReplyParts) {
  const forms = await drawForms(card, request.actor, { dispatch: ports.dispatch, now: ports.clock.now() });
  return renderCard(card, { forms, again });
}

async function post(at: Spot, card: Card, heard: Heard, parts: ReplyParts): Promise<void> {
  const { input } = heard.request;
  const again = parts.ports.understand(input).mayChange ? null : input;
  await parts.talk.post(at, { summary: card.summary, card: await render(card, again, heard, parts) }, PATIENCE_MS);
}

function spotOf({ request: { place } }: Heard): Spot {
  return { conversation: place.conversation, ...(place.thread === undefined ? {} : { thread: place.thread }) };
}

function hasForm({ body }: Card): boolean {
  return body.some(({ type }) => type === 'form');
}

function lineCard(text: string): Card {
  return { title: text, summary: text, body: [], buttons: [] };
}

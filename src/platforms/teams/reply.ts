/**
 * Shows a reply where it belongs. Teams has no private message in a channel: what is for the asker alone goes to the chat
 * with them, and the channel is told so without its content. A press is also answered in itself, which its presser alone sees.
 */
import { assertNever } from '../../core/record/errors.ts';
import type { Input, Reply } from '../../dispatch/command.ts';
import type { Card } from '../../ports/card.ts';
import { plainText } from '../../views/plain-text.ts';
import { ANSWERED_BELOW, ANSWERED_IN_CHAT, DONE_HERE } from '../../views/platform-lines.ts';
import type { Spot } from './api.ts';
import { againIn, isAlone } from './card-data.ts';
import type { Heard } from './request.ts';
import {
  isAmongOutsiders,
  PATIENCE_MS,
  render,
  type SendParts,
  send,
  sendAnswer,
  sendPrivately,
} from './send-answer.ts';

/** What the presser sees: a card in the place of the one pressed, or a line under it. */
type Answer =
  /** `again`: what asks for this card once more. `elsewhere`: what it tells can be seen without it. */
  | { readonly kind: 'card'; readonly card: Card; readonly again: Input | null; readonly elsewhere: boolean }
  | { readonly kind: 'line'; readonly text: string; readonly elsewhere: boolean };

export interface PressAnswer {
  /** The body of the answer to Teams. */
  readonly body: object;
  /** What the presser is sent when Teams did not wait for it; null when it can be seen all the same. */
  readonly late: Card | null;
}

/** A refusal of this length is said under the card that was pressed. */
const LINE = 400;

/** What was said in words: the reply as a message. Never rejects: whoever sees no answer asks again. */
export async function answerWords(reply: Reply, heard: Heard, parts: SendParts): Promise<void> {
  const { card } = reply;
  // Clients that know no `Action.Execute` send a press as a message, and the change is told to all in any case.
  const isPress = heard.data !== null;
  try {
    if (!card || (isPress && reply.audience === 'replace')) {
      const line = await lineAfter(reply, heard, parts);
      if (line || !card) return await tellAmongOutsiders(line, heard, parts);
    }
    if (await isForEverybody(reply, heard, parts)) return await sendAnswer(spotOf(heard), card, heard, parts);
    await sendPrivately(card, heard, parts, async (text) => {
      if (!isPress || text !== ANSWERED_IN_CHAT) await send(spotOf(heard), lineCard(text), heard, parts);
    });
  } catch (error) {
    parts.ports.log.warn('An answer could not be shown in Teams', { request: heard.request.id }, error);
  }
}

/** What was pressed or sent: what is shown in its place, for the presser. Never rejects: the change is made by then. */
export async function answerPress(reply: Reply, heard: Heard, parts: SendParts): Promise<PressAnswer> {
  const inWords = async (error: unknown): Promise<Answer> => {
    parts.ports.log.warn('An answer could not be shown in Teams', { request: heard.request.id }, error);
    return { kind: 'line', text: reply.card ? lineOf(reply.card) : DONE_HERE.summary, elsewhere: false };
  };
  const answer = await answerItself(reply, heard, parts).catch(inWords);
  const again = againIn(heard.data);
  const present = reply.ok && again ? await presentCard(again, heard, parts) : null;
  const shown = present ? ({ kind: 'card', ...present, again } as const) : answer;
  return pressAnswer(shown, heard, parts).catch(async (error) => pressAnswer(await inWords(error), heard, parts));
}

/** An answer for which Teams did not wait, as a message in the chat. Never rejects. */
export async function answerLate({ late }: PressAnswer, heard: Heard, parts: SendParts): Promise<void> {
  try {
    if (late) await sendPrivately(late, heard, parts, async () => {});
  } catch (error) {
    parts.ports.log.warn('A late answer could not be shown in Teams', { request: heard.request.id }, error);
  }
}

export function invokeLine(text: string): object {
  return invokeBody('application/vnd.microsoft.activity.message', text);
}

function invokeBody(type: string, value: unknown): object {
  return { statusCode: 200, type, value };
}

async function pressAnswer(answer: Answer, heard: Heard, parts: SendParts): Promise<PressAnswer> {
  const late = (card: Card) => (answer.elsewhere ? null : card);
  switch (answer.kind) {
    case 'card': {
      const value = await render(answer.card, answer.again, heard, parts);
      return { body: invokeBody('application/vnd.microsoft.card.adaptive', value), late: late(answer.card) };
    }
    case 'line':
      return { body: invokeLine(answer.text), late: late(lineCard(answer.text)) };
    default:
      return assertNever(answer);
  }
}

/** A card that was asked for is drawn as things stand after a change: in its message, and for its presser at once. */
async function presentCard(again: Input, heard: Heard, parts: SendParts) {
  const { dispatch, understand, log } = parts.ports;
  const { request } = heard;
  const { conversation, message } = request.place;
  if (!message || !understand(request.input).mayChange || understand(again).mayChange) return null;
  const { card } = await dispatch({ ...request, id: `${request.id}:again`, input: again });
  if (!card) return null;
  const ref = { conversation, message, thread: request.place.thread ?? message };
  try {
    const shown = { summary: card.summary, card: await render(card, again, heard, parts) };
    await parts.retries.run(() => parts.talk.redraw(ref, shown, PATIENCE_MS));
    return { card, elsewhere: true };
  } catch (error) {
    log.warn('A card could not be redrawn in Teams', { request: request.id }, error);
    return { card, elsewhere: false };
  }
}

async function answerItself(reply: Reply, heard: Heard, parts: SendParts): Promise<Answer> {
  const { card, audience } = reply;
  const alone = isAlone(heard.data);
  const again = againIn(heard.data);
  const line = !card || audience === 'replace' ? await lineAfter(reply, heard, parts) : null;
  if (line && (await isAmongOutsiders(heard, parts))) return beside(line, heard, parts);
  const elsewhere = line !== null;
  if (!card) {
    if (alone) return { kind: 'card', card: DONE_HERE, again, elsewhere };
    return { kind: 'line', text: DONE_HERE.summary, elsewhere };
  }
  if (hasForm(card) || alone) return { kind: 'card', card, again, elsewhere };
  switch (audience) {
    case 'replace':
      // The message itself is redrawn for everybody by the outbox.
      return { kind: 'card', card, again: null, elsewhere };
    case 'asker':
    case 'thread':
      return besideCard(reply, card, heard, parts);
    default:
      return assertNever(audience);
  }
}

async function besideCard(reply: Reply, card: Card, heard: Heard, parts: SendParts): Promise<Answer> {
  if (!heard.request.place.direct && card.buttons.length === 0 && plainText(card).length <= LINE)
    return { kind: 'line', text: lineOf(card), elsewhere: false };
  if (!(await isForEverybody(reply, heard, parts))) return beside(card, heard, parts);
  await sendAnswer(spotOf(heard), card, heard, parts);
  return { kind: 'line', text: ANSWERED_BELOW, elsewhere: true };
}

/** In the chat, and under the card that it is there; without a chat what fits is said under the card. */
async function beside(card: Card, heard: Heard, parts: SendParts): Promise<Answer> {
  let answer: Answer = { kind: 'line', text: ANSWERED_IN_CHAT, elsewhere: true };
  await sendPrivately(card, heard, parts, async (text) => {
    if (text !== ANSWERED_IN_CHAT) answer = { kind: 'line', text: lineOf(card), elsewhere: false };
  });
  return answer;
}

/** The line that tells everybody of the change; null where nothing was changed, or where the answer itself tells it. */
async function lineAfter({ ok }: Reply, { request }: Heard, { ports }: SendParts): Promise<Card | null> {
  if (!ok || request.place.direct || !ports.understand(request.input).mayChange) return null;
  return ports.lineOf(request.id);
}

/** Where outsiders read the line gives counts alone, so whoever changed something is told in their chat what was done. */
async function tellAmongOutsiders(line: Card | null, heard: Heard, parts: SendParts): Promise<void> {
  if (!line || !(await isAmongOutsiders(heard, parts))) return;
  await sendPrivately(line, heard, parts, async (text) => {
    if (text !== ANSWERED_IN_CHAT) await send(spotOf(heard), lineCard(text), heard, parts);
  });
}

async function isForEverybody({ audience }: Reply, heard: Heard, parts: SendParts): Promise<boolean> {
  if (heard.request.place.direct) return true;
  return audience === 'thread' && !(await isAmongOutsiders(heard, parts));
}

function spotOf({ request: { place } }: Heard): Spot {
  return { conversation: place.conversation, ...(place.thread === undefined ? {} : { thread: place.thread }) };
}

function hasForm({ body }: Card): boolean {
  return body.some(({ type }) => type === 'form');
}

/** The words of a card as one line without its buttons, cut where they do not fit under a card. */
function lineOf(card: Card): string {
  const words = plainText({ ...card, buttons: [] }).replaceAll(/\.?\s*\n\s*/g, '. ');
  return words.length <= LINE ? words : `${words.slice(0, LINE - 1).toWellFormed()}…`;
}

function lineCard(text: string): Card {
  return { title: text, summary: text, body: [], buttons: [] };
}

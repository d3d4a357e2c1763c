/**
 * Shows a reply where it belongs. A reply for the asker alone is a message in the place where they asked, which nobody else
 * sees; their chat gets it when that place does not take it. A press is also answered in itself, which its presser alone sees.
 */
import { assertNever } from '../../core/record/errors.ts';
import type { Input, Reply } from '../../dispatch/command.ts';
import type { Card } from '../../ports/card.ts';
import { DeliveryError } from '../../ports/deliverer.ts';
import { plainText } from '../../views/plain-text.ts';
import { ANSWERED_BELOW, ANSWERED_IN_CHAT, DONE_HERE, NO_CHAT } from '../../views/platform-lines.ts';
import { statusOf } from './errors.ts';
import { buttonsOf } from './forms.ts';
import { renderCard } from './render.ts';
import type { TeamsRequest } from './request.ts';
import {
  destinationOf,
  isAmongOutsiders,
  PATIENCE_MS,
  renderForAsker,
  type SendParts,
  send,
  sendAnswer,
  sendPrivately,
} from './send-answer.ts';

/** A card in the place of the pressed one, or a line under it. `elsewhere`: its content can be read without it. */
type Answer =
  | { readonly kind: 'line'; readonly text: string; readonly elsewhere: boolean }
  /** `again`: the question that gives this card once more. */
  | { readonly kind: 'card'; readonly card: Card; readonly again: Input | null; readonly elsewhere: boolean }
  /** The message itself is updated for everybody by the outbox, with the forms behind its buttons. */
  | { readonly kind: 'updated'; readonly card: Card; readonly elsewhere: boolean };

/** The answer to a press, in time or late. */
export interface PressAnswer {
  /** The body of the answer to Teams. */
  readonly body: object;
  /** The card that the presser is sent when Teams no longer waits for the answer; null when it can be read elsewhere. */
  readonly late: Card | null;
}

/** A refusal of up to so many characters is said under the pressed card (our own limit). */
const LINE = 400;

/** Answers words with a message. Never rejects: a person who sees no answer asks again. */
export async function answerWords(reply: Reply, asked: TeamsRequest, parts: SendParts): Promise<void> {
  const { card } = reply;
  try {
    // Clients that know no `Action.Execute` send a press as a message, and the change is told to all in any case.
    if (!card || (asked.pressed && reply.audience === 'replace')) {
      const line = lineAfter(reply, asked);
      if (line || !card) return await tellAmongOutsiders(line, asked, parts);
    }
    if (await isForEverybody(reply, asked, parts))
      return await sendAnswer(destinationOf(asked.request.place), card, asked, parts);
    await tellPrivately(card, asked, parts);
  } catch (error) {
    parts.ports.log.warn('An answer could not be shown in Teams', { request: asked.request.id }, error);
  }
}

/** The answer to a press or form, which its presser alone sees. Never rejects: the change is already made. */
export async function answerPress(reply: Reply, asked: TeamsRequest, parts: SendParts): Promise<PressAnswer> {
  try {
    const answer = await chooseAnswer(reply, asked, parts).catch((error) => answerInWords(error, reply, asked, parts));
    const again = reply.ok ? asked.pressed?.again : null;
    const present = again ? await presentCard(again, asked, parts) : null;
    return await drawAnswer(present ?? answer, asked, parts);
  } catch (error) {
    return drawAnswer(answerInWords(error, reply, asked, parts), asked, parts);
  }
}

/** Sends an answer for which Teams did not wait as a message to the presser alone. Never rejects. */
export async function answerLate({ late }: PressAnswer, asked: TeamsRequest, parts: SendParts): Promise<void> {
  try {
    if (late) await sendPrivately(late, asked, parts);
  } catch (error) {
    parts.ports.log.warn('A late answer could not be shown in Teams', { request: asked.request.id }, error);
  }
}

/** The body of an invoke's answer that shows a line under the pressed card. */
export function invokeLine(text: string): object {
  return invokeBody('application/vnd.microsoft.activity.message', text);
}

function invokeBody(type: string, value: unknown): object {
  return { statusCode: 200, type, value };
}

/** The plain words of an answer that cannot be drawn or sent. */
function answerInWords(error: unknown, { card }: Reply, { request }: TeamsRequest, { ports }: SendParts): Answer {
  ports.log.warn('An answer could not be shown in Teams', { request: request.id }, error);
  return { kind: 'line', text: card ? lineOf(card) : DONE_HERE.summary, elsewhere: false };
}

async function drawAnswer(answer: Answer, asked: TeamsRequest, parts: SendParts): Promise<PressAnswer> {
  if (answer.kind === 'line')
    return { body: invokeLine(answer.text), late: answer.elsewhere ? null : lineCard(answer.text) };
  const { card, elsewhere } = answer;
  const privately = asked.isPrivate;
  const node =
    answer.kind === 'updated'
      ? renderCard(card, { privately })
      : await renderForAsker(card, asked, parts, { again: answer.again, privately });
  return { body: invokeBody('application/vnd.microsoft.card.adaptive', node), late: elsewhere ? null : card };
}

/** After a change the pressed card, which answered `again`, is drawn as things stand, in its message and for its presser. */
async function presentCard(again: Input, asked: TeamsRequest, parts: SendParts): Promise<Answer | null> {
  const { request } = asked;
  const { dispatch, understand, log } = parts.ports;
  const { conversation, message, thread } = request.place;
  if (!message || !understand(request.input).mayChange || understand(again).mayChange) return null;
  const { card } = await dispatch({ ...request, id: `${request.id}:again`, input: again });
  if (!card) return null;
  try {
    const node = await renderForAsker(card, asked, parts, { again, privately: asked.isPrivate });
    const drawn = { summary: card.summary, card: node };
    const ref = { conversation, message, thread: thread ?? message };
    const reader = asked.isPrivate ? asked.askerId : undefined;
    await parts.retries.run(() => parts.api.redraw(ref, drawn, PATIENCE_MS, reader));
    return { kind: 'card', card, again, elsewhere: true };
  } catch (error) {
    log.warn('A card could not be redrawn in Teams', { request: request.id }, error);
    const isGone = asked.isPrivate && error instanceof DeliveryError && statusOf(error.cause) === 404;
    return { kind: 'card', card, again, elsewhere: isGone && (await sendToChat(card, again, asked, parts)) };
  }
}

/** Sends the card that answers `again` to the presser's chat, because Teams removed its message after 24 hours. Never rejects. */
async function sendToChat(card: Card, again: Input, asked: TeamsRequest, parts: SendParts): Promise<boolean> {
  const { request } = asked;
  const inChat = { ...asked, request: { ...request, input: again, place: { ...request.place, direct: true } } };
  try {
    return (await sendPrivately(card, inChat, parts)) !== null;
  } catch (error) {
    parts.ports.log.warn('A private answer could not be shown again in Teams', { request: request.id }, error);
    return false;
  }
}

async function chooseAnswer(reply: Reply, asked: TeamsRequest, parts: SendParts): Promise<Answer> {
  const { card, audience } = reply;
  const { alone = false, again = null } = asked.pressed ?? {};
  const line = !card || audience === 'replace' ? lineAfter(reply, asked) : null;
  if (line && (await isAmongOutsiders(asked, parts))) return answerAlone(line(), asked, parts);
  const elsewhere = Boolean(line);
  if (!card) {
    if (alone) return { kind: 'card', card: DONE_HERE, again, elsewhere };
    return { kind: 'line', text: DONE_HERE.summary, elsewhere };
  }
  if (alone || card.body.some(({ type }) => type === 'form')) return { kind: 'card', card, again, elsewhere };
  switch (audience) {
    case 'replace':
      return { kind: 'updated', card, elsewhere };
    case 'asker':
    case 'thread':
      return answerBesideCard(reply, card, asked, parts);
    default:
      return assertNever(audience);
  }
}

async function answerBesideCard(reply: Reply, card: Card, asked: TeamsRequest, parts: SendParts): Promise<Answer> {
  if (!asked.request.place.direct && buttonsOf(card).length === 0 && plainText(card).length <= LINE)
    return { kind: 'line', text: lineOf(card), elsewhere: false };
  if (!(await isForEverybody(reply, asked, parts))) return answerAlone(card, asked, parts);
  await sendAnswer(destinationOf(asked.request.place), card, asked, parts);
  return { kind: 'line', text: ANSWERED_BELOW, elsewhere: true };
}

/** Sends the card to the presser alone and says where under the pressed card; with no way open, the card's words stand there, cut to fit. */
async function answerAlone(card: Card, asked: TeamsRequest, parts: SendParts): Promise<Answer> {
  const reached = await sendPrivately(card, asked, parts);
  if (reached === null) return { kind: 'line', text: lineOf(card), elsewhere: false };
  return { kind: 'line', text: reached === 'here' ? ANSWERED_BELOW : ANSWERED_IN_CHAT, elsewhere: true };
}

/** Draws the line that tells everybody of the change; null where nothing was changed, or where the answer itself tells it. */
function lineAfter({ ok, line }: Reply, { request }: TeamsRequest): Reply['line'] | null {
  return ok && !request.place.direct && line ? line : null;
}

/** Outsiders read counts in the place of the line, so the person who changed something is shown the line alone. */
async function tellAmongOutsiders(line: Reply['line'] | null, asked: TeamsRequest, parts: SendParts): Promise<void> {
  if (!line || !(await isAmongOutsiders(asked, parts))) return;
  await tellPrivately(line(), asked, parts);
}

/** Sends the card to the asker alone. Everybody is shown a line without its content only when no way to the asker is open. */
async function tellPrivately(card: Card, asked: TeamsRequest, parts: SendParts): Promise<void> {
  const reached = await sendPrivately(card, asked, parts);
  if (reached === null) await send(destinationOf(asked.request.place), lineCard(NO_CHAT), asked, parts);
}

async function isForEverybody({ audience }: Reply, asked: TeamsRequest, parts: SendParts): Promise<boolean> {
  if (asked.request.place.direct) return true;
  return audience === 'thread' && !asked.isPrivate && !(await isAmongOutsiders(asked, parts));
}

/** The words of a card as one line without its buttons, cut where they do not fit under a card. */
function lineOf(card: Card): string {
  const words = plainText({ ...card, buttons: [] }).replaceAll(/\.?\s*\n\s*/g, '. ');
  return words.length <= LINE ? words : `${words.slice(0, LINE - 1).toWellFormed()}…`;
}

function lineCard(text: string): Card {
  return { title: text, summary: text, body: [], buttons: [] };
}

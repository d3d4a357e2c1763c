/**
 * "Add as evidence" on a message: opens the evidence form with the message's address filled in, and answers the form. A bot that
 * is not in the conversation answers as in the asker's own chat, because it can post nothing where it is not.
 */
import type { Reply } from '../../dispatch/command.ts';
import type { Card } from '../../ports/card.ts';
import { DeliveryError } from '../../ports/deliverer.ts';
import { plainText } from '../../views/plain-text.ts';
import { DONE_HERE, NOT_OURS, UNKNOWN_IN_TEAMS } from '../../views/platform-lines.ts';
import type { Activity } from './activity.ts';
import { type CardData, isObject, readCardData, submitData } from './card-data.ts';
import type { Node } from './elements.ts';
import type { HttpAnswer } from './endpoint.ts';
import { drawForms } from './forms.ts';
import type { Handled, HandlerParts, Progress } from './handled.ts';
import { renderCard } from './render.ts';
import { readRequest, SUBMITTED, type TeamsRequest } from './request.ts';
import { sendPrivately } from './send-answer.ts';

/** Carries out a request once, or asks about a repeated one. */
type Ask = (asked: TeamsRequest, progress: Progress, parts: HandlerParts) => Promise<Reply>;

/** Answers the opening or the sending of the form. Rejects with `Refused`. */
export async function answerMessageAction(
  activity: Activity,
  progress: Progress,
  parts: HandlerParts,
  ask: Ask,
): Promise<Handled> {
  const pressed = pressedIn(activity);
  if (!pressed) return { answer: dialogLine(NOT_OURS), ok: false };
  try {
    const there = await whereBotIs(activity, parts);
    const conversation = await parts.references.keepConversation(there);
    const asked = await readRequest(there, { input: pressed.input, pressed }, conversation, parts);
    const reply = await ask(asked, progress, parts);
    // Outsiders may read the line that everybody was told as counts, and the asker reads it here.
    const card = reply.card ?? reply.line?.() ?? DONE_HERE;
    if (progress.late) await sendPrivately(card, asked, parts);
    return { answer: await drawDialog(card, asked, parts), ok: reply.ok };
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    parts.ports.log.warn('A message action in Teams could not be carried out', {}, error);
    return { answer: dialogLine(wordsOf(UNKNOWN_IN_TEAMS)), ok: false };
  }
}

/** The HTTP answer that shows words in the dialog. */
export function dialogLine(text: string): HttpAnswer {
  return { status: 200, body: { task: { type: 'message', value: text } } };
}

/** The press that opens the form, or the form as it was sent; null for a form that is not ours. */
function pressedIn({ name, value }: Activity): CardData | null {
  if (!isObject(value)) return null;
  if (name === SUBMITTED) return readCardData(value.data);
  const { linkToMessage = '' } = isObject(value.messagePayload) ? value.messagePayload : {};
  const evidence = typeof linkToMessage === 'string' && linkToMessage.startsWith('https://') ? linkToMessage : '';
  return readCardData(submitData('press', 'evidence', { evidence, ask: 'yes' }, {}));
}

/** The activity as if it came from the sender's chat, when the bot is not in its conversation. */
async function whereBotIs(activity: Activity, { references, api, retries }: HandlerParts): Promise<Activity> {
  const { conversation, from } = activity;
  const known = await references.conversation(conversation.id);
  if (known && !known.removed) return activity;
  const id = await retries.run(() => api.chatWith(from.aadObjectId ?? from.id));
  return { ...activity, conversation: { id, thread: null, kind: 'personal', name: null } };
}

/** Shows a card with something to press as the dialog, and any other as words that end it. */
async function drawDialog(card: Card, { request }: TeamsRequest, { ports }: HandlerParts): Promise<HttpAnswer> {
  const isForm = card.body.some(({ type }) => type === 'form');
  if (!isForm && card.buttons.length === 0) return dialogLine(wordsOf(card));
  const content = forDialog(renderCard(card, { forms: await drawForms(card, request.actor, ports) }));
  const shown = { contentType: 'application/vnd.microsoft.card.adaptive', content };
  const value = { title: 'Add as evidence', width: 'medium', height: 'medium', card: shown };
  return { status: 200, body: { task: { type: 'continue', value } } };
}

/** The card with buttons that send the dialog: Teams takes no `Action.Execute` there. */
function forDialog(node: Node): Node {
  const changed = JSON.parse(JSON.stringify(node), (_, part) => {
    if (!isObject(part) || part.type !== 'Action.Execute') return part;
    const { title, style, data } = part;
    return { type: 'Action.Submit', title, style, data };
  });
  return changed as Node;
}

function wordsOf(card: Card): string {
  return plainText({ ...card, buttons: [] });
}

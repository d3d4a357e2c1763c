/**
 * Offers files in Teams, which takes them from bots in personal chats only: a card asks, its reader accepts, and Teams names an
 * address in the reader's OneDrive, where the content goes.
 */
import type { FileOut, Input, Reply } from '../../dispatch/command.ts';
import type { Button, Card } from '../../ports/card.ts';
import { DeliveryError } from '../../ports/deliverer.ts';
import {
  fileDeclinedCard,
  fileGoneCard,
  fileNotSentCard,
  fileOffer,
  fileOfferedCard,
} from '../../views/platform-lines.ts';
import type { Activity } from './activity.ts';
import { isObject, readCardData, submitData } from './card-data.ts';
import { upload } from './files.ts';
import type { HandlerParts, Run } from './handled.ts';
import type { TeamsPorts } from './ports.ts';
import { commandAgain, readRequest, type TeamsRequest } from './request.ts';
import { PATIENCE_MS, send } from './send-answer.ts';

const OFFER = 'application/vnd.microsoft.teams.card.file.consent';
const HANDED_OVER = 'application/vnd.microsoft.teams.card.file.info';

/** The parts that an offer needs. */
export type FileParts = Pick<HandlerParts, 'ports' | 'api' | 'people' | 'retries' | 'offered'>;

/**
 * Offers the file of a reply in the chat with its asker, and gives the reply that is shown meanwhile. Nothing is said to have
 * been handed over before its reader has it.
 */
export async function offerFile(reply: Reply, file: FileOut, asked: TeamsRequest, parts: FileParts): Promise<Reply> {
  const { card } = reply;
  const { id, actor, input, place } = asked.request;
  const again = parts.ports.understand(input).mayChange ? null : input;
  try {
    const conversation = await parts.retries.run(() => parts.api.chatWith(actor.accountId));
    await parts.retries.run(() => parts.api.post({ conversation }, offerOf(file, id, again), PATIENCE_MS));
  } catch (error) {
    const lost = notSent(file, error, asked, parts);
    return file.beside && card ? { ...reply, card: joined(card, lost) } : { ...reply, card: lost, audience: 'asker' };
  }
  if (again === null) parts.offered.set(keptAs(id, actor.accountId), file);
  if (file.beside) return reply;
  const isSeen = place.direct === true && asked.pressed === null;
  return { ...reply, card: isSeen ? null : fileOfferedCard(file.name), audience: 'asker' };
}

function joined(card: Card, more: Card): Card {
  return { ...card, body: [...card.body, ...more.body], buttons: [...card.buttons, ...more.buttons] };
}

function keptAs(id: string, account: string): string {
  return `${account}\n${id}`;
}

/** The card that asks whether to take a file. Its answer brings back `again`, the question that makes the file once more. */
function offerOf({ name, content }: FileOut, id: string, again: Input | null) {
  const context = submitData('press', 'file', { id, name }, again ? { again } : {});
  const sizeInBytes = Buffer.byteLength(content);
  const offer = { description: fileOffer(sizeInBytes), sizeInBytes, acceptContext: context, declineContext: context };
  return { summary: `A file for you: ${name}`, attachment: { contentType: OFFER, name, content: offer } };
}

/** The answer of a person to an offer. */
interface Consent {
  readonly isAccepted: boolean;
  readonly uploadInfo: Readonly<Record<string, unknown>>;
  readonly context: unknown;
}

/** The answer to an offer in an activity; null for any other. */
export function consentIn({ type, name, value }: Activity): Consent | null {
  if (type !== 'invoke' || name !== 'fileConsent/invoke' || !isObject(value)) return null;
  const { action, context, uploadInfo } = value;
  return { isAccepted: action === 'accept', uploadInfo: isObject(uploadInfo) ? uploadInfo : {}, context };
}

/** Hands over a file that was accepted, and says what came of it in the chat. */
export const answerFileConsent: Run = async (activity, conversation, _, parts) => {
  const consent = consentIn(activity);
  const pressed = readCardData(consent?.context);
  if (!consent || !pressed) return { answer: { status: 400 }, ok: false };
  const input = pressed.again ?? pressed.input;
  const asked = await readRequest(activity, { input, pressed }, conversation, parts);
  const { id = '', name = '' } = pressed.input.args;
  const offer = { id, name, question: pressed.again };
  const said = consent.isAccepted
    ? await handOver(offer, consent.uploadInfo, asked, parts)
    : fileDeclinedCard(name, buttonsFor(offer.question, parts.ports));
  const chat = { conversation: activity.conversation.id };
  if (said) await send(chat, said, asked, parts);
  const message = activity.replyToId;
  if (message !== null) {
    const offered = { ...chat, message, thread: message };
    // The offer is answered, and a press on it again only says so.
    await parts.api.remove(offered, PATIENCE_MS).catch((error) => parts.ports.log.warn('An offer stays', {}, error));
  }
  return { answer: { status: 200 }, ok: true };
};

interface Offer {
  readonly id: string;
  readonly name: string;
  readonly question: Input | null;
}

/** Hands the file over and gives the card that says so, or why not; null when the answer was shown beside the offer. */
async function handOver(
  { id, name, question }: Offer,
  info: Readonly<Record<string, unknown>>,
  asked: TeamsRequest,
  parts: HandlerParts,
): Promise<Card | null> {
  const made = await fileAgain(id, question, asked, parts);
  const { file, card } = made;
  if (!file) return card ?? fileGoneCard(name);
  try {
    await upload(file.content, info.uploadUrl, parts.ports.config.fileHosts);
    const chat = { conversation: asked.request.place.conversation };
    await parts.retries.run(() => parts.api.post(chat, handedOver(info), PATIENCE_MS));
  } catch (error) {
    return notSent(file, error, asked, parts);
  }
  return file.beside ? null : card;
}

/** The file as it was offered, else as it is now: the rights of its reader may have ended meanwhile. */
async function fileAgain(
  id: string,
  question: Input | null,
  { request }: TeamsRequest,
  { ports, offered }: HandlerParts,
): Promise<{ file?: FileOut; card: Card | null }> {
  if (question && !ports.understand(question).mayChange) return ports.dispatch({ ...request, input: question });
  const file = offered.get(keptAs(id, request.actor.accountId));
  return file ? { file, card: null } : { card: null };
}

/** The card with which Teams shows a file in the reader's OneDrive. */
function handedOver({ name, contentUrl, uniqueId, fileType }: Readonly<Record<string, unknown>>) {
  const attachment = { contentType: HANDED_OVER, name, contentUrl, content: { uniqueId, fileType } };
  return { summary: `${name}`, attachment };
}

function notSent({ name }: FileOut, error: unknown, { request }: TeamsRequest, { ports }: FileParts): Card {
  ports.log.warn('A file could not be handed over in Teams', { request: request.id }, error);
  const reason = error instanceof DeliveryError ? error.message : 'Teams did not take it.';
  return fileNotSentCard(name, reason, buttonsFor(request.input, ports));
}

/** The button that asks for a file again. A question that changes the record has none. */
function buttonsFor(question: Input | null, ports: TeamsPorts): readonly Button[] {
  const again = question && !ports.understand(question).mayChange ? commandAgain(question, ports) : null;
  return again ? [{ type: 'command', label: 'Ask for the file again', ...again }] : [];
}

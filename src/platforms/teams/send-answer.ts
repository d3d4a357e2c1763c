/** Sends an answer: retried while Teams is busy, and to the asker's own chat when its place does not take it. */
import type { Card } from '../../ports/card.ts';
import { DeliveryError } from '../../ports/deliverer.ts';
import type { Place } from '../../ports/post.ts';
import { UNKNOWN_IN_TEAMS } from '../../views/platform-lines.ts';
import type { Activity } from './activity.ts';
import type { CardMessage, Destination, TeamsApi } from './api.ts';
import type { Node } from './elements.ts';
import { drawForms } from './forms.ts';
import type { People } from './people.ts';
import type { TeamsPorts } from './ports.ts';
import { type Drawing, renderCard } from './render.ts';
import { placeOf, type TeamsRequest } from './request.ts';
import type { Retries } from './retries.ts';

/** The dependencies for drawing and sending an answer. */
export interface SendParts {
  readonly ports: TeamsPorts;
  readonly api: TeamsApi;
  readonly people: People;
  readonly retries: Retries;
}

/** How long an answer waits for its turn: longer than a busy conversation makes it wait. */
export const PATIENCE_MS = 8_000;

/** Sends the answer to its place, else to the asker's chat. Rejects with the last `DeliveryError` when neither takes it. */
export async function sendAnswer(to: Destination, card: Card, asked: TeamsRequest, parts: SendParts): Promise<void> {
  try {
    await send(to, card, asked, parts);
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    const chat = await chatWithAsker(asked, parts);
    if (chat === to.conversation) throw error;
    parts.ports.log.warn('An answer goes to the chat, as its place did not take it', {}, error);
    await send({ conversation: chat }, card, asked, parts);
  }
}

/** A person who is answered alone: the place where they asked, and how they are reached. */
interface Asker {
  readonly place: Place;
  /** Teams' own id. */
  readonly id: string;
  /** The id in the directory, or Teams' own where there is none. */
  readonly accountId: string;
}

/** Where a private answer went; null when no way to the asker was open. */
export type Reached = 'here' | 'chat' | null;

/** Sends a card to the asker alone: where they asked, else to their chat. */
export function sendPrivately(card: Card, asked: TeamsRequest, parts: SendParts): Promise<Reached> {
  const { place, actor } = asked.request;
  const asker = { place, id: asked.askerId, accountId: actor.accountId };
  return sendToOne(asker, parts, (privately, repeat) => messageFor(card, asked, { privately, repeat }, parts));
}

/** Sends a message to one person where they asked, else to their chat. `draw` is told whether only they see the message. */
async function sendToOne(
  { place, id, accountId }: Asker,
  { api, retries, ports }: SendParts,
  draw: (privately: boolean, repeat: boolean) => Promise<CardMessage>,
): Promise<Reached> {
  const sendTo = (to: Destination) =>
    retries.run(async (repeat) => api.post(to, await draw(to.reader !== undefined, repeat), PATIENCE_MS));
  if (!place.direct) {
    try {
      await sendTo({ ...destinationOf(place), reader: id });
      return 'here';
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      ports.log.warn('A private answer goes to the chat, as its place did not take it', {}, error);
    }
  }
  try {
    await sendTo({ conversation: await retries.run(() => api.chatWith(accountId)) });
    return 'chat';
  } catch (error) {
    if (error instanceof DeliveryError && error.permanent) return null;
    throw error;
  }
}

/** The destination of a message for everybody in this place. */
export function destinationOf({ conversation, thread }: Place): Destination {
  return { conversation, ...(thread === undefined ? {} : { thread }) };
}

/** Whether outsiders can read the conversation of the request. True when Teams does not say. */
export async function isAmongOutsiders(
  { request }: TeamsRequest,
  { people, retries, ports }: SendParts,
): Promise<boolean> {
  const { direct, conversation } = request.place;
  if (direct) return false;
  try {
    return await retries.run(() => people.isExposed(conversation));
  } catch (error) {
    ports.log.warn('Teams did not say who can read a conversation', { request: request.id }, error);
    return true;
  }
}

/** Draws a card with the asker's forms behind its buttons, and with the question `again` that gives the card once more. */
export async function renderForAsker(
  card: Card,
  { request }: TeamsRequest,
  { ports }: SendParts,
  drawing: Omit<Drawing, 'forms'>,
): Promise<Node> {
  return renderCard(card, { ...drawing, forms: await drawForms(card, request.actor, ports) });
}

/** Sends a card to this place and no other, for everybody there, with retries. */
export async function send(to: Destination, card: Card, asked: TeamsRequest, parts: SendParts): Promise<void> {
  await parts.retries.run(async (repeat) =>
    parts.api.post(to, await messageFor(card, asked, { repeat }, parts), PATIENCE_MS),
  );
}

async function messageFor(card: Card, asked: TeamsRequest, drawing: Drawing, parts: SendParts): Promise<CardMessage> {
  const { input } = asked.request;
  const again = parts.ports.understand(input).mayChange ? null : input;
  return { summary: card.summary, card: await renderForAsker(card, asked, parts, { ...drawing, again }) };
}

function chatWithAsker({ request }: TeamsRequest, { api, retries }: SendParts): Promise<string> {
  return retries.run(() => api.chatWith(request.actor.accountId));
}

/** Tells the sender alone that nothing was done, because Teams did not say who somebody is. Never rejects. */
export async function tellUnknown(activity: Activity, cause: unknown, parts: SendParts): Promise<void> {
  const { log } = parts.ports;
  const { id, aadObjectId } = activity.from;
  const place = placeOf(activity, activity.targeted ? activity.id : null);
  log.warn('Teams did not say who somebody is', {}, cause);
  const message = { summary: UNKNOWN_IN_TEAMS.summary, card: renderCard(UNKNOWN_IN_TEAMS) };
  try {
    await sendToOne({ place, id, accountId: aadObjectId ?? id }, parts, async () => message);
  } catch (error) {
    log.warn('An answer could not be shown in Teams', {}, error);
  }
}

/** Sends an answer: retried while Teams is busy, and to the asker's own chat when its place no longer takes messages. */
import type { Input } from '../../dispatch/command.ts';
import type { Card } from '../../ports/card.ts';
import { DeliveryError } from '../../ports/deliverer.ts';
import { ANSWERED_IN_CHAT, NO_CHAT, UNKNOWN_IN_TEAMS } from '../../views/platform-lines.ts';
import type { Activity } from './activity.ts';
import type { Destination, TeamsApi } from './api.ts';
import type { Node } from './elements.ts';
import { drawForms } from './forms.ts';
import type { People } from './people.ts';
import type { TeamsPorts } from './ports.ts';
import { renderCard } from './render.ts';
import type { TeamsRequest } from './request.ts';
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

/** Sends a card to the asker's chat. `tell` says in the conversation where the answer is, or that the asker has no chat yet. */
export async function sendPrivately(
  card: Card,
  asked: TeamsRequest,
  parts: SendParts,
  tell: (text: string) => Promise<void>,
): Promise<void> {
  try {
    await send({ conversation: await chatWithAsker(asked, parts) }, card, asked, parts);
  } catch (error) {
    if (!(error instanceof DeliveryError && error.permanent)) throw error;
    return tell(NO_CHAT);
  }
  await tell(ANSWERED_IN_CHAT);
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
  again: Input | null,
  { request }: TeamsRequest,
  { ports }: SendParts,
  repeat = false,
): Promise<Node> {
  const forms = await drawForms(card, request.actor, ports);
  return renderCard(card, { forms, again, repeat });
}

/** Sends a card to this place and no other, with retries. */
export async function send(to: Destination, card: Card, asked: TeamsRequest, parts: SendParts): Promise<void> {
  const { input } = asked.request;
  const again = parts.ports.understand(input).mayChange ? null : input;
  await parts.retries.run(async (repeat) => {
    const message = { summary: card.summary, card: await renderForAsker(card, again, asked, parts, repeat) };
    await parts.api.post(to, message, PATIENCE_MS);
  });
}

function chatWithAsker({ request }: TeamsRequest, { api, retries }: SendParts): Promise<string> {
  return retries.run(() => api.chatWith(request.actor.accountId));
}

/** Tells the sender that nothing was done, because Teams did not say who somebody is. Never rejects. */
export async function tellUnknown(
  { from }: Activity,
  cause: unknown,
  { ports, api, retries }: SendParts,
): Promise<void> {
  ports.log.warn('Teams did not say who somebody is', {}, cause);
  const message = { summary: UNKNOWN_IN_TEAMS.summary, card: renderCard(UNKNOWN_IN_TEAMS) };
  try {
    const conversation = await retries.run(() => api.chatWith(from.aadObjectId ?? from.id));
    await retries.run(() => api.post({ conversation }, message, PATIENCE_MS));
  } catch (error) {
    ports.log.warn('An answer could not be shown in Teams', {}, error);
  }
}

/**
 * Sends an answer, which must survive that Teams is busy or does not know the place any more: it is tried again in its
 * time, and otherwise goes to the asker's own chat.
 */
import type { Input } from '../../dispatch/command.ts';
import type { Card } from '../../ports/card.ts';
import { DeliveryError } from '../../ports/deliverer.ts';
import { ANSWERED_IN_CHAT, NO_CHAT } from '../../views/platform-lines.ts';
import type { Spot, Talk } from './api.ts';
import { drawForms } from './forms.ts';
import type { People } from './people.ts';
import type { TeamsPorts } from './ports.ts';
import { renderCard } from './render.ts';
import type { Heard } from './request.ts';
import type { Retries } from './retries.ts';

export interface SendParts {
  readonly ports: TeamsPorts;
  readonly talk: Talk;
  readonly people: People;
  readonly retries: Retries;
}

/** Longer than a busy conversation makes an answer wait. */
export const PATIENCE_MS = 8_000;

/** Rejects with the last `DeliveryError` when neither the place nor the chat takes it. */
export async function sendAnswer(at: Spot, card: Card, heard: Heard, parts: SendParts): Promise<void> {
  try {
    await send(at, card, heard, parts);
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    const chat = await chatWithAsker(heard, parts);
    if (chat === at.conversation) throw error;
    parts.ports.log.warn('An answer goes to the chat, as its place did not take it', {}, error);
    await send({ conversation: chat }, card, heard, parts);
  }
}

/** To the asker's chat; `tell` says in the conversation where the answer is, or that there is no way to give it. */
export async function sendPrivately(
  card: Card,
  heard: Heard,
  parts: SendParts,
  tell: (text: string) => Promise<void>,
): Promise<void> {
  try {
    await send({ conversation: await chatWithAsker(heard, parts) }, card, heard, parts);
  } catch (error) {
    if (!(error instanceof DeliveryError && error.permanent)) throw error;
    return tell(NO_CHAT);
  }
  await tell(ANSWERED_IN_CHAT);
}

/** Whether outsiders can read where something was asked; taken for true when Teams does not say. */
export async function isAmongOutsiders({ request }: Heard, { people, retries, ports }: SendParts): Promise<boolean> {
  const { direct, conversation } = request.place;
  if (direct) return false;
  try {
    return await retries.run(() => people.isExposed(conversation));
  } catch (error) {
    ports.log.warn('Teams did not say who can read a conversation', { request: request.id }, error);
    return true;
  }
}

/** A card with the forms of its reader behind its buttons, and with what asks for it again. */
export async function render(
  card: Card,
  again: Input | null,
  { request }: Heard,
  { ports }: SendParts,
  repeat = false,
) {
  const forms = await drawForms(card, request.actor, { dispatch: ports.dispatch, now: ports.clock.now() });
  return renderCard(card, { forms, again, repeat });
}

/** To this place and no other, again in its time. */
export async function send(at: Spot, card: Card, heard: Heard, parts: SendParts): Promise<void> {
  const { input } = heard.request;
  const again = parts.ports.understand(input).mayChange ? null : input;
  await parts.retries.run(async (repeat) => {
    const message = { summary: card.summary, card: await render(card, again, heard, parts, repeat) };
    await parts.talk.post(at, message, PATIENCE_MS);
  });
}

function chatWithAsker({ request }: Heard, { talk, retries }: SendParts): Promise<string> {
  return retries.run(() => talk.chatWith(request.actor.accountId));
}

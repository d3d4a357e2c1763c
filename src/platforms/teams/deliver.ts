/**
 * Delivers posts to Teams. Teams takes no idempotency key, so a message cannot be found by one: after an attempt with an
 * unknown outcome the outbox may repeat a post, and the card then says that it may be a repeat.
 */
import type { Dispatch } from '../../dispatch/command.ts';
import type { Card } from '../../ports/card.ts';
import type { Clock } from '../../ports/clock.ts';
import { type Deliverer, type Delivery, DeliveryError } from '../../ports/deliverer.ts';
import { accountInDirect } from '../../ports/post.ts';
import type { CardMessage, Destination, TeamsApi } from './api.ts';
import { drawForms, readerOf } from './forms.ts';
import { TIMES } from './limits.ts';
import type { People } from './people.ts';
import type { References } from './references.ts';
import { renderCard } from './render.ts';

/** The parts that draw and send a post. */
export interface DeliverParts {
  readonly api: TeamsApi;
  readonly people: People;
  readonly references: References;
  readonly dispatch: Dispatch;
  readonly clock: Clock;
}

/** The outbox's way to Teams. */
export function createDeliverer(parts: DeliverParts): Deliverer {
  return {
    async deliver(delivery) {
      const { to, card } = await chooseDestination(delivery, parts);
      const message = await drawMessage(card, parts, delivery.repeat);
      if (delivery.replaces) return parts.api.redraw(delivery.replaces, message, TIMES.turnMs);
      return parts.api.post(to, message, TIMES.turnMs);
    },
    outsiders: (conversation) => parts.people.outsiders(conversation).catch(() => null),
    lastOutsiders: (conversation) => parts.people.lastOutsiders(conversation),
    nameOf: async (conversation) => (await parts.references.conversation(conversation))?.name ?? null,
  };
}

async function drawMessage(card: Card, parts: DeliverParts, repeat = false): Promise<CardMessage> {
  const reader = readerOf(card);
  const forms = reader ? await drawForms(card, reader, parts) : new Map();
  return { summary: card.summary, card: renderCard(card, { forms, repeat }) };
}

/** The place where only the people it is for can read a card, and the card or counts that may be shown there. */
async function chooseDestination(delivery: Delivery, parts: DeliverParts): Promise<{ to: Destination; card: Card }> {
  const { place, card, replaces } = delivery;
  const account = accountInDirect(place);
  if (account !== null && !replaces) return { to: { conversation: await parts.api.chatWith(account) }, card };
  const { conversation } = replaces ?? place;
  const to = { conversation, ...(place.thread === undefined ? {} : { thread: place.thread }) };
  if (place.direct) return { to, card };
  const { people, api } = parts;
  const exposed = await people.isExposed(conversation);
  const counts = exposed ? await delivery.drawCounts?.() : null;
  if (counts) return { to, card: counts };
  const reader = replaces ? null : readerOf(card);
  if (reader && (exposed || !(await people.isMember(conversation, reader.accountId))))
    return { to: { conversation: await api.chatWith(reader.accountId) }, card };
  if (!exposed) return { to, card };
  throw new DeliveryError('People from outside can read this conversation in Teams, so this was not shown there.', {
    outcome: 'refused',
    permanent: true,
  });
}

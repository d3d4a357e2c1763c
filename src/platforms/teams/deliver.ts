/**
 * Delivers posts to Teams. Teams takes no key and cannot be asked for a message by one, so there is no look-up: after an
 * attempt whose outcome is unknown the outbox may repeat a post, and the card then says that it may be a repeat.
 */
import type { Dispatch } from '../../dispatch/command.ts';
import type { Card } from '../../ports/card.ts';
import type { Clock } from '../../ports/clock.ts';
import { type Deliverer, type Delivery, DeliveryError } from '../../ports/deliverer.ts';
import { accountInDirect } from '../../ports/post.ts';
import type { Message, Spot, Talk } from './api.ts';
import { drawForms, readerOf } from './forms.ts';
import { TIMES } from './limits.ts';
import type { People } from './people.ts';
import type { References } from './references.ts';
import { renderCard } from './render.ts';

export interface DeliverParts {
  readonly talk: Talk;
  readonly people: People;
  readonly references: References;
  readonly dispatch: Dispatch;
  readonly clock: Clock;
}

export function createDeliverer(parts: DeliverParts): Deliverer {
  return {
    async deliver(delivery) {
      const { at, card } = await destination(delivery, parts);
      const message = await messageOf(card, parts, delivery.repeat);
      if (delivery.replaces) return parts.talk.redraw(delivery.replaces, message, TIMES.turnMs);
      return parts.talk.post(at, message, TIMES.turnMs);
    },
    nameOf: async (conversation) => (await parts.references.conversation(conversation))?.name ?? null,
  };
}

async function messageOf(card: Card, { dispatch, clock }: DeliverParts, repeat = false): Promise<Message> {
  const reader = readerOf(card);
  const forms = reader ? await drawForms(card, reader, { dispatch, now: clock.now() }) : new Map();
  return { summary: card.summary, card: renderCard(card, { forms, repeat }) };
}

/** Where the card may be seen by nobody but those it is for, and what of it may be shown there. */
async function destination(delivery: Delivery, parts: DeliverParts): Promise<{ at: Spot; card: Card }> {
  const { place, card, replaces } = delivery;
  const account = accountInDirect(place);
  if (account !== null && !replaces) return { at: { conversation: await parts.talk.chatWith(account) }, card };
  const { conversation } = replaces ?? place;
  const at = { conversation, ...(place.thread === undefined ? {} : { thread: place.thread }) };
  if (place.direct || !(await parts.people.isExposed(conversation))) return { at, card };
  const counts = await delivery.drawCounts?.();
  if (counts) return { at, card: counts };
  const reader = readerOf(card);
  if (reader && !replaces) return { at: { conversation: await parts.talk.chatWith(reader.accountId) }, card };
  throw new DeliveryError('People from outside can read this conversation in Teams, so this was not shown there.', {
    outcome: 'refused',
    permanent: true,
  });
}

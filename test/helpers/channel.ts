/** A chat platform for tests that keeps its own messages, apart from the outbox, and refuses posts only on request. */
import type { Card } from '../../src/ports/card.ts';
import { type Deliverer, DeliveryError } from '../../src/ports/deliverer.ts';
import { plainText } from '../../src/views/plain-text.ts';

/** A message as a reader sees it: the present card, in its thread. */
export interface ShownMessage {
  readonly id: string;
  readonly thread: string;
  readonly conversation: string;
  readonly at: string;
  card: Card;
  text: string;
  redrawn: number;
}

interface Channel {
  readonly deliverer: Deliverer;
  readonly messages: ShownMessage[];
  /** The reason for which posts are refused, by conversation. */
  readonly refused: Map<string, string>;
}

export function createChannel(now: () => string): Channel {
  const messages: ShownMessage[] = [];
  const refused = new Map<string, string>();
  return {
    messages,
    refused,
    deliverer: {
      async deliver({ place, card, replaces }) {
        const reason = refused.get(place.conversation);
        if (reason !== undefined) throw new DeliveryError(reason, { outcome: 'refused', permanent: true });
        const shown = messages.find((one) => one.id === replaces?.message);
        if (replaces && !shown) throw new Error(`There is no message ${replaces.message} to redraw`);
        if (shown && replaces) {
          Object.assign(shown, { card, text: plainText(card), redrawn: shown.redrawn + 1 });
          return replaces;
        }
        const id = `m${messages.length + 1}`;
        const thread = place.thread ?? id;
        const { conversation } = place;
        messages.push({ id, thread, conversation, at: now(), card, text: plainText(card), redrawn: 0 });
        return { conversation, message: id, thread };
      },
    },
  };
}

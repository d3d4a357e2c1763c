/** Delivers posts into the page's message log, once for each key, also after a restart. */
import type { Card } from '../../ports/card.ts';
import { type Deliverer, type Delivery, DeliveryError, type MessageRef } from '../../ports/deliverer.ts';
import type { Message, Messages } from './messages.ts';
import { CHANNEL, isDirect, type LocalPorts } from './ports.ts';

/** Makes the deliverer. `restored` resolves when the log has the posts from before the start; nobody reads the log earlier. */
export function createDeliverer(ports: LocalPorts, messages: Messages): Deliverer & { restored(): Promise<void> } {
  const delivered = new Map<string, MessageRef>();
  let restoring: Promise<void> | null = null;

  const restore = async (): Promise<void> => {
    for (const { key, card, ref, sentAt } of await ports.earlier()) {
      messages.put(posted(ref, card, sentAt));
      delivered.set(key, ref);
    }
  };
  const restored = (): Promise<void> => {
    restoring ??= restore().catch((error: unknown) => {
      restoring = null;
      throw error;
    });
    return restoring;
  };
  return {
    restored,
    async deliver(delivery) {
      await restored();
      const ref = delivered.get(delivery.key) ?? put(ports, messages, delivery);
      delivered.set(delivery.key, ref);
      return ref;
    },
    async find(_place, key) {
      await restored();
      return delivered.get(key) ?? null;
    },
  };
}

function put(ports: LocalPorts, messages: Messages, { place, card, replaces }: Delivery): MessageRef {
  if (replaces) {
    const message = messages.get(replaces.message);
    if (!message) throw refused(`The local chat page has no message "${replaces.message}" to redraw.`);
    messages.put({ ...message, content: { kind: 'card', card } });
    return replaces;
  }
  const { platform, conversation } = place;
  if (platform !== 'local' || !(conversation === CHANNEL || isDirect(conversation))) {
    throw refused(
      `The local chat page has no conversation "${platform}:${conversation}"; it has "local:${CHANNEL}" and "local:dm:ACCOUNT".`,
    );
  }
  const message = ports.newId();
  // A post for a thread that was lost at a restart starts a thread of its own.
  const thread = place.thread !== undefined && messages.get(place.thread) ? place.thread : message;
  const ref = { conversation, message, thread };
  messages.put(posted(ref, card, ports.now()));
  return ref;
}

function posted({ conversation, message, thread }: MessageRef, card: Card, sentAt: string): Message {
  const content = { kind: 'card', card } as const;
  return { id: message, conversation, thread, sentAt, from: null, onlyFor: null, under: null, content };
}

function refused(message: string): DeliveryError {
  return new DeliveryError(message, { outcome: 'refused', permanent: true });
}

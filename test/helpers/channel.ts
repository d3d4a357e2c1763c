/** A chat platform for tests that keeps its own messages, apart from the outbox, and refuses posts only on request. */

import type { Request } from '../../src/dispatch/command.ts';
import type { Button, Card, CommandButton } from '../../src/ports/card.ts';
import { type Deliverer, DeliveryError } from '../../src/ports/deliverer.ts';
import type { AccountRef } from '../../src/ports/post.ts';
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

/** The command button with this label on a card, also in its lists. */
export function buttonOn(card: Card, label: string): CommandButton | undefined {
  const all: readonly Button[] = [
    ...card.buttons,
    ...card.body.flatMap((element) =>
      element.type === 'list' ? element.items.flatMap((item) => item.buttons ?? []) : [],
    ),
  ];
  return all.find((button): button is CommandButton => button.type === 'command' && button.label === label);
}

/** The account of a speaker: `local:` and the name, which is that of a post. */
export const accountOf = (name: string): AccountRef => ({ platform: 'local', accountId: name, name });

/** The input of a typed line. A mention is written @"Name" and reaches the bot as a platform hands it over. */
export function typed(line: string): Pick<Request, 'input' | 'mentioned'> {
  const names = [...line.matchAll(/@"([^"]+)"/g)].map(([, name]) => name as string);
  const text = line.replaceAll(/@"([^"]+)"/g, (_, name: string) => `<@local:${name}|${name}>`);
  return { input: { kind: 'text', text }, mentioned: names.map(accountOf) };
}

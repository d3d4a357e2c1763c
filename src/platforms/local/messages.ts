/** The page's message log, in memory: each message with its readers, and with the number of its last change. */

import { LRUCache } from 'lru-cache';
import { LONGEST_LETTER } from '../../core/notice/letter/draft.ts';
import type { Instant } from '../../core/record/model.ts';
import type { FileOut } from '../../dispatch/command.ts';
import type { Card } from '../../ports/card.ts';
import { CHANNEL, takesPart } from './ports.ts';

/** The line of a message under which an answer is shown. `anchor` is '' for the message as a whole. */
export interface Spot {
  readonly message: string;
  readonly anchor: string;
}

/** The most characters of a message: a letter can be pasted whole, behind the name of its command. */
export const LONGEST_MESSAGE = LONGEST_LETTER + 100;

/** The content of a message by its kind. */
export type Content =
  | { readonly kind: 'card'; readonly card: Card; readonly file?: FileOut }
  | { readonly kind: 'words'; readonly text: string; readonly attached?: string }
  /** The bot's question whether chat was meant as the command `say`, or as a letter that it is to read. */
  | { readonly kind: 'hint'; readonly say: string; readonly isLetter: boolean }
  /** The demonstration's clock is moved to this moment; `posted` once it stands again. */
  | { readonly kind: 'clock'; readonly to: Instant; readonly posted?: readonly PostedOnTheWay[] };

/** A message that came in the channel while the clock moved. */
export interface PostedOnTheWay {
  readonly sentAt: Instant;
  readonly title: string;
}

/** A message on the page. */
export interface Message {
  readonly id: string;
  readonly conversation: string;
  /** The id of the message that starts the thread, which may be its own. */
  readonly thread: string;
  readonly sentAt: Instant;
  /** The sender; null for the bot. */
  readonly from: { readonly accountId: string; readonly name: string } | null;
  /** The only account that may see the message; null for everybody in the conversation. */
  readonly onlyFor: string | null;
  /** The line above an answer to a press; null for every other message. */
  readonly under: Spot | null;
  readonly content: Content;
}

/** A message in the log. `order` and `seq` are the numbers of the events that made it and last changed it. */
export interface Entry {
  readonly order: number;
  readonly seq: number;
  readonly message: Message;
  /** Whether the message was removed. */
  readonly gone: boolean;
}

/** More than a term of the weekly reminders of a large notice. The messages that have not changed for longest go first. */
const MAX_MESSAGES = 5_000;

/** The message log of one page. */
export type Messages = ReturnType<typeof createMessages>;

/** Makes an empty log. */
export function createMessages() {
  const entries = new LRUCache<string, Entry>({ max: MAX_MESSAGES });
  let seq = 0;
  let change = Promise.withResolvers<void>();

  const wake = (): void => {
    change.resolve();
    change = Promise.withResolvers<void>();
  };
  const record = (message: Message, gone: boolean): Entry => {
    seq += 1;
    const entry = { order: entries.peek(message.id)?.order ?? seq, seq, message, gone };
    entries.set(message.id, entry);
    wake();
    return entry;
  };
  const present = (): Message[] => [...entries.values()].filter((entry) => !entry.gone).map((entry) => entry.message);

  return {
    /** The message with this id; null when there is none or it was removed. */
    get(id: string): Message | null {
      const entry = entries.peek(id);
      return entry && !entry.gone ? entry.message : null;
    },
    /** Adds a message, or replaces the one with the same id in its place. */
    put: (message: Message): Entry => record(message, false),
    /** Removes a message and the answers under it. */
    remove(id: string): void {
      for (const message of present()) {
        if (message.id === id || message.under?.message === id) record(message, true);
      }
    },
    /** The only answer that an account sees at a spot; null when there is none. */
    answerAt: (accountId: string, spot: Spot): Message | null =>
      present().find((it) => it.onlyFor === accountId && isAt(it.under, spot)) ?? null,
    /** The messages that changed after the event `from` and that the account may see, the earliest sent first. */
    since(from: number, accountId: string): { readonly seq: number; readonly entries: readonly Entry[] } {
      const changed = [...entries.values()].filter((entry) => entry.seq > from && maySee(accountId, entry.message));
      return { seq, entries: changed.sort((a, b) => a.order - b.order) };
    },
    /** The cards that started a thread in the channel after an entry, in their order. */
    postedAfter({ order }: Entry): readonly PostedOnTheWay[] {
      const entered = [...entries.values()].filter((entry) => entry.order > order && !entry.gone);
      return entered
        .sort((a, b) => a.order - b.order)
        .flatMap(({ message: { conversation, id, thread, onlyFor, from, sentAt, content } }) => {
          const isPost = conversation === CHANNEL && id === thread && onlyFor === null && from === null;
          return isPost && content.kind === 'card' ? [{ sentAt, title: content.card.title }] : [];
        });
    },
    /** Resolves at the next change of any message. A caller that asks before `since` misses no change. */
    nextChange: (): Promise<void> => change.promise,
    /** Makes followers look again, after a change beside the messages. */
    wake,
  };
}

/** Whether an account sees a message. */
export function maySee(accountId: string, message: Message): boolean {
  return takesPart(accountId, message.conversation) && (message.onlyFor === null || message.onlyFor === accountId);
}

function isAt(under: Spot | null, spot: Spot): boolean {
  return under?.message === spot.message && under.anchor === spot.anchor;
}

/** The message log of the page: what was said and posted, in memory, with who may see it and what changed since when. */
import { LRUCache } from 'lru-cache';
import type { Instant } from '../../core/record/model.ts';
import type { FileOut } from '../../dispatch/command.ts';
import type { Card } from '../../ports/card.ts';
import { takesPart } from './ports.ts';

/** The line of a message (`''`: the message itself) that an answer is shown right under. */
export interface Spot {
  readonly message: string;
  readonly anchor: string;
}

export type Content =
  | { readonly kind: 'card'; readonly card: Card; readonly file?: FileOut }
  | { readonly kind: 'words'; readonly text: string; readonly attached?: string }
  /** Words that look meant for the bot, and the command they would be. */
  | { readonly kind: 'hint'; readonly say: string }
  /** The demonstration's clock was moved to the moment of the message. */
  | { readonly kind: 'clock' };

export interface Message {
  readonly id: string;
  readonly conversation: string;
  /** The message that the thread starts with; its own id for one that starts a thread. */
  readonly thread: string;
  readonly sentAt: Instant;
  /** Null: the bot. */
  readonly from: { readonly accountId: string; readonly name: string } | null;
  /** The one account that may see it, or null for everybody in the conversation. */
  readonly onlyFor: string | null;
  readonly under: Spot | null;
  readonly content: Content;
}

/** `order` is when it was first said, `seq` when it last changed; both count the events of the log. */
export interface Entry {
  readonly order: number;
  readonly seq: number;
  readonly message: Message;
  /** It was taken away since. */
  readonly gone: boolean;
}

/** More than a term of the weekly reminders of a large notice. The messages that have not changed for longest go first. */
const MAX_MESSAGES = 5_000;

export type Messages = ReturnType<typeof createMessages>;

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
    get(id: string): Message | null {
      const entry = entries.peek(id);
      return entry && !entry.gone ? entry.message : null;
    },
    /** Adds a message, or draws the one of the same id anew in its old place. */
    put: (message: Message): Entry => record(message, false),
    /** Takes a message away, and the answers under it. */
    remove(id: string): void {
      for (const message of present()) {
        if (message.id === id || message.under?.message === id) record(message, true);
      }
    },
    /** The answer that an account has before it at a spot; there is at most one. */
    answerAt: (accountId: string, spot: Spot): Message | null =>
      present().find((it) => it.onlyFor === accountId && isAt(it.under, spot)) ?? null,
    /** What changed after `from` as far as the account may see it, in the order in which it was first said. */
    since(from: number, accountId: string): { readonly seq: number; readonly entries: readonly Entry[] } {
      const changed = [...entries.values()].filter((entry) => entry.seq > from && maySee(accountId, entry.message));
      return { seq, entries: changed.sort((a, b) => a.order - b.order) };
    },
    /** Resolves at the next change, whoever may see it. Taken before `since`, nothing falls between the two. */
    nextChange: (): Promise<void> => change.promise,
    /** Tells the followers that something beside the messages has changed. */
    wake,
  };
}

export function maySee(accountId: string, message: Message): boolean {
  return takesPart(accountId, message.conversation) && (message.onlyFor === null || message.onlyFor === accountId);
}

function isAt(under: Spot | null, spot: Spot): boolean {
  return under?.message === spot.message && under.anchor === spot.anchor;
}

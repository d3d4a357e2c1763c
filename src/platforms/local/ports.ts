/** The parts of the program that the local chat page uses: people, commands, the demonstration's clock and earlier posts. */
import type { Instant, Role } from '../../core/record/model.ts';
import type { Dispatch } from '../../dispatch/command.ts';
import type { Card } from '../../ports/card.ts';
import type { MessageRef } from '../../ports/deliverer.ts';
import type { Place } from '../../ports/post.ts';

/** A person of the record with an account on this page. */
export interface LocalPerson {
  readonly accountId: string;
  readonly name: string;
  readonly role: Role;
}

/** A button that moves the demonstration's clock to `to`; `toLabel` says that moment in words. */
export interface DemoStep {
  readonly id: string;
  readonly label: string;
  readonly to: Instant;
  readonly toLabel: string;
}

/** A post that was delivered here before the process started. */
export interface EarlierPost {
  readonly key: string;
  readonly place: Place;
  readonly card: Card;
  readonly ref: MessageRef;
  readonly sentAt: Instant;
}

/** The functions and settings that the page is connected to. */
export interface LocalPorts {
  readonly dispatch: Dispatch;
  now(): Instant;
  readonly timeZone: string;
  readonly directory: { people(): Promise<readonly LocalPerson[]> };
  /** Every way to say a command, for the completion of the message box; `say` as typed, without `/bvn`. */
  readonly completions: readonly { readonly say: string; readonly does: string }[];
  /** The demonstration's clock; null where the real clock runs. */
  readonly demo: null | {
    steps(): Promise<readonly DemoStep[]>;
    /** Moves the clock, and resolves when everything due by then is posted. */
    step(id: string): Promise<void>;
  };
  /** Posts from before the start, the oldest first. The page shows them again, and they can be redrawn. */
  earlier(): Promise<readonly EarlierPost[]>;
  newId(): string;
  /** The name of the council. */
  authority(): Promise<string>;
  /** Whether a notice has been entered. */
  hasNotice(): Promise<boolean>;
  /** The values of the Host header that are served: the bound address and port, and their names. */
  readonly allowedHosts: readonly string[];
}

/** The id of the page's only channel. */
export const CHANNEL = 'improvement';
/** The channel's name on the page, without the "#". */
export const CHANNEL_NAME = 'best-value-notice';
/** The sender's name on the bot's own messages. */
export const BOT_NAME = 'Best Value Notice bot';

const DIRECT = 'dm:';

/** The conversation of one account with the bot, which nobody else sees. */
function directConversation(accountId: string): string {
  return `${DIRECT}${accountId}`;
}

/** Whether a conversation is one account's own with the bot. */
export function isDirect(conversation: string): boolean {
  return conversation.startsWith(DIRECT);
}

/** Whether an account sees a conversation: the channel, or its own conversation with the bot. */
export function takesPart(accountId: string, conversation: string): boolean {
  return conversation === CHANNEL || conversation === directConversation(accountId);
}

/** Somebody who can speak on the page: a person of the record, or the visitor, whose role is null. */
export interface Speaker {
  readonly accountId: string;
  readonly name: string;
  readonly role: Role | null;
}

const STRANGER: Speaker = { accountId: 'stranger', name: 'Visitor', role: null };

/** Everybody in the page's list of speakers. The visitor is left out once the record has that account. */
export async function speakersOf(ports: LocalPorts): Promise<readonly Speaker[]> {
  const people = await ports.directory.people();
  const known = people.some((person) => person.accountId === STRANGER.accountId);
  return known ? people : [...people, STRANGER];
}

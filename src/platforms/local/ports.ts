/** What the local chat page needs from the rest: the directory, the commands, the demonstration's clock, and what it showed before. */
import type { Instant, Role } from '../../core/record/model.ts';
import type { Dispatch } from '../../dispatch/command.ts';
import type { Card } from '../../ports/card.ts';
import type { MessageRef } from '../../ports/deliverer.ts';
import type { Place } from '../../ports/post.ts';

/** Somebody of the record who has an account on this page. */
export interface LocalPerson {
  readonly accountId: string;
  readonly name: string;
  readonly role: Role;
}

/** One way to move the demonstration's clock, with the moment it leads to, in an instant and in words. */
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

export interface LocalPorts {
  readonly dispatch: Dispatch;
  now(): Instant;
  readonly timeZone: string;
  readonly directory: { people(): Promise<readonly LocalPerson[]> };
  /** Every way to say a command, for the completion of the message box; `say` as typed, without `/bvn`. */
  readonly completions: readonly { readonly say: string; readonly does: string }[];
  /** Null where the real clock runs. */
  readonly demo: null | {
    steps(): Promise<readonly DemoStep[]>;
    /** Moves the clock and resolves when all that fell due has been posted. */
    step(id: string): Promise<void>;
  };
  /** Oldest first; asked once. After a restart the page still shows these, and they can be redrawn. */
  earlier(): Promise<readonly EarlierPost[]>;
  newId(): string;
  authority(): Promise<string>;
  /** The values of the Host header that are served: the bound address and port, and their names. */
  readonly allowedHosts: readonly string[];
}

/** The one channel of the page. */
export const CHANNEL = 'improvement';
export const CHANNEL_NAME = 'best-value-notice';
export const BOT_NAME = 'Best Value Notice bot';

const DIRECT = 'dm:';

/** The conversation of one account with the bot; nobody else sees it. */
function directConversation(accountId: string): string {
  return `${DIRECT}${accountId}`;
}

export function isDirect(conversation: string): boolean {
  return conversation.startsWith(DIRECT);
}

/** Whether this account takes part in the conversation. */
export function takesPart(accountId: string, conversation: string): boolean {
  return conversation === CHANNEL || conversation === directConversation(accountId);
}

/** Who can speak on the page: the people of the record, and one whom the record does not know. */
export interface Speaker {
  readonly accountId: string;
  readonly name: string;
  readonly role: Role | null;
}

const STRANGER: Speaker = { accountId: 'stranger', name: 'Visitor', role: null };

/** Everybody who can be spoken as; the visitor is left out once the record knows that account. */
export async function speakersOf(ports: LocalPorts): Promise<readonly Speaker[]> {
  const people = await ports.directory.people();
  const known = people.some((person) => person.accountId === STRANGER.accountId);
  return known ? people : [...people, STRANGER];
}

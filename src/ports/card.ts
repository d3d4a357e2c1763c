/**
 * Card: what the product shows, as plain data that every platform's renderer draws.
 * All texts are plain; the renderers escape them, so a title can never become a mention, a link or markup.
 */
import type { LiveCard } from './live-card.ts';

export interface Card {
  /** The heading. */
  readonly title: string;
  /** One sentence for notifications and lock screens: counts and posts only, never the text of an item. */
  readonly summary: string;
  readonly body: readonly Element[];
  readonly buttons: readonly Button[];
  /** Who is spoken to; platforms that can mention them do. */
  readonly to?: { readonly name: string; readonly accounts: readonly string[] };
}

export type Element =
  | { readonly type: 'text'; readonly text: string; readonly weight?: 'normal' | 'strong' }
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'facts'; readonly facts: readonly Fact[] }
  | { readonly type: 'list'; readonly title?: string; readonly items: readonly Item[]; readonly more?: More }
  | { readonly type: 'divider' }
  | Form;

export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** One line of a list, with its details under it and its own buttons. */
export interface Item {
  readonly text: string;
  readonly details?: readonly string[];
  readonly link?: { readonly text: string; readonly url: string };
  readonly buttons?: readonly Button[];
}

/** What was left out, and the command that shows it: "and 12 more", `/bvn status overdue`. */
export interface More {
  readonly count: number;
  readonly command: string;
}

/**
 * A button either runs a command with its arguments, or opens a link.
 * `asks`: its answer is a card with a form, which a platform may show as a dialog; its arguments hold `ask: 'yes'`.
 */
export type Button = CommandButton | { readonly type: 'link'; readonly label: string; readonly url: string };

export interface CommandButton {
  readonly type: 'command';
  readonly label: string;
  readonly command: string;
  readonly args: Readonly<Record<string, string>>;
  readonly style?: 'primary' | 'danger';
  readonly asks?: boolean;
  /** A question to answer before the command runs. */
  readonly confirm?: string;
}

/** Fields whose values are sent as the arguments of `command`, together with the fixed `args`. */
export interface Form {
  readonly type: 'form';
  readonly command: string;
  readonly args: Readonly<Record<string, string>>;
  readonly fields: readonly Field[];
  readonly submit: string;
}

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind: 'line' | 'text' | 'date' | 'choice' | 'person';
  readonly value?: string;
  readonly required?: boolean;
  /** For a choice, and the people to pick from. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** For a person: somebody who is not in the record yet may be picked by their account, on platforms that show accounts. */
  readonly newcomers?: boolean;
  /** What is wrong with the value that was sent; the value itself is kept. */
  readonly fault?: string;
}

/** Where something is said or posted; opaque to all but the platform. */
export interface Place {
  readonly platform: 'slack' | 'teams' | 'local';
  readonly conversation: string;
  readonly thread?: string;
  /** The message whose button was pressed. */
  readonly message?: string;
  /** A conversation with one person. */
  readonly direct?: boolean;
}

const DIRECT = 'dm:';

/** The conversation of the bot with one account, by its id as the record has it (`slack:U123`), whether it was opened before or not. */
export function directPlace(account: string): Place {
  const at = account.indexOf(':');
  const platform = account.slice(0, at) as Place['platform'];
  return { platform, conversation: `${DIRECT}${account.slice(at + 1)}`, direct: true };
}

/** The account that a direct place names by itself; null for a conversation as its platform names it. */
export function accountInDirect({ conversation }: Place): string | null {
  return conversation.startsWith(DIRECT) ? conversation.slice(DIRECT.length) : null;
}

/** A card for somebody to see, delivered through the outbox. */
export interface Post {
  /** Identity: (notice, rule, period, recipient, place); a second post with the same key is not made. */
  readonly key: string;
  readonly noticeId: string | null;
  readonly place: Place;
  /** In the thread that this other post starts, once that is delivered. */
  readonly threadOf?: string;
  /** The post whose message is redrawn instead of posting a new one. */
  readonly replaces?: string;
  readonly card: Card;
  /** What stands in its place where guests or people of other organisations can read: counts only, no names. */
  readonly counts?: Card | undefined;
  /** How to draw it again when the record moves on; null for a card that stays as it was. */
  readonly live: LiveCard | null;
  /** Ids of the actions that the card shows. */
  readonly about: readonly string[];
  /** When it fell due, which tells how late it is. */
  readonly dueAt: string;
}

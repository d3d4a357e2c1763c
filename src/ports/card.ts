/**
 * Card: what the product shows, as plain data that every platform's renderer draws.
 * All texts are plain; the renderers escape them, so a title can never become a mention, a link or markup.
 */

/** One message as plain data. */
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

/** One part of a card's body. */
export type Element =
  | { readonly type: 'text'; readonly text: string; readonly weight?: 'normal' | 'strong' }
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'facts'; readonly facts: readonly Fact[] }
  | { readonly type: 'list'; readonly title?: string; readonly items: readonly Item[]; readonly more?: More }
  | { readonly type: 'divider' }
  | Form;

/** A name with its value. */
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

/** How many items are left out, and the command that shows them, without `/bvn`: `status overdue`. */
export interface More {
  readonly count: number;
  readonly command: string;
}

/**
 * A button either runs a command with its arguments, or opens a link.
 * `asks`: its answer is a card with a form, which a platform may show as a dialog; its arguments hold `ask: 'yes'`.
 */
export type Button = CommandButton | { readonly type: 'link'; readonly label: string; readonly url: string };

/** Whether a link may be followed. Other addresses, such as `javascript:` and `mailto:`, are shown as text. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}

/** Arguments of a command by name, as they were typed, or as a button or a form sends them: texts that nobody has read yet. */
export type Raw = Readonly<Record<string, string>>;

/** A button that runs a command with fixed arguments. */
export interface CommandButton {
  readonly type: 'command';
  readonly label: string;
  readonly command: string;
  readonly args: Raw;
  readonly style?: 'primary' | 'danger';
  readonly asks?: boolean;
  /** A question to answer before the command runs. */
  readonly confirm?: string;
}

/** Fields whose values are sent as the arguments of `command`, together with the fixed `args`. */
export interface Form {
  readonly type: 'form';
  readonly command: string;
  readonly args: Raw;
  readonly fields: readonly Field[];
  readonly submit: string;
}

/** One field of a form. */
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
  /** The error shown at the field, for the value that was sent; the value itself is kept. */
  readonly fault?: string;
}

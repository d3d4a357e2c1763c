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
  /** The values of the record that the form shows: the starts of its fields, and the facts above them. */
  readonly recorded?: readonly Recorded[];
  /** Every field is in sight, because its reader asked for more of them. */
  readonly open?: boolean;
}

/** A value of the record that a form shows: the start of the field with this name, or a fact that its sender has read. */
export interface Recorded {
  readonly name: string;
  readonly label: string;
  /** As a field sends it; empty where the record has none. */
  readonly value: string;
  /** As people read it. */
  readonly words: string;
}

/** The most inputs that a form shows at first (our own limit); the rest stand behind “More”. */
export const MOST_FIRST_INPUTS = 6;
/** The label of the button that shows the rest of a form. */
export const MORE_FIELDS = 'More';

/**
 * The fields of a form that show at first, and those behind “More”. Nothing stands behind it that holds a value or an error.
 * A person field that takes newcomers counts as two, because it has a second input where accounts can be picked.
 */
export function foldFields({ fields, open }: Form): {
  readonly first: readonly Field[];
  readonly more: readonly Field[];
} {
  let inputs = 0;
  const split = fields.findIndex(({ newcomers }) => {
    inputs += newcomers ? 2 : 1;
    return inputs > MOST_FIRST_INPUTS;
  });
  const more = split < 0 ? [] : fields.slice(split);
  const isNeeded = more.some(({ value, fault }) => (value ?? '') !== '' || fault !== undefined);
  return open || isNeeded ? { first: fields, more: [] } : { first: fields.slice(0, fields.length - more.length), more };
}

/** One field of a form. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind: 'line' | 'text' | 'date' | 'choice' | 'person';
  readonly value?: string;
  readonly required?: boolean;
  /** For a field that only some answers need, when: "amber or red". It is not called optional where a platform leaves us that choice. */
  readonly neededFor?: string;
  /** For a choice, and the people to pick from. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** For a person: somebody who is not in the record yet may be picked by their account, on platforms that show accounts. */
  readonly newcomers?: boolean;
  /** The error shown at the field, for the value that was sent; the value itself is kept. */
  readonly fault?: string;
}

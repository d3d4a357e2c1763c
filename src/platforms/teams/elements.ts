/**
 * The few Adaptive Card elements that we draw. Everything that people wrote stands in text runs, which know no Markdown,
 * so that a title can never become a link, a mention or bold print.
 */
import { oneLine } from '../../views/plain-text.ts';

/** An element, action or card as it is sent. */
export type Node = { readonly type: string } & Readonly<Record<string, unknown>>;

export interface Look {
  readonly size?: 'Medium';
  readonly weight?: 'Bolder';
  readonly isSubtle?: true;
}

/** Texts longer than `text` are cut with an ellipsis, lists longer than `items` with a count of the rest. */
export interface SizeBudget {
  readonly text: number;
  readonly items: number;
  /** More options than this are not listed: a name is typed instead. */
  readonly choices: number;
  /** Forms behind buttons are drawn beforehand. */
  readonly forms: boolean;
}

export function run(text: string, budget: SizeBudget, look: Look = {}): Node {
  return { type: 'TextRun', text: shown(text, budget), ...look };
}

/** A link that can be followed, if it is a web address; other addresses stay text. */
export function linkRun(text: string, url: string, budget: SizeBudget): Node {
  if (!isWebAddress(url)) return run(text === url ? text : `${text} (${url})`, budget);
  return { ...run(text, budget), selectAction: { type: 'Action.OpenUrl', url } };
}

export function block(runs: readonly Node[], more: Readonly<Record<string, unknown>> = {}): Node {
  return { type: 'RichTextBlock', inlines: runs, ...more };
}

/** Older clients, which know no `Action.Execute`, send the same data as a message. */
export function executeAction(title: string, style: string, verb: string, data: object): Node {
  const common = { title, style, data };
  return { type: 'Action.Execute', ...common, verb, fallback: { type: 'Action.Submit', ...common } };
}

export function isWebAddress(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
}

/** What is said of a text that does not fit. */
function shown(text: string, { text: most }: SizeBudget): string {
  // `{{DATE(…)}}` is the one thing that clients replace even in plain runs.
  const plain = oneLine(text).replaceAll('{{', '{ {');
  if (plain.length <= most) return plain === '' ? ' ' : plain;
  return `${plain
    .slice(0, most - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '')}…`;
}

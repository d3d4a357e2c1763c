/**
 * The few Adaptive Card elements that we draw. People's words stand in text runs, which take no Markdown, so that a title
 * never becomes a link, a mention or bold print.
 */
import { isWebAddress } from '../../ports/card.ts';
import { oneLine } from '../../views/plain-text.ts';

/** An element, action or card as it is sent. */
export type Node = { readonly type: string } & Readonly<Record<string, unknown>>;

/** How a text run is printed. */
export interface Look {
  readonly size?: 'Medium';
  readonly weight?: 'Bolder';
  readonly isSubtle?: true;
}

/** How much a card may show. Texts longer than `text` characters end in an ellipsis, lists longer than `items` in a count of the rest. */
export interface SizeBudget {
  readonly text: number;
  readonly items: number;
  /** More options than this are not listed: a name is typed instead. */
  readonly choices: number;
  /** Forms behind buttons are drawn beforehand. */
  readonly forms: boolean;
}

/** Plain words, cut to the budget. */
export function run(text: string, budget: SizeBudget, look: Look = {}): Node {
  return { type: 'TextRun', text: shown(text, budget), ...look };
}

/** A link that can be followed. Addresses other than web addresses stay text. */
export function linkRun(text: string, url: string, budget: SizeBudget): Node {
  if (!isWebAddress(url)) return run(text === url ? text : `${text} (${url})`, budget);
  return { ...run(text, budget), selectAction: { type: 'Action.OpenUrl', url } };
}

/** One paragraph of text runs. */
export function block(runs: readonly Node[], more: Readonly<Record<string, unknown>> = {}): Node {
  return { type: 'RichTextBlock', inlines: runs, ...more };
}

/** A button that sends `data`. Older clients, which know no `Action.Execute`, send the same data as a message. */
export function executeAction(title: string, style: string, verb: string, data: object): Node {
  const common = { title, style, data };
  return { type: 'Action.Execute', ...common, verb, fallback: { type: 'Action.Submit', ...common } };
}

/** The text on one line, cut to the budget. */
function shown(text: string, { text: most }: SizeBudget): string {
  // Clients replace `{{DATE(…)}}` even in plain runs.
  const plain = oneLine(text).replaceAll('{{', '{ {');
  if (plain.length <= most) return plain === '' ? ' ' : plain;
  return `${plain
    .slice(0, most - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '')}…`;
}

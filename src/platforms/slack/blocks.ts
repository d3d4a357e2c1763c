/** The few kinds of block that cards are drawn with. User texts stand in plain or rich text, where Slack reads no markup. */
import type { types } from '@slack/bolt';
import { assertNever } from '../../core/record/errors.ts';
import { type Button, type CommandButton, isWebAddress } from '../../ports/card.ts';
import { LIMITS } from './limits.ts';
import { clip, pieces, shown } from './text.ts';
import { type Ask, encodeAsk } from './values.ts';

/** A Block Kit block as Slack takes it. */
export type Block = types.KnownBlock;
type Rich = types.RichTextElement;

/** A plain text object, cut to `most` UTF-16 code units. */
export function plain(text: string, most: number): types.PlainTextElement {
  return { type: 'plain_text', text: clip(text, most), emoji: false };
}

/** The heading of a card, cut to Slack's limit. */
export function header(text: string): Block {
  return { type: 'header', text: plain(text, LIMITS.headerText) };
}

/** A whole text in as many section blocks as it takes. */
export function sections(text: string): readonly Block[] {
  return pieces(text, LIMITS.sectionText).map((piece) => ({
    type: 'section',
    text: plain(piece, LIMITS.sectionText),
  }));
}

/** A whole text in small print, in as many context blocks as it takes. */
export function notes(text: string): readonly Block[] {
  return pieces(text, LIMITS.noteText).map((piece) => ({ type: 'context', elements: [plain(piece, LIMITS.noteText)] }));
}

/** One block of rich text elements. */
export function rich(elements: readonly Rich[]): Block {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [...elements] }] };
}

/** Ordinary words as a rich text element. The caller cleans and cuts them. */
export function words(text: string): Rich {
  return { type: 'text', text };
}

/** A cleaned text in bold, as a rich text element. */
export function bold(text: string): Rich {
  return { type: 'text', text: shown(text), style: { bold: true } };
}

/** A link where Slack takes the address, else the bare words. */
export function linked(text: string, url: string): Rich {
  return fitsSlackLink(url)
    ? { type: 'link', url, text: clip(text, LIMITS.headerText) }
    : words(clip(text, LIMITS.headerText));
}

/** Our own limit in characters for one row of buttons, so that several rows fit into a message. */
const ROW = 4_000;

/** Buttons in rows. A button whose arguments do not fit is named in words instead, so that the reader misses none. */
export function buttonRows(buttons: readonly Button[]): readonly Block[] {
  const rows: types.Button[][] = [];
  const left: string[] = [];
  let room = 0;
  for (const button of buttons) {
    const element = buttonElement(button);
    if (!element) {
      left.push(`“${clip(button.label, LIMITS.buttonText)}”`);
      continue;
    }
    const characters = charactersOf(element);
    if (characters > room || rows.at(-1)?.length === LIMITS.actionsElements) {
      rows.push([]);
      room = ROW;
    }
    rows.at(-1)?.push(element);
    room -= characters;
  }
  const drawn: Block[] = rows.map((elements) => ({ type: 'actions', elements }));
  return left.length === 0
    ? drawn
    : [...drawn, ...notes(`No room for a button here: ${left.join(', ')}. Please type it.`)];
}

/** A button element; null when its arguments or its address do not fit. The action id says its kind: link, ask or run. */
export function buttonElement(button: Button): types.Button | null {
  switch (button.type) {
    case 'link': {
      if (!fitsSlackLink(button.url)) return null;
      return {
        type: 'button',
        action_id: 'link',
        text: plain(button.label, LIMITS.buttonText),
        url: button.url,
      };
    }
    case 'command': {
      const value = encodeAsk({ kind: 'press', command: button.command, args: button.args });
      return value === null ? null : commandElement(button, button.asks ? 'ask' : 'run', value);
    }
    default:
      return assertNever(button);
  }
}

function commandElement(
  { label, style, confirm }: Pick<CommandButton, 'label' | 'style' | 'confirm'>,
  id: string,
  value: string,
): types.Button {
  return {
    type: 'button',
    action_id: id,
    text: plain(label, LIMITS.buttonText),
    value,
    ...(style ? { style } : {}),
    ...(confirm ? { confirm: confirmation(confirm) } : {}),
  };
}

/** A row with one button that asks `ask` again from the element `from` on; empty when the value does not fit. */
export function askButton(label: string, ask: Ask, from = 0): readonly Block[] {
  const value = encodeAsk(ask, from);
  return value === null ? [] : [{ type: 'actions', elements: [commandElement({ label }, 'run', value)] }];
}

function confirmation(question: string): types.ConfirmationDialog {
  return {
    title: plain('Please confirm', LIMITS.headerText),
    text: plain(question, LIMITS.confirmText),
    confirm: plain('Yes', LIMITS.buttonText),
    deny: plain('No, go back', LIMITS.buttonText),
  };
}

function fitsSlackLink(url: string): boolean {
  return url.length <= LIMITS.url && isWebAddress(url);
}

/** The blocks of one message or view with a unique action id for every button, as Slack demands. */
export function numbered(blocks: readonly Block[]): readonly Block[] {
  let number = 0;
  const own = <T extends { action_id?: string }>(element: T): T => ({
    ...element,
    action_id: `${element.action_id}.${++number}`,
  });
  return blocks.map((block): Block => {
    if (block.type === 'actions') return { ...block, elements: block.elements.map(own) };
    return block.type === 'section' && block.accessory?.type === 'button'
      ? { ...block, accessory: own(block.accessory) }
      : block;
  });
}

const COUNTED = new Set(['text', 'value', 'url']);

/** The number of characters that Slack counts in blocks and their parts: texts, values and addresses. */
export function charactersOf(part: object): number {
  let count = 0;
  for (const key of Object.keys(part)) {
    const value: unknown = part[key as keyof typeof part];
    if (typeof value === 'string') count += COUNTED.has(key) ? value.length : 0;
    else if (typeof value === 'object' && value !== null) count += charactersOf(value);
  }
  return count;
}

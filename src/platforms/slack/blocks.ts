/** The few blocks that cards are drawn with. User texts stand in plain text or rich text, which Slack reads no markup in. */
import type { types } from '@slack/bolt';
import { assertNever } from '../../core/record/errors.ts';
import { type Button, type CommandButton, isWebAddress } from '../../ports/card.ts';
import { LIMITS } from './limits.ts';
import { clip, pieces, shown } from './text.ts';
import { type Ask, encodeAsk } from './values.ts';

export type Block = types.KnownBlock;
type Rich = types.RichTextElement;

export function plain(text: string, most: number): types.PlainTextElement {
  return { type: 'plain_text', text: clip(text, most), emoji: false };
}

export function header(text: string): Block {
  return { type: 'header', text: plain(text, LIMITS.headerText) };
}

/** The whole text, in as many sections as it takes. */
export function sections(text: string): readonly Block[] {
  return pieces(text, LIMITS.sectionText).map((piece) => ({
    type: 'section',
    text: plain(piece, LIMITS.sectionText),
  }));
}

export function notes(text: string): readonly Block[] {
  return pieces(text, LIMITS.noteText).map((piece) => ({ type: 'context', elements: [plain(piece, LIMITS.noteText)] }));
}

export function rich(elements: readonly Rich[]): Block {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [...elements] }] };
}

export function words(text: string): Rich {
  return { type: 'text', text };
}

export function bold(text: string): Rich {
  return { type: 'text', text: shown(text), style: { bold: true } };
}

/** A link where Slack takes it, the bare words where not. */
export function linked(text: string, url: string): Rich {
  return fitsSlackLink(url)
    ? { type: 'link', url, text: clip(text, LIMITS.headerText) }
    : words(clip(text, LIMITS.headerText));
}

/** Characters of a row of buttons, so that several rows fit in a message. */
const ROW = 4_000;

/** Buttons in rows; what has no room in a button is said in words instead, so that nothing is missing in silence. */
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
    const characters = charactersIn(element);
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

/** Null when its arguments do not fit. Its id says what kind it is; `numbered` makes it the only one of its message. */
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

/** A button that asks, when what it asks fits. */
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

/** The blocks of one surface, with an id of its own for every button. */
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

/** All characters that Slack counts in blocks: texts, values and addresses. */
export function charactersOf(blocks: readonly Block[]): number {
  return charactersIn(blocks);
}

function charactersIn(part: object): number {
  let count = 0;
  for (const [key, value] of Object.entries(part)) {
    if (typeof value === 'string') count += COUNTED.has(key) ? value.length : 0;
    else if (typeof value === 'object' && value !== null) count += charactersIn(value);
  }
  return count;
}

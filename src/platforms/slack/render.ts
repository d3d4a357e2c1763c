/** Draws a card as a Slack message within Slack's limits. Elements without room are counted, and a button shows them. */
import type { Card, Form } from '../../ports/card.ts';
import { type Atom, atom, atomsOf } from './atoms.ts';
import { askButton, type Block, buttonRows, charactersOf, header, notes, numbered } from './blocks.ts';
import { LIMITS } from './limits.ts';
import { clip, escaped } from './text.ts';
import type { Ask } from './values.ts';

/** The two parts of a Slack message. */
export interface Message {
  /** The words for notifications and for clients that show no blocks. */
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** The page of a long card to draw. */
export interface Drawing {
  /** The question that the card answers, for the button that shows the next page. */
  readonly again?: Ask;
  /** The number of the first atom to draw; earlier atoms stand on earlier pages. */
  readonly from?: number;
}

/** Shows the rest of a post that is too long and names no command for the rest. */
const EVERYTHING: Ask = { kind: 'press', command: 'status', args: {} };
/** Room for the line with the number of elements left out, and its button. */
const MORE_BLOCKS = 2;
const MORE_CHARACTERS = LIMITS.buttonValue + 300;
/** A card's own buttons stand on every page while they fit into this; more of them are paged like the rest. */
const FOOT_ROWS = 2;
const FOOT_CHARACTERS = 2_500;

/** Draws a card as a message, from `drawing.from` on. */
export function renderMessage(card: Card, drawing: Drawing = {}): Message {
  const most = { blocks: LIMITS.messageBlocks, characters: LIMITS.messageCharacters };
  return { text: fallback(card), blocks: drawBlocks(card, most, drawing) };
}

/** The text beside the blocks: the card's summary, else its title. */
function fallback({ title, summary }: Card): string {
  // Escaping makes a character up to five.
  return escaped(clip(summary.trim() === '' ? title : summary, LIMITS.fallbackText / 5));
}

/** The number of blocks and of counted characters that a message or view may have. */
export interface Room {
  readonly blocks: number;
  readonly characters: number;
}

/** The card's heading, as many atoms as there is room for, and its buttons. */
export function drawBlocks(card: Card, most: Room, { again, from = 0 }: Drawing): readonly Block[] {
  const top = [header(card.title), ...mention(card)];
  const rows = buttonRows(card.buttons);
  const isShort = rows.length <= FOOT_ROWS && charactersOf(rows) <= FOOT_CHARACTERS;
  const bottom = isShort ? rows : [];
  const atoms = [...atomsOf(card), ...(isShort ? [] : rows.map((row) => atom([row])))];
  const room = {
    blocks: most.blocks - top.length - bottom.length - MORE_BLOCKS,
    characters: most.characters - charactersOf([...top, ...bottom]) - MORE_CHARACTERS,
  };
  const to = fitting(atoms, from, room);
  const middle = atoms.slice(from, to).flatMap((one) => one.blocks);
  return numbered([...top, ...middle, ...rest(atoms, to, again), ...bottom]);
}

/** The end of the page that starts at `from`. A page has at least one atom, so that paging reaches the end. */
function fitting(atoms: readonly Atom[], from: number, room: Room): number {
  let { blocks, characters } = room;
  let to = from;
  for (; to < atoms.length; to += 1) {
    const one = atoms[to] as Atom;
    blocks -= one.blocks.length;
    characters -= one.characters;
    if ((blocks < 0 || characters < 0) && to > from) break;
  }
  return to;
}

/** The number of elements that did not fit on this page, with a button for the next page. */
function rest(atoms: readonly Atom[], to: number, again: Ask | undefined): readonly Block[] {
  const left = atoms.slice(to);
  if (left.length === 0) return [];
  const items = left.reduce((sum, one) => sum + one.items, 0);
  const what = items > 0 ? `and ${items} more` : 'and more';
  return [...notes(what), ...askButton('Show what comes next', again ?? EVERYTHING, again ? to : 0)];
}

/** The form of a card, which Slack shows in a modal; undefined for a card without one. */
export function formIn({ body }: Card): Form | undefined {
  return body.find((element): element is Form => element.type === 'form');
}

/** Mentions the addressee by account ids of the record, never by typed words. */
function mention({ to }: Card): readonly Block[] {
  const ids = (to?.accounts ?? []).flatMap((account) => /^slack:([UW][A-Z0-9]+)$/.exec(account)?.[1] ?? []);
  if (ids.length === 0) return [];
  return [{ type: 'section', text: { type: 'mrkdwn', text: ids.map((id) => `<@${id}>`).join(' ') } }];
}

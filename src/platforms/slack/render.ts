/** Card → a Slack message: never more than Slack takes, and what has no room is counted and one press away. */
import type { Card, Form } from '../../ports/card.ts';
import { type Atom, atom, atomsOf } from './atoms.ts';
import { askButton, type Block, buttonRows, charactersOf, header, notes, numbered } from './blocks.ts';
import { LIMITS } from './limits.ts';
import { clip, escaped } from './text.ts';
import type { Ask } from './values.ts';

export interface Message {
  /** For notifications, and for whoever cannot see blocks. */
  readonly text: string;
  readonly blocks: readonly Block[];
}

export interface Drawing {
  /** What was asked; "and 12 more" asks it again and goes on from there. */
  readonly again?: Ask;
  /** The first atom to draw; the ones before it stand on an earlier page. */
  readonly from?: number;
}

/** Where a post has more than it holds and names no command itself, this shows the rest. */
const EVERYTHING: Ask = { kind: 'press', command: 'status', args: {} };
/** Kept free for the line that says how many more there are, with its button. */
const MORE_BLOCKS = 2;
const MORE_CHARACTERS = LIMITS.buttonValue + 300;
/** A card's own buttons stand on every page while they are few; many of them are turned over like the rest. */
const FOOT_ROWS = 2;
const FOOT_CHARACTERS = 2_500;

export function renderMessage(card: Card, drawing: Drawing = {}): Message {
  const most = { blocks: LIMITS.messageBlocks, characters: LIMITS.messageCharacters };
  return { text: fallback(card), blocks: drawBlocks(card, most, drawing) };
}

/** The text beside the blocks: the card's summary, which is written for notifications. */
function fallback({ title, summary }: Card): string {
  // Escaping makes a character up to five.
  return escaped(clip(summary.trim() === '' ? title : summary, LIMITS.fallbackText / 5));
}

export interface Room {
  readonly blocks: number;
  readonly characters: number;
}

/** As many of the card's atoms as there is room for, between its heading and its buttons. */
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

/** The end of the page that starts at `from`; always at least one atom further, so that turning pages gets to the end. */
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

/** What did not fit on this page. */
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

/** Whoever the card is for is mentioned, by the ids of the record's accounts and never by anything typed. */
function mention({ to }: Card): readonly Block[] {
  const ids = (to?.accounts ?? []).flatMap((account) => /^slack:([UW][A-Z0-9]+)$/.exec(account)?.[1] ?? []);
  if (ids.length === 0) return [];
  return [{ type: 'section', text: { type: 'mrkdwn', text: ids.map((id) => `<@${id}>`).join(' ') } }];
}

/** Draws a card's body as atoms: groups of blocks that stay together. A message takes as many atoms as it holds. */
import type { types } from '@slack/bolt';
import { assertNever } from '../../core/record/errors.ts';
import type { Card, Element, Fact, Form, Item, More } from '../../ports/card.ts';
import {
  askButton,
  type Block,
  bold,
  buttonElement,
  buttonRows,
  charactersOf,
  linked,
  notes,
  plain,
  rich,
  sections,
  words,
} from './blocks.ts';
import { LIMITS } from './limits.ts';
import { clip, pieces } from './text.ts';
import { encodeAsk } from './values.ts';

/** Blocks that stand in one message. */
export interface Atom {
  readonly blocks: readonly Block[];
  /** The characters that Slack counts in the blocks. */
  readonly characters: number;
  /** The number of list items that the blocks show. */
  readonly items: number;
}

type Rich = types.RichTextElement;

/** Our own limit in characters for one line of a list; a button shows the whole text. */
const LINE = 400;
/** Our own limit in characters for the lines that share one block. */
const PACKED = 2_400;

/** The atoms of a card's body, in order. */
export function atomsOf({ body }: Card): readonly Atom[] {
  return body.flatMap(elementAtoms);
}

type List = Extract<Element, { type: 'list' }>;

/** The lists that were drawn before: the cards of one status for many readers share those without a button that differs. */
const drawnLists = new WeakMap<List, readonly Atom[]>();

function elementAtoms(element: Element): readonly Atom[] {
  switch (element.type) {
    case 'text':
      return element.weight === 'strong'
        ? pieces(element.text, PACKED).map((piece) => atom([rich([bold(piece)])]))
        : sections(element.text).map((block) => atom([block]));
    case 'note':
      return notes(element.text).map((block) => atom([block]));
    case 'facts':
      return packed(element.facts.flatMap(factLines)).map(({ block }) => atom([block]));
    case 'list':
      return listOnce(element);
    case 'divider':
      return [atom([{ type: 'divider' }])];
    case 'form':
      return [atom(buttonRows([openButton(element)]))];
    default:
      return assertNever(element);
  }
}

/** Makes an atom of blocks that show `items` items of a list. */
export function atom(blocks: readonly Block[], items = 0): Atom {
  return { blocks, characters: charactersOf(blocks), items };
}

/** The button that stands for a form in a message. The button carries the fields' values where they fit into it. */
function openButton({ command, args, fields, submit }: Form) {
  const filled = Object.fromEntries(fields.flatMap(({ name, value }) => (value ? [[name, value]] : [])));
  const whole = { ...args, ...filled, ask: 'yes' };
  const fits = encodeAsk({ kind: 'press', command, args: whole }) !== null;
  return { type: 'command', label: submit, command, args: fits ? whole : { ...args, ask: 'yes' }, asks: true } as const;
}

interface Line {
  readonly elements: readonly Rich[];
  readonly characters: number;
}

function factLines({ name, value }: Fact): readonly Line[] {
  const label = clip(name, LINE);
  return pieces(value, PACKED - LINE).map((piece, index) => {
    const elements = index === 0 ? [bold(`${label}:`), words(` ${piece}\n`)] : [words(`${piece}\n`)];
    return { elements, characters: piece.length + label.length + 3 };
  });
}

function packed(lines: readonly Line[]): readonly { block: Block; lines: number }[] {
  const groups: Line[][] = [];
  let room = 0;
  for (const line of lines) {
    if (line.characters > room) {
      groups.push([]);
      room = PACKED;
    }
    groups.at(-1)?.push(line);
    room -= line.characters;
  }
  return groups.map((group) => ({ block: rich(group.flatMap((line) => line.elements)), lines: group.length }));
}

function listOnce(list: List): readonly Atom[] {
  const atoms = drawnLists.get(list) ?? listAtoms(list);
  drawnLists.set(list, atoms);
  return atoms;
}

function listAtoms({ title, items, more }: List): readonly Atom[] {
  const atoms = runsOf(items).flatMap((run) =>
    run.length > 0 && isPlain(run[0] as Item)
      ? packed(run.map(itemLine)).map(({ block, lines }) => atom([block], lines))
      : run.map((item) => atom(itemBlocks(item), 1)),
  );
  const heading = title ? [rich([bold(clip(title, LINE))])] : [];
  const [first, ...rest] = atoms;
  const titled = first ? [atom([...heading, ...first.blocks], first.items), ...rest] : [atom(heading)];
  return [...titled.filter((one) => one.blocks.length > 0), ...(more ? [moreAtom(more)] : [])];
}

/** The count of items that the card left out, with a button for the command that shows them. */
function moreAtom({ count, command }: More): Atom {
  return atom([...notes(`and ${count} more`), ...askButton(`Show ${count} more`, { kind: 'text', text: command })]);
}

/** The items in runs: neighbours without buttons share a run, because they can share a block. */
function runsOf(items: readonly Item[]): readonly (readonly Item[])[] {
  const runs: Item[][] = [];
  for (const item of items) {
    const last = runs.at(-1)?.[0];
    if (last && isPlain(last) && isPlain(item)) runs.at(-1)?.push(item);
    else runs.push([item]);
  }
  return runs;
}

function isPlain({ buttons = [] }: Item): boolean {
  return buttons.length === 0;
}

function itemLine(item: Item): Line {
  const elements = [words('• '), ...itemElements(item), words('\n')];
  const characters = elements.reduce((sum, one) => sum + ('text' in one ? (one.text?.length ?? 0) : 0), 0);
  return { elements, characters: characters + (item.link?.url.length ?? 0) };
}

function itemElements({ text, details = [], link }: Item): readonly Rich[] {
  const under = details.map((line) => words(`\n${clip(line, LINE)}`));
  return [bold(clip(text, LINE)), ...under, ...(link ? [words('\n'), linked(link.text, link.url)] : [])];
}

/** A single button stands beside its line, several stand under it. */
function itemBlocks(item: Item): readonly Block[] {
  const { buttons = [], text, details = [], link } = item;
  const [only] = buttons;
  const beside = buttons.length === 1 && only && !link ? buttonElement(only) : null;
  if (!beside) return [rich(itemElements(item)), ...buttonRows(buttons)];
  const lines = [text, ...details].map((line) => clip(line, LINE)).join('\n');
  return [{ type: 'section', text: plain(lines, LIMITS.sectionText), accessory: beside }];
}

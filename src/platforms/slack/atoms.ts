/** Card → atoms: groups of blocks that stay together, in order, of which a message takes as many as it holds. */
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

export interface Atom {
  readonly blocks: readonly Block[];
  /** How many characters of them Slack counts. */
  readonly characters: number;
  /** How many items of a list it shows. */
  readonly items: number;
}

type Rich = types.RichTextElement;

/** Lines of a list are cut here: the whole text is one press away, and a list of such lines would be none. */
const LINE = 400;
/** Characters that share one block. */
const PACKED = 2_400;

/** Drawn once: cards are never altered, and everybody who asks for the status of the same record is shown the same one. */
const drawn = new WeakMap<Card['body'], readonly Atom[]>();

export function atomsOf({ body }: Card): readonly Atom[] {
  const atoms = drawn.get(body) ?? body.flatMap(elementAtoms);
  drawn.set(body, atoms);
  return atoms;
}

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
      return listAtoms(element.title, element.items, element.more);
    case 'divider':
      return [atom([{ type: 'divider' }])];
    case 'form':
      return [atom(buttonRows([openButton(element)]))];
    default:
      return assertNever(element);
  }
}

export function atom(blocks: readonly Block[], items = 0): Atom {
  return { blocks, characters: charactersOf(blocks), items };
}

/** In a message a form is a button that opens it, with what was filled in so far as far as a button holds that. */
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

function listAtoms(title: string | undefined, items: readonly Item[], more: More | undefined): readonly Atom[] {
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

/** The card itself left some out, and says by which command they are shown. */
function moreAtom({ count, command }: More): Atom {
  return atom([...notes(`and ${count} more`), ...askButton(`Show ${count} more`, { kind: 'text', text: command })]);
}

/** Neighbours that need no block of their own are drawn together. */
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

/** One button stands beside its line, several under it. */
function itemBlocks(item: Item): readonly Block[] {
  const { buttons = [], text, details = [], link } = item;
  const [only] = buttons;
  const beside = buttons.length === 1 && only && !link ? buttonElement(only) : null;
  if (!beside) return [rich(itemElements(item)), ...buttonRows(buttons)];
  const lines = [text, ...details].map((line) => clip(line, LINE)).join('\n');
  return [{ type: 'section', text: plain(lines, LIMITS.sectionText), accessory: beside }];
}

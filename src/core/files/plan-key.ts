/** Reads the key of a plan, such as “B = complete”, and what its letters and colours mean by it. */
import { usualMeaning } from './plan-denials.ts';
import {
  COMPLETE,
  GREEN,
  LATE,
  MEANING_OF,
  type Meaning,
  plainWords,
  type StatusDoubt,
  TAKES_BACK,
  WORDS,
} from './plan-meanings.ts';
import type { CellRows } from './plan-row.ts';

/** The words of a key by the letter or the colour that they explain, both as `plainWords`. */
export type StatusKey = ReadonlyMap<string, string>;

const COLOURS = 'red|amber|green|blue|gr[ea]y|white|black|purple|yellow|orange|brown|pink';
/** A letter or two, a figure, a colour, or a colour with its letter: “Green (G)”. */
const TERM = new RegExp(`^(?:[A-Z]{1,2}|\\d|(?:dark |light )?(?:${COLOURS})(?: ?\\([a-z]{1,2}\\))?)$`, 'i');
const IN_TEXT = new RegExp(
  `(?<=^|[\\s,;|/(:.])(?<term>[A-Z]{1,2}|\\d|(?:dark |light )?(?:${COLOURS})(?: ?\\([A-Za-z]{1,2}\\))?)\\s*(?<mark>=|:|–|—|-(?=\\s)|\\bmeans\\b|\\bdenotes\\b|\\()\\s*(?=\\S)`,
  'gi',
);
/** A term and its words as they stand in the file. */
interface KeyEntry {
  readonly term: string;
  readonly words: string;
}

/** The entries of one row of cells: a text with several, or a letter beside its words. */
export function keyEntriesOf(cells: readonly string[]): readonly KeyEntry[] {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const entries = filled.flatMap(entriesInText);
  if (entries.length > 0) return entries;
  const words = filled.find((cell) => !isTerm(cell));
  const isPlain = filled.length <= 4 && filled.some(isTerm) && words !== undefined;
  return isPlain ? besideTerms(filled) : [];
}

function isTerm(cell: string): boolean {
  return TERM.test(cell) && (cell.length > 2 || cell === cell.toUpperCase());
}

/** Each run of terms has the words behind it; a row that ends with its term has the words before it. */
function besideTerms(filled: readonly string[]): readonly KeyEntry[] {
  const isLast = isTerm(filled.at(-1) ?? '') && !isTerm(filled[0] ?? '');
  const inOrder = isLast ? filled.toReversed() : filled;
  const entries: KeyEntry[] = [];
  let terms: string[] = [];
  for (const cell of inOrder) {
    if (isTerm(cell)) terms.push(cell);
    else {
      entries.push(...terms.map((term) => ({ term, words: cell })));
      terms = [];
    }
  }
  return entries;
}

function entriesInText(text: string): readonly KeyEntry[] {
  const marks = [...text.matchAll(IN_TEXT)].filter(({ groups }) => isTerm(groups?.term ?? ''));
  return marks.map(({ index, 0: whole, groups }, at) => {
    const words = text.slice(index + whole.length, marks[at + 1]?.index);
    return { term: groups?.term ?? '', words: words.replace(/[\s,;|/).]+$/, '').replace(/[\s,;]+and$/, '') };
  });
}

/** Whether entries are the key of statuses: most of their words say how work stands. */
export function isStatusKey(entries: readonly KeyEntry[]): boolean {
  const known = entries.filter(({ words }) => meaningsIn(words).length > 0);
  return entries.length > 1 && known.length * 2 >= entries.length;
}

/** The key that stands in rows of a sheet; empty when they hold none. */
export function readKey(rows: CellRows): StatusKey {
  const entries = rows.flatMap(keyEntriesOf);
  return isStatusKey(entries) ? keyOf(entries) : new Map();
}

/** The key of entries, each term with and without the letter in its brackets. */
export function keyOf(entries: readonly KeyEntry[]): StatusKey {
  const all = entries.flatMap(({ term, words }) => {
    const [, colour = term, letter] = /^(.*?) ?\(([a-z]{1,2})\)$/i.exec(term) ?? [];
    return [colour, ...(letter ? [letter] : [])].map((one) => [plainWords(one), words] as const);
  });
  // Short forms of posts stand among the letters of some keys.
  return new Map(all.filter(([term, words]) => MEANING_OF.has(term) || meaningsIn(words).length > 0));
}

const LETTER_OF: Readonly<Record<string, string>> = { red: 'r', amber: 'a', green: 'g', blue: 'b' };
const COLOUR_OF: Readonly<Record<string, string>> = {
  r: 'red',
  a: 'amber',
  g: 'green',
  b: 'blue',
  grey: 'gray',
  gray: 'grey',
};

/** The words of a key about a letter or a colour, given as `plainWords`; undefined when it has none. */
export function wordsFor(key: StatusKey, plain: string): string | undefined {
  const known = key.get(plain) ?? key.get(LETTER_OF[plain] ?? '') ?? key.get(COLOUR_OF[plain] ?? '');
  if (known !== undefined || plain.length !== 1) return known;
  // W stands for white where no other word of the key begins so.
  const [term, another] = [...key.keys()].filter((one) => one.startsWith(plain));
  return another === undefined ? key.get(term ?? '') : undefined;
}

/** The meaning of a letter, a colour or a word: by the key when it explains it, else as plans use it. */
export function meaningOf(plain: string, key: StatusKey): Meaning | undefined {
  const words = wordsFor(key, plain);
  const usual = usualMeaning(plain);
  if (words === undefined) return usual;
  const meanings = meaningsIn(words);
  const [meaning, other] = meanings;
  const colour = usual !== undefined && 'rag' in usual ? usual : null;
  if (other !== undefined) return colour !== null && isSaidBy(colour, meanings) ? colour : doubtOf(words, meanings);
  if (meaning === undefined) return colour ?? doubtOf(words, []);
  if (meaning === LATE) return colour !== null && colour.rag !== 'green' ? colour : doubtOf(words, [LATE]);
  if ('question' in meaning || colour === null) return meaning;
  if (meaning.rag !== undefined) return meaning.rag === colour.rag ? meaning : doubtOf(words, [meaning, colour]);
  // Where a colour of the key stands for work that is done or not begun, its colours are no rating of the work.
  return meaning === COMPLETE || saysStates(key) || meaning.status !== 'in_progress'
    ? meaning
    : { ...meaning, ...colour };
}

/** Whether the words of a key name a colour itself, and nothing else but that the work is late: “amber, at risk”. */
function isSaidBy(colour: Meaning, meanings: readonly Meaning[]): boolean {
  return meanings.includes(colour) && colour !== GREEN && meanings.every((one) => one === colour || one === LATE);
}

function saysStates(key: StatusKey): boolean {
  return ['red', 'amber', 'green'].some((colour) => {
    const [meaning] = meaningsIn(wordsFor(key, colour) ?? '');
    return meaning !== undefined && 'status' in meaning && meaning.status !== 'in_progress';
  });
}

function doubtOf(words: string, meanings: readonly Meaning[]): StatusDoubt {
  const options = meanings.flatMap((meaning) => {
    if ('question' in meaning) return meaning.options;
    return WORDS_OF[meaning.status ?? meaning.rag ?? 'ongoing'] ?? [];
  });
  return {
    question: `By the key of the file it means “${words}”.`,
    options: options.length > 0 ? [...new Set(options)] : ['Not started', 'In progress', 'Complete'],
  };
}

const WORDS_OF: Readonly<Record<string, string>> = {
  complete: 'Complete',
  not_started: 'Not started',
  in_progress: 'In progress',
  blocked: 'Blocked',
  red: 'Red',
  amber: 'Amber',
  green: 'Green',
  ongoing: 'Ongoing',
};

/** Words before the one that says how the work stands. */
const BEFORE =
  /^(?:(?:the|all|this|an?|actions?|tasks?|work|projects?|milestones?|activity|activities|delivery|items?|is|are|has|have|been|now|fully) )+/;

/** The different meanings of the alternatives that the words of a key name: “complete or on track” names two. */
function meaningsIn(words: string): readonly Meaning[] {
  const alternatives = words.split(/\s*(?:[/;,]|\bor\b)\s*/i);
  const found = alternatives.flatMap((one) => openingMeaning(plainWords(one).replace(BEFORE, '')) ?? []);
  return [...new Set(found)];
}

/** The meaning with which a text begins; words that take “complete” back leave it without one. */
function openingMeaning(plain: string): Meaning | null {
  const word = MEANING_OF.has(plain) ? plain : WORDS.find((one) => plain.startsWith(`${one} `));
  if (word === undefined || word.length < 2) return null;
  const meaning = MEANING_OF.get(word) ?? null;
  return meaning === COMPLETE && TAKES_BACK.test(plain) ? null : meaning;
}

/** Says by which key the cells of a file were read. */
export function sayKey(lines: readonly { readonly key: StatusKey }[]): readonly string[] {
  const keys = new Set(
    lines.map(({ key }) => [...key].map(([term, words]) => `“${inCapitals(term)}” is “${words}”`).join(', ')),
  );
  return [...keys].filter((key) => key !== '').map((key) => `By the key in the file, ${key}.`);
}

function inCapitals(term: string): string {
  return term.length < 3 ? term.toUpperCase() : `${term[0]?.toUpperCase()}${term.slice(1)}`;
}

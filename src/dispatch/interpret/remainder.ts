/** The words of a sentence that are kept as they were written: a reason, a title, a description. */
import type { Piece } from './pieces.ts';
import type { Sentence } from './sentence.ts';
import type { Meaning } from './vocabulary.ts';
import { isFiller } from './vocabulary.ts';

/** Characters of a reason or a description that a button carries. */
const LONGEST = 300;
const REASON =
  /\b(?:because(?: of)?|as|since|due to|owing to|reason(?: is)?|blocked by|held up by|waiting (?:on|for)|awaiting|stuck (?:on|with)|depends on|dependent on|now that)\b[\s:,]*(.+)$/is;
const BESIDE = /(?:[,;:]|\s[-–—])\s+(.+)$/s;

/** The reason that a sentence gives, behind "because" or "waiting for", or behind a comma; null when it gives none. */
export function reasonIn({ text, pieces }: Pick<Sentence, 'text' | 'pieces'>): string | null {
  const [, behind = ''] = REASON.exec(text) ?? [];
  if (hasContent(behind, pieces, text)) return tidy(behind);
  const [, beside = ''] = BESIDE.exec(text) ?? [];
  return hasContent(beside, pieces, text) ? tidy(beside) : null;
}

/** The longest run of the sentence without its codes, links and the words with these meanings; null when nothing is left. */
export function wordsBeside({ text, pieces }: Sentence, meanings: readonly Meaning[]): string | null {
  const quoted = pieces.find(({ kind }) => kind === 'quoted');
  if (quoted) return quoted.text;
  const borders = pieces.filter(
    (piece) =>
      ['action', 'expectation', 'recommendation', 'link'].includes(piece.kind) ||
      (piece.kind === 'meaning' && isAtEdge(piece, pieces) && meanings.some((one) => piece.meanings.has(one))),
  );
  const runs: string[] = [];
  let from = 0;
  for (const { start, end } of [...borders, { start: text.length, end: text.length }]) {
    if (start >= from) runs.push(trimFiller(text.slice(from, start)));
    from = Math.max(from, end);
  }
  const longest = runs.reduce((most, run) => (run.length > most.length ? run : most), '');
  return longest === '' ? null : tidy(longest);
}

/** A word of the request itself, not of what it is about: it stands first, or beside filler and a code. */
function isAtEdge(piece: Piece, pieces: readonly Piece[]): boolean {
  const index = pieces.indexOf(piece);
  const isBorder = (one: Piece | undefined) =>
    one === undefined || ['filler', 'action', 'expectation', 'link'].includes(one.kind);
  return (
    pieces.slice(0, index).every(isBorder) ||
    (/^as$/i.test(pieces[index - 1]?.text ?? '') && isBorder(pieces[index + 1]))
  );
}

function trimFiller(text: string): string {
  const words = text.trim().split(/\s+/);
  const plain = (word = '') => word.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  const says = (word: string) => plain(word) !== '' && !isFiller(plain(word));
  const first = words.findIndex((word) => says(word) || /^the$/i.test(word));
  const last = words.findLastIndex(says);
  return first < 0 || last < first ? '' : words.slice(first, last + 1).join(' ');
}

function hasContent(run: string, pieces: readonly Piece[], text: string): boolean {
  const from = text.length - run.length;
  return (
    run.trim() !== '' &&
    pieces.some(
      ({ kind, start }) => start >= from && ['unknown', 'meaning', 'number', 'person', 'quoted'].includes(kind),
    )
  );
}

function tidy(text: string): string {
  return text
    .trim()
    .replace(/^[\s,;:–—-]+|[\s,;:.–—-]+$/g, '')
    .slice(0, LONGEST);
}

/** The gaps of a paper: square brackets in which only people know the words. */
import { type Block, type Cell, plainWords } from '../../../ports/document.ts';
import { codes, paragraph } from './words.ts';

/** The gaps that the author fills in, above everything else. */
export function gapList(blocks: readonly Block[]): readonly Block[] {
  const gaps = gapsIn(blocks, 'plain');
  if (gaps.length === 0) return [];
  return [
    paragraph(
      [{ strong: 'Before it is issued, fill in what stands in square brackets: ' }, `${gaps.join('; ')}.`],
      'note',
    ),
  ];
}

/** The code with which a row or a line begins. */
const FIRST_CODE = /^[ER]\d+(?:-\d+[a-z]?)?\b/;

/**
 * The gaps of a paper, each once with the codes of its rows, so that its author finds them from the top. `named`: with the names
 * of the people whom they are about, for the card of a lead.
 */
export function gapsIn(blocks: readonly Block[], look: 'plain' | 'named'): readonly string[] {
  const places = new Map<string, { readonly gap: string; readonly whose: string | null; readonly rows: Set<string> }>();
  const find = (words: Cell, row: string | null) => {
    for (const span of typeof words === 'object' && !('tone' in words) ? words : []) {
      if (typeof span !== 'object' || !('gap' in span)) continue;
      const gap = plainWords([span]);
      const whose = look === 'named' ? (span.whose ?? null) : null;
      const place = places.get(`${gap} ${whose}`) ?? { gap, whose, rows: new Set() };
      places.set(`${gap} ${whose}`, row === null ? place : { ...place, rows: place.rows.add(row) });
    }
  };
  for (const block of blocks) {
    if (block.type === 'paragraph') find(block.words, null);
    if (block.type === 'list') for (const item of block.items) find(item, codeOf(item));
    if (block.type !== 'table') continue;
    for (const row of block.rows) for (const cell of row) find(cell, codeOf(row[0] ?? ''));
  }
  return [...places.values()].map(({ gap, whose, rows }) => {
    const where = rows.size === 0 ? '' : ` for ${codes([...rows].map((code) => ({ code })))}`;
    return `${gap}${where}${whose === null ? '' : ` (${whose})`}`;
  });
}

function codeOf(words: Cell): string | null {
  const first = typeof words === 'string' ? words : Array.isArray(words) ? words[0] : null;
  return typeof first === 'string' ? (FIRST_CODE.exec(first)?.[0] ?? null) : null;
}

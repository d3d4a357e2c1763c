/** The gaps of a paper: square brackets in which only people know the words. */
import { type Block, type Cell, plainWords } from '../../../ports/document.ts';
import { codes, paragraph } from './words.ts';

/** The gaps that the author fills in, above everything else. */
export function gapList(blocks: readonly Block[]): readonly Block[] {
  const gaps = gapsIn(blocks);
  if (gaps.length === 0) return [];
  return [
    paragraph(
      [{ strong: 'Before it is issued, fill in what stands in square brackets: ' }, `${gaps.join('; ')}.`],
      'note',
    ),
  ];
}

/** The gaps of a paper, each once with the codes of its rows, so that its author finds them from the top. */
export function gapsIn(blocks: readonly Block[]): readonly string[] {
  const places = new Map<string, Set<string>>();
  const find = (words: Cell, row: string | null) => {
    for (const span of typeof words === 'object' && !('tone' in words) ? words : []) {
      if (typeof span !== 'object' || !('gap' in span)) continue;
      const found = places.get(plainWords([span])) ?? new Set<string>();
      places.set(plainWords([span]), row === null ? found : found.add(row));
    }
  };
  for (const block of blocks) {
    if (block.type === 'paragraph') find(block.words, null);
    if (block.type === 'list') for (const item of block.items) find(item, null);
    if (block.type !== 'table') continue;
    for (const row of block.rows) {
      const code = typeof row[0] === 'string' ? (/^[ER]\d+(?:-\d+[a-z]?)?\b/.exec(row[0])?.[0] ?? null) : null;
      for (const cell of row) find(cell, code);
    }
  }
  return [...places].map(([gap, rows]) =>
    rows.size === 0 ? gap : `${gap} for ${codes([...rows].map((code) => ({ code })))}`,
  );
}

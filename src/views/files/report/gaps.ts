/** The gaps of a paper: square brackets in which only people know the words. */
import { type Block, type Cell, type Gap, plainWords, type Span, type Words } from '../../../ports/document.ts';
import { capitalise } from '../../plan/action-words.ts';
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
  replaceGaps(blocks, (span, row) => {
    const gap = plainWords([span]);
    const whose = look === 'named' ? (span.whose ?? null) : null;
    const place = places.get(`${gap} ${whose}`) ?? { gap, whose, rows: new Set() };
    places.set(`${gap} ${whose}`, row === null ? place : { ...place, rows: place.rows.add(row) });
    return span;
  });
  return [...places.values()].map(({ gap, whose, rows }) => {
    const where = rows.size === 0 ? '' : ` for ${codes([...rows].map((code) => ({ code })))}`;
    return `${gap}${where}${whose === null ? '' : ` (${whose})`}`;
  });
}

/**
 * A paper in which no gap is asked for twice: where the same is missing of the same action again, the reader is sent to the first
 * place. The post of somebody is a gap everywhere, because each place needs its words.
 */
export function withoutRepeatedGaps(blocks: readonly Block[]): readonly Block[] {
  const asked = new Set<string>();
  return replaceGaps(blocks, (span, row, isAlone) => {
    const key = `${row} ${span.gap}`;
    if (row === null || span.gap.startsWith('post of') || !asked.has(key)) {
      asked.add(key);
      return span;
    }
    if (span.gap.startsWith('no ')) return isAlone ? capitalise(span.gap) : span.gap;
    return isAlone ? 'See above' : '(see above)';
  });
}

/** The words that stand in the place of a gap. `row`: the code of its row, line or expectation. `isAlone`: nothing stands before it. */
type Replace = (gap: Gap, row: string | null, isAlone: boolean) => Span;

function replaceGaps(blocks: readonly Block[], replace: Replace): readonly Block[] {
  let expectation: string | null = null;
  const inWords = (words: Words, row: string | null): Words =>
    typeof words === 'string'
      ? words
      : words.map((span, n) => (typeof span === 'object' && 'gap' in span ? replace(span, row, n === 0) : span));
  const inCell = (cell: Cell, row: string | null): Cell =>
    typeof cell === 'object' && 'tone' in cell ? cell : inWords(cell, row);
  return blocks.map((block): Block => {
    switch (block.type) {
      case 'heading':
        expectation = codeOf(block.text);
        return block;
      case 'paragraph':
        return { ...block, words: inWords(block.words, expectation) };
      case 'list':
        return { ...block, items: block.items.map((item) => inWords(item, codeOf(item))) };
      case 'table':
        return { ...block, rows: block.rows.map((row) => row.map((cell) => inCell(cell, codeOf(row[0] ?? '')))) };
      default:
        return block;
    }
  });
}

function codeOf(words: Cell): string | null {
  const first = typeof words === 'string' ? words : Array.isArray(words) ? words[0] : null;
  return typeof first === 'string' ? (FIRST_CODE.exec(first)?.[0] ?? null) : null;
}

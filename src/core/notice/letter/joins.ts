/** Tells a line break of the layout from one that ends a paragraph or a point. */
import type { Line } from './clean.ts';
import { follows, isFirst, isLike, type Mark, markOf } from './marks.ts';
import type { Block } from './reading.ts';

/** How the lines of a letter are laid out. */
interface Layout {
  /** The length at which lines are broken; null when each line is a whole paragraph. */
  readonly width: number | null;
  /** Paragraphs are divided by empty lines. */
  readonly isSpaced: boolean;
}

/** A line between its neighbours. */
export interface Place {
  readonly line: Line;
  readonly above: Line | null;
  /** The next few lines. */
  readonly below: readonly Line[];
  /** An empty line stands above it. */
  readonly isApart: boolean;
  /** The line stands in a list without marks. */
  readonly inPlainList: boolean;
  /** The blocks so far. */
  readonly blocks: readonly Block[];
  readonly layout: Layout;
}

const ENDS_SENTENCE = /[.!?][”"’')\]]*$/;
const ENDS_POINT = /(?:[.:;!?][”"’')\]]*|[;,] (?:and|or))$/;
const FUNCTION_WORD =
  /(?:,|\b(?:a|an|and|as|at|be|by|for|from|has|have|in|into|is|its|of|on|or|our|that|the|their|this|to|we|which|will|with|your))$/i;
/** Beginnings of the paragraphs behind a list. */
const CLOSING =
  /^(?:(?:This|The) (?:Best Value )?Notice\b|A copy of|It is important|Yours? (?:sincerely|faithfully)|Should the|I (?:would|will|am|look)\b|We (?:would|will|are)\b|Please\b|However\b|Failure\b|If )/;
const OWN_SENTENCE = /^(?:The (?:Authority|Council|Department)|We|I|You|It) \w/;
/** How many nested points may stand between two points of a list. */
const MOST_NESTED = 12;
/** Lines longer than this are paragraphs of their own, as word processors hand them over. */
const LONGEST_WRAPPED = 140;
/** Room that a hard line break may leave at the end of a line. */
const RAGGED = 12;

/** Whether a marked line begins a point; a wrapped line can begin with a dash or a number by chance. */
export function beginsPoint(mark: Mark, { line, above, below, isApart, blocks }: Place): boolean {
  const before = blocks.slice(-MOST_NESTED);
  if (!isFirst(mark) && !isApart) return before.some((one) => one.mark !== null && follows(one.mark, mark));
  if (isApart || above === null || /^[•●▪◦]$/.test(mark.text)) return true;
  const text = endOf(blocks.at(-1)?.text ?? '');
  if (ENDS_POINT.test(text) || line.indent >= above.indent + 2) return true;
  if (below.some((one) => one.indent === line.indent && isSameList(mark, markOf(one.text)?.mark))) return true;
  if (FUNCTION_WORD.test(text)) return false;
  return before.some((one) => one.mark && one.indent === line.indent && isLike(one.mark, mark));
}

function isSameList(mark: Mark, below: Mark | undefined): boolean {
  return below !== undefined && follows(mark, below);
}

/** Whether an unmarked line goes on with the block above it. */
export function joinsAbove({ line, above, isApart, inPlainList, blocks, layout }: Place): boolean {
  const last = blocks.at(-1);
  if (above === null || last === undefined) return false;
  const startsLow = /^[a-z(]/.test(line.text);
  const end = endOf(last.text);
  if (isApart) {
    const isBroken =
      startsLow || FUNCTION_WORD.test(end) || isFull(above, line, layout.width ?? Number.POSITIVE_INFINITY);
    return line.pageBreak && (/^(?:and|or)$/.test(line.text) || (!ENDS_POINT.test(end) && isBroken));
  }
  const isHanging = last.mark !== null && line.indent > last.indent;
  if (above.text.endsWith(':')) return isHanging;
  if (inPlainList && ENDS_POINT.test(above.text)) return false;
  if (ENDS_PLAIN_POINT.test(above.text) && /^(?!(?:and|or)\b)[a-z]/i.test(line.text) && isInPlainList(blocks))
    return false;
  if (layout.width === null) return startsLow && !ENDS_SENTENCE.test(above.text);
  if (last.mark !== null && !isHanging && (CLOSING.test(line.text) || isBehindList(last, { line, above, blocks })))
    return false;
  if (!ENDS_SENTENCE.test(above.text) && startsLow) return true;
  return layout.isSpaced || isFull(above, line, layout.width);
}

/** Behind “…; and” comes the last point, so that a sentence on a new line after it is no part of the list. */
function isBehindList(last: Block, { line, above, blocks }: Pick<Place, 'line' | 'above' | 'blocks'>): boolean {
  const before = blocks.findLast((one) => one !== last && one.mark && last.mark && isLike(one.mark, last.mark));
  const isLastPoint = before !== undefined && /[;,] (?:and|or)$/.test(endOf(before.text));
  return isLastPoint && ENDS_SENTENCE.test(above?.text ?? '') && /^[A-Z]/.test(line.text);
}

const ENDS_PLAIN_POINT = /;(?: (?:and|or))?$/;

/** Whether the blocks since the last colon are points without marks. */
function isInPlainList(blocks: readonly Block[]): boolean {
  const lead = blocks.findLastIndex(({ text }) => text.endsWith(':'));
  const points = blocks.slice(lead + 1);
  return lead >= 0 && points.every(({ mark, text }) => mark === null && ENDS_PLAIN_POINT.test(endOf(text)));
}

/** The last characters of a text, so that a long text is not searched again for each of its lines. */
function endOf(text: string): string {
  return text.slice(-40);
}

/** Whether the first word of a line had no room on the line above. */
function isFull(above: Line, line: Line, width: number): boolean {
  const [word = ''] = line.text.split(' ');
  return above.indent + above.text.length + 1 + word.length > width - RAGGED;
}

/** The text of a block with one more line. */
export function joinText({ text, mark }: Block, { line, above, layout }: Place): string {
  const more = line.text;
  // A short first line of a point is its heading, if a sentence begins below it.
  const isHeading = mark !== null && above?.text.endsWith(text) && text.length < Math.min(60, (layout.width ?? 0) / 2);
  if (isHeading && OWN_SENTENCE.test(more)) return `${text}\n${more}`;
  return /[a-z]-$/i.test(endOf(text)) && /^[a-z]/.test(more) ? text + more : `${text} ${more}`;
}

/** How the lines of a letter are laid out. */
export function layoutOf(lines: readonly Line[]): Layout {
  const texts = lines.filter(({ text }) => text !== '');
  const widths = texts.map(({ indent, text }) => indent + text.length).sort((a, b) => a - b);
  const width = widths[Math.floor(widths.length * 0.95)] ?? 0;
  const empty = lines.filter(({ text }, n) => text === '' && lines[n - 1]?.text !== '').length;
  return { width: width > LONGEST_WRAPPED ? null : width, isSpaced: empty >= Math.max(3, texts.length / 12) };
}

/** In a letter with an empty line after each line, only several empty lines divide paragraphs. */
export function withoutDoubleSpacing(lines: readonly Line[]): readonly Line[] {
  const pairs = lines.flatMap((line, n) => {
    const below = lines[n + 2];
    return line.text !== '' && lines[n + 1]?.text === '' && below?.text ? [{ line, below }] : [];
  });
  const broken = pairs.filter(({ line, below }) => !ENDS_POINT.test(line.text) && /^[a-z]/.test(below.text));
  if (pairs.length < 6 || broken.length < pairs.length * 0.3) return lines;
  return lines.filter((line, n) => line.text !== '' || lines[n - 1]?.text === '');
}

/** Cuts a letter into its head, and blocks: paragraphs, headings, and points of lists with their marks and indents. */
import { cleanLetter, type Line } from './clean.ts';
import { beginsPoint, joinsAbove, joinText, layoutOf, type Place, withoutDoubleSpacing } from './joins.ts';
import { markOf } from './marks.ts';
import type { Block } from './reading.ts';

/** A letter in two parts: the lines above the salutation, and the blocks from there on. */
export interface LetterParts {
  readonly head: readonly string[];
  readonly body: readonly Block[];
}

const SALUTATION = /^(?:dear\b|to whom it may concern)/i;

/** Cuts the text of a letter. Without a salutation everything is body, and the short lines at the top are head as well. */
export function cutLetter(text: string): LetterParts {
  const lines = cleanLetter(text);
  const at = lines.findIndex((line) => SALUTATION.test(line.text));
  if (at >= 0) return { head: textsOf(lines.slice(0, at)), body: blocksOf(lines.slice(at)) };
  const firstLong = lines.findIndex((line) => line.text.length > 60 && /[.!?][”"’')\]]*$/.test(line.text));
  return { head: textsOf(lines.slice(0, Math.max(0, firstLong))), body: blocksOf(lines) };
}

/** Where the right column of a letterhead begins at the earliest. */
const RIGHT_COLUMN = 30;

/** The pieces of a letterhead: its left column from top to bottom, and then its right one. */
function textsOf(lines: readonly Line[]): readonly string[] {
  const cells = lines.flatMap((line) => line.cells);
  const isRight = ({ at }: { readonly at: number }) => at >= RIGHT_COLUMN;
  return [...cells.filter((cell) => !isRight(cell)), ...cells.filter(isRight)].map(({ text }) =>
    text.replaceAll(/\s+/g, ' '),
  );
}

function blocksOf(given: readonly Line[]): readonly Block[] {
  const lines = withoutDoubleSpacing(given);
  const layout = layoutOf(lines);
  const blocks: Block[] = [];
  let above: Line | null = null;
  let isApart = true;
  let inPlainList = false;
  for (const [at, line] of lines.entries()) {
    if (line.text === '') {
      isApart = true;
      inPlainList = false;
      continue;
    }
    const last = blocks.at(-1);
    const found = markOf(line.text);
    const place: Place = { line, above, below: lines.slice(at + 1, at + 9), isApart, inPlainList, blocks, layout };
    const isPoint = found !== null && beginsPoint(found.mark, place);
    inPlainList ||= above?.text.endsWith(':') === true && !isPoint && !isApart;
    const goesOn = !isPoint && above !== null && !SALUTATION.test(above.text) && joinsAbove({ ...place, inPlainList });
    if (last && goesOn) blocks[blocks.length - 1] = { ...last, text: joinText(last, place) };
    else if (isPoint && found) blocks.push({ indent: line.indent, mark: found.mark, text: found.rest });
    else blocks.push({ indent: line.indent, mark: null, text: line.text });
    above = line;
    isApart = false;
  }
  return blocks;
}

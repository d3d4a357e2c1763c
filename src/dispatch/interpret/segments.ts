/** Parts a sentence at its punctuation, so that each part is read for itself: who asks, what is asked, what is told. */
import type { Piece } from './pieces.ts';

/** Between two parts stands punctuation with a space, or a line break. */
const BORDER = /[,;:.!?(]\s|\s[-–—]\s|\n/;

/** The pieces of each part of a text in their order. A piece whose text matches `borderWord` begins a part, too. */
export function segmentsOf(text: string, pieces: readonly Piece[], borderWord?: RegExp): readonly (readonly Piece[])[] {
  const segments: Piece[][] = [];
  for (const [at, piece] of pieces.entries()) {
    const before = pieces[at - 1];
    const isBorder =
      !before || BORDER.test(` ${text.slice(before.end, piece.start)} `) || borderWord?.test(piece.text) === true;
    if (isBorder) segments.push([piece]);
    else segments.at(-1)?.push(piece);
  }
  return segments;
}

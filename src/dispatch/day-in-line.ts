/** Finds the words of a day among the tokens of a line, where no keyword leads to them: "on 28 February", "yesterday". */
import { isDateInWords } from '../core/time/date-words.ts';
import { normalise, type Token } from './tokens.ts';

/** The words of a day in a line. */
export interface DayWords {
  /** Without "on" in front and without marks behind. */
  readonly text: string;
  /** The index behind the last token. */
  readonly end: number;
  /** Whether "on" stands in front. */
  readonly hasOn: boolean;
}

/** The most words that the name of a day has: "on the afternoon of Monday 30th September 2024" has as many behind "on". */
export const MOST_DAY_WORDS = 7;
/** Words that make of a day a period, or another day than the one on which something was done. */
const NOT_THE_DAY = /^(?:by|no|not|due|to|till|until|for|from|since|before|after)\b|\b(?:latest|earlier|sooner)$/i;

/** The longest words of a day that begin at a token; null where none do. A bare number is no day. */
export function dayIn(tokens: readonly Token[], from: number): DayWords | null {
  const hasOn = normalise(tokens[from]) === 'on';
  const first = hasOn ? from + 1 : from;
  const others = tokens.slice(first, first + MOST_DAY_WORDS).findIndex(({ kind }) => kind !== 'word');
  const most = others < 0 ? Math.min(first + MOST_DAY_WORDS, tokens.length) : first + others;
  for (let end = most; end > first; end -= 1) {
    const words = tokens.slice(first, end).map(({ text }) => text);
    const text = words.join(' ').replace(/^[([]+|[.,;:!?)\]]+$/g, '');
    if (!NOT_THE_DAY.test(text) && !text.includes('://') && isDateInWords(text)) return { text, end, hasOn };
  }
  return null;
}

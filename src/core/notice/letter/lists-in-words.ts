/** Finds lists whose points or lead-ins stand in the words of a letter: “First, … Second, …”, and lists below headings of their own. */
import type { Block } from './reading.ts';
import { sentencesOf } from './sentences.ts';

/** A list of a letter: the words before it, its points, and where in the body it stands. */
export interface LetterList {
  /** The sentences before the list, the nearest last. */
  readonly leadIn: readonly string[];
  /** The text of each point, nested points on lines of their own. */
  readonly points: readonly string[];
  /** The places of its blocks in the body: the lead-in, and the first after the list. */
  readonly from: number;
  readonly to: number;
  /** Why the division into points may be wrong; null when the marks are plain. */
  readonly doubt: string | null;
}

const COUNTED = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'].map(
  (word) => new RegExp(`^${word}(?:ly)?,? `, 'i'),
);

/** A list in the sentences of a paragraph: “I expect three things. First, … Second, …”. */
export function countedListAt(body: readonly Block[], at: number): LetterList | null {
  const sentences = sentencesOf(body[at]?.text ?? '');
  const from = sentences.findIndex((one) => COUNTED[0]?.test(one));
  const points = sentences.slice(Math.max(0, from)).filter((one, n) => COUNTED[n]?.test(one));
  if (from < 1 || points.length < 2) return null;
  const texts = points.map((one, n) => one.replace(COUNTED[n] as RegExp, '').replace(SHOULD, ''));
  const doubt = points.length < sentences.length - from ? 'The paragraph goes on behind its points.' : null;
  return { leadIn: sentences.slice(Math.max(0, from - 2), from), points: texts, from: at, to: at + 1, doubt };
}

/** The words that lead in to each point of its own sentence. */
const SHOULD = /^(?:it|you|the (?:council|authority)) (?:should|must|needs? to|will need to) /i;

/**
 * The lead-in of a list below a heading of its own: “We expect the Council to:” above “Finance” and its points, and above “Housing”
 * and its points. Null for a list that has a lead-in of its own.
 */
export function leadInOverHeading(body: readonly Block[], at: number): readonly string[] | null {
  const heading = body[at];
  if (!heading || heading.mark || !isShortHeading(heading.text)) return null;
  const lead = body.slice(0, at).findLast(({ mark, text }) => mark === null && !isShortHeading(text));
  const between = lead ? body.slice(body.indexOf(lead) + 1, at) : [];
  const areLists = between.every(({ mark, text }) => mark !== null || isShortHeading(text));
  return lead?.text.endsWith(':') && areLists ? sentencesOf(lead.text).slice(-2) : null;
}

/** A few words in capitals or small letters that are no sentence. */
const isShortHeading = (text: string) => /^\p{Lu}[^.:;!?]{2,50}$/u.test(text);

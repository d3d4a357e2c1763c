/** The numbers that the expectations of a notice have in its own letter, which are not those of the codes where numbering goes on. */
import { comparedWords } from '../../plan/same-words.ts';
import type { Expectation, Notice } from '../../record/model.ts';
import { keptLetters } from './kept-asks.ts';

/** The place of an expectation among those of the kept letter, counted from 1; null where the letter is not kept or does not have its words once. */
export function numberInLetter(notice: Notice, { text }: Pick<Expectation, 'text'>): number | null {
  const [letter] = keptLetters(notice);
  if (letter?.kind.value !== 'notice') return null;
  const words = letter.expectations.value.map((one) => comparedWords(one.text));
  const own = comparedWords(text);
  const at = words.indexOf(own);
  return at < 0 || words.lastIndexOf(own) !== at ? null : at + 1;
}

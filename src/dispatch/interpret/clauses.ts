/** Cuts a sentence about several actions into clauses: "E2-02 done, E2-01 not yet". */
import { readSentence, type Sentence, type SentenceContext } from './sentence.ts';

const BORDERS = /\s*[,;\n]\s*|\.\s+|\s+(?:but|and|while|whereas)\s+|\s+&\s+/i;

/** A clause for each part that names actions of its own and says something of them; else the sentence as it is. */
export function clausesOf(sentence: Sentence, context: SentenceContext): readonly Sentence[] {
  if (sentence.actions.length < 2 || sentence.byTitle) return [sentence];
  const clauses: Sentence[] = [];
  let before = '';
  for (const part of sentence.text.split(BORDERS)) {
    const clause = readSentence(`${before} ${part}`.trim(), context);
    // A code by itself, as in "E2-01 and E2-02 are done", belongs to the words behind it.
    const isListed =
      clause.actions.length > 0 &&
      clause.pieces.every(({ kind, text }) => kind === 'action' || /^(?:both|also|then|so)$/i.test(text));
    before = isListed ? `${before} ${part}`.trim() : '';
    if (isListed) continue;
    const last = clauses.at(-1);
    if (clause.actions.length > 0 || !last) clauses.push(clause);
    else clauses[clauses.length - 1] = readSentence(`${last.text}, ${clause.text}`, context);
  }
  const last = clauses.at(-1);
  if (before !== '' && last) clauses[clauses.length - 1] = readSentence(`${last.text} ${before}`, context);
  const named = clauses.flatMap(({ actions }) => actions);
  return named.length === sentence.actions.length ? clauses.filter(({ actions }) => actions.length > 0) : [sentence];
}

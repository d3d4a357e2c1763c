/** Cuts a sentence about several actions into clauses: "E2-02 done, E2-01 not yet". */
import type { Action } from '../../core/record/model.ts';
import { coloursSaid, startsOfColours } from './colours.ts';
import type { SentenceContext } from './pieces.ts';
import { means, readSentence, type Sentence } from './sentence.ts';

const BORDERS = /\s*[,;\n]\s*|\.\s+|\s+(?:but|and|while|whereas)\s+|\s+&\s+/i;

/** The clauses of a sentence, each about actions of its own: those that it names by code, and those of a clause by words of their titles. */
export function clausesOf(sentence: Sentence, context: SentenceContext): readonly Sentence[] {
  const parts = sentence.text.split(BORDERS);
  const titled = parts.map((part) => readSentence(part, context)).map((clause) => (isOfItsOwn(clause) ? clause : null));
  const known = sentence.byTitle ? [] : sentence.actions;
  const others = titled.flatMap((clause) => (clause && !known.includes(clause.actions[0] as Action) ? [clause] : []));
  const isSame = new Set(others.map(({ actions: [action] }) => action)).size === 1;
  if (others.length === 0 || (sentence.byTitle && isSame)) return codedClausesOf(sentence, context);
  const rest = parts.filter((_, at) => !others.includes(titled[at] as Sentence)).join(', ');
  const coded = known.length === 0 ? [] : codedClausesOf(readSentence(rest, context), context);
  return [...coded, ...others];
}

/** A clause that names one action by words of its title, and says what becomes of it. */
function isOfItsOwn(clause: Sentence): boolean {
  if (!clause.byTitle || clause.actions.length !== 1 || clause.isDenied) return false;
  return (
    means(clause, 'complete', 'block', 'start') ||
    (means(clause, 'assign') && clause.people.length > 0) ||
    (means(clause, 'move') && clause.dates.length > 0)
  );
}

/** A clause for each part that names actions of its own and says something of them; else the sentence as it is. */
function codedClausesOf(sentence: Sentence, context: SentenceContext): readonly Sentence[] {
  if (sentence.actions.length < 2 || sentence.byTitle) return [sentence];
  const starts = startsOfColours(sentence);
  if (starts.length > 1)
    return starts.map((start, at) => readSentence(sentence.text.slice(start, starts[at + 1]), context));
  const clauses: Sentence[] = [];
  let before = '';
  for (const part of withBorders(sentence).split(BORDERS)) {
    const clause = readSentence(`${before} ${part}`.trim(), context);
    // A code by itself, as in "E2-01 and E2-02 are done", belongs to the words behind it.
    const isListed =
      clause.actions.length > 0 &&
      (clause.pieces.every(({ kind, text }) => kind === 'action' || /^(?:both|also|then|so)$/i.test(text)) ||
        isOpening(clause));
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

/** The text with a border before each code that follows the state of another: "E2-03 done E3-01 in progress". */
function withBorders(sentence: Sentence): string {
  const { text, pieces } = sentence;
  if (pieces[0]?.kind !== 'action') return text;
  const coloured = coloursSaid(sentence).map(({ start }) => start);
  const starts = pieces.flatMap((piece, index) => {
    const before = pieces[index - 1];
    const isNext =
      piece.kind === 'action' &&
      before &&
      (means({ pieces: [before] }, 'complete', 'start', 'block', 'open') || coloured.includes(before.start));
    return isNext ? [piece.start] : [];
  });
  return starts.reduceRight((left, start) => `${left.slice(0, start)}; ${left.slice(start)}`, text);
}

/** Words that say nothing before a code, as in "mark E2-03 and E3-01 complete". */
function isOpening({ pieces }: Sentence): boolean {
  return pieces.at(-1)?.kind === 'action' && pieces.every(({ kind }) => kind === 'action' || kind === 'filler');
}

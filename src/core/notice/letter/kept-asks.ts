/** The letters that are kept with a notice, read once more, and what the one that closed it goes on to ask for. */
import { comparedWords } from '../../plan/same-words.ts';
import type { Action, Notice } from '../../record/model.ts';
import { readLetter } from './letter.ts';
import type { FollowOnAsk, LetterReading } from './reading.ts';

/** Stands between the letter of a notice and that of the decision in the kept text. */
const DECISION_LETTER = '\n\n--- The letter of the decision ---\n\n';

/** The kept text of a notice with the letter of the decision behind it. */
export function withDecisionLetter(kept: string | null, text: string): string {
  return kept === null ? text : `${kept}${DECISION_LETTER}${text}`;
}

/** Reading a letter takes a while, and a row of the record is never altered. */
const lettersOf = new WeakMap<Notice, readonly LetterReading[]>();

/** The kept letters of a notice: its own, then that of the decision; none of a notice that was typed. */
export function keptLetters(notice: Notice): readonly LetterReading[] {
  const known = lettersOf.get(notice);
  if (known) return known;
  const letters = readKept(notice);
  lettersOf.set(notice, letters);
  return letters;
}

function readKept({ decisionOutcome, letterText }: Notice): readonly LetterReading[] {
  if (letterText === null) return [];
  const [first = '', ...rest] = letterText.split(DECISION_LETTER);
  const last = rest.at(-1);
  // The text may be that of the notice alone, where the decision was typed, or that of the decision alone.
  if (last === undefined) return [readLetter(first, decisionOutcome === null ? 'notice' : null)];
  return [readLetter(first, 'notice'), readLetter(last)];
}

/** The letter of the decision; null where the decision was typed, or none is recorded. */
export function keptDecisionLetter(notice: Notice): LetterReading | null {
  if (notice.decisionOutcome === null) return null;
  const last = keptLetters(notice).at(-1);
  // A text that is redacted is no letter any more.
  return last?.kind.value === 'closure' ? last : null;
}

/** The action that keeps an ask, because it bears its words; undefined where none does. */
export function keptBy({ text }: FollowOnAsk, actions: readonly Action[]): Action | undefined {
  const words = comparedWords(text);
  return actions.find(({ title, status }) => status !== 'withdrawn' && comparedWords(title) === words);
}

/** All that the letter of the decision goes on to ask for; none where it is not kept. Redacted words are not asked for. */
export function keptAsks(notice: Notice): readonly FollowOnAsk[] {
  return keptDecisionLetter(notice)?.followOn.value ?? [];
}

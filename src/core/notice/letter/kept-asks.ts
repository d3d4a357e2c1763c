/** The requests of the letter that closed a notice, as they stand in the text that is kept with it. */
import type { Notice } from '../../record/model.ts';
import { readLetter } from './letter.ts';
import type { FollowOnAsk } from './reading.ts';

/** Stands between the letter of a notice and that of the decision in the kept text. */
const DECISION_LETTER = '\n\n--- The letter of the decision ---\n\n';

/** The kept text of a notice with the letter of the decision behind it. */
export function withDecisionLetter(kept: string | null, text: string): string {
  return kept === null ? text : `${kept}${DECISION_LETTER}${text}`;
}

/** Reading a letter takes a while, and a row of the record is never altered. */
const asksOf = new WeakMap<Notice, readonly FollowOnAsk[]>();

/** All that the letter of the decision goes on to ask for; none where it is not kept. Redacted words are not asked for. */
export function keptAsks(notice: Notice): readonly FollowOnAsk[] {
  const known = asksOf.get(notice);
  if (known) return known;
  const asks = readAsks(notice);
  asksOf.set(notice, asks);
  return asks;
}

function readAsks({ decisionOutcome, letterText }: Notice): readonly FollowOnAsk[] {
  if (decisionOutcome === null || letterText === null) return [];
  const { kind, followOn } = readLetter(letterText.split(DECISION_LETTER).at(-1) ?? '');
  // The text may be that of the notice alone, where the decision was typed.
  return kind.value === 'closure' ? followOn.value : [];
}

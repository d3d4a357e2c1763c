/** The expectations of the present notice that a replacing letter does not have, and what a lead says becomes of them. */
import { comparedWords } from '../../plan/same-words.ts';
import { UserError } from '../../record/errors.ts';
import type { Action, Expectation, Snapshot } from '../../record/model.ts';
import { isUndecided } from '../notice.ts';
import { goesOn } from '../replacement.ts';
import type { Fate, LetterDraft } from './draft.ts';

/** An expectation that is not in the letter. `fate` is null until somebody has said what becomes of it. */
export interface DroppedExpectation {
  readonly expectation: Expectation;
  readonly actions: readonly Action[];
  readonly fate: Fate | null;
}

/** The expectations of the present notice in other words than those of the letter; none unless the letter replaces that notice. */
export function droppedExpectations(
  { reading, fates = {} }: LetterDraft,
  { notice, expectations, actions }: Snapshot,
): readonly DroppedExpectation[] {
  const isReplacing = notice !== null && (isUndecided(notice) || notice.decisionOutcome === 'replaced');
  if (!isReplacing || reading.kind.value !== 'notice') return [];
  const kept = new Set(reading.expectations.value.map(({ text }) => comparedWords(text)));
  return expectations
    .filter(({ text }) => !kept.has(comparedWords(text)))
    .map((expectation) => ({
      expectation,
      actions: actions.filter((action) => action.expectationId === expectation.id && goesOn(action)),
      fate: fates[expectation.code] ?? null,
    }));
}

/** The draft with what becomes of an expectation by its code. Throws `UserError` for a number that the letter does not have. */
export function withFate(draft: LetterDraft, code: string, fate: Fate): LetterDraft {
  const points = draft.reading.expectations.value.length;
  if (typeof fate === 'number' && (fate < 1 || fate > points))
    throw new UserError(`The letter has no expectation ${fate}. Look at the latest preview.`);
  return { ...draft, fates: { ...draft.fates, [code]: fate } };
}

/** Throws `UserError` that names the first expectation of which nobody has said what becomes of it. */
export function requireFates(dropped: readonly DroppedExpectation[]): void {
  const open = dropped.find(({ fate }) => fate === null);
  if (open)
    throw new UserError(
      `${open.expectation.code} ${open.expectation.title} is not in the new letter. Say first what becomes of it.`,
    );
}

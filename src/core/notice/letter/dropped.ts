/** The expectations of the present notice that a replacing letter does not have, and what a lead says becomes of them. */
import { sharedExpectations } from '../../plan/same-words.ts';
import { UserError } from '../../record/errors.ts';
import type { Action, Expectation, Snapshot } from '../../record/model.ts';
import { goesOn } from '../carried-over.ts';
import { isUndecided } from '../notice.ts';
import type { Fate, LetterDraft } from './draft.ts';

/** An expectation that is not in the letter. `fate` is null until somebody has said what becomes of it. */
export interface DroppedExpectation {
  readonly expectation: Expectation;
  readonly actions: readonly Action[];
  readonly fate: Fate | null;
}

/** The expectations of the present notice that the letter does not share; none unless it replaces that notice. */
export function droppedExpectations(
  { reading, fates = {} }: LetterDraft,
  { notice, expectations, actions }: Snapshot,
): readonly DroppedExpectation[] {
  const isReplacing = notice !== null && (isUndecided(notice) || notice.decisionOutcome === 'replaced');
  if (!isReplacing || reading.kind.value !== 'notice') return [];
  const kept = sharedExpectations(expectations, reading.expectations.value);
  return expectations
    .filter((one) => !kept.has(one))
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

/** Throws `UserError` that names the expectations of which nobody has said what becomes of them. */
export function requireFates(dropped: readonly DroppedExpectation[]): void {
  const open = dropped
    .filter(({ fate }) => fate === null)
    .map(({ expectation: { code, title } }) => `${code} ${title}`);
  if (open.length === 0) return;
  throw new UserError(
    `${open.join('; ')}: not in the new letter. Say first what becomes of ${open.length === 1 ? 'it' : 'each'}, on the card of the letter.`,
  );
}

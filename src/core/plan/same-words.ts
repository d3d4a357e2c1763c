/** Compares texts by their words, so that the same thing said twice is found. */
import type { Action, Expectation, Snapshot } from '../record/model.ts';

/** The words of a text without their spaces, marks and capitals, to compare it with another. */
export function comparedWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** The actions of an expectation in these words that were not withdrawn. */
export function actionsInWords(
  { actions }: Snapshot,
  { id }: Pick<Expectation, 'id'>,
  title: string,
): readonly Action[] {
  const words = comparedWords(title);
  return actions.filter(
    (action) => action.expectationId === id && action.status !== 'withdrawn' && comparedWords(action.title) === words,
  );
}

/** Compares texts by their words, so that the same thing said twice is found. */
import type { Action, Expectation, Snapshot } from '../record/model.ts';

/** The words of a text without their spaces, marks and capitals, to compare it with another. */
export function comparedWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** The parts by which one expectation of a letter is told from another. */
type Asked = Pick<Expectation, 'title' | 'text'>;

/**
 * The expectations that two letters share: those in the same words, then those under the same title, of which a later letter has
 * often more to say. A title that one of the letters has twice tells nothing.
 */
export function sharedExpectations<A extends Asked, B extends Asked>(
  some: readonly A[],
  others: readonly B[],
): ReadonlyMap<A, B> {
  const found = new Map<A, B>();
  const taken = new Set<B>();
  for (const part of ['text', 'title'] as const) {
    const words = (one: Asked) => comparedWords(one[part]);
    const open = others.filter((one) => !taken.has(one));
    const left = some.filter((one) => !found.has(one));
    for (const one of left) {
      const same = open.filter((other) => words(other) === words(one) && !taken.has(other));
      const isTold =
        part === 'text' || (same.length === 1 && left.filter((two) => words(two) === words(one)).length === 1);
      const [other] = same;
      if (other === undefined || !isTold || words(one) === '') continue;
      found.set(one, other);
      taken.add(other);
    }
  }
  return found;
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

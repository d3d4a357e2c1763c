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

/** Fewer letters at the beginning of two texts may be the same by chance: “Appoint a permanent”. */
const FEWEST_SHARED = 24;

/** Whether two texts have the same words. Two without any say nothing of each other. */
function isSaidTwice(one: string, other: string): boolean {
  const words = comparedWords(one);
  return words !== '' && words === comparedWords(other);
}

/** Whether two expectations are the same, the surest way first. */
const WAYS: readonly ((one: Asked, other: Asked) => boolean)[] = [
  (one, other) => isSaidTwice(one.text, other.text),
  (one, other) => isSaidTwice(one.title, other.title),
  (one, other) => {
    const [short = '', long = ''] = [one, other]
      .map(({ text }) => comparedWords(text))
      .sort((a, b) => a.length - b.length);
    return short.length >= FEWEST_SHARED && long.startsWith(short);
  },
];

/**
 * The expectations that two letters share, by their words, their titles, or the same beginning where the later letter says more.
 * One that could be either of two is neither.
 */
export function sharedExpectations<A extends Asked, B extends Asked>(
  some: readonly A[],
  others: readonly B[],
): ReadonlyMap<A, B> {
  const found = new Map<A, B>();
  const taken = new Set<B>();
  for (const isSame of WAYS) {
    const [left, open] = [some.filter((one) => !found.has(one)), others.filter((one) => !taken.has(one))];
    for (const one of left) {
      const [other, another] = open.filter((two) => isSame(one, two));
      if (other === undefined || another !== undefined || left.some((two) => two !== one && isSame(two, other)))
        continue;
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

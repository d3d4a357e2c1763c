/** Which expectations of a new letter may be old ones in other words. They are offered first, and nothing is taken for the same by itself. */

/** The words of one expectation. */
interface Words {
  readonly title: string;
  readonly text: string;
}

/** A word and its forms begin with the same characters: “publish” and “published”, “appoint” and “appointments”. */
const STEM = 6;
const SHORTEST = 3;
/** Words of every letter, which tell no expectation from another. */
const COMMON = new Set(
  'the and for with that this its their which has have are was will should must any all each every also who from into onto than then not now authority council notice ensure including'.split(
    ' ',
  ),
);
/** Two words that nothing else in the two letters has weigh two; one that many have weighs little. */
const ENOUGH = 1.6;
/** Others are offered as likely beside the best one where they weigh nearly as much. */
const NEARLY = 0.6;
const MOST = 2;

function stemsOf({ title, text }: Words): ReadonlySet<string> {
  const words = `${title} ${text}`.toLowerCase().match(/\p{L}+/gu) ?? [];
  return new Set(words.filter((one) => one.length >= SHORTEST && !COMMON.has(one)).map((one) => one.slice(0, STEM)));
}

/**
 * The numbers, counted from 1, of the expectations of a letter that may be `old` in other words, likeliest first; at most two. `all`
 * are the old ones, by which rare words are told from common ones.
 */
export function likelyNumbers(old: Words, all: readonly Words[], points: readonly Words[]): readonly number[] {
  const stems = [...all, ...points].map(stemsOf);
  const own = stemsOf(old);
  const weights = points.map((point) => {
    const shared = [...stemsOf(point)].filter((stem) => own.has(stem));
    return shared.reduce((sum, stem) => sum + 2 / stems.filter((one) => one.has(stem)).length, 0);
  });
  const best = Math.max(0, ...weights);
  return weights
    .map((weight, n) => ({ weight, number: n + 1 }))
    .filter(({ weight }) => weight >= ENOUGH && weight >= best * NEARLY)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST)
    .map(({ number }) => number);
}

/**
 * How many cases the slow properties play: few in `npm test`, which everybody waits for, and all in `npm run test:cases`,
 * which plays only the files that ask here. The simulation has a run of its own besides, `npm run test:sim`.
 */
const CASES = {
  // These two also expect every outcome among their cases; the rarest comes in one case of five, or of two.
  'histories of the outbox': [60, 300],
  'restores in the middle': [24, 60],
  // The others work with any number.
  'phrases for dates': [2_000, 20_000],
  'tampered requests': [1_000, 10_000],
  'ticks from two platforms': [200, 1_000],
  'copies put back': [15, 100],
  'weeks with outages': [12, 40],
  'changed schedules': [8, 30],
  'simulated months': [4, 48],
  'lines from intentions': [40, 500],
  'messages of several lines': [8, 100],
  'forms that were overtaken, on a platform': [3, 100],
  'fields beside a changed one': [20, 1_000],
  'looks of the page': [2, 4],
} as const satisfies Readonly<Record<string, readonly [few: number, all: number]>>;

/** The variable that `test/cases.config.ts` sets. */
export const ALL_CASES = 'BVN_TEST_ALL_CASES';

export function casesOf(what: keyof typeof CASES): number {
  const [few, all] = CASES[what];
  return process.env[ALL_CASES] ? all : few;
}

/** A few seeds of the simulation, and a test of each guard: without it the checks find a fault. */
import { describe, expect, it } from 'vitest';
import { casesOf } from '../helpers/cases.ts';
import { FAULTS, type Fault } from './faults.ts';
import { GUARDS } from './guards.ts';
import { BadSeed, play } from './play.ts';

/** A run is shorter than the six months of `npm run test:sim`, and no fault in it is rare, so that it takes half a second. */
const SHORT = { days: 30, least: 0.02 };
/** The first seed, the number of seeds, and the most seeds that are played until every rare fault has happened. */
const [FIRST_SEED, SEEDS, MORE_SEEDS] = [6, casesOf('simulated months'), 60];
/** A run without its guard may find no fault for some seeds. */
const MOST_SEEDS = 12;

describe('the simulation', () => {
  it('people, faults, restarts and two platforms lose and double nothing over many seeds', async () => {
    const missing = new Set<Fault>(FAULTS);
    for (let n = 0; n < SEEDS || (missing.size > 0 && n < MORE_SEEDS); n += 1)
      for (const fault of (await play({ seed: FIRST_SEED + n, ...SHORT })).fired.keys()) missing.delete(fault);
    expect([...missing]).toEqual([]);
  });

  it('two runs from the same seed are the same', async () => {
    const [one, other] = [await play({ seed: 7, ...SHORT }), await play({ seed: 7, ...SHORT })];
    expect(other).toEqual(one);
  });

  it.each(GUARDS)('the checks find a fault without the guard “%s”', async (out) => {
    const found: string[] = [];
    for (let seed = 1; seed <= MOST_SEEDS && found.length === 0; seed += 1) {
      await play({ ...SHORT, seed, days: 4 * SHORT.days, out }).catch((error: unknown) => {
        expect(error).toBeInstanceOf(BadSeed);
        found.push((error as BadSeed).message);
      });
    }
    expect(found[0]).toMatch(WHAT_IS_FOUND[out]);
  });
});

/** The message of the check that must find the fault, so that a run that ends for another reason proves nothing. */
const WHAT_IS_FOUND: Readonly<Record<(typeof GUARDS)[number], RegExp>> = {
  hold: /made [23] messages on slack/,
  lease: /made [23] messages/,
  'key of a post': /made [23] messages on slack/,
  'key of an occasion': /has 2 weekly cards|the audit has [24] of them|was planned twice/,
  'atomic commit': /is there without its post|has 0 weekly cards/,
  'role looked at again': /who was a viewer by then/,
};

/** The clock port: the only way by which time comes in. The real one is made in main.ts. */
import type { Instant } from '../core/record/model.ts';

/** Wall clock, steady clock and timer of the process. */
export interface Clock {
  now(): Instant;
  /** Milliseconds since some fixed moment; never steps, whatever happens to the wall clock. */
  monotonicMs(): number;
  /** Runs `then` once after real time has passed, without keeping the process alive; the result calls it off. */
  after(ms: number, then: () => void): () => void;
}

/** The demonstration's clock: the date and time stand still until they are moved on by hand. */
export interface StandingClock extends Clock {
  /** Throws `RangeError` when `to` lies before the present moment. */
  advance(to: Instant): void;
}

/** Makes a clock that stands at `start`; the steady clock and the timers are those of `real`. */
export function createStandingClock(start: Instant, real: Clock): StandingClock {
  let present = start;
  return {
    now: () => present,
    monotonicMs: () => real.monotonicMs(),
    after: (ms, then) => real.after(ms, then),
    advance(to) {
      if (to < present) throw new RangeError(`The clock stands at ${present} and only moves forward, not to ${to}.`);
      present = to;
    },
  };
}

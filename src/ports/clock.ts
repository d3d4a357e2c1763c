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

/** Resolves when `ms` of real time have passed. */
export function pause(clock: Pick<Clock, 'after'>, ms: number): Promise<void> {
  return new Promise((resolve) => clock.after(ms, resolve));
}

/**
 * The result of `work`, or after `ms` the result of `late`, which may throw to reject. Late work goes on; its result is
 * then ignored.
 */
export function within<T, L>(clock: Pick<Clock, 'after'>, ms: number, work: Promise<T>, late: () => L): Promise<T | L> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, () => resolve(new Promise<L>((give) => give(late()))));
    work.finally(cancel).then(resolve, reject);
  });
}

/** The demonstration's clock: the date and time stand still until they are moved on by hand. */
export interface StandingClock extends Clock {
  /** Throws `RangeError` when `to` lies before the present moment. */
  advance(to: Instant): void;
}

/** Makes a clock whose date and time stay at `start`; its steady clock and its timers are those of `real`. */
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

/** A clock that runs faster than the wall, so that leases and holds pass in seconds; the same one in every process of a run. */
import type { Clock } from '../../src/clock.ts';

export const TIMES_AS_FAST = 20;

/** `startMs`: when the run began, in milliseconds of the machine's clock. */
export function createFastClock(startMs: number): Clock {
  const passedMs = () => (Date.now() - startMs) * TIMES_AS_FAST;
  return {
    now: () => new Date(startMs + passedMs()).toISOString(),
    monotonicMs: passedMs,
    after(ms, then) {
      const timer = setTimeout(then, ms / TIMES_AS_FAST);
      return () => clearTimeout(timer);
    },
  };
}

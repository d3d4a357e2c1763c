/** A clock for tests: it moves only by hand and then runs the timers that have become due. */
import type { Instant } from '../../src/core/record/model.ts';
import type { Clock } from '../../src/ports/clock.ts';

export interface TestClock extends Clock {
  /** Lets time pass, and stops at the moment of each timer. */
  advance(ms: number): Promise<void>;
  /** Sets the date and time without running timers. */
  put(to: Instant): void;
}

export function createTestClock(start: Instant): TestClock {
  let wallMs = Date.parse(start);
  let passedMs = 0;
  const waiting = new Set<{ atMs: number; then: () => void }>();
  const pass = (ms: number) => {
    wallMs += ms;
    passedMs += ms;
  };
  return {
    now: () => new Date(wallMs).toISOString(),
    monotonicMs: () => passedMs,
    after(ms, then) {
      const one = { atMs: passedMs + ms, then };
      waiting.add(one);
      return () => waiting.delete(one);
    },
    async advance(ms) {
      const endMs = passedMs + ms;
      for (;;) {
        await turn();
        const [next] = [...waiting].filter((one) => one.atMs <= endMs).sort((a, b) => a.atMs - b.atMs);
        if (!next) break;
        waiting.delete(next);
        pass(Math.max(0, next.atMs - passedMs));
        next.then();
      }
      // Another call may have let more time pass meanwhile, and time never goes back.
      pass(Math.max(0, endMs - passedMs));
      await turn();
    },
    put(to) {
      wallMs = Date.parse(to);
    },
  };
}

/** Lets all work run that needs no time to pass. */
export function turn(): Promise<void> {
  return new Promise((go) => setImmediate(go));
}

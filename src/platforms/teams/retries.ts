/** Retries calls of Teams that failed and may succeed a little later. */
import type { Clock } from '../../ports/clock.ts';
import { DeliveryError } from '../../ports/deliverer.ts';

/** Waits before the second and third try, where Teams names none. */
const WAITS_MS = [1_000, 4_000] as const;
/** An answer that would wait longer is better given in another place. */
const LONGEST_WAIT_MS = 30_000;

/** Runs calls with retries. */
export interface Retries {
  /**
   * Tries up to three times, each in the time that Teams names. `repeat` is true when an earlier try may have arrived.
   * Rejects with the last error; a permanent one, a bug and a long wait are not tried again.
   */
  run<T>(work: (repeat: boolean) => Promise<T>): Promise<T>;
  /** Ends all waits. Waiting calls reject with their last error. */
  close(): void;
}

/** Makes the retries of one bot. */
export function createRetries(clock: Clock): Retries {
  const waits = new Set<() => void>();
  let closed = false;
  const pause = (ms: number) =>
    new Promise<void>((go) => {
      const end = () => {
        stop();
        waits.delete(end);
        go();
      };
      const stop = clock.after(ms, end);
      waits.add(end);
    });
  return {
    async run(work) {
      let repeat = false;
      for (let tries = 0; ; tries += 1) {
        try {
          return await work(repeat);
        } catch (error) {
          const waitMs = waitAfter(error, tries);
          if (waitMs === null || closed) throw error;
          repeat ||= (error as DeliveryError).outcome === 'unknown';
          await pause(waitMs);
          if (closed) throw error;
        }
      }
    },
    close() {
      closed = true;
      for (const end of waits) end();
    },
  };
}

/** The wait before the next try, in milliseconds; null when no further try is made. */
function waitAfter(error: unknown, tries: number): number | null {
  if (!(error instanceof DeliveryError) || error.permanent) return null;
  const usualMs = WAITS_MS[tries];
  if (usualMs === undefined) return null;
  const waitMs = error.retryAfterMs ?? usualMs;
  return waitMs > LONGEST_WAIT_MS ? null : waitMs;
}

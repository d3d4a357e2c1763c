/** The time of a bot in Teams: real, but never too short for what an activity leads to, and with minutes that pass at once. */
import { TIMES } from '../../src/platforms/teams/limits.ts';
import type { Clock } from '../../src/ports/clock.ts';
import { machine } from '../../src/service/entry.ts';

export type Timers = Pick<Clock, 'monotonicMs' | 'after'>;

/** Real time, in which an activity is answered by HTTP only when everything it leads to is done, however long that takes. */
export const patientTimers: Timers = {
  monotonicMs: machine.clock.monotonicMs,
  after: (ms, then) => (ms === TIMES.answerMs ? () => {} : machine.clock.after(ms, then)),
};

/** The same, with minutes that pass without anything that waits for them. */
export function withMinutes({ monotonicMs, after }: Timers): Timers & { minuteLater(): void } {
  let addedMs = 0;
  return {
    after,
    monotonicMs: () => monotonicMs() + addedMs,
    minuteLater() {
      addedMs += 60_000;
    },
  };
}

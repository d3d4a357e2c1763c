/** Trying again while another program holds the database, with the event loop free in between. */
import { setTimeout } from 'node:timers/promises';
import { isBusy } from './faults.ts';

/** How long SQLite itself waits for a lock; the process stands still meanwhile, so it is short. */
export const BUSY_TIMEOUT_MS = 50;
export const PAUSE_MS = 75;
// 20 tries and 19 pauses take at most 2.425 s, and Slack must be answered within 3 s.
const TRIES = 20;

/** Does a synchronous piece of work, again while the database is busy; `explain` makes what is thrown of what went wrong. */
export async function patiently<T>(work: () => T, explain: (error: unknown) => unknown): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || tried === TRIES) throw explain(error);
    }
    await setTimeout(PAUSE_MS);
  }
}

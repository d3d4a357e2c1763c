/** Work that goes on after its event was acknowledged. */
import type { Log } from '../ports/log.ts';

/** Keeps such work until it has ended, so that a stopping service can wait for it. */
export class BackgroundWork {
  readonly #log: Log;
  /** The log line for work that failed. */
  readonly #failure: string;
  readonly #running = new Set<Promise<unknown>>();

  constructor(log: Log, failure: string) {
    this.#log = log;
    this.#failure = failure;
  }

  /** Waits for `work` at the end, and logs its failure. */
  track(work: Promise<unknown>): void {
    const tracked = work
      .catch((error: unknown) => this.#log.error(this.#failure, {}, error))
      .finally(() => this.#running.delete(tracked));
    this.#running.add(tracked);
  }

  /** Resolves when all tracked work has ended, including work that began meanwhile. Never rejects. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }
}

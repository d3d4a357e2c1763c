/** Time that runs faster than the machine's, so that leases and holds pass in seconds, and days between two mornings not at all. */

export const TIMES_AS_FAST = 15;

/** The machine showed `realMs` when the fast clock showed `shownMs`; both in milliseconds since 1970. */
export interface Anchor {
  readonly realMs: number;
  readonly shownMs: number;
}

export function shownMs({ realMs, shownMs }: Anchor, nowMs: number): number {
  return shownMs + (nowMs - realMs) * TIMES_AS_FAST;
}

/** The platforms' time, which each life of the service is given at its start. */
export class FastTime {
  #anchor: Anchor;

  constructor(startMs: number) {
    this.#anchor = { realMs: Date.now(), shownMs: startMs };
  }

  /** Where a process begins that is to show the same time. */
  get anchor(): Anchor {
    return this.#anchor;
  }

  nowMs(): number {
    return shownMs(this.#anchor, Date.now());
  }

  /** Only while no process lives, and only forward. */
  jumpTo(ms: number): void {
    if (ms < this.nowMs()) throw new RangeError(`The time is ${this.nowMs()} and cannot go back to ${ms}.`);
    this.#anchor = { realMs: Date.now(), shownMs: ms };
  }
}

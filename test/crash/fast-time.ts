/**
 * A clock faster than the machine's: leases and holds pass in seconds, and the days between two mornings are skipped.
 */

export const TIMES_AS_FAST = 15;

/** The machine showed `realMs` when the fast clock showed `shownMs`; both in milliseconds since 1970. */
export interface Anchor {
  readonly realMs: number;
  readonly shownMs: number;
}

export function shownMs({ realMs, shownMs }: Anchor, nowMs: number): number {
  return shownMs + (nowMs - realMs) * TIMES_AS_FAST;
}

/** The platforms' time; each life of the service starts with it. */
export class FastTime {
  #anchor: Anchor;

  constructor(startMs: number) {
    this.#anchor = { realMs: Date.now(), shownMs: startMs };
  }

  /** The start values for a process that must show the same time. */
  get anchor(): Anchor {
    return this.#anchor;
  }

  nowMs(): number {
    return shownMs(this.#anchor, Date.now());
  }

  /** Moves the clock forward; call only while no process lives. */
  jumpTo(ms: number): void {
    if (ms < this.nowMs()) throw new RangeError(`The time is ${this.nowMs()} and cannot go back to ${ms}.`);
    this.#anchor = { realMs: Date.now(), shownMs: ms };
  }
}

/**
 * The parts of a run that outlive the product's process: the file, the platforms with their messages, the clock, and
 * the units that were tried.
 */
import { platformKey } from '../../src/delivery/process-queue.ts';
import type { Delivery } from '../../src/ports/deliverer.ts';
import type { Unit } from '../../src/ports/store.ts';
import { createTestClock, type TestClock } from '../helpers/clock.ts';
import { createStandIn, MISHAPS, type Mishap, type StandIn } from '../helpers/stand-in.ts';
import { type Chance, createChance } from './chance.ts';
import { AMBIGUOUS, createFaults, type Faults } from './faults.ts';
import type { Guard } from './guards.ts';

export const ZONE = 'Europe/London';
export const SECRET = 'the secret of the simulation';
export const CHANNELS = { slack: 'C1', teams: 'T1' } as const;
/** The delay of a look-up is shorter than the hold, as on the platforms. */
const LAG_MS = 20_000;

/** The units of one key. A request decided twice makes two units, of which one is committed. */
export interface Tried {
  readonly units: readonly Unit[];
  readonly acknowledged: boolean;
  /** Whether one of the units has been found in the file; a repeat of its request makes another, which may have other posts. */
  isThere: boolean;
  /** Whether the unit has been found complete in the file. */
  checked: boolean;
}

export interface World {
  readonly file: string;
  readonly out: Guard | null;
  readonly chance: Chance;
  readonly faults: Faults;
  readonly clock: TestClock;
  readonly slack: StandIn;
  readonly teams: StandIn;
  readonly newId: () => string;
  readonly randomBytes: (bytes: number) => Buffer;
  /** Called when a post is claimed; a crash before it is settled makes the attempt ambiguous. */
  claimed(key: string): void;
  settled(key: string): void;
  /** The number of attempts at a post after which the product could not know whether it had arrived. */
  ambiguous(key: string): number;
  /** Every unit that was tried, by its key, until one try was acknowledged. */
  readonly units: Map<string, Tried>;
  /** Suspends the machine: time passes, and its steady clock stands still. */
  sleep(ms: number): void;
  /** Keys of every post that the record ever intended. */
  readonly intended: Set<string>;
  attempted(unit: Unit): void;
  acknowledged(unit: Unit): void;
  /** Called after a restore: only the units in the copy count as committed. */
  wentBack(isThere: (once: string) => boolean): void;
  /**
   * Called when the unanswered calls of an earlier process are settled: their messages are there or will never come.
   */
  forget(): void;
  /** Called when the process is gone: each attempt under way may have arrived. */
  lostTouch(): void;
  /** Called when the store refused a write. */
  notSaved(error: Error): void;
  logged(line: string): void;
  /** Errors that only reached the log, while the disk was not full. */
  readonly troubles: string[];
  isDown(platform: 'slack' | 'teams'): boolean;
  /** The present faults. */
  readonly state: {
    diskFull: boolean;
    /** Conversations that refuse every post. */
    readonly dead: Set<string>;
    /** Milliseconds of the steady clock until which a platform refuses everything. */
    readonly downUntilMs: { slack: number; teams: number };
    /** The latest time that the clock has shown. */
    latest: string;
  };
}

export function createWorld(seed: number, file: string, start: string, out: Guard | null, least = 0): World {
  const chance = createChance(seed);
  const faults = createFaults(chance, least);
  const clock = createTestClock(start);
  // The machine's clock may be wrong; the platforms' is not.
  let sleptMs = 0;
  const platformTime = () => new Date(Date.parse(start) + clock.monotonicMs() + sleptMs).toISOString();
  const times = { now: platformTime, callersNow: clock.now };
  const troubles: string[] = [];
  const attempts = createAttempts();
  const units: World['units'] = new Map();
  const state: World['state'] = {
    diskFull: false,
    dead: new Set(),
    downUntilMs: { slack: 0, teams: 0 },
    latest: start,
  };
  const isDown = (platform: 'slack' | 'teams') => clock.monotonicMs() < state.downUntilMs[platform];
  const mishapFor = ({ place, key }: Delivery): Mishap | null => {
    if (state.dead.has(`${place.platform}:${place.conversation}`)) return 'refused for good';
    if (place.platform !== 'local' && isDown(place.platform)) return 'refused';
    const mishap = MISHAPS.find((one) => faults.happens(one)) ?? null;
    attempts.begins(key);
    if (mishap && AMBIGUOUS.includes(mishap)) attempts.ambiguous(key);
    return mishap;
  };
  let ids = 0;
  return {
    ...{ file, out, chance, faults, clock, units, troubles, state, isDown, intended: new Set<string>() },
    slack: createStandIn({ ...times, canFind: true, lagMs: LAG_MS, mishapFor }),
    teams: createStandIn({ ...times, canFind: false, mishapFor }),
    newId() {
      ids += 1;
      return `id${ids}`;
    },
    randomBytes: (bytes) => Buffer.from(Array.from({ length: bytes }, () => chance.below(256))),
    sleep(ms) {
      sleptMs += ms;
      clock.put(new Date(Date.parse(clock.now()) + ms).toISOString());
    },
    attempted(unit) {
      const known = units.get(unit.once);
      if (!known?.acknowledged)
        units.set(unit.once, {
          units: [...(known?.units ?? []), unit],
          ...{ acknowledged: false, isThere: known?.isThere ?? false, checked: false },
        });
    },
    acknowledged: (unit) =>
      void units.set(unit.once, { units: [unit], acknowledged: true, isThere: true, checked: false }),
    wentBack(isThere) {
      for (const once of units.keys()) if (!isThere(once)) units.delete(once);
    },
    forget() {
      for (const [once, { acknowledged, isThere }] of units) if (!acknowledged && !isThere) units.delete(once);
    },
    claimed: (key) => attempts.claimed(platformKey(SECRET, key)),
    settled: (key) => attempts.settled(platformKey(SECRET, key)),
    ambiguous: (key) => attempts.count(platformKey(SECRET, key)),
    lostTouch: attempts.lostTouch,
    notSaved(error) {
      if (state.diskFull && error.message.includes('disk is full')) faults.count('disk full');
    },
    logged(line) {
      if (!state.diskFull) troubles.push(line);
    },
  };
}

/** Attempts at posts by their keys, as the platforms see them, and which of them were ambiguous. */
function createAttempts() {
  const begun = new Map<string, number>();
  const doubtful = new Map<string, Set<number>>();
  /** Posts that are claimed, each with the number of its attempt. */
  const underWay = new Map<string, number>();
  const doubt = (key: string, attempt: number) =>
    void doubtful.set(key, new Set([...(doubtful.get(key) ?? []), attempt]));
  const begunOf = (key: string) => begun.get(key) ?? 0;
  return {
    claimed(key: string) {
      const unsettled = underWay.get(key);
      // The outcome of the earlier attempt was not written before its lease expired.
      if (unsettled !== undefined) doubt(key, unsettled);
      underWay.set(key, begunOf(key) + 1);
    },
    settled: (key: string) => void underWay.delete(key),
    begins: (key: string) => void begun.set(key, begunOf(key) + 1),
    ambiguous: (key: string) => doubt(key, begunOf(key)),
    /** The process is gone, or another process takes over its posts. */
    lostTouch() {
      for (const [key, attempt] of underWay) doubt(key, attempt);
      underWay.clear();
    },
    count: (key: string) => doubtful.get(key)?.size ?? 0,
  };
}

/**
 * Faults between the steps of a run: places and platforms fail, the machine sleeps, its clock is wrong, its disk is
 * full.
 */
import type { Fault } from './faults.ts';
import type { Life } from './life.ts';
import { CHANNELS, type World } from './world.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface Misfortunes {
  /** Called at every step; each fault may begin or end. */
  step(): void;
  setDisk(full: boolean): void;
  isClockWrong(): boolean;
  /** Ends every fault. */
  end(): void;
}

interface Run {
  life(): Life;
  /** Called when the clock has shown this time. */
  sawTime(at: string): void;
}

export function createMisfortunes(world: World, { life, sawTime }: Run): Misfortunes {
  const { faults, clock, chance, state, slack, teams } = world;
  const times = createTimes(world, sawTime);
  const setDisk = (full: boolean) => {
    if (state.diskFull === full) return;
    state.diskFull = full;
    if (life().isOver()) return;
    const pages = Number(life().client.pragma('page_count', { simple: true }));
    life().client.pragma(`max_page_count = ${full ? pages : 1_000_000}`);
  };
  const platforms = () => {
    if (faults.happens('dead conversation')) {
      const [platform, conversation] = chance.pick(Object.entries(CHANNELS));
      state.dead.add(`${platform}:${conversation}`);
    } else if (chance.hit(0.1)) state.dead.clear();
    if (faults.happens('platform down'))
      state.downUntilMs[chance.pick(['slack', 'teams'] as const)] = clock.monotonicMs() + chance.below(2 * DAY_MS);
    if (faults.happens('late answer')) for (const one of [slack, teams]) one.answer('lost answer');
  };
  return {
    step() {
      platforms();
      times.step();
      if (faults.wanted('disk full')) setDisk(true);
    },
    setDisk,
    isClockWrong: times.isWrong,
    end() {
      setDisk(false);
      state.dead.clear();
      state.downUntilMs.slack = 0;
      state.downUntilMs.teams = 0;
      for (const one of [slack, teams]) one.answer('lost answer');
      times.putRight();
    },
  };
}

function createTimes(world: World, sawTime: Run['sawTime']) {
  const { faults, clock, chance } = world;
  let steps = 0;
  /** The time at which the clock is corrected, and by how much. */
  let wrong: { readonly untilStep: number; readonly byMs: number } | null = null;
  /** Changes the clock without time passing, so that leases seem to have expired, or to last for ever. */
  const put = (byMs: number) => {
    world.lostTouch();
    sawTime(clock.now());
    clock.put(new Date(Date.parse(clock.now()) + byMs).toISOString());
    sawTime(clock.now());
  };
  const putRight = () => {
    if (wrong) put(-wrong.byMs);
    wrong = null;
  };
  const putWrong = () => {
    const ways: readonly (readonly [Fault, number])[] = [
      ['clock an hour forward', HOUR_MS],
      ['clock an hour back', -HOUR_MS],
      ['clock a year back', -365 * DAY_MS],
      ['clock a year forward', 365 * DAY_MS],
    ];
    const found = ways.find(([fault]) => faults.happens(fault));
    if (!found) return;
    put(found[1]);
    wrong = { untilStep: steps + 1 + chance.below(12), byMs: found[1] };
  };
  const sleep = (ms: number) => {
    sawTime(clock.now());
    world.sleep(ms);
    sawTime(clock.now());
  };
  return {
    step() {
      steps += 1;
      if (faults.happens('long sleep')) sleep((1 + chance.below(9 * 24)) * HOUR_MS);
      if (wrong === null) putWrong();
      else if (steps >= wrong.untilStep) putRight();
    },
    isWrong: () => wrong !== null,
    putRight,
  };
}

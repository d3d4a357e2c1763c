/** The shipped service as a process of its own whose wall clock can be put forward and back while it runs, by Debian's libfaketime. */
import { globSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { instantOf } from '../../src/core/time/instants.ts';
import { type Ended, startService } from '../helpers/program.ts';

export interface MovableService {
  /** Sets the wall clock by London's time, `2024-06-24 09:00:40`. No time passes for the steady clock. */
  put(wallTime: string): void;
  /** Resolves at the next tick of the schedule; throws when none comes for longer than a minute and a little more. */
  nextTick(): Promise<void>;
  /** Stops the service; resolves with the longest time, in milliseconds, that it took to answer a request. */
  stop(): Promise<number>;
}

/** The schedule ticks every minute; the rest is for a busy machine. */
const LONGEST_TICK_MS = 65_000;
const ASK_EVERY_MS = 50;
const ZONE = 'Europe/London';

/** Starts the service on the database `file` at a wall time, which goes on from there. */
export async function startMovableService(folder: string, file: string, wallTime: string): Promise<MovableService> {
  const clockFile = join(folder, 'wall-clock');
  const put = (to: string) => {
    const [date = '', time = ''] = to.split(' ');
    const wallMs = Date.parse(instantOf(date, time.slice(0, 5), ZONE)) + Number(time.slice(6)) * 1000;
    writeFileSync(`${clockFile}.new`, `${wallMs < Date.now() ? '' : '+'}${(wallMs - Date.now()) / 1000}\n`);
    renameSync(`${clockFile}.new`, clockFile);
  };
  put(wallTime);
  const service = await startService(folder, {
    DATABASE_URL: `file:${file}`,
    LD_PRELOAD: libfaketime(),
    FAKETIME_TIMESTAMP_FILE: clockFile,
    FAKETIME_NO_CACHE: '1',
    DONT_FAKE_MONOTONIC: '1',
  });
  const watch = watchService(service.url, service.ended);
  return {
    put,
    nextTick: watch.nextTick,
    async stop() {
      const longestMs = await watch.stop();
      service.child.kill('SIGTERM');
      const { code, out, err } = await service.ended;
      if (code !== 0) throw new Error(`The service ended with code ${code}:\n${out}${err}`);
      return longestMs;
    },
  };
}

function libfaketime(): string {
  const [found] = globSync('/usr/lib/*/faketime/libfaketimeMT.so.1');
  if (found === undefined) throw new Error('libfaketime is not installed. To install it: apt-get install libfaketime');
  return found;
}

/** Asks the service again and again how long ago it ticked, and measures how long each answer takes. */
function watchService(url: string, ended: Promise<Ended>) {
  const [ticks, stopping] = [new EventTarget(), new AbortController()];
  const dead = ended.then(({ out, err }) => {
    throw new Error(`The service ended by itself:\n${out}${err}`);
  });
  let longestMs = 0;
  const watching = (async () => {
    for (let ageBefore = 0; !stopping.signal.aborted; await setTimeout(ASK_EVERY_MS)) {
      const startMs = performance.now();
      const page = await (await fetch(new URL('/metrics', url))).text();
      longestMs = Math.max(longestMs, performance.now() - startMs);
      const age = Number(/^bvn_tick_age_seconds (\S+)$/m.exec(page)?.[1]);
      if (age < ageBefore) ticks.dispatchEvent(new Event('tick'));
      ageBefore = age;
    }
  })();
  return {
    async nextTick(): Promise<void> {
      const ticked = new Promise((go) => ticks.addEventListener('tick', go, { once: true }));
      const late = setTimeout(LONGEST_TICK_MS).then(() => {
        throw new Error(`The schedule has not ticked for ${LONGEST_TICK_MS / 1000} seconds.`);
      });
      await Promise.race([ticked, late, dead, watching]);
    },
    async stop(): Promise<number> {
      stopping.abort();
      await watching;
      return longestMs;
    },
  };
}

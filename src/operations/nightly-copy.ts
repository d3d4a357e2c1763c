/** The nightly copy of the database: one a day, made after 2am or at the next start. The oldest copies are deleted. */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { addDays } from '../core/time/dates.ts';
import { dateOf, timeOf } from '../core/time/instants.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { copyDatabase } from '../store/copies.ts';

/** The database to copy, and the folder and rules for its copies. */
export interface NightlyCopyParts {
  readonly databasePath: string;
  readonly folder: string;
  /** The number of copies that are kept. */
  readonly keep: number;
  readonly timeZone: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** Makes the copy of each day; the service asks at every tick. */
export interface NightlyCopy {
  /** Makes today's copy if it is due and missing. Never rejects: an error is logged and becomes the `fault`. */
  makeIfDue(): Promise<void>;
  /** A sentence that says why the latest attempt failed; null when it succeeded. */
  fault(): string | null;
}

const FROM_TIME = '02:00';
const NAME = /^bvn-\d{4}-\d{2}-\d{2}\.db$/;

/** Prepares the nightly copy; nothing is copied until `makeIfDue` is called. */
export function createNightlyCopy({ databasePath, folder, keep, timeZone, clock, log }: NightlyCopyParts): NightlyCopy {
  let reason: string | null = null;
  let underWay: Promise<void> | null = null;

  const make = async (target: string): Promise<void> => {
    try {
      mkdirSync(folder, { recursive: true });
      await copyDatabase(databasePath, target);
      for (const old of copiesIn(folder).slice(keep))
        for (const end of ['', '.secret']) rmSync(join(folder, old + end), { force: true });
      reason = null;
      log.info('The nightly copy was made', { copy: target });
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
      log.error('The nightly copy was not made', { copy: target }, error);
    }
  };
  return {
    async makeIfDue() {
      const now = clock.now();
      const today = dateOf(now, timeZone);
      const day = timeOf(now, timeZone) < FROM_TIME ? addDays(today, -1) : today;
      const target = join(folder, `bvn-${day}.db`);
      if (existsSync(target)) return;
      underWay ??= make(target).finally(() => {
        underWay = null;
      });
      await underWay;
    },
    fault: () => reason && `No copy of the record could be made: ${reason}`,
  };
}

/** The path of the newest copy in a folder; null when there is none, or no such folder. */
export function newestCopy(folder: string): string | null {
  const [newest] = existsSync(folder) ? copiesIn(folder) : [];
  return newest === undefined ? null : join(folder, newest);
}

/** Copies that are made beside the database: before an upgrade, by a restore, and when its file was lost. */
const BESIDE = /^\.(before|replaced|rescued)-|\.stray$/;

/** The paths of every copy of a database that the program has made by itself, nightly ones first. */
export function listCopies(databasePath: string, nightlyFolder: string | null): readonly string[] {
  const folder = dirname(databasePath);
  const nightly = nightlyFolder !== null && existsSync(nightlyFolder) ? copiesIn(nightlyFolder) : [];
  const name = basename(databasePath);
  const beside = readdirSync(folder).filter((one) => one.startsWith(name) && BESIDE.test(one.slice(name.length)));
  return [...nightly.map((one) => join(nightlyFolder ?? '', one)), ...beside.map((one) => join(folder, one))];
}

/** The names of the copies, newest first. */
function copiesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => NAME.test(name))
    .sort()
    .reverse();
}

/** Harmful and broken files: how soon each is refused, how much memory that takes, and how long others wait meanwhile. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hostileFiles } from '../helpers/hostile-files.ts';
import type { Measured } from './files/process.ts';
import { ms, type Ratio } from './ratio.ts';
import { enterRecord } from './record.ts';

export const name = 'files';

const PROCESS = fileURLToPath(new URL('./files/process.ts', import.meta.url));
const LAUNCHER = fileURLToPath(new URL('../../src/launch.mjs', import.meta.url));
const MIB = 1024 * 1024;
/** The goals: a refusal within a second, and so much memory for it. */
const MOST_MS = 1_000;
const MOST_BYTES = 64 * MIB;

export async function run({ quick }: { quick: boolean }): Promise<readonly Ratio[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bvn-bench-'));
  try {
    const database = join(folder, 'bvn.db');
    await enterRecord(database, { actions: 100, owners: 10 });
    const files = hostileFiles().map(({ bytes, ...file }, n) => {
      const path = join(folder, `${n}`);
      writeFileSync(path, bytes);
      return { ...file, path };
    });
    const measured = await measure({ database, files, rounds: quick ? 1 : 3 });
    return rows(measured);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Another process opens the files, so that the memory in which they were made does not count. */
async function measure(task: object): Promise<Measured> {
  const child = fork(LAUNCHER, [PROCESS], { execArgv: ['--max-semi-space-size=2', '--expose-gc'] });
  child.send(task);
  const [measured] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`The process ended with ${code}`))),
  ])) as [Measured];
  child.disconnect();
  return measured;
}

function rows({ slowest, mostBytes, idleMs, busyMs, files }: Measured): readonly Ratio[] {
  return [
    {
      ...{ what: `The slowest refusal of ${files} harmful and broken files (${slowest.what})`, ours: ms(slowest.ms) },
      ...{ against: 'a second', peer: ms(MOST_MS), ratio: slowest.ms / MOST_MS, goal: { atMost: 1 } },
    },
    {
      ...{ what: 'Memory that they take at most', ours: `${(mostBytes / MIB).toFixed(0)} MiB` },
      ...{ against: 'the limit', peer: `${MOST_BYTES / MIB} MiB`, ratio: mostBytes / MOST_BYTES, goal: { atMost: 1 } },
    },
    {
      ...{ what: 'The slowest 1% of /bvn status meanwhile', ours: ms(busyMs), against: 'idle', peer: ms(idleMs) },
      ...{ ratio: busyMs / idleMs, goal: { atMost: 2 } },
    },
  ];
}

/**
 * `npm run test:sim`: thousands of seeds, on every core. `-- --seed N` plays one again and tells what went on in it,
 * `-- --seeds N` plays N of them, `-- --from N` begins with another than the first.
 */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { FAULTS, type Fault } from './faults.ts';
import { type Played, play } from './play.ts';

const SEEDS = '2000';

interface Share {
  readonly first: number;
  readonly last: number;
  readonly step: number;
}
type Told = { readonly played: Played } | { readonly fault: string };

if (isMainThread) await main();
else await work(workerData as Share, (told) => parentPort?.postMessage(told));

async function main(): Promise<void> {
  const { seed, seeds, from } = parseArgs({
    options: {
      seed: { type: 'string' },
      seeds: { type: 'string', default: SEEDS },
      from: { type: 'string', default: '1' },
    },
  }).values;
  const first = Number(seed ?? from);
  const last = seed === undefined ? first + Number(seeds) - 1 : first;
  const cores = Math.min(availableParallelism(), last - first + 1);
  const sum = { seeds: 0, steps: 0, requests: 0, rows: 0, messages: 0, lives: 0 };
  const fired = new Map<Fault, number>();
  const hear = (told: Told) => {
    if ('fault' in told) {
      console.log(told.fault);
      process.exitCode = 1;
      return;
    }
    const { played } = told;
    sum.seeds += 1;
    for (const name of ['steps', 'requests', 'rows', 'messages', 'lives'] as const) sum[name] += played[name];
    for (const [fault, times] of played.fired) fired.set(fault, (fired.get(fault) ?? 0) + times);
    if (sum.seeds % 100 === 0) console.log(`${sum.seeds} seeds good`);
  };
  await Promise.all(Array.from({ length: cores }, (_, n) => share({ first: first + n, last, step: cores }, hear)));
  print(sum, fired, seed === undefined);
}

function share(workerData: Share, hear: (told: Told) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData });
    worker
      .on('message', hear)
      .on('error', reject)
      .on('exit', () => resolve());
  });
}

async function work({ first, last, step }: Share, tell: (told: Told) => void): Promise<void> {
  for (let seed = first; seed <= last; seed += step) {
    try {
      tell({ played: await play({ seed }) });
    } catch (error) {
      tell({ fault: error instanceof Error ? `${error.message}\n${causeOf(error)}` : String(error) });
    }
  }
}

function causeOf({ cause }: Error): string {
  return cause instanceof Error ? (cause.stack ?? '') : '';
}

function print(sum: Readonly<Record<string, number>>, fired: ReadonlyMap<Fault, number>, all: boolean): void {
  console.log(
    Object.entries(sum)
      .map(([name, n]) => `${name} ${n}`)
      .join(', '),
  );
  for (const fault of FAULTS) console.log(`${String(fired.get(fault) ?? 0).padStart(8)}  ${fault}`);
  const never = FAULTS.filter((fault) => !fired.has(fault));
  if (!all || never.length === 0 || sum.seeds === 0) return;
  console.log(`Never happened, so not tried: ${never.join(', ')}`);
  process.exitCode = 1;
}

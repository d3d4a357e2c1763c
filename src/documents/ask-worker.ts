/** Has one piece of work done in a worker thread of its own, which is ended with the work, or when it takes too much. */
import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { type ResourceLimits, type TransferListItem, Worker } from 'node:worker_threads';
import { UserError } from '../core/record/errors.ts';
import type { Task, TaskAnswer, Works } from './worker.ts';

/** The most that a worker may take. */
export interface WorkerLimits {
  /** Computing time in milliseconds; a busy machine uses up none of it. */
  readonly cpuMs: number;
  /** Ends a worker that neither computes nor answers, in milliseconds. */
  readonly waitingMs: number;
  /** The heap of the engine together with the buffers outside it, in bytes. */
  readonly memoryBytes: number;
  /** The limits of the engine itself, which knows nothing of the buffers outside its heap. */
  readonly engine: ResourceLimits;
}

/** Why a worker gave no answer. `error` is what its code threw, or that it ended without a word. */
export type NoAnswer =
  | { readonly excess: 'memory' | 'time' | 'silence' }
  | { readonly excess: null; readonly error: Error };

/** The name of a piece of work, what it takes, and the buffers in it that go over and cannot be used here any more. */
export interface Asked<Name extends keyof Works> {
  readonly name: Name;
  readonly given: Readonly<Parameters<Works[Name]>>;
  readonly moved?: readonly TransferListItem[];
}

const WATCH_EVERY_MS = 10;

/** Has the work done in a worker of its own. Rejects with `UserError` when the work is refused there. */
export async function askWorker<Name extends keyof Works>(
  { name, given, moved = [] }: Asked<Name>,
  limits: WorkerLimits,
): Promise<{ readonly answer: Awaited<ReturnType<Works[Name]>> } | NoAnswer> {
  const task: Task = { name, given };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: task,
    transferList: [...moved],
    resourceLimits: limits.engine,
    env: settingsOfWorker(),
    execArgv: [],
    // A library that prints would write into the log of the service.
    stdout: true,
    stderr: true,
  });
  try {
    const answer = await Promise.race([answerOf(worker), excessOf(worker, limits)]);
    if ('excess' in answer) return answer;
    if ('refused' in answer) throw new UserError(answer.refused);
    return { answer: answer.done as Awaited<ReturnType<Works[Name]>> };
  } finally {
    await worker.terminate();
  }
}

/**
 * The only setting that a worker gets: the folder in which the program keeps compiled code, if it does. The start of a worker
 * takes half as long with it.
 */
export function settingsOfWorker(): Readonly<Record<string, string>> {
  const folder = getCompileCacheDir();
  // Node keeps the code of each of its versions in a folder below the one that it is given.
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: dirname(folder) };
}

function answerOf(worker: Worker): Promise<TaskAnswer | NoAnswer> {
  return new Promise((resolve) => {
    worker.once('message', resolve);
    worker.once('error', (error: Error & { code?: string }) =>
      resolve(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? { excess: 'memory' } : { excess: null, error }),
    );
    worker.once('exit', (code) => resolve(endedWith(code)));
  });
}

function endedWith(code: number): NoAnswer {
  return { excess: null, error: new Error(`A worker ended with ${code} and without an answer`) };
}

/** Resolves with the reason once the worker takes more than it may, or when it has ended. */
async function excessOf(worker: Worker, { cpuMs, waitingMs, memoryBytes }: WorkerLimits): Promise<NoAnswer> {
  let ended: NoAnswer | null = null;
  worker.once('exit', (code) => {
    ended = endedWith(code);
  });
  for (let waited = 0; !ended; waited += WATCH_EVERY_MS) {
    await new Promise((resolve) => setTimeout(resolve, WATCH_EVERY_MS));
    if (waited > waitingMs) return { excess: 'silence' };
    const used = await usedBy(worker);
    if (used === null) continue;
    if (used.memory > memoryBytes) return { excess: 'memory' };
    if (used.cpuMs > cpuMs) return { excess: 'time' };
  }
  return ended;
}

async function usedBy(worker: Worker): Promise<{ memory: number; cpuMs: number } | null> {
  try {
    const [heap, cpu] = await Promise.all([worker.getHeapStatistics(), worker.cpuUsage()]);
    return { memory: heap.used_heap_size + heap.external_memory, cpuMs: (cpu.user + cpu.system) / 1_000 };
  } catch {
    // The worker is starting or has ended.
    return null;
  }
}

/** A place in a line of pieces of work, which are done one at a time. */
export interface Line {
  /** Does the work after all that came before it; null when so many wait already that it is not taken. */
  join<T>(work: () => Promise<T>): Promise<T> | null;
}

/** Makes a line in which so many may wait while one is done: each that waits is held in memory. */
export function createLine(mostWaiting: number): Line {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    join(work) {
      if (waiting > mostWaiting) return null;
      waiting += 1;
      const done = last.then(work).finally(() => {
        waiting -= 1;
      });
      last = done.catch(() => {});
      return done;
    },
  };
}

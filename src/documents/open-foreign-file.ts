/** Opens files from outside, one at a time, each in a worker thread of its own that is ended when it takes too much. */
import { Worker } from 'node:worker_threads';
import { requireSize } from '../core/files/size.ts';
import { UserError } from '../core/record/errors.ts';
import { type FileContents, type FileKind, MOST_FILE_BYTES, type OpenFile } from '../ports/foreign-file.ts';
import type { FileAnswer, FileTask } from './file-worker.ts';

/** Our own limit of computing time, in milliseconds; a letter takes a quarter of it. A busy machine uses up none of it. */
const MOST_CPU_MS = 600;
/** Ends a worker that neither computes nor answers, in milliseconds. */
const MOST_WAITING_MS = 15_000;
/** The most memory of a worker, in bytes: the heap of the engine together with the buffers outside it. */
const MOST_MEMORY_BYTES = 40_000_000;
/** The limits of the engine itself, which knows nothing of the buffers outside its heap. */
const RESOURCE_LIMITS = {
  maxOldGenerationSizeMb: 32,
  maxYoungGenerationSizeMb: 4,
  codeRangeSizeMb: 16,
  stackSizeMb: 2,
};
const WATCH_EVERY_MS = 10;
/** Our own limit of files that wait while another is opened: each is held in memory. */
const MOST_WAITING_FILES = 4;

/** The names of the kinds in messages. */
const KIND_NAMES: Readonly<Record<FileKind, string>> = {
  txt: 'a text file',
  docx: 'a Word document that was saved as .docx',
  pdf: 'a PDF with text',
  xlsx: 'an Excel workbook that was saved as .xlsx',
};

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/** Opens a file in a worker thread, after the files that came before it. See `OpenFile`. */
export const openForeignFile: OpenFile = async (kind, bytes, name) => {
  requireSize(name, bytes.length, MOST_FILE_BYTES);
  if (waiting > MOST_WAITING_FILES)
    throw new UserError(`“${name}” was not opened, because other files are being read. Send it again in a minute.`);
  waiting += 1;
  const opened = last
    .then(() => openInWorker(kind, bytes, name))
    .finally(() => {
      waiting -= 1;
    });
  last = opened.catch(() => {});
  return opened;
};

async function openInWorker<K extends FileKind>(kind: K, bytes: Uint8Array, name: string): Promise<FileContents[K]> {
  const copy = new Uint8Array(bytes);
  const task: FileTask = { kind, bytes: copy, name };
  const worker = new Worker(new URL('./file-worker.ts', import.meta.url), {
    workerData: task,
    transferList: [copy.buffer],
    resourceLimits: RESOURCE_LIMITS,
    env: {},
    execArgv: [],
    // A library that prints would write into the log of the service.
    stdout: true,
    stderr: true,
  });
  try {
    const answer = await Promise.race([answerOf(worker), excessOf(worker)]);
    if (typeof answer === 'string') throw new UserError(`“${name}” ${answer}. Expected ${KIND_NAMES[kind]}.`);
    if ('refused' in answer) throw new UserError(answer.refused);
    return answer.content as FileContents[K];
  } finally {
    await worker.terminate();
  }
}

/** The answer of the worker, or why it gave none. */
function answerOf(worker: Worker): Promise<FileAnswer | string> {
  return new Promise((resolve) => {
    worker.once('message', resolve);
    worker.once('error', (error: Error & { code?: string }) =>
      resolve(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? TOO_MUCH_MEMORY : UNREADABLE),
    );
    worker.once('exit', () => resolve(UNREADABLE));
  });
}

const TOO_MUCH_MEMORY = 'takes more memory to open than a letter or a plan does';
const TOO_MUCH_TIME = 'takes longer to open than a letter or a plan does';
const UNANSWERED = 'could not be opened in time';
const UNREADABLE = 'is damaged or of another kind';

/** Resolves with the reason once the worker takes more than it may, or when it has ended. */
async function excessOf(worker: Worker): Promise<string> {
  let hasEnded = false;
  worker.once('exit', () => {
    hasEnded = true;
  });
  for (let waited = 0; !hasEnded; waited += WATCH_EVERY_MS) {
    await new Promise((resolve) => setTimeout(resolve, WATCH_EVERY_MS));
    if (waited > MOST_WAITING_MS) return UNANSWERED;
    const used = await usedBy(worker);
    if (used === null) continue;
    if (used.memory > MOST_MEMORY_BYTES) return TOO_MUCH_MEMORY;
    if (used.cpuMs > MOST_CPU_MS) return TOO_MUCH_TIME;
  }
  return UNREADABLE;
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

/** Every writer of a file. Files are written one at a time, each in a worker thread of its own, so that people are answered meanwhile. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { assertNever, UserError } from '../core/record/errors.ts';
import type { Writers } from '../ports/writers.ts';
import { askWorker, createLine, type NoAnswer, type WorkerLimits } from './ask-worker.ts';
import type { WritingAnswer, WritingTask, WrittenKind } from './writing-worker.ts';

/** Our own limits for one file. */
export const LIMITS: WorkerLimits = {
  cpuMs: 60_000,
  waitingMs: 300_000,
  memoryBytes: 600_000_000,
  engine: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 },
};
/** Our own limit of files that wait while another is written. */
const MOST_WAITING_FILES = 8;

/** Makes the writers; `limits` are those of each file. */
export function createWriters(limits = LIMITS): Writers {
  const line = createLine(MOST_WAITING_FILES);
  const written = async <T extends Uint8Array | string>(kind: WrittenKind, ...given: readonly unknown[]) => {
    const file = line.join(() => writeInWorker({ kind, given }, limits));
    if (file) return file as Promise<T>;
    throw new UserError('The file was not written, because other files are being written. Ask again in a minute.');
  };
  return {
    docx: (document) => written('docx', document),
    html: (document) => written('html', document),
    xlsx: (sheets, asAt) => written('xlsx', sheets, asAt),
    ics: (calendar) => written('ics', calendar),
    zip: (files, asAt) => written('zip', files, asAt),
    verifier: () => readFile(new URL('./verify.html', import.meta.url), 'utf8'),
    digest: (content) => createHash('sha256').update(content).digest('hex'),
  };
}

/** The writers of the program. */
export const writers: Writers = createWriters();

async function writeInWorker(data: WritingTask, limits: WorkerLimits): Promise<Uint8Array | string> {
  const file = new URL('./writing-worker.ts', import.meta.url);
  const given = await askWorker<WritingAnswer>({ file, data }, limits);
  if (!('answer' in given)) throw errorOf(given);
  if ('refused' in given.answer) throw new UserError(given.answer.refused);
  return given.answer.written;
}

/** The error for whoever asked; one that the code of a writer threw is a bug, and stays as it is. */
function errorOf(given: NoAnswer): Error {
  switch (given.excess) {
    case 'memory':
      return new UserError(
        'The file was not written, because it takes more memory than one file may. Ask for less, such as one person or a shorter time.',
      );
    case 'time':
    case 'silence':
      return new UserError(
        'The file was not written, because it takes longer than one file may. Ask for less, such as one person or a shorter time.',
      );
    case null:
      return given.error;
    default:
      return assertNever(given);
  }
}

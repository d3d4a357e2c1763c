/** Every writer of a file. Files are written one at a time, each in a worker thread of its own, so that people are answered meanwhile. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { assertNever, UserError } from '../core/record/errors.ts';
import type { Writers } from '../ports/writers.ts';
import { askWorker, createLine, type NoAnswer, type WorkerLimits } from './ask-worker.ts';
import type { Works } from './worker.ts';

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
  const writer = <Name extends keyof Works>(name: Name) => {
    return async (...given: Parameters<Works[Name]>): Promise<Awaited<ReturnType<Works[Name]>>> => {
      const file = line.join(() => askWorker({ name, given }, limits));
      if (!file)
        throw new UserError('The file was not written, because other files are being written. Ask again in a minute.');
      const written = await file;
      if ('answer' in written) return written.answer;
      throw errorOf(written);
    };
  };
  return {
    docx: writer('write docx'),
    html: writer('write html'),
    xlsx: writer('write xlsx'),
    ics: writer('write ics'),
    zip: writer('write zip'),
    verifier: () => readFile(new URL('./verify.html', import.meta.url), 'utf8'),
    digest: (content) => createHash('sha256').update(content).digest('hex'),
  };
}

/** The writers of the program. */
export const writers: Writers = createWriters();

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

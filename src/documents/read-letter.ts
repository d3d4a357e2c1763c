/** Reads letters apart from the service, because a long one takes up to a second. */
import { UserError } from '../core/record/errors.ts';
import type { ReadLetter } from '../ports/foreign-file.ts';
import { askWorker, type WorkerLimits } from './ask-worker.ts';
import { foreignLine } from './open-foreign-file.ts';

/** Our own limits. The longest letter takes a fifth of the time. */
export const LETTER_LIMITS: WorkerLimits = {
  cpuMs: 5_000,
  waitingMs: 30_000,
  memoryBytes: 80_000_000,
  engine: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8, stackSizeMb: 2 },
};

/** Makes the reader of letters; `limits` are those of each letter. */
export function createLetterReader(limits = LETTER_LIMITS): ReadLetter {
  return async (text, as) => {
    const reading = foreignLine.join(() => askWorker({ name: 'read letter', given: [text, as] }, limits));
    if (!reading)
      throw new UserError('The letter was not read, because other files are being read. Send it again in a minute.');
    const read = await reading;
    if ('answer' in read) return read.answer;
    // An error that the reading itself threw is a bug, and stays as it is.
    if (read.excess === null) throw read.error;
    throw new UserError(
      'The letter was not read, because that takes more time or memory than a letter may. Send it again without its annexes.',
    );
  };
}

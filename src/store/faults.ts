/** What can be wrong with the database file or its disk: what is tried again, and the sentence that says what to do. */
import { setTimeout } from 'node:timers/promises';
import { NotSavedError, UserError } from '../core/record/errors.ts';

/** The database cannot be opened or read; nothing was written. */
export class StoreError extends UserError {
  override name = 'StoreError';
}

/** The code that SQLite or the system gave an error, `SQLITE_FULL` or `EACCES`; empty when it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Whether another program holds the file for the moment, so that another try is worth it. */
export function isBusy(error: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error));
}

/** An id, a code or a place that only one row may have is taken. */
export function isTaken(error: unknown): boolean {
  return /^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)$/.test(codeOf(error));
}

/** The error of a write: `NotSavedError` for a fault of the file or the disk. */
export function notSaved(error: unknown): unknown {
  return explainError(
    error,
    NotSavedError,
    (fault) => `Nothing was saved, because ${fault.wrong}: ask whoever runs bvn to ${fault.toDo}, then try again.`,
  );
}

/** The error of a read: `StoreError` for a fault of the file or the disk. */
export function notRead(error: unknown): unknown {
  return explainError(
    error,
    StoreError,
    (fault) => `The record cannot be read, because ${fault.wrong}: ask whoever runs bvn to ${fault.toDo}.`,
  );
}

/** The error of opening `file`: `StoreError` for a fault of the file or the disk. */
export function notOpened(file: string): (error: unknown) => unknown {
  return (error) =>
    explainError(
      error,
      StoreError,
      (fault) => `The database ${file} cannot be opened, because ${fault.wrong}: ${fault.toDo}, then start again.`,
    );
}

interface Fault {
  readonly wrong: string;
  readonly toDo: string;
}

/** The error to throw instead; one that is no fault of the file or the disk is a bug and stays what it is. */
function explainError(
  error: unknown,
  Kind: typeof StoreError | typeof NotSavedError,
  say: (fault: Fault) => string,
): unknown {
  const fault = faultOf(codeOf(error));
  return fault ? new Kind(say(fault), { cause: error }) : error;
}

/** By SQLite's primary result codes (sqlite.org/rescode.html), of which the extended ones are longer forms. */
function faultOf(code: string): Fault | null {
  switch (/^SQLITE_[A-Z]+/.exec(code)?.[0]) {
    case 'SQLITE_FULL':
      return { wrong: 'the disk is full', toDo: 'free some space on the disk that holds the database' };
    case 'SQLITE_READONLY':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_PERM':
      return {
        wrong: `the database file and its folder cannot be written to (${code})`,
        toDo: 'make both writable for the user that runs bvn',
      };
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return { wrong: 'another program is holding the database', toDo: 'close the program that has it open' };
    case 'SQLITE_IOERR':
      return { wrong: `the disk answered with an error (${code})`, toDo: 'check the disk that holds the database' };
    case 'SQLITE_CORRUPT':
    case 'SQLITE_NOTADB':
      return {
        wrong: `the file is damaged or is no SQLite database (${code})`,
        toDo: 'put it aside and put back the last good copy',
      };
    default:
      return null;
  }
}

/** How long SQLite itself waits for a lock, in milliseconds; the process stands still meanwhile, so it is short. */
export const BUSY_TIMEOUT_MS = 5;
/** The pause between two tries, in milliseconds, in which the event loop is free. */
export const PAUSE_MS = 25;
// 80 tries and 79 pauses take at most 2.375 s, and Slack must be answered within 3 s.
const TRIES = 80;

/** Does a synchronous piece of work, again while the database is busy; `explain` makes what is thrown of what went wrong. */
export async function retryWhileBusy<T>(work: () => T, explain: (error: unknown) => unknown): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || tried === TRIES) throw explain(error);
    }
    await setTimeout(PAUSE_MS);
  }
}

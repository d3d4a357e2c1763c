/** Faults of the database file or its disk: a busy file is tried again, and every other fault gets a sentence that says how to repair it. */
import { setTimeout } from 'node:timers/promises';
import { NotSavedError, UserError } from '../core/record/errors.ts';

/** The database cannot be opened or read; nothing was written. */
export class StoreError extends UserError {
  override name = 'StoreError';
}

/** The code that SQLite or the system gave an error, such as `SQLITE_FULL` or `EACCES`; empty when the error has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Whether another program holds the file for the moment, so that another try is worth it. */
export function isBusy(error: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error));
}

/** Whether an id, a code or a place that only one row may have belongs to another row. */
export function isTaken(error: unknown): boolean {
  return /^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)$/.test(codeOf(error));
}

/** Makes a `NotSavedError` for a fault met while writing; an error that is no fault of the file or the disk stays as it is. */
export function explainFailedSave(error: unknown): unknown {
  return explainError(
    error,
    NotSavedError,
    (fault) => `Nothing was saved, because ${fault.wrong}: ask whoever runs bvn to ${fault.toDo}, then try again.`,
  );
}

/** Makes a `StoreError` for a fault met while reading; an error that is no fault of the file or the disk stays as it is. */
export function explainFailedRead(error: unknown): unknown {
  return explainError(
    error,
    StoreError,
    (fault) => `The record cannot be read, because ${fault.wrong}: ask whoever runs bvn to ${fault.toDo}.`,
  );
}

/** Gives the function that makes a `StoreError` for a fault met while opening `file`; any other error stays as it is. */
export function explainFailedOpening(file: string): (error: unknown) => unknown {
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

/** The error to throw instead. An error that is no fault of the file or the disk is a bug and stays as it is. */
function explainError(
  error: unknown,
  Kind: typeof StoreError | typeof NotSavedError,
  say: (fault: Fault) => string,
): unknown {
  const fault = faultOf(codeOf(error));
  return fault ? new Kind(say(fault), { cause: error }) : error;
}

/** Finds the fault by SQLite's primary result code (sqlite.org/rescode.html); the extended codes are longer forms of these. */
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
        toDo: 'put the last good copy in its place with “npm run bvn -- restore FILE”',
      };
    default:
      return null;
  }
}

/** Milliseconds that SQLite itself waits for a lock. The process stands still meanwhile, so the wait is short. */
export const BUSY_TIMEOUT_MS = 2;
/** The most milliseconds between two tries at a busy database, in which other requests have their turn. */
export const PAUSE_MS = 10;
/** So many tries with their pauses take 1.9 s, on a busy machine up to 2.4 s, and Slack must be answered within 3 s. */
export const TRIES = 160;

/** Failed tries at a busy database. Waiting work shares one counter, and knows its count from when the work was asked for. */
export interface BusyTries {
  readonly counter: { failed: number };
  readonly failedBefore: number;
}

/**
 * Does synchronous work, again while the database is busy, for at most 2.4 s from when it was asked for, with the tries of
 * work that it waited for. `explain` makes the error to throw from the last failure.
 */
export async function retryWhileBusy<T>(
  work: () => T,
  explain: (error: unknown) => unknown,
  { counter, failedBefore }: BusyTries = { counter: { failed: 0 }, failedBefore: 0 },
): Promise<T> {
  for (let pauseMs = 2; ; pauseMs = Math.min(2 * pauseMs, PAUSE_MS)) {
    try {
      return work();
    } catch (error) {
      counter.failed += 1;
      if (!isBusy(error) || counter.failed - failedBefore >= TRIES) throw explain(error);
    }
    // Most programs hold the database for a few milliseconds.
    await setTimeout(pauseMs);
  }
}

/** The file beside the database that says how far its record had come. It shows when the database is lost, older or another one. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { codeOf, StoreError } from './faults.ts';
import { rescuedRecords } from './place.ts';
import { stampInFile } from './stamp.ts';

/** How far a record had come when it was last written down beside its database. */
export interface LastSeen {
  /** Names the record, through all its copies. */
  readonly record: string;
  /** Rises each time, in the database as well, so that a copy has a lower one. */
  readonly turn: number;
  /** The last event of the audit with its hash; 0 and empty before the first one. */
  readonly event: number;
  readonly hash: string;
  /** The stamp in the file's header; null while the file does not have it yet, only its write-ahead log. */
  readonly stamp: number | null;
}

function pathOf(file: string): string {
  return `${file}.last-seen`;
}

/** Reads what is written beside the database; null when nothing is. Throws `StoreError` when it cannot be read. */
export function readLastSeen(file: string): LastSeen | null {
  const path = pathOf(file);
  try {
    const { record, turn, event, hash, stamp } = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof record === 'string' && typeof hash === 'string' && Number.isInteger(turn) && Number.isInteger(event))
      return { record, turn, event, hash, stamp: typeof stamp === 'number' ? stamp : null };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    if (!(error instanceof SyntaxError))
      throw new StoreError(
        `The file ${path}, which says how far the record had come, cannot be read (${codeOf(error)}): let the user that runs bvn read it, then start again.`,
        { cause: error },
      );
  }
  throw new StoreError(
    `The file ${path}, which says how far the record had come, is damaged: put the last good copy back with “npm run bvn -- restore FILE”, or delete that file if the database is the right one.`,
  );
}

/** Writes under another name first, so that a loss of power leaves a whole file. */
export function writeLastSeen(file: string, seen: LastSeen): void {
  const path = pathOf(file);
  const part = `${path}.part`;
  const handle = openSync(part, 'w', 0o600);
  try {
    writeSync(handle, `${JSON.stringify(seen)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(part, path);
}

/** Deletes what is written beside the database, for a record that begins anew. */
export function forgetLastSeen(file: string): void {
  rmSync(pathOf(file), { force: true });
}

/**
 * Throws `StoreError` when there is no record in the file though one was kept there: its last-seen file, its secret or a
 * nightly copy (`copy`) says so. Without any of these it is a first start.
 */
export function refuseLost(file: string, copy: string | null): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? null;
  if (size !== null && size > 0) return;
  const copies = [...rescuedRecords(file), ...(copy === null ? [] : [copy])].sort(newestFirst);
  const sign = [`${file}.last-seen`, ...copies, `${file}.secret`].find((path) => existsSync(path));
  if (!sign) return;
  throw new StoreError(
    `The database ${file} is ${size === null ? 'missing' : 'empty'}, though a record was kept there (there is ${sign}): put it back with “npm run bvn -- restore ${copies[0] ?? 'FILE'}”, or begin a new record with “npm run bvn -- init”.`,
  );
}

function newestFirst(one: string, other: string): number {
  return statSync(other).mtimeMs - statSync(one).mtimeMs;
}

/** Puts the write-ahead log aside when the database beside it is not the one that was seen here. Only the process that holds the lock may do this. */
export function putAsideStrayLog(file: string): void {
  const stamp = readLastSeen(file)?.stamp ?? null;
  const log = `${file}-wal`;
  if (stamp === null || stamp === stampInFile(file) || !statSync(log, { throwIfNoEntry: false })) return;
  renameSync(log, `${log}.stray`);
  rmSync(`${file}-shm`, { force: true });
}

/** Opening a database file: judged before it is touched, held by one process, copied before it is migrated. */
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmdirSync,
  rmSync,
  statfsSync,
  truncateSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { Client } from './compiled.ts';
import { BUSY_TIMEOUT_MS, codeOf, explainFailedOpening, isBusy, retryWhileBusy, StoreError } from './faults.ts';
import { putAsideStrayLog } from './last-seen.ts';
import { appliedMigrations, applyMigration, type Migration, shippedMigrations } from './migrations.ts';
import { type Place, watchPlace } from './place.ts';
import { renewStamp } from './stamp.ts';

/** A database file that is open, held and up to date. */
export interface OpenFile {
  readonly client: Client;
  /** Opens another connection to the file, with the same settings, until the file is released. */
  connectAgain(): Client;
  /** Whether this process holds the file alone; false beside another one. */
  readonly alone: boolean;
  /** Whether the file is still at its path. */
  readonly place: Place;
  /** Closes the file and lets another process open it. */
  release(): void;
}

/**
 * How a process holds the file. `alone`: no other process holds it. `afresh`: alone, and the file is emptied first.
 * `beside`: alone if it is free, else next to the process that holds it, provided that the file needs no migration.
 */
export type Opening = 'alone' | 'afresh' | 'beside';

/**
 * Opens the file, making it and its folder when they are missing, and brings it up to date.
 * Throws `StoreError` with one sentence that says what is wrong and what to do; an existing file is then as it was.
 */
export async function openFile(
  file: string,
  migrations = shippedMigrations(),
  opening: Opening = 'alone',
): Promise<OpenFile> {
  const explain = explainFailedOpening(file);
  makeReachable(file);
  mustBeLocal(file);
  const lock = await retryWhileBusy(() => takeLock(file, opening), explain);
  try {
    if (opening === 'afresh') emptyFile(file);
    else if (lock) putAsideStrayLog(file);
    const pending = await retryWhileBusy(() => findPendingMigrations(file, migrations), explain);
    if (!lock && pending.length > 0) throw inUse(file);
    // Only a file that is known to be ours is closed to others.
    chmodSync(file, 0o600);
    const client = await retryWhileBusy(() => connect(file), explain);
    try {
      await retryWhileBusy(() => bringUpToDate(client, file, pending, migrations), explain);
      const place = watchPlace(client, file);
      const others: Client[] = [];
      const connectAgain = () => others[others.push(connect(file)) - 1] as Client;
      return { client, connectAgain, alone: lock !== null, place, release: () => closeAll(...others, client, lock) };
    } catch (error) {
      closeAll(client);
      throw error;
    }
  } catch (error) {
    closeAll(lock);
    throw error;
  }
}

function closeAll(...connections: readonly (Client | null)[]): void {
  for (const connection of connections) connection?.close();
}

/** Makes the folder and the file, and tries to write there before SQLite makes files of its own beside them. */
function makeReachable(file: string): void {
  const folder = dirname(file);
  try {
    mkdirSync(folder, { recursive: true });
    rmdirSync(mkdtempSync(join(folder, '.writable-')));
  } catch (error) {
    throw new StoreError(
      `The folder ${folder} cannot be written to (${codeOf(error)}): let the user that runs bvn write there, or name another file in DATABASE_URL, then start again.`,
      { cause: error },
    );
  }
  try {
    for (const one of [file, lockOf(file)]) closeSync(openSync(one, 'a+', 0o600));
  } catch (error) {
    throw new StoreError(
      `The database file ${file} cannot be written to (${codeOf(error)}): give it to the user that runs bvn and make it writable, or name another file in DATABASE_URL, then start again.`,
      { cause: error },
    );
  }
}

function mustBeLocal(file: string): void {
  const network = networkDisk(statfsSync(dirname(file)).type);
  if (network === null) return;
  throw new StoreError(
    `The database ${file} is on a network disk (${network}), where it cannot be kept safely: name a file on a local disk in DATABASE_URL, then start again.`,
  );
}

/**
 * The file systems of a network by the type that statfs gives (Linux's magic.h, statfs(2)). SQLite's locks and its shared
 * memory do not hold there: "all processes must be on the same host" (sqlite.org/wal.html).
 */
const NETWORK: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB'],
  [0x5346414f, 'AFS'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
  [0x01021997, 'a Plan 9 share'],
  [0x786f4256, 'a shared folder of VirtualBox'],
]);

/** The name of the network file system, or null for a local one; `type` may have been read as a negative number. */
export function networkDisk(type: number): string | null {
  return NETWORK.get(type >>> 0) ?? null;
}

function lockOf(file: string): string {
  return `${file}.lock`;
}

/** Empties the file. Only the process that holds the lock may do this. */
function emptyFile(file: string): void {
  truncateSync(file);
  for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
}

/** Takes the lock beside the file; the system frees it when the process ends. Null when another process has it and `opening` is `beside`, else a `StoreError`. */
export function takeLock(file: string, opening: Opening): Client | null {
  const lock = new Database(lockOf(file), { timeout: 0 });
  try {
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    if (opening === 'beside') return null;
    throw inUse(file);
  }
}

function inUse(file: string): StoreError {
  return new StoreError(`The database ${file} is in use by another bvn: stop that one first, then start again.`);
}

/** Finds the migrations that a file still needs, through a connection that cannot write. Throws `StoreError`, with the name `named`, for a file that is damaged, of another program or of a newer version. */
export function findPendingMigrations(
  file: string,
  migrations: readonly Migration[],
  named = file,
): readonly Migration[] {
  const client = new Database(file, { readonly: true, timeout: BUSY_TIMEOUT_MS });
  try {
    const finding = client.pragma('quick_check(1)', { simple: true });
    if (finding !== 'ok')
      throw new StoreError(
        `The database ${named} is damaged: put the last good copy in its place with “npm run bvn -- restore FILE”, then start again.`,
        { cause: finding },
      );
    const applied = appliedMigrations(client);
    if (applied === null)
      throw new StoreError(
        `The database ${named} belongs to another program: name another file in DATABASE_URL, then start again.`,
      );
    const unknown = applied.find(({ tag, hash }) => !migrations.some((one) => one.tag === tag && one.hash === hash));
    if (unknown)
      throw new StoreError(
        `The database ${named} was last used by a newer version of bvn (its change ${unknown.tag} is not known here): start that version, or put back a copy made before it with “npm run bvn -- restore FILE”.`,
      );
    return migrations.filter(({ tag }) => !applied.some((one) => one.tag === tag));
  } finally {
    client.close();
  }
}

// `synchronous` 2 is FULL: in WAL mode anything less loses the last commits with the power.
// better-sqlite3 opens existing WAL files at NORMAL, so it is set at every opening.
// After 1,000 pages the log is moved into the file as far as readers allow. A log that grew under a long reader is cut
// to its limit when it begins again.
const PRAGMAS = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  busy_timeout: BUSY_TIMEOUT_MS,
  wal_autocheckpoint: 1_000,
  journal_size_limit: 4 * 1024 * 1024,
};

function connect(file: string): Client {
  const client = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    for (const [name, wanted] of Object.entries(PRAGMAS)) client.pragma(`${name} = ${wanted}`);
    return client;
  } catch (error) {
    client.close();
    throw error;
  }
}

function bringUpToDate(
  client: Client,
  file: string,
  pending: readonly Migration[],
  migrations: readonly Migration[],
): void {
  const [first] = pending;
  if (first && pending.length < migrations.length) copyBefore(client, file, first.tag);
  for (const migration of pending) applyMigration(client, migration);
  for (const [name, wanted] of Object.entries(PRAGMAS)) {
    const found = client.pragma(name, { simple: true });
    if (found !== wanted)
      throw new StoreError(
        `The database ${file} cannot be kept safely (${name} is ${found} instead of ${wanted}): put it on a local disk, then start again.`,
      );
  }
}

/** Copies the file to `file.before-<migration>`; the copy has another name until it is complete and on the disk. */
function copyBefore(client: Client, file: string, tag: string): void {
  const copy = `${file}.before-${tag}`;
  const part = `${copy}.part`;
  if (existsSync(part)) rmSync(part);
  closeSync(openSync(part, 'w', 0o600));
  client.prepare('vacuum into ?').run(part);
  const made = new Database(part);
  renewStamp(made);
  made.close();
  const written = openSync(part, 'r+');
  fsyncSync(written);
  closeSync(written);
  renameSync(part, copy);
}

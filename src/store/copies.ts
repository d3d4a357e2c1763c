/**
 * Copies of the database: made while it is in use and checked before they count, and put back only while nobody has it
 * open. A copy is a whole SQLite file; the installation's secret lies beside it as it does beside the database.
 */
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { Instant } from '../core/record/model.ts';
import { firstBroken } from './audit.ts';
import { codeOf, explainFailedOpening, retryWhileBusy, StoreError } from './faults.ts';
import { nameRestored } from './guard.ts';
import { type LastSeen, writeLastSeen } from './last-seen.ts';
import { shippedMigrations } from './migrations.ts';
import { findPendingMigrations, takeLock } from './open-file.ts';
import { scriptRunner } from './run-scripts.ts';
import { markCopy, markRestored } from './side-tables.ts';
import { renewStamp, stampOf } from './stamp.ts';

/** Number of pages copied before the event loop has its turn; some 2 MB. */
const PAGES_AT_ONCE = 500;
const SECRET = '.secret';

/**
 * Copies the database at `file` to `target`, whoever has it open; what is at `target` is replaced.
 * Throws `StoreError` when it cannot be read or written, or when the copy is not whole; `target` is then as it was.
 */
export async function copyDatabase(file: string, target: string): Promise<void> {
  if (!existsSync(file)) throw new StoreError(`There is no database at ${file} to copy.`);
  const part = `${target}.part`;
  try {
    makePrivate(part);
    const source = new Database(file, { readonly: true });
    try {
      // One state of the file until the end: SQLite begins anew whenever somebody else has written between two goes.
      source.exec('begin; select 1 from sqlite_schema');
      await source.backup(part, { progress: () => PAGES_AT_ONCE });
    } finally {
      source.close();
    }
    await checkCopy(part, file);
    mark(part);
    putInPlace(part, target);
    if (existsSync(file + SECRET)) keepSecret(file + SECRET, target + SECRET);
  } catch (error) {
    throw explain(error, `The copy ${target} could not be made`);
  } finally {
    rmSync(part, { force: true });
  }
}

/** A copy says of itself that it is one, so that it is recognised wherever somebody puts it by hand. */
function mark(copy: string): void {
  const client = new Database(copy);
  try {
    scriptRunner(client).write(markCopy());
  } finally {
    client.close();
  }
}

/** The result of putting a copy back. */
export interface Restored {
  /** Path under which the replaced database is kept; null when there was no database. */
  readonly kept: string | null;
}

/**
 * Puts the copy at `copy` in the place of the database at `file`, and notes in it that it was.
 * Throws `StoreError` when another process has the database open, or the copy is not whole; the database is then as it was.
 */
export async function restoreDatabase(copy: string, file: string, now: Instant): Promise<Restored> {
  if (!existsSync(copy)) throw new StoreError(`There is no copy at ${copy}: name the file of a copy.`);
  const lock = await retryWhileBusy(() => takeLock(file, 'alone'), explainFailedOpening(file));
  const part = `${file}.part`;
  try {
    makePrivate(part);
    copyFileSync(copy, part);
    await checkCopy(part, copy);
    const client = new Database(part);
    let seen: LastSeen;
    try {
      const run = scriptRunner(client);
      run.write(markRestored(now));
      seen = { ...nameRestored(run), stamp: stampOf(client) };
    } finally {
      client.close();
    }
    const kept = putAside(file, now);
    putInPlace(part, file);
    writeLastSeen(file, seen);
    if (existsSync(copy + SECRET)) keepSecret(copy + SECRET, file + SECRET, kept === null ? null : kept + SECRET);
    return { kept };
  } catch (error) {
    throw explain(error, `The copy ${copy} could not be put back`);
  } finally {
    rmSync(part, { force: true });
    lock?.close();
  }
}

/** Throws `StoreError` when a copy is damaged, of another program or of a newer version, or has a broken audit. `of` is its name in the error. */
async function checkCopy(file: string, of: string): Promise<void> {
  const client = new Database(file);
  try {
    // One file from here on, as a copy has to be.
    client.pragma('journal_mode = delete');
    renewStamp(client);
    const finding = client.pragma('integrity_check(1)', { simple: true });
    if (finding !== 'ok') throw new StoreError(`${of} is damaged (${String(finding)}): use an earlier copy.`);
    findPendingMigrations(file, shippedMigrations(), of);
    const runner = scriptRunner(client);
    const broken = await firstBroken(async (script) => runner.read(script()));
    if (broken !== null)
      throw new StoreError(`${of} has an audit whose chain does not hold at event ${broken}: use an earlier copy.`);
  } finally {
    client.close();
  }
}

/** Renames the database together with the files that SQLite wrote beside it; they would spoil the copy, also without the database. */
function putAside(file: string, now: Instant): string | null {
  const isThere = existsSync(file);
  const kept = `${file}.replaced-${now.replaceAll(/[:.]/g, '-')}`;
  for (const end of ['-wal', '-shm', '']) if (existsSync(file + end)) renameSync(file + end, kept + end);
  return isThere ? kept : null;
}

/** Keeps the secret with its database: under another secret bvn could not find the messages that it sent before. */
function keepSecret(from: string, to: string, replaced: string | null = null): void {
  if (existsSync(to) && readFileSync(from, 'utf8') === readFileSync(to, 'utf8')) return;
  if (existsSync(to) && replaced !== null) renameSync(to, replaced);
  const part = `${to}.part`;
  makePrivate(part);
  copyFileSync(from, part);
  putInPlace(part, to);
}

function makePrivate(file: string): void {
  rmSync(file, { force: true });
  closeSync(openSync(file, 'w', 0o600));
}

/** Writes the file to the disk before it has its name, so that a loss of power leaves no half file under that name. */
function putInPlace(part: string, file: string): void {
  chmodSync(part, 0o600);
  sync(part);
  renameSync(part, file);
  sync(dirname(file));
}

function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function explain(error: unknown, failure: string): unknown {
  if (error instanceof StoreError) return error;
  const code = codeOf(error);
  return code === ''
    ? error
    : new StoreError(`${failure} (${code}): see to its folder and its disk.`, { cause: error });
}

/**
 * The installation's secret, which signs keys and tokens. Without a configured one it is made once and kept beside the
 * database.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { UserError } from '../core/record/errors.ts';

const BYTES = 32;

/** The path of the secret file of a database. */
export function secretFile(databasePath: string): string {
  return `${databasePath}.secret`;
}

/**
 * Reads the secret file of the database; a missing one is made, or with `keep` refused. Returns 64 hex digits. Throws
 * `UserError` when the file is unusable or must not be made.
 */
export function installationSecret(databasePath: string, ifMissing: 'make' | 'keep' = 'make'): string {
  const file = secretFile(databasePath);
  try {
    const kept = read(file);
    if (kept === null && ifMissing === 'make') return make(file);
    if (kept === null) throw missing(file);
    if (/^[0-9a-f]{64}$/.test(kept)) return kept;
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(
      `The secret beside the database, ${file}, cannot be read or made (${(error as NodeJS.ErrnoException).code}): let the user that runs bvn read and write it, or set BVN_SECRET.`,
      { cause: error },
    );
  }
  // A new secret would not match the messages already sent, so a damaged file is never replaced.
  throw new UserError(
    `The secret beside the database, ${file}, is damaged: put back the copy that was kept with the database, or set BVN_SECRET.`,
  );
}

function missing(file: string): UserError {
  return new UserError(
    `The secret beside the database, ${file}, is missing, and without it messages that were sent cannot be found again: put back the one that lies beside a copy, set BVN_SECRET to it, or type “npm run bvn -- init” to make a new one.`,
  );
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Writes under another name first, so that a power cut leaves a whole file or none. */
function make(file: string): string {
  const secret = randomBytes(BYTES).toString('hex');
  const part = `${file}.part`;
  const handle = openSync(part, 'w', 0o600);
  try {
    writeSync(handle, `${secret}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(part, file);
  return secret;
}

/**
 * The stamp of a database file: a number in its header that every copy has anew. SQLite replays a write-ahead log over
 * whatever file lies beside it, so a log must be put aside when its database was exchanged for a copy.
 */
import { randomInt } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import type { Client } from './compiled.ts';

/** The place of `user_version` in the header (sqlite.org/fileformat.html). */
const AT = 60;
const BYTES = 4;
/** The header holds 32 bits with a sign. */
const BELOW = 2 ** 31;

/** Gives the file of a connection another stamp. */
export function renewStamp(client: Client): void {
  client.pragma(`user_version = ${randomInt(1, BELOW)}`);
}

/** The stamp of an open database; 0 when it never had one. */
export function stampOf(client: Client): number {
  return client.pragma('user_version', { simple: true }) as number;
}

/** The stamp that stands in the file itself, whatever its write-ahead log says; null for a file that is too short. */
export function stampInFile(file: string): number | null {
  const handle = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(BYTES);
    return readSync(handle, bytes, 0, BYTES, AT) === BYTES ? bytes.readInt32BE() : null;
  } finally {
    closeSync(handle);
  }
}

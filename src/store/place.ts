/** Whether the open database is still the file at its path. Its writes would be lost when somebody removed or replaced the file. */
import { chmodSync, existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { Client } from './compiled.ts';
import { renewStamp } from './stamp.ts';

/** The path of an open database. */
export interface Place {
  /** A sentence when the file was removed or replaced since it was opened; null while it is in its place. */
  fault(): string | null;
}

/** Watches the file of a connection from now on. When it finds the file gone, it keeps the open record beside it, once. */
export function watchPlace(client: Client, file: string): Place {
  const opened = statSync(file);
  let fault: string | null = null;
  return {
    fault() {
      if (fault !== null) return fault;
      const now = statSync(file, { throwIfNoEntry: false });
      if (now && now.ino === opened.ino && now.dev === opened.dev) return null;
      const kept = rescue(client, rescuedName(file, opened.ino)) ?? 'FILE';
      fault = `The database file ${file} was ${now ? 'replaced' : 'removed'} while bvn has it open, so nothing is saved any more: stop the service, type “npm run bvn -- restore ${kept}”, and start it again.`;
      return fault;
    },
  };
}

/** The path at which the record of a lost file is kept; each lost file has its own. */
function rescuedName(file: string, inode: number): string {
  return `${file}${RESCUED}${inode}`;
}

const RESCUED = '.rescued-';

/** The paths of the records that were kept when their file was lost. */
export function rescuedRecords(file: string): readonly string[] {
  const folder = dirname(file);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => name.startsWith(`${basename(file)}${RESCUED}`)).map((name) => join(folder, name));
}

/** Writes the record as the open connection still sees it; null when that fails. */
function rescue(client: Client, target: string): string | null {
  try {
    client.prepare('vacuum into ?').run(target);
    const kept = new Database(target);
    renewStamp(kept);
    kept.close();
    chmodSync(target, 0o600);
    return target;
  } catch {
    return null;
  }
}

/** An empty database with every table, for one test. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store/sqlite.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Migrating takes twice as long as opening, so each worker migrates once and its tests begin with copies. */
let migrated: Promise<Buffer> | undefined;

/** Makes a database and returns its path, in a folder of its own unless one is named. */
export async function newDatabase(folder = temporaryFolder()): Promise<string> {
  migrated ??= migrate();
  const file = join(folder, 'bvn.db');
  writeFileSync(file, await migrated);
  return file;
}

async function migrate(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'bvn-test-'));
  const file = join(folder, 'bvn.db');
  try {
    await (await openStore({ file })).close();
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

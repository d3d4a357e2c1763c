/** Database files for the store's tests, in a folder of their own that goes with the test. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { openStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';

/** A fresh folder, removed when the test is over. */
export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'bvn-store-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** A store that is closed when the test is over, on a fresh file unless one is named. */
export async function opened(file = join(folder(), 'bvn.db')): Promise<Store> {
  const store = await openStore({ file });
  onTestFinished(() => store.close());
  return store;
}

/** Another program's connection to the file, past everything that the store sees to. */
export function raw(file: string): Database.Database {
  const client = new Database(file);
  onTestFinished(() => void client.close());
  return client;
}

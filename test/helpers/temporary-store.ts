/** A store for one test, closed after it. */
import { onTestFinished } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { newDatabase } from './new-database.ts';

/** A store on a fresh file, unless one is named. */
export async function opened(file?: string): Promise<Store> {
  const store = await openStore({ file: file ?? (await newDatabase()) });
  onTestFinished(() => store.close());
  return store;
}

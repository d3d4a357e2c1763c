/** A store for one test, closed after it. */
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A store on a fresh file, unless one is named. */
export async function opened(file = join(temporaryFolder(), 'bvn.db')): Promise<Store> {
  const store = await openStore({ file });
  onTestFinished(() => store.close());
  return store;
}

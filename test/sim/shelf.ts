/** Events of the file between two lives: a copy is restored, a page goes bad, a migration is cut short. */
import { closeSync, fsyncSync, openSync, statSync, writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { copyDatabase, restoreDatabase } from '../../src/store/copies.ts';
import { StoreError } from '../../src/store/faults.ts';
import { shippedMigrations } from '../../src/store/migrations.ts';
import { openFile } from '../../src/store/open-file.ts';
import type { World } from './world.ts';

export interface Shelf {
  /** Makes a copy as the nightly job does. */
  keep(): Promise<void>;
  /** Called between two lives; true when the copy was restored. */
  misfortunes(): Promise<boolean>;
}

const PAGE = 4096;

export function createShelf(world: World): Shelf {
  const { file, faults } = world;
  const copy = `${file}.copy`;
  let kept = false;

  const putBack = async () => {
    await restoreDatabase(copy, file, world.clock.now());
    const db = new Database(file, { readonly: true });
    const there = db.prepare<[string], unknown>('select 1 from once where key = ?');
    world.wentBack((once) => there.get(once) !== undefined);
    db.close();
  };
  return {
    async keep() {
      await copyDatabase(file, copy);
      kept = true;
    },
    async misfortunes() {
      if (faults.happens('crash in a migration')) await cutShort(file);
      if (!kept) return false;
      if (faults.happens('page overwritten')) {
        if (!(await isRefused(overwrite(world)))) return false;
      } else if (!faults.happens('copy put back')) return false;
      await putBack();
      return true;
    },
  };
}

/** Cuts a migration short. The file must stay as it was, which the next life and the checks find out. */
async function cutShort(file: string): Promise<void> {
  const statements = (function* () {
    yield 'create table half (id text)';
    yield "update outbox set state = 'sent'";
    throw new Error('the machine lost its power');
  })();
  const next = { tag: '9999_next', hash: 'x', statements };
  await openFile(file, [...shippedMigrations(), next]).then(
    ({ release }) => {
      release();
      throw new Error('A migration that was cut short was taken for a whole one.');
    },
    () => {},
  );
}

/** Overwrites a page beyond the first with random bytes; the log beside the file may still repair it. */
function overwrite({ file, chance, randomBytes }: World): string {
  const pages = Math.floor(statSync(file).size / PAGE);
  const handle = openSync(file, 'r+');
  writeSync(handle, randomBytes(PAGE), 0, PAGE, PAGE * (1 + chance.below(pages - 1)));
  fsyncSync(handle);
  closeSync(handle);
  return file;
}

/**
 * Whether a damaged file is refused; damage to an unused page may go unnoticed.
 */
async function isRefused(file: string): Promise<boolean> {
  try {
    const { client, release } = await openFile(file);
    const finding = client.pragma('integrity_check(1)', { simple: true });
    release();
    if (finding !== 'ok') throw new Error(`A damaged database was opened: ${String(finding)}`);
    return false;
  } catch (error) {
    if (error instanceof StoreError) return true;
    throw error;
  }
}

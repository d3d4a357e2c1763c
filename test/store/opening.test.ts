/** Opening a database next to the process that has it, and afresh: files are removed only under the lock. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { added } from '../../src/core/record/changes.ts';
import { StoreError } from '../../src/store/faults.ts';
import { shippedMigrations } from '../../src/store/migrations.ts';
import { openFile } from '../../src/store/open-file.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { person } from '../helpers/record.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { killed, linesOf, startChild } from './processes.ts';
import { unit } from './units.ts';

async function filled(): Promise<string> {
  const file = join(temporaryFolder(), 'bvn.db');
  const store = await openStore({ file });
  await store.commit(unit('one', { changes: [added('person', person())] }));
  await store.close();
  return file;
}

const MIGRATIONS = shippedMigrations();

it('a database opened beside another process reads and writes', async () => {
  const file = await filled();
  const other = startChild('hold', file);
  await linesOf(other, 1);
  const store = await openStore({ file, opening: 'beside' });
  expect((await store.snapshot()).people).toHaveLength(1);
  expect(await store.commit(unit('two', { changes: [] }))).toEqual({ repeated: false });
  await store.close();
  await killed(other);
});

it('a database opened beside, while nobody has it, holds the lock', async () => {
  const file = await filled();
  const store = await openStore({ file, opening: 'beside' });
  await expect(openFile(file)).rejects.toThrow('in use by another bvn');
  await store.close();
});

it('a database opened beside another process is not migrated', async () => {
  const file = join(temporaryFolder(), 'bvn.db');
  const old = await openFile(file, MIGRATIONS.slice(0, 1));
  await expect(openFile(file, MIGRATIONS, 'beside')).rejects.toThrow('in use by another bvn');
  old.release();
  const opened = await openFile(file, MIGRATIONS, 'beside');
  opened.release();
});

it.each(['a record', 'no database at all'])('a database opened afresh over %s is empty', async (was) => {
  const file = was === 'a record' ? await filled() : join(temporaryFolder(), 'bvn.db');
  if (was !== 'a record') writeFileSync(file, 'not what was here'.repeat(1_000));
  const store = await openStore({ file, opening: 'afresh' });
  expect((await store.snapshot()).people).toEqual([]);
  await store.close();
});

it('a database cannot be opened afresh, and stays untouched, while another process has it', async () => {
  const file = await filled();
  const other = startChild('hold', file);
  await linesOf(other, 1);
  const before = readFileSync(file);
  await expect(openStore({ file, opening: 'afresh' })).rejects.toThrow(StoreError);
  expect(readFileSync(file).equals(before)).toBe(true);
  await killed(other);
});

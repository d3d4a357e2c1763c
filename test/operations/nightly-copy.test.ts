/** The nightly copy: one for each night, the newest kept, and a fault that says why there is none. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createNightlyCopy } from '../../src/operations/nightly-copy.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { createTestClock } from '../helpers/clock.ts';
import { silentLog } from '../helpers/silent-log.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

async function scene(folder = join(temporaryFolder(), 'copies')) {
  const databasePath = join(temporaryFolder(), 'bvn.db');
  await (await openStore({ file: databasePath })).close();
  writeFileSync(`${databasePath}.secret`, 'secret');
  const clock = createTestClock('2024-06-24T00:30:00.000Z');
  const log = silentLog(clock.now);
  return {
    folder,
    clock,
    copies: createNightlyCopy({ databasePath, folder, keep: 2, timeZone: 'Europe/London', clock, log }),
  };
}

it('the nightly copy is made after 2am in the time zone of the installation, once a night, and the oldest is deleted', async () => {
  const { folder, clock, copies } = await scene();
  await copies.makeIfDue();
  expect(readdirSync(folder)).toEqual(['bvn-2024-06-23.db', 'bvn-2024-06-23.db.secret']);
  clock.put('2024-06-24T01:00:00.000Z');
  await Promise.all([copies.makeIfDue(), copies.makeIfDue()]);
  expect(readdirSync(folder).filter((name) => name.endsWith('.db'))).toEqual([
    'bvn-2024-06-23.db',
    'bvn-2024-06-24.db',
  ]);
  writeFileSync(join(folder, 'letter.pdf'), 'not ours');
  clock.put('2024-06-25T09:00:00.000Z');
  await copies.makeIfDue();
  expect(readdirSync(folder)).toEqual([
    'bvn-2024-06-24.db',
    'bvn-2024-06-24.db.secret',
    'bvn-2024-06-25.db',
    'bvn-2024-06-25.db.secret',
    'letter.pdf',
  ]);
  expect(copies.fault()).toBeNull();
});

it('a nightly copy that fails is a fault', async () => {
  const file = join(temporaryFolder(), 'a file');
  writeFileSync(file, '');
  const { copies } = await scene(join(file, 'copies'));
  await copies.makeIfDue();
  expect(copies.fault()).toMatch(/^No copy of the record could be made: .*ENOTDIR/);
});

/** The write-ahead log: it grows while another program reads, and is cut to its limit by the next entries once that ends. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { added } from '../../src/core/record/changes.ts';
import { person } from '../helpers/record.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { opened } from '../helpers/temporary-store.ts';
import { raw } from './files.ts';
import { unit } from './units.ts';

const LIMIT = 4 * 1024 * 1024;
const LONG = 'x'.repeat(200_000);

it('a log that grew while another program read the record is cut to its limit while the service runs', async () => {
  const file = join(temporaryFolder(), 'bvn.db');
  const store = await opened(file);
  const size = () => statSync(`${file}-wal`).size;
  const enter = (n: number) =>
    store.commit(unit(`${n}`, { changes: [added('person', person({ id: `p${n}`, name: LONG }))] }));
  await enter(0);
  const reader = raw(file);
  reader.exec('begin; select count(*) from person');
  for (let n = 1; size() < 3 * LIMIT; n += 1) await enter(n);
  reader.exec('commit');
  for (const n of [1_000, 1_001, 1_002]) await enter(n);
  expect(size()).toBeLessThanOrEqual(LIMIT);
});

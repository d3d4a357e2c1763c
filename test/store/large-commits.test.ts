/** Large commits: others have their turn during one, and it is one transaction all the same. */
import { randomBytes } from 'node:crypto';
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { added, changed } from '../../src/core/record/changes.ts';
import { ConflictError, NotSavedError } from '../../src/core/record/errors.ts';
import { yieldToEventLoop } from '../../src/ports/turns.ts';
import { retryWhileBusy, TRIES } from '../../src/store/faults.ts';
import { largeCommits } from '../../src/store/large-commits.ts';
import { openFile } from '../../src/store/open-file.ts';
import { openStore, storeOn } from '../../src/store/sqlite.ts';
import { newDatabase } from '../helpers/new-database.ts';
import { AT, person } from '../helpers/record.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { opened } from '../helpers/temporary-store.ts';
import { turnsDuring } from '../helpers/turns.ts';
import { unit } from './units.ts';

const MANY = 400;
const people = (count: number, from = 'q') =>
  Array.from({ length: count }, (_, n) => added('person', person({ id: `${from}${n}`, name: `Person ${from}${n}` })));

it('a large commit leaves turns to others, who see the record of before it or after it', async () => {
  const store = await opened();
  await store.snapshot();
  const seen = new Set<number>();
  let working = true;
  const watching = (async () => {
    for (; working; await new Promise((go) => setImmediate(go))) seen.add((await store.snapshot()).people.length);
  })();
  const { turns } = await turnsDuring(() => store.commit(unit('many', { changes: people(MANY) })));
  expect((await store.snapshot()).people).toHaveLength(MANY);
  working = false;
  await watching;
  expect(turns).toBeGreaterThanOrEqual(MANY / 20);
  expect([...seen].filter((count) => count !== 0 && count !== MANY)).toEqual([]);
  expect(await store.brokenAt()).toBeNull();
});

it('a write that comes during a large commit waits for its end', async () => {
  const store = await opened();
  const order: string[] = [];
  const note = (name: string) => () => order.push(name);
  await Promise.all([
    store.commit(unit('many', { changes: people(MANY) })).then(note('many')),
    store.commit(unit('more', { changes: people(MANY, 'r') })).then(note('more')),
    store.commit(unit('one', { changes: [added('person', person())] })).then(note('one')),
    store.keepImport({ id: 'i', personId: null, text: '{}', at: AT }).then(note('import')),
  ]);
  expect(order).toEqual(['many', 'more', 'one', 'import']);
  expect((await store.snapshot()).people).toHaveLength(2 * MANY + 1);
  expect(await store.brokenAt()).toBeNull();
});

it('only the first of the writes that wait for another program tries again, and each is done in its order', async () => {
  const file = await newDatabase();
  const open = await openFile(file);
  const other = new Database(file);
  onTestFinished(() => {
    other.close();
    open.release();
  });
  other.exec('begin immediate');
  const { after } = largeCommits(open);
  const tried: number[] = [];
  const write = (n: number) =>
    retryWhileBusy(
      () => {
        tried.push(n);
        if (tried.length === 5) other.exec('rollback');
        open.client.exec('begin immediate; rollback');
      },
      (error) => error,
    );
  await Promise.all([1, 2, 3].map((n) => after(() => write(n))));
  expect(tried).toEqual([1, 1, 1, 1, 1, 2, 3]);
});

it('a write that waited behind an earlier one counts the tries of that one, so that both are given up together', async () => {
  const large = largeCommits(await openFile(await newDatabase()));
  const earlier = large.after(async ({ counter }) => {
    await yieldToEventLoop();
    counter.failed += 5;
  });
  const waited = await large.after(({ counter, failedBefore }) => counter.failed - failedBefore);
  await earlier;
  const later = await large.after(({ counter, failedBefore }) => counter.failed - failedBefore);
  expect([waited, later]).toEqual([5, 0]);
});

it('work is given up after the tries that it shares, and at once where earlier work has used them up', async () => {
  const tries = { counter: { failed: 0 }, failedBefore: 0 };
  let made = 0;
  const busy = () => {
    made += 1;
    throw Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
  };
  const say = (error: unknown) => error;
  tries.counter.failed = TRIES - 8;
  await expect(retryWhileBusy(busy, say, tries)).rejects.toThrow('database is locked');
  const first = made;
  await expect(retryWhileBusy(busy, say, tries)).rejects.toThrow('database is locked');
  expect([first, made - first]).toEqual([8, 1]);
});

it('a large commit with one stale row writes nothing, and the next write is not held up', async () => {
  const store = await opened();
  await store.commit(unit('one', { changes: [added('person', person())] }));
  const stale = changed('person', person({ version: 7 }), { name: 'Nobody' }, 'edited');
  const late = unit('late', { changes: [...people(MANY), stale] });
  await expect(store.commit(late)).rejects.toThrow(ConflictError);
  await store.commit(unit('two', { changes: [added('person', person({ id: 'p2', name: 'Two' }))] }));
  expect((await store.snapshot()).people.map(({ id }) => id)).toEqual(['p1', 'p2']);
});

it('a large commit that comes again gives the answer of the first', async () => {
  const store = await opened();
  const many = unit('many', { changes: people(MANY), answer: 'done' });
  expect(await store.commit(many)).toMatchObject({ repeated: false });
  expect(await store.commit(many)).toMatchObject({ repeated: true, answer: 'done' });
});

it('a store that is closed during a large commit closes after it', async () => {
  const file = join(temporaryFolder(), 'bvn.db');
  const store = await openStore({ file });
  const committed = store.commit(unit('many', { changes: people(MANY) }));
  await store.close();
  await committed;
  const again = await openStore({ file });
  onTestFinished(() => again.close());
  expect((await again.snapshot()).people).toHaveLength(MANY);
});

it('a large commit to a file that was moved away is refused, and makes no file in its place', async () => {
  const file = join(temporaryFolder(), 'bvn.db');
  const store = await openStore({ file });
  onTestFinished(() => store.close());
  renameSync(file, `${file}.away`);
  await expect(store.commit(unit('many', { changes: people(MANY) }))).rejects.toThrow(NotSavedError);
  expect(existsSync(file)).toBe(false);
});

it('a large commit whose file is moved away meanwhile is refused', async () => {
  const file = join(temporaryFolder(), 'bvn.db');
  const store = await openStore({ file });
  onTestFinished(() => store.close());
  const committed = store.commit(unit('many', { changes: people(MANY) }));
  const refused = expect(committed).rejects.toThrow(NotSavedError);
  for (let n = 0; n < 5; n += 1) await new Promise((go) => setImmediate(go));
  renameSync(file, `${file}.away`);
  await refused;
});

it.each([2, MANY])('the events of a unit of %i changes are made while another program can save', async (count) => {
  const file = await newDatabase();
  const open = await openFile(file);
  const other = new Database(file, { timeout: 0 });
  onTestFinished(() => {
    other.close();
    open.release();
  });
  let made = 0;
  const store = storeOn(open, (bytes) => {
    other.exec('begin immediate; rollback');
    made += 1;
    return randomBytes(bytes);
  });
  await store.commit(unit('some', { changes: people(count) }));
  expect(made).toBeGreaterThanOrEqual(count);
  expect((await store.snapshot()).people).toHaveLength(count);
});

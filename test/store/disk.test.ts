/** A full disk, a held lock, a file taken away: the asker is told that nothing was saved, and service returns by itself. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { added } from '../../src/core/record/changes.ts';
import { NotSavedError } from '../../src/core/record/errors.ts';
import type { Store, Unit } from '../../src/ports/store.ts';
import { openFile } from '../../src/store/open-file.ts';
import { storeOn } from '../../src/store/sqlite.ts';
import { person } from '../helpers/record.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { opened } from '../helpers/temporary-store.ts';
import { raw } from './files.ts';
import { post, unit } from './units.ts';

function large(n: number): Unit {
  const change = added('person', person({ id: `p${n}`, name: 'x'.repeat(20_000) }));
  return unit(`large ${n}`, { changes: [change], posts: [post({ key: `post ${n}` })] });
}

/** Commits until one is refused; gives the number of it. */
async function fill(store: Store): Promise<number> {
  for (let n = 0; n < 1000; n += 1) {
    const error = await store.commit(large(n)).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (error === null) continue;
    expect(error).toBeInstanceOf(NotSavedError);
    expect((error as Error).message).toBe(
      'Nothing was saved, because the disk is full: ask whoever runs bvn to free some space on the disk that holds the database, then try again.',
    );
    return n;
  }
  throw new Error('The disk never became full.');
}

async function holdsExactly(store: Store, units: number): Promise<void> {
  expect((await store.snapshot()).people).toHaveLength(units);
  expect(await store.history({})).toHaveLength(units);
  expect(await store.posts({ limit: 9999 })).toHaveLength(units);
  expect(await store.brokenAt()).toBeNull();
}

describe('a full disk', () => {
  it('a full disk refuses a unit whole, still reads, and takes the same unit when there is space', async () => {
    const file = await openFile(join(temporaryFolder(), 'bvn.db'));
    const store = storeOn(file);
    onTestFinished(() => store.close());
    const pages = Number(file.client.pragma('page_count', { simple: true }));
    file.client.pragma(`max_page_count = ${pages + 100}`);
    const refused = await fill(store);
    await holdsExactly(store, refused);
    expect(await store.committed(`large ${refused}`)).toBeNull();
    file.client.pragma('max_page_count = 100000');
    expect(await store.commit(large(refused))).toEqual({ repeated: false });
    await holdsExactly(store, refused + 1);
  });

  it.skipIf(!canMount())(
    'a full file system of two megabytes refuses a unit whole and takes it when there is space',
    async () => {
      const disk = join(temporaryFolder(), 'disk');
      mkdirSync(disk);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]);
      onTestFinished(() => void execFileSync('umount', [disk]));
      const ballast = join(disk, 'ballast');
      writeFileSync(ballast, Buffer.alloc(500_000));
      const store = await opened(join(disk, 'bvn.db'));
      const refused = await fill(store);
      await holdsExactly(store, refused);
      rmSync(ballast);
      expect(await store.commit(large(refused))).toEqual({ repeated: false });
      await holdsExactly(store, refused + 1);
    },
  );
});

describe('another program that writes', () => {
  it('a write by another program in the middle of a snapshot is not seen in the rest of it', async () => {
    const path = join(temporaryFolder(), 'bvn.db');
    const file = await openFile(path);
    onTestFinished(() => file.release());
    const other = raw(path);
    // Reading the people makes the other program add a holiday, which the snapshot reads after them.
    let days = 0;
    const write = `insert into holiday (id, version, date, title) values (?, 1, '2024-07-05', 'Closing day')`;
    file.client.function('meanwhile', () => {
      days += 1;
      return other.prepare(write).run(`day ${days}`).changes;
    });
    file.client.exec('create temp view person as select * from main.person where meanwhile() = 1');
    file.client.exec(
      `insert into main.person (id, version, name, role) values ('p1', 1, 'Programme Director', 'lead')`,
    );
    // Each store reads the whole snapshot at its first look.
    const seen = [await storeOn(file).snapshot(), await storeOn(file).snapshot()].map(
      ({ holidays }) => holidays.length,
    );
    expect([seen, days]).toEqual([[0, 1], 2]);
  });
});

describe('a lock held by another program', () => {
  it('a wait for a lock of another program leaves the event loop free', async () => {
    const file = join(temporaryFolder(), 'bvn.db');
    const store = await opened(file);
    const other = raw(file);
    other.exec('begin immediate');
    const committed = store.commit(unit('one', { changes: [added('person', person())] }));
    expect((await store.snapshot()).people).toEqual([]);
    other.exec('rollback');
    expect(await committed).toEqual({ repeated: false });
    expect((await store.snapshot()).people).toHaveLength(1);
  });

  it('a lock that does not go away is reported, with nothing saved', async () => {
    const file = join(temporaryFolder(), 'bvn.db');
    const store = await opened(file);
    const other = raw(file);
    other.exec('begin immediate');
    let turns = 0;
    const others = setInterval(() => (turns += 1), 0);
    const told = /^Nothing was saved, because another program is holding the database: ask/;
    await expect(store.commit(large(0))).rejects.toThrow(told);
    clearInterval(others);
    expect(turns).toBeGreaterThan(10);
    other.exec('rollback');
    await holdsExactly(store, 0);
  });
});

/** Whether this machine lets us make a file system of our own: as root, and not in every container. */
function canMount(): boolean {
  const place = mkdtempSync(join(tmpdir(), 'bvn-mount-'));
  const done = (command: string, ...args: string[]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;
  const can = done('mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place) && done('umount', place);
  rmSync(place, { recursive: true });
  return can;
}

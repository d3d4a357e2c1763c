/** Opening a database file: its rights and safety, and every refusal, each in a sentence and without touching the file. */
import { chmodSync, closeSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { added } from '../../src/core/record/changes.ts';
import { StoreError } from '../../src/store/faults.ts';
import { shippedMigrations } from '../../src/store/migrations.ts';
import { openFile } from '../../src/store/open-file.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { person } from '../helpers/record.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { opened } from '../helpers/temporary-store.ts';
import { raw } from './files.ts';
import { killed, linesOf, startChild } from './processes.ts';
import { oneOfEach, unit } from './units.ts';

const MIGRATIONS = shippedMigrations();

/** A closed file with one row of everything in it. */
async function filled(): Promise<string> {
  const file = join(temporaryFolder(), 'bvn.db');
  const store = await openStore({ file });
  await store.commit(unit('start', { changes: oneOfEach() }));
  await store.close();
  return file;
}

/** Expects one sentence of a `StoreError`, and the file byte for byte as it was. */
async function refused(
  file: string,
  sentence: RegExp,
  open: () => Promise<unknown> = () => openFile(file, MIGRATIONS),
): Promise<void> {
  const before = readFileSync(file);
  const { mode } = statSync(file);
  const error = await open().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(StoreError);
  expect((error as StoreError).message).toMatch(sentence);
  expect((error as StoreError).message).toMatch(/^[^.]*(\.[^. ][^.]*)*\.$/);
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(statSync(file).mode).toBe(mode);
}

describe('a file that opens', () => {
  it('a new database file is made with its folders, for its own user only', async () => {
    const file = join(temporaryFolder(), 'data', 'council', 'bvn.db');
    const store = await opened(file);
    await store.commit(unit('one', { changes: [added('person', person())] }));
    const modes = ['', '-wal', '-shm'].map((end) => (statSync(file + end).mode & 0o777).toString(8));
    expect(modes).toEqual(['600', '600', '600']);
  });

  it('a database file that others could read is closed to them when it is opened', async () => {
    const file = await filled();
    chmodSync(file, 0o644);
    await opened(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('a database file is kept safe against a power cut at every opening, not only at the first', async () => {
    const file = join(temporaryFolder(), 'bvn.db');
    for (const _ of [1, 2]) {
      const { client, release } = await openFile(file);
      const pragmas = ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout', 'wal_autocheckpoint'];
      expect(pragmas.map((name) => client.pragma(name, { simple: true }))).toEqual(['wal', 2, 1, 2, 1000]);
      release();
    }
  });

  it('a reopened database file has every earlier commit', async () => {
    const store = await opened(await filled());
    expect((await store.snapshot()).people).toHaveLength(2);
    expect(await store.brokenAt()).toBeNull();
  });

  it('a database file is copied before a migration, and not otherwise', async () => {
    const file = join(temporaryFolder(), 'bvn.db');
    const old = await openFile(file, MIGRATIONS.slice(0, 1));
    old.client.exec(`insert into person (id, version, name, role) values ('p1', 1, 'Programme Director', 'lead')`);
    old.release();
    const copy = `${file}.before-${MIGRATIONS[1]!.tag}`;
    expect(() => statSync(copy)).toThrow('ENOENT');
    await opened(file);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    const tags = (of: string) => raw(of).prepare('select tag from migration order by tag').pluck().all();
    expect(tags(copy)).toEqual([MIGRATIONS[0]!.tag]);
    expect(tags(file)).toEqual(MIGRATIONS.map(({ tag }) => tag));
    expect(raw(copy).prepare('select name from person').pluck().all()).toEqual(['Programme Director']);
  });
});

describe('a file that is refused', () => {
  it('a database file in a folder that cannot be made is refused', async () => {
    const notAFolder = join(temporaryFolder(), 'file');
    writeFileSync(notAFolder, 'text');
    await refused(notAFolder, /^The folder .*file\/data cannot be written to \(E\w+\): let the user/, () =>
      openStore({ file: join(notAFolder, 'data', 'bvn.db') }),
    );
  });

  it('a database file in a folder that cannot be written to is refused', async () => {
    const file = await filled();
    chmodSync(join(file, '..'), 0o555);
    chmodSync(file, 0o666);
    await refused(file, /^The folder .* cannot be written to \(EACCES\)/, () => asNobody(file));
  });

  it('a database file that cannot be written to is refused', async () => {
    const file = await filled();
    chmodSync(join(file, '..'), 0o777);
    chmodSync(file, 0o444);
    await refused(file, /^The database file .* cannot be written to \(E\w+\): give it to the user/, () =>
      asNobody(file),
    );
  });

  it('a folder in place of the database file is refused', async () => {
    const file = join(temporaryFolder(), 'bvn.db');
    mkdirSync(file);
    await expect(openStore({ file })).rejects.toThrow(/^The database file .* cannot be written to \(EISDIR\)/);
  });

  it.each([
    ['that is no database', 0, /no SQLite database \(SQLITE_NOTADB\)/],
    ['with a damaged page', 4096, /^The database .* (is damaged|cannot be opened, because the file is damaged)/],
  ])('a database file %s is refused', async (_, at, sentence) => {
    const file = await filled();
    const written = openSync(file, 'r+');
    writeSync(written, Buffer.alloc(2048, 'not what was here'), 0, 2048, at);
    closeSync(written);
    await refused(file, sentence);
  });

  it('a database file of another program is refused', async () => {
    const file = join(temporaryFolder(), 'bvn.db');
    raw(file).exec('create table song (title text)');
    await refused(file, /belongs to another program: name another file in DATABASE_URL/);
  });

  it.each([
    ['with an unknown migration', `insert into migration values ('9999_later', 'x')`],
    ['with another form of a migration', `update migration set hash = 'x' where tag = '${MIGRATIONS[0]!.tag}'`],
  ])('a database file %s is refused', async (_, sql) => {
    const file = await filled();
    raw(file).exec(sql);
    await refused(file, /was last used by a newer version of bvn \(its change \d+_\w+ is not known here\)/);
  });

  it('a database file in use by another bvn is refused until that one ends, however it ends', async () => {
    const file = await filled();
    const other = startChild('hold', file);
    expect(await linesOf(other, 1)).toEqual(['open']);
    await refused(file, /is in use by another bvn: stop that one first/);
    await killed(other);
    await opened(file);
  });

  it('a database file that must be migrated while another program writes to it is refused', async () => {
    const file = join(temporaryFolder(), 'bvn.db');
    (await openFile(file, MIGRATIONS.slice(0, 1))).release();
    raw(file).exec('begin immediate');
    await refused(file, /cannot be opened, because another program is holding the database: close the program/);
  });
});

/** Opens as a user without rights: as root these are given up for the moment, because root may write everywhere. */
async function asNobody(file: string) {
  if (process.getuid?.() !== 0) return openFile(file, MIGRATIONS);
  process.seteuid?.(65534);
  try {
    return await openFile(file, MIGRATIONS);
  } finally {
    process.seteuid?.(0);
  }
}

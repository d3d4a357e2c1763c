/** The guard of the record: a lost, exchanged or older database is refused or taken for a restored copy, and never for a new record. */
import { copyFileSync, existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { added } from '../../src/core/record/changes.ts';
import { copyDatabase, restoreDatabase } from '../../src/store/copies.ts';
import { type OpenRecordOptions, openRecord } from '../../src/store/record.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { person } from '../helpers/record.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { opened } from '../helpers/temporary-store.ts';
import { raw } from './files.ts';
import { oneAction, post, unit } from './units.ts';

const NOW = '2024-06-24T08:00:00.000Z';

const enter = (n: number) => unit(`entry ${n}`, { changes: [added('person', person({ id: `p${n}` }))] });

interface Found {
  readonly putBack: string | null;
  readonly restoredAt: string | null;
  readonly people: number;
}

/** Opens the record as a start does, makes some entries and closes it. */
async function visit(
  file: string,
  entries: readonly number[] = [],
  of: Partial<OpenRecordOptions> = {},
): Promise<Found> {
  const { store, guard } = await openRecord({ file, copy: null }, { opening: 'alone', now: NOW, ...of });
  try {
    for (const n of entries) await store.commit(enter(n));
    const { people } = await store.snapshot();
    return { putBack: guard?.putBack ?? null, restoredAt: await store.restoredAt(), people: people.length };
  } finally {
    await store.close();
  }
}

/** A record with one entry, its copy, and a second entry since. */
async function copied(): Promise<string> {
  const file = join(temporaryFolder(), 'bvn.db');
  await visit(file, [1]);
  await copyDatabase(file, `${file}.copy`);
  await visit(file, [2]);
  return file;
}

describe('a first start', () => {
  it('a first start makes a new record, and further starts find nothing amiss', async () => {
    const file = join(temporaryFolder(), 'data', 'bvn.db');
    expect(await visit(file, [1])).toEqual({ putBack: null, restoredAt: null, people: 1 });
    expect(await visit(file)).toEqual({ putBack: null, restoredAt: null, people: 1 });
  });

  it('a record of an earlier version, which has written nothing beside it, is taken as it is', async () => {
    const file = join(temporaryFolder(), 'bvn.db');
    const store = await openStore({ file });
    await store.commit(enter(1));
    await store.close();
    expect(await visit(file)).toEqual({ putBack: null, restoredAt: null, people: 1 });
  });

  it('a record whose process was killed since the last note is taken as it is', async () => {
    const file = join(temporaryFolder(), 'bvn.db');
    await visit(file, [1]);
    const before = readFileSync(`${file}.last-seen`);
    await visit(file, [2, 3]);
    writeFileSync(`${file}.last-seen`, before);
    expect(await visit(file)).toEqual({ putBack: null, restoredAt: null, people: 3 });
  });
});

describe('a lost database', () => {
  it.each([
    ['missing', (file: string) => rmSync(file)],
    ['empty', (file: string) => truncateSync(file)],
  ])('a database that is %s where a record was kept is refused, and no new one is made', async (word, lose) => {
    const file = await copied();
    lose(file);
    await expect(visit(file)).rejects.toThrow(
      `The database ${file} is ${word}, though a record was kept there (there is ${file}.last-seen): put it back with “npm run bvn -- restore FILE”, or begin a new record with “npm run bvn -- init”.`,
    );
    expect(existsSync(file) ? readFileSync(file).length : 0).toBe(0);
  });

  it.each(['secret', 'nightly copy'])('a missing database is refused when only its %s is left', async (sign) => {
    const file = join(temporaryFolder(), 'bvn.db');
    const left = sign === 'secret' ? `${file}.secret` : join(temporaryFolder(), 'bvn-2024-06-24.db');
    writeFileSync(left, 'left');
    const copy = sign === 'secret' ? null : left;
    const opening = openRecord({ file, copy }, { opening: 'beside', now: NOW });
    await expect(opening).rejects.toThrow(
      `there is ${left}): put it back with “npm run bvn -- restore ${copy ?? 'FILE'}”`,
    );
    expect(existsSync(file)).toBe(false);
  });

  it('a record is begun anew on purpose, whatever was there', async () => {
    const file = await copied();
    rmSync(file);
    expect(await visit(file, [], { make: 'anew' })).toMatchObject({ putBack: null, people: 0 });
    expect(await visit(file)).toMatchObject({ putBack: null, people: 0 });
  });
});

describe('another database', () => {
  it.each([
    ['of another record', async (file: string) => visit(file, [1, 2, 3])],
    [
      'of an earlier version with other events',
      async (file: string) => {
        const store = await openStore({ file });
        for (const n of [7, 8, 9]) await store.commit(enter(n));
        await store.close();
      },
    ],
    ['without any event', async (file: string) => (await openStore({ file })).close()],
  ])('a database %s is refused in the place of the record, and restoring it on purpose takes it', async (_, make) => {
    const [file, other] = [await copied(), join(temporaryFolder(), 'other.db')];
    await make(other);
    copyFileSync(other, file);
    await expect(visit(file)).rejects.toThrow(
      new RegExp(`is not the record that was kept here, which had event 2-.*restore ${file}” if this one is meant`),
    );
    await restoreDatabase(file, file, NOW);
    expect(await visit(file)).toMatchObject({ putBack: null, restoredAt: NOW });
  });

  it('a record with a last event taken away is refused, though its own chain and numbers are whole', async () => {
    const file = await copied();
    const client = raw(file);
    client.exec(`drop trigger audit_event_is_kept; delete from audit_event where seq = 2;
      update sqlite_sequence set seq = 1 where name = 'audit_event'`);
    client.close();
    await expect(visit(file)).rejects.toThrow('is not the record that was kept here, which had event 2-');
  });
});

describe('a copy put there by hand', () => {
  it('a copy that is put in the place of the record is treated as restored, once', async () => {
    const file = await copied();
    copyFileSync(`${file}.copy`, file);
    const found = await visit(file);
    expect(found).toMatchObject({ restoredAt: NOW, people: 1 });
    expect(found.putBack).toMatch(
      /is a copy that was put there by hand: it ends at event 1-.*, and event 2-.* was seen/,
    );
    expect((await visit(file)).putBack).toBeNull();
  });

  it('a copy is recognised although nobody had entered anything since it was made', async () => {
    const file = join(temporaryFolder(), 'bvn.db');
    await visit(file, [1]);
    await copyDatabase(file, `${file}.copy`);
    await visit(file);
    copyFileSync(`${file}.copy`, file);
    expect(await visit(file)).toMatchObject({ restoredAt: NOW });
  });

  it('a copy that is put on a machine without the record is treated as restored', async () => {
    const [file, elsewhere] = [await copied(), join(temporaryFolder(), 'bvn.db')];
    copyFileSync(`${file}.copy`, elsewhere);
    expect(await visit(elsewhere)).toMatchObject({ restoredAt: NOW, people: 1 });
  });

  it('a record that is moved to another machine without the file beside it is taken as it is', async () => {
    const [file, elsewhere] = [await copied(), join(temporaryFolder(), 'bvn.db')];
    copyFileSync(file, elsewhere);
    expect(await visit(elsewhere)).toEqual({ putBack: null, restoredAt: null, people: 2 });
  });

  it('a copy that bvn made of a closed record and that is put on another machine is treated as restored', async () => {
    const [file, elsewhere] = [await copied(), join(temporaryFolder(), 'bvn.db')];
    await copyDatabase(file, elsewhere);
    expect(await visit(elsewhere)).toMatchObject({ restoredAt: NOW, people: 2 });
  });

  it('a copy of an earlier version is treated as restored', async () => {
    const file = await copied();
    raw(`${file}.copy`).exec('delete from installation');
    copyFileSync(`${file}.copy`, file);
    expect(await visit(file)).toMatchObject({ restoredAt: NOW, people: 1 });
  });

  it('a record that lost its write-ahead log is treated as restored', async () => {
    const file = join(temporaryFolder(), 'bvn.db');
    await visit(file, [1]);
    const { store } = await openRecord({ file, copy: null }, { opening: 'alone', now: NOW });
    await store.commit(enter(2));
    copyFileSync(file, `${file}.without-log`);
    await store.close();
    copyFileSync(`${file}.without-log`, file);
    expect(await visit(file)).toMatchObject({ restoredAt: NOW, people: 1 });
  });

  it('the write-ahead log of the lost file does not get into a copy that is put in its place', async () => {
    const file = await copied();
    const { store } = await openRecord({ file, copy: null }, { opening: 'alone', now: NOW });
    await store.commit(unit('since', { changes: oneAction() }));
    copyFileSync(`${file}-wal`, `${file}.log`);
    await store.close();
    copyFileSync(`${file}.copy`, file);
    copyFileSync(`${file}.log`, `${file}-wal`);
    expect(await visit(file)).toMatchObject({ restoredAt: NOW, people: 1 });
    const after = await opened(file);
    expect({ notices: await after.notices(), brokenAt: await after.brokenAt() }).toEqual({
      notices: [],
      brokenAt: null,
    });
    expect(readFileSync(`${file}-wal.stray`)).toEqual(readFileSync(`${file}.log`));
  });

  it('a copy that was put back by the command is not taken for one put there by hand', async () => {
    const file = await copied();
    await restoreDatabase(`${file}.copy`, file, '2024-06-24T07:00:00.000Z');
    expect(await visit(file)).toEqual({ putBack: null, restoredAt: '2024-06-24T07:00:00.000Z', people: 1 });
  });
});

describe('a file that is lost while it is open', () => {
  it.each(['removed', 'replaced'])(
    'nothing is saved any more in a file that was %s, and its record is kept',
    async (how) => {
      const file = await copied();
      const { store } = await openRecord({ file, copy: null }, { opening: 'alone', now: NOW });
      await store.commit(unit('since', { changes: oneAction(), posts: [post()] }));
      const kept = `${file}.rescued-${statSync(file).ino}`;
      rmSync(file);
      if (how === 'replaced') copyFileSync(`${file}.copy`, file);
      const sentence = `The database file ${file} was ${how} while bvn has it open, so nothing is saved any more: stop the service, type “npm run bvn -- restore ${kept}”, and start it again.`;
      await expect(store.commit(enter(9))).rejects.toThrow(sentence);
      expect(store.placeFault()).toBe(sentence);
      expect(
        await store
          .claim('k1', { state: 'planned', leaseToken: null }, { token: 't', now: NOW, until: NOW })
          .catch(String),
      ).toContain(sentence);
      await store.close();
      if (how === 'removed') await expect(visit(file)).rejects.toThrow(`restore ${kept}”`);
      else expect(await visit(file)).toMatchObject({ restoredAt: NOW, people: 1 });
      await restoreDatabase(kept, file, NOW);
      expect(await visit(file)).toMatchObject({ putBack: null, people: 2 });
    },
  );
});

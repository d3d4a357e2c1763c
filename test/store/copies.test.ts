/** Copies of the database: whole while it is written to, refused when damaged, put back only when nobody has it open. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { added, changed } from '../../src/core/record/changes.ts';
import { copyDatabase, restoreDatabase } from '../../src/store/copies.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { casesOf } from '../helpers/cases.ts';
import { newDatabase } from '../helpers/new-database.ts';
import { action, person } from '../helpers/record.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { opened } from '../helpers/temporary-store.ts';
import { raw } from './files.ts';
import { killed, linesOf, startChild } from './processes.ts';
import { oneAction, post, unit } from './units.ts';

const NOW = '2024-06-24T08:00:00.000Z';

const enter = (n: number) =>
  unit(`entry ${n}`, { changes: [added('person', person({ id: `p${n}` }))], posts: [post({ key: `post ${n}` })] });

describe('a copy', () => {
  it('a copy holds all commits up to its moment, is readable by its owner only, and takes the secret along', async () => {
    const file = join(temporaryFolder(), 'bvn.db');
    const store = await opened(file);
    writeFileSync(`${file}.secret`, 'a secret');
    await store.commit(enter(1));
    const copy = `${file}.copy`;
    await copyDatabase(file, copy);
    await store.commit(enter(2));
    expect((await (await opened(copy)).snapshot()).people).toHaveLength(1);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(readFileSync(`${copy}.secret`, 'utf8')).toBe('a secret');
    expect(statSync(`${copy}.secret`).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(file, '..')).filter((name) => name.includes('part'))).toEqual([]);
  });

  it('a copy of a record whose audit was altered is not made, and the earlier copy stays', async () => {
    const file = join(temporaryFolder(), 'bvn.db');
    const store = await opened(file);
    await store.commit(enter(1));
    await copyDatabase(file, `${file}.copy`);
    const before = readFileSync(`${file}.copy`);
    raw(file).exec(`drop trigger audit_event_stays_as_written; update audit_event set account = 'somebody else'`);
    await expect(copyDatabase(file, `${file}.copy`)).rejects.toThrow(/whose chain does not hold at event 1/);
    expect(readFileSync(`${file}.copy`)).toEqual(before);
  });

  it('a copy to a place that cannot be written fails with the reason', async () => {
    const file = join(temporaryFolder(), 'bvn.db');
    await opened(file);
    await expect(copyDatabase(file, join(temporaryFolder(), 'nowhere', 'copy.db'))).rejects.toThrow(
      /could not be made \(ENOENT\)/,
    );
    await expect(copyDatabase(join(temporaryFolder(), 'none.db'), `${file}.copy`)).rejects.toThrow(
      /There is no database at/,
    );
  });
});

describe('putting a copy back', () => {
  it('a restore is refused, and changes nothing, while somebody has the database open', async () => {
    const file = join(temporaryFolder(), 'bvn.db');
    const store = await opened(file);
    await copyDatabase(file, `${file}.copy`);
    await store.commit(enter(1));
    await expect(restoreDatabase(`${file}.copy`, file, NOW)).rejects.toThrow(/is in use by another bvn: stop that one/);
    expect((await store.snapshot()).people).toHaveLength(1);
  });

  it('a restore keeps the database that it replaces, and notes its time', async () => {
    const file = join(temporaryFolder(), 'bvn.db');
    const store = await openStore({ file });
    await store.commit(enter(1));
    await copyDatabase(file, `${file}.copy`);
    await store.commit(enter(2));
    await store.close();
    const { kept } = await restoreDatabase(`${file}.copy`, file, NOW);
    expect((await (await opened(kept ?? '')).snapshot()).people).toHaveLength(2);
    const back = await opened(file);
    expect((await back.snapshot()).people).toHaveLength(1);
    expect(await back.restoredAt()).toBe(NOW);
    expect(await back.brokenAt()).toBeNull();
  });

  it('a restore brings the secret of the copy back, and keeps the other one', async () => {
    const file = join(temporaryFolder(), 'bvn.db');
    await (await openStore({ file })).close();
    writeFileSync(`${file}.secret`, 'the first');
    await copyDatabase(file, `${file}.copy`);
    writeFileSync(`${file}.secret`, 'another');
    const { kept } = await restoreDatabase(`${file}.copy`, file, NOW);
    expect(readFileSync(`${file}.secret`, 'utf8')).toBe('the first');
    expect(readFileSync(`${kept}.secret`, 'utf8')).toBe('another');
  });

  it('a restore works where the database is damaged or gone', async () => {
    const file = join(temporaryFolder(), 'bvn.db');
    const store = await openStore({ file });
    await store.commit(enter(1));
    await copyDatabase(file, `${file}.copy`);
    await store.close();
    writeFileSync(file, 'no database at all');
    await restoreDatabase(`${file}.copy`, file, NOW);
    expect((await (await opened(file)).snapshot()).people).toHaveLength(1);
  });

  it('a restore refuses a damaged copy, and the database stays as it was', async () => {
    const file = join(temporaryFolder(), 'bvn.db');
    const store = await openStore({ file });
    for (let n = 0; n < 50; n += 1) await store.commit(enter(n));
    await copyDatabase(file, `${file}.copy`);
    await store.close();
    const bytes = readFileSync(`${file}.copy`);
    writeFileSync(`${file}.copy`, bytes.fill(0x5a, 8192, 40_000));
    await expect(restoreDatabase(`${file}.copy`, file, NOW)).rejects.toThrow();
    expect(readdirSync(join(file, '..')).filter((name) => name.includes('replaced'))).toEqual([]);
    expect((await (await opened(file)).snapshot()).people).toHaveLength(50);
    await expect(restoreDatabase(`${file}.none`, file, NOW)).rejects.toThrow(/There is no copy at/);
  });
});

describe('copies under load', () => {
  it('a copy is of one moment, and comes to an end, while another process keeps writing', async () => {
    const file = join(temporaryFolder(), 'bvn.db');
    const store = await openStore({ file });
    // Large enough for several goes.
    const large = Array.from({ length: 20 }, (_, n) => person({ id: `p${n}`, name: 'x'.repeat(400_000) }));
    for (const one of large) await store.commit(unit(one.id, { changes: [added('person', one)] }));
    await store.close();
    const child = startChild('write', file);
    await linesOf(child, 3);
    child.stdout?.resume();
    const all = await openStore({ file, opening: 'beside' });
    onTestFinished(() => all.close());
    child.kill('SIGSTOP');
    const before = await all.history({ ids: ['a1'] });
    const made = copyDatabase(file, `${file}.copy`);
    child.kill('SIGCONT');
    await made;
    expect(child.exitCode).toBeNull();
    await killed(child);
    expect((await all.history({ ids: ['a1'] })).length).toBeGreaterThan(before.length);
    const copy = await opened(`${file}.copy`);
    const copied = await copy.history({ ids: ['a1'] });
    expect(copied).toEqual(before);
    const edits = copied.length - 1;
    expect((await copy.snapshot()).actions[0]).toMatchObject({ version: edits + 1 });
    expect(await copy.posts({ limit: 1_000_000 })).toHaveLength(edits);
    expect(await copy.brokenAt()).toBeNull();
  });

  it('a copy that is restored again and again holds a beginning of the audit and no other event', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 30 }), fc.nat({ max: 30 }), async (before, meanwhile) => {
        const file = await newDatabase();
        const store = await openStore({ file });
        await store.commit(unit('start', { changes: oneAction() }));
        let version = 1;
        const edit = async () => {
          const change = changed('action', action({ version }), { blockedBecause: `reason ${version}` }, 'edited');
          await store.commit(unit(`edit ${version}`, { changes: [change], posts: [post({ key: `post ${version}` })] }));
          version += 1;
        };
        while (version <= before) await edit();
        const made = copyDatabase(file, `${file}.copy`);
        for (let n = 0; n < meanwhile; n += 1) await edit();
        await made;
        const all = await store.history({});
        await store.close();
        await restoreDatabase(`${file}.copy`, file, NOW);
        const back = await openStore({ file });
        const events = await back.history({});
        expect(events).toEqual(all.slice(0, events.length));
        expect(events.length).toBeGreaterThanOrEqual(oneAction().length + before - 1);
        expect((await back.snapshot()).actions[0]?.version).toBe(events.length - oneAction().length + 1);
        expect(await back.posts({ limit: 999 })).toHaveLength(events.length - oneAction().length);
        expect(await back.brokenAt()).toBeNull();
        await back.close();
        expect(existsSync(`${file}.part`)).toBe(false);
      }),
      { numRuns: casesOf('copies put back') },
    );
  });
});

/** The snapshot that is kept between reads: the same one while nothing moves, and never one that is out of date. */
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { added, changed } from '../../src/core/record/changes.ts';
import { ConflictError } from '../../src/core/record/errors.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { expectation, lapsed, notice, person } from '../helpers/record.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { unit } from './units.ts';

const file = () => join(temporaryFolder(), 'bvn.db');

async function opened(path: string, opening: 'alone' | 'beside' = 'alone') {
  const store = await openStore({ file: path, opening });
  onTestFinished(() => store.close());
  await store.snapshot();
  return store;
}

it('the kept snapshot is the same object until the record changes', async () => {
  const store = await opened(file());
  const empty = await store.snapshot();
  await store.commit(unit('a post only', {}));
  expect(await store.snapshot()).toBe(empty);
  await store.commit(unit('enter', { changes: [added('person', person())] }));
  const one = await store.snapshot();
  expect(one.people.map(({ id }) => id)).toEqual(['p1']);
  expect(await store.snapshot()).toBe(one);
});

it('the kept snapshot shows the commit of another process at once', async () => {
  const path = file();
  const service = await opened(path);
  const shell = await opened(path, 'beside');
  await shell.commit(unit('enter', { changes: [added('person', person())] }));
  expect((await service.snapshot()).people).toHaveLength(1);
  await service.commit(unit('rename', { changes: [changed('person', person(), { name: 'Head of Legal' }, 'edited')] }));
  expect((await shell.snapshot()).people[0]?.name).toBe('Head of Legal');
  const again = person({ version: 2, name: 'Head of Legal' });
  await shell.commit(unit('again', { changes: [changed('person', again, { name: 'Head of Law' }, 'edited')] }));
  expect((await service.snapshot()).people[0]?.name).toBe('Head of Law');
});

it('the kept snapshot takes our own change without reading the file again, and unchanged rows are the same objects', async () => {
  const store = await opened(file());
  const people = [person(), person({ id: 'p2', name: 'Monitoring Officer' })];
  await store.commit(unit('enter', { changes: people.map((one) => added('person', one)) }));
  const before = await store.snapshot();
  await store.commit(unit('rename', { changes: [changed('person', person(), { name: 'Head of Legal' }, 'edited')] }));
  const after = await store.snapshot();
  expect(after.people.map(({ name, version }) => [name, version])).toEqual([
    ['Head of Legal', 2],
    ['Monitoring Officer', 1],
  ]);
  expect(after.people[1]).toBe(before.people[1]);
});

it('the kept snapshot has the same objects for rows that another process did not touch', async () => {
  const path = file();
  const service = await opened(path);
  const shell = await opened(path, 'beside');
  const people = ['p1', 'p3'].map((id) => added('person', person({ id, name: `Person ${id}` })));
  await service.commit(unit('enter', { changes: people }));
  const before = await service.snapshot();
  const rename = changed('person', person({ name: 'Person p1' }), { name: 'Head of Legal' }, 'edited');
  const others = [rename, added('person', person({ id: 'p2', name: 'Person p2' }))];
  await shell.commit(unit('others', { changes: others }));
  const after = await service.snapshot();
  expect(after.people.map(({ name }) => name)).toEqual(['Head of Legal', 'Person p2', 'Person p3']);
  expect(after.people[2]).toBe(before.people[1]);
  expect(after.accounts).toBe(before.accounts);
});

it('a commit of another process without changes leaves the kept snapshot the same object', async () => {
  const path = file();
  const service = await opened(path);
  const shell = await opened(path, 'beside');
  await service.commit(unit('enter', { changes: [added('person', person())] }));
  const before = await service.snapshot();
  await shell.commit(unit('a post only', {}));
  expect(await service.snapshot()).toBe(before);
});

it('another process commits more rows than are read one by one, and the kept snapshot shows them all', async () => {
  const path = file();
  const service = await opened(path);
  const shell = await opened(path, 'beside');
  await service.commit(unit('enter', { changes: [added('person', person())] }));
  await service.snapshot();
  const many = Array.from({ length: 2_600 }, (_, n) => added('person', person({ id: `q${n}`, name: `Person ${n}` })));
  await shell.commit(unit('many', { changes: many }));
  expect((await service.snapshot()).people).toHaveLength(2_601);
});

it('our own commit right after one of another process does not hide it', async () => {
  const path = file();
  const service = await opened(path);
  const shell = await opened(path, 'beside');
  await service.commit(unit('enter', { changes: [added('person', person())] }));
  await service.snapshot();
  await shell.commit(unit('theirs', { changes: [added('person', person({ id: 'p2', name: 'Theirs' }))] }));
  await service.commit(unit('ours', { changes: [added('person', person({ id: 'p3', name: 'Ours' }))] }));
  expect((await service.snapshot()).people.map(({ id }) => id)).toEqual(['p1', 'p2', 'p3']);
});

it('another process enters the next notice, and the kept snapshot has its rows alone', async () => {
  const path = file();
  const service = await opened(path);
  const shell = await opened(path, 'beside');
  const first = [
    added('notice', lapsed({ id: 'n0' })),
    added('expectation', expectation({ id: 'x0', noticeId: 'n0' })),
  ];
  await service.commit(unit('enter', { changes: first }));
  await service.snapshot();
  const next = [added('notice', notice()), added('expectation', expectation({ id: 'x1', noticeId: 'n1' }))];
  await shell.commit(unit('theirs', { changes: next }));
  const seen = await service.snapshot();
  expect([seen.notice?.id, seen.expectations.map(({ id }) => id)]).toEqual(['n1', ['x1']]);
});

it('the kept snapshot stays as it was after a refused commit', async () => {
  const store = await opened(file());
  await store.commit(unit('enter', { changes: [added('notice', notice()), added('person', person())] }));
  const before = await store.snapshot();
  const late = changed('person', person({ version: 7 }), { name: 'Nobody' }, 'edited');
  await expect(store.commit(unit('late', { changes: [late] }))).rejects.toThrow(ConflictError);
  expect(await store.snapshot()).toEqual(before);
});

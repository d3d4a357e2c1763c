/** Imports that wait to be saved: kept until they are saved, taken once. */
import { expect, test } from 'vitest';
import { added } from '../../src/core/record/changes.ts';
import { ConflictError } from '../../src/core/record/errors.ts';
import { AT, person } from '../helpers/record.ts';
import { opened } from '../helpers/temporary-store.ts';
import { unit } from './units.ts';

const pending = { id: 'i1', personId: 'p1', text: '[["Code"],["E1-01"]]', at: AT };

test('an import is kept as it was, and another id finds none', async () => {
  const store = await opened();
  await store.keepImport(pending);
  expect(await store.pendingImport('i1')).toEqual(pending);
  expect(await store.pendingImport('i2')).toBeNull();
});

test('the unit that saves an import deletes it, and a second unit changes nothing', async () => {
  const store = await opened();
  await store.keepImport(pending);
  await store.commit(unit('first', { changes: [added('person', person())], importToDelete: 'i1' }));
  expect(await store.pendingImport('i1')).toBeNull();
  const again = unit('second', { changes: [added('person', person({ id: 'p2' }))], importToDelete: 'i1' });
  await expect(store.commit(again)).rejects.toThrow(ConflictError);
  expect((await store.snapshot()).people.map(({ id }) => id)).toEqual(['p1']);
});

test('a unit that is refused for another reason leaves the import', async () => {
  const store = await opened();
  await store.keepImport(pending);
  const stale = unit('stale', { basis: [{ entity: 'person', id: 'p1', version: 7 }], importToDelete: 'i1' });
  await expect(store.commit(stale)).rejects.toThrow(ConflictError);
  expect(await store.pendingImport('i1')).toEqual(pending);
});

/** A long history is read in slices: others have their turn in between, and it is whole all the same. */
import { expect, test } from 'vitest';
import { added, changed } from '../../src/core/record/changes.ts';
import { person } from '../helpers/record.ts';
import { opened } from '../helpers/temporary-store.ts';
import { turnsDuring } from '../helpers/turns.ts';
import { unit } from './units.ts';

test('a read of thousands of events lets other work have its turn, and gives each event once', async () => {
  const store = await opened();
  const people = Array.from({ length: 2_500 }, (_, n) => person({ id: `p${n}`, name: `Person ${n}` }));
  await store.commit(unit('enter', { changes: people.map((row) => added('person', row)) }));
  const { turns, result: events } = await turnsDuring(() => store.history({}));
  // The events are given their texts two hundred at a time.
  expect(turns).toBeGreaterThanOrEqual(10);
  expect(events.map(({ seq }) => seq)).toEqual(people.map((_, n) => n + 1));
});

test('a history of a few rows finds their events in every slice', async () => {
  const store = await opened();
  const people = Array.from({ length: 2_200 }, (_, n) => person({ id: `p${n}`, name: `Person ${n}` }));
  await store.commit(unit('enter', { changes: people.map((row) => added('person', row)) }));
  const rename = changed('person', person({ id: 'p3', name: 'Person 3' }), { name: 'Third' }, 'edited');
  await store.commit(unit('rename', { changes: [rename] }));
  const ids = people.filter((_, n) => n % 2 === 1).map(({ id }) => id);
  const events = await store.history({ ids });
  expect(events).toHaveLength(1_101);
  expect(events.at(-1)?.change).toMatchObject({ op: 'changed', after: { name: 'Third' } });
});

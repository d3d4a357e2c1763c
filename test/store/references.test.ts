/** How conversations are reached again: the latest reference counts, also after a restart. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/sqlite.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { opened } from '../helpers/temporary-store.ts';

const SEEN = '2024-06-24T08:00:00.000Z';

it('the store keeps the latest reference of each conversation of each platform', async () => {
  const store = await opened();
  const keep = (platform: 'teams' | 'slack', conversation: string, reference: unknown) =>
    store.keepReference({ platform, conversation, reference, seenAt: SEEN });
  await keep('teams', '19:a', { serviceUrl: 'https://old.example' });
  await keep('teams', '19:a', { serviceUrl: 'https://new.example' });
  await keep('teams', '19:b', { serviceUrl: 'https://other.example' });
  await keep('slack', '19:a', 'not this one');
  expect(await store.referenceOf('teams', '19:a')).toEqual({ serviceUrl: 'https://new.example' });
  expect(await store.referenceOf('teams', '19:b')).toEqual({ serviceUrl: 'https://other.example' });
  expect(await store.referenceOf('teams', '19:c')).toBeNull();
});

it('the references are there again when the file is opened again', async () => {
  const file = join(temporaryFolder(), 'bvn.db');
  const before = await openStore({ file });
  await before.keepReference({ platform: 'teams', conversation: '19:a', reference: { a: 1 }, seenAt: SEEN });
  await before.close();
  const after = await openStore({ file });
  expect(await after.referenceOf('teams', '19:a')).toEqual({ a: 1 });
  await after.close();
});

/** The names job changes the record only when a conversation's new name is known. */
import { expect, test } from 'vitest';
import { names } from '../../src/jobs/names.ts';
import { record } from '../helpers/acting.ts';
import { jobContext } from '../helpers/job-context.ts';
import { AT, conversation } from '../helpers/record.ts';

const one = conversation({ name: '#old', version: 3 });
const stopped = conversation({ ...one, id: 'n1/slack:C2', conversation: 'C2', stoppedAt: '2024-06-01T08:00:00.000Z' });

async function planned(nameOf: () => Promise<string | null>) {
  return names.plan(jobContext({ now: AT, snapshot: record({ conversations: [one, stopped] }), nameOf }));
}

test.each([[null], ['#old']])('the name %s changes nothing', async (name) =>
  expect(await planned(async () => name)).toEqual([]),
);

test('a new name changes the row once for each version, and only for conversations that get reminders', async () => {
  const units = await planned(async () => '#new');
  expect(units).toEqual([
    {
      once: `name:${one.id}:3`,
      changes: [
        expect.objectContaining({ verb: 'renamed', id: one.id, before: { name: '#old' }, after: { name: '#new' } }),
      ],
      posts: [],
      basis: [],
    },
  ]);
});

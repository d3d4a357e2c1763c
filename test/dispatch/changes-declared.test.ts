/** A command that is declared to change nothing can change nothing. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { added } from '../../src/core/record/changes.ts';
import { defineCommand } from '../../src/dispatch/command.ts';
import { createDispatch } from '../../src/dispatch/dispatch.ts';
import { changeRecord } from '../../src/dispatch/outcome.ts';
import { formats } from '../../src/documents/formats.ts';
import { plainCard } from '../helpers/example-cards.ts';
import { AT, holiday } from '../helpers/record.ts';
import { opened } from '../helpers/temporary-store.ts';

test.each([
  [false, 0, ['The command “close” decided changes or posts although it is declared with changes: false']],
  [true, 1, []],
])('a command with changes: %s that decides a change saves %i rows', async (changes, saved, troubles) => {
  const command = defineCommand({
    ...{ name: 'close', group: 'see', who: 'lead', changes, slots: {} },
    usage: [{ say: 'close', does: 'Adds a closing day' }],
    run: (_, context) => changeRecord(context, [added('holiday', holiday())], plainCard('Closed')),
  });
  const store = await opened();
  const told: string[] = [];
  const dispatch = createDispatch({
    comingPosts: async () => [],
    ...{
      store,
      commands: [command],
      formats,
      timeZone: 'Europe/London',
      authority: null,
      newId: randomUUID,
    },
    committed() {},
    trouble: (_, error) => told.push((error as Error).message),
  });
  const reply = await dispatch({
    ...{ id: 'r1', administrator: true, now: AT, input: { kind: 'text', text: 'close' } },
    actor: { platform: 'local', accountId: 'shell', name: 'shell' },
    place: { platform: 'local', conversation: 'shell', direct: true },
  });
  expect([reply.ok, told]).toEqual([changes, troubles]);
  expect((await store.snapshot()).holidays).toHaveLength(saved);
});

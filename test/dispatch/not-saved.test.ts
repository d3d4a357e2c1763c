/** The answer to the asker when the record cannot be written. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import type { Reply } from '../../src/dispatch/command.ts';
import { createDispatch } from '../../src/dispatch/dispatch.ts';
import { formats } from '../../src/documents/formats.ts';
import { openFile } from '../../src/store/open-file.ts';
import { storeOn } from '../../src/store/sqlite.ts';
import { AT } from '../helpers/record.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

test('a full disk is told as “Not saved”, with what to do about it', async () => {
  const file = await openFile(join(temporaryFolder(), 'bvn.db'));
  const store = storeOn(file);
  onTestFinished(() => store.close());
  const dispatch = createDispatch({
    ...{
      store,
      commands,
      formats,
      timeZone: 'Europe/London',
      authority: null,
      newId: randomUUID,
    },
    committed() {},
    comingPosts: async () => [],
    trouble(_, error) {
      throw error;
    },
  });
  const enter = (n: number): Promise<Reply> =>
    dispatch({
      id: `r${n}`,
      actor: { platform: 'local', accountId: 'shell', name: 'shell' },
      administrator: true,
      place: { platform: 'local', conversation: 'shell', direct: true },
      input: {
        kind: 'press',
        command: 'role',
        args: { person: `new "Somebody ${'x'.repeat(80)} ${n}"`, role: 'officer' },
      },
      now: AT,
    });
  file.client.pragma(`max_page_count = ${file.client.pragma('page_count', { simple: true })}`);
  let reply = await enter(0);
  for (let n = 1; reply.ok && n < 500; n += 1) reply = await enter(n);
  expect(reply).toMatchObject({
    ok: false,
    audience: 'asker',
    card: {
      title: 'Not saved',
      body: [
        {
          type: 'text',
          text: 'Nothing was saved, because the disk is full: ask whoever runs bvn to free some space on the disk that holds the database, then try again.',
        },
      ],
    },
  });
});

/** Lines, files and private messages on the local page: the requests they become, and the people who see them. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Reply } from '../../../src/dispatch/command.ts';
import { plainCard, reminderCard } from '../../helpers/example-cards.ts';
import {
  act,
  channel,
  chat,
  DIRECTOR,
  eachInItsOwnChat,
  monday,
  OFFICER,
  restart,
  say,
  withText,
} from './inbound-scene.ts';

eachInItsOwnChat();

describe('lines', () => {
  test('a command is dispatched with who, where, when and an id that its repeat shares', async () => {
    const id = randomUUID();
    await say('/bvn status', DIRECTOR, channel, id);
    expect(chat.requests).toEqual([
      {
        id: `local:${DIRECTOR}:${id}`,
        actor: { platform: 'local', accountId: DIRECTOR, name: 'Programme Director' },
        place: { platform: 'local', conversation: 'improvement', thread: undefined, direct: false },
        placeName: '#best-value-notice',
        input: { kind: 'text', text: '/bvn status' },
        now: '2024-06-24T07:55:00.000Z',
        mentioned: [],
        file: undefined,
      },
    ]);
  });

  test('a command answered to everybody is seen by everybody, with its answer after it', async () => {
    await say('/bvn status');
    for (const account of [DIRECTOR, OFFICER]) {
      const [line, answer] = await chat.sees(account);
      expect(line?.html).toContain('/bvn status');
      expect(answer?.html).toContain('36 days left');
      expect(answer?.html).not.toContain('Only you can see this');
    }
  });

  test('a command answered to the asker is seen by the asker only, and says so', async () => {
    await say('/bvn mine');
    const own = await chat.sees(DIRECTOR);
    expect(own).toHaveLength(2);
    for (const view of own) expect(view.html).toContain('Only you can see this');
    expect(await chat.sees(OFFICER)).toEqual([]);
  });

  test('plain chat is seen by everybody and heard by nobody', async () => {
    await say('Good morning');
    expect(withText(await chat.sees(OFFICER), 'Good morning')).toHaveLength(1);
    expect(chat.requests).toEqual([]);
  });

  test('chat that looks meant for the bot gets a private hint with the command to run', async () => {
    await say('done E2-03');
    expect(chat.requests).toEqual([]);
    expect(withText(await chat.sees(DIRECTOR), 'data-run="/bvn done E2-03"')).toHaveLength(1);
    expect(withText(await chat.sees(OFFICER), 'data-run')).toHaveLength(0);
  });

  test('a letter pasted as chat gets a private hint with one button that has it read', async () => {
    const letter = readFileSync(new URL('../../core/notice/letters/wrapped.txt', import.meta.url), 'utf8');
    await say(letter);
    expect(chat.requests).toEqual([]);
    const [hint, ...others] = withText(await chat.sees(DIRECTOR), 'This looks like the Department’s letter');
    expect(others).toEqual([]);
    expect(hint?.html).toContain('>Read the letter</button>');
    expect(withText(await chat.sees(OFFICER), 'This looks like')).toHaveLength(0);
  });

  test('words in a thread are a reply in that thread, seen there by everybody', async () => {
    const { weekly } = await monday();
    await say('done', OFFICER, { ...channel, thread: weekly });
    expect(chat.requests.at(-1)).toMatchObject({
      input: { kind: 'reply', text: 'done' },
      place: { conversation: 'improvement', thread: weekly },
    });
    const replies = (await chat.sees(DIRECTOR)).filter((view) => view.thread === weekly);
    expect(withText(replies, '>done<')).toHaveLength(1);
    expect(withText(replies, 'Heard: done')).toHaveLength(1);
  });

  test('a direct conversation is a command each line, and seen by its account only', async () => {
    await say('mine', OFFICER, { conversation: `dm:${OFFICER}` });
    expect(chat.requests[0]).toMatchObject({ input: { kind: 'text', text: 'mine' }, place: { direct: true } });
    expect(withText(await chat.sees(OFFICER), reminderCard.title)).toHaveLength(1);
    expect(await chat.sees(DIRECTOR)).toEqual([]);
    expect((await chat.sees(OFFICER)).map((view) => view.html).join()).not.toContain('Only you can see this');
  });

  test('people are mentioned by their names', async () => {
    await say('/bvn assign E2-03 @Monitoring Officer');
    expect(chat.requests[0]).toMatchObject({
      input: { text: `/bvn assign E2-03 <@local:${OFFICER}>` },
      mentioned: [{ platform: 'local', accountId: OFFICER, name: 'Monitoring Officer' }],
    });
  });

  test('one stranger can speak, too, as long as the record does not know that account', async () => {
    await say('/bvn status', 'stranger');
    expect(chat.requests[0]?.actor).toEqual({ platform: 'local', accountId: 'stranger', name: 'Visitor' });
    const people = async () => [{ accountId: 'stranger', name: 'Lee', role: 'viewer' }] as const;
    await restart({ directory: { people } });
    await say('/bvn status', 'stranger');
    expect(chat.requests[0]?.actor.name).toBe('Lee');
    expect((await (await fetch(chat.url)).text()).match(/value="stranger"/g)).toHaveLength(1);
  });

  test('the same line sent twice, at once or later, counts once', async () => {
    const id = randomUUID();
    const shown = await Promise.all([1, 2, 3].map(() => say('/bvn status', DIRECTOR, channel, id)));
    expect(await say('/bvn status', DIRECTOR, channel, id)).toEqual(shown[0]);
    expect(chat.requests).toHaveLength(1);
    expect(await chat.sees(DIRECTOR)).toHaveLength(2);
  });

  test('a line that met a fault can be sent again under its id, and stands there once', async () => {
    let broken = true;
    const dispatch = async (): Promise<Reply> => {
      if (broken) throw new Error('the disk is full');
      return { card: plainCard('Saved'), audience: 'thread', ok: true };
    };
    await restart({ dispatch });
    const id = randomUUID();
    const body = { id, account: DIRECTOR, text: '/bvn start E2-03', ...channel };
    expect((await chat.send('say', body)).status).toBe(500);
    expect(chat.faults.splice(0)).toMatchObject([{ message: 'the disk is full' }]);
    broken = false;
    await say('/bvn start E2-03', DIRECTOR, channel, id);
    expect(chat.requests.map((request) => request.id)).toEqual([`local:${DIRECTOR}:${id}`, `local:${DIRECTOR}:${id}`]);
    expect(withText(await chat.sees(DIRECTOR), 'start E2-03')).toHaveLength(1);
    expect(withText(await chat.sees(DIRECTOR), 'Saved')).toHaveLength(1);
  });
});

describe('forms', () => {
  test('a private form whose button opens another form gives way to it', async () => {
    const form = (title: string): Reply => ({
      card: {
        ...plainCard(title),
        body: [{ type: 'form', command: 'notice new', args: {}, fields: [], submit: title }],
      },
      audience: 'asker',
      ok: true,
    });
    await restart({ dispatch: async ({ input }) => form(input.kind === 'press' ? 'The second' : 'The first') });
    const [shown] = (await say('/bvn notice new')).slice(-1);
    await act('press', shown?.id ?? '', 'notice letter', { ask: 'yes' });
    const seen = await chat.sees(DIRECTOR);
    expect(withText(seen, 'The second')).toHaveLength(1);
    expect(withText(seen, 'The first')).toHaveLength(0);
  });
});

describe('files', () => {
  test('a file is sent with the command that imports it', async () => {
    const query = new URLSearchParams({ id: randomUUID(), account: DIRECTOR, name: 'actions.csv', ...channel });
    const headers = { 'x-bvn-token': await chat.token() };
    const bytes = new Uint8Array([99, 111, 100, 101, 0xef, 0xbb, 0xbf]);
    const answer = await fetch(`${chat.url}/local/api/import?${query}`, { method: 'POST', headers, body: bytes });
    expect(answer.status).toBe(200);
    expect(chat.requests[0]).toMatchObject({ input: { kind: 'text', text: '/bvn import' } });
    expect(chat.requests[0]?.file).toEqual({ name: 'actions.csv', bytes });
    expect(withText(await chat.sees(DIRECTOR), 'File: actions.csv')).toHaveLength(1);
  });

  test('a file in a reply is offered and can be fetched by whom it is for, and by nobody else', async () => {
    const [shown] = await say('/bvn export csv');
    const message = shown?.id ?? '';
    expect((await chat.sees(DIRECTOR)).at(-1)?.html).toContain('data-download="actions.csv"');
    const headers = { 'x-bvn-token': await chat.token() };
    const get = (account: string) =>
      fetch(`${chat.url}/local/api/file?${new URLSearchParams({ account, message })}`, { headers });
    const answer = await get(DIRECTOR);
    expect(answer.headers.get('content-type')).toBe('text/csv');
    expect(await answer.text()).toBe('code,title\r\n');
    expect((await get(OFFICER)).status).toBe(404);
  });
});

describe('conversations of others', () => {
  const line = () => ({ id: randomUUID(), account: DIRECTOR, text: '/bvn status', ...channel });

  test("nobody speaks in another's direct conversation", async () => {
    const answer = await chat.send('say', { ...line(), conversation: `dm:${OFFICER}` });
    expect(answer.status).toBe(403);
    expect(await chat.sees(OFFICER)).toEqual([]);
    expect(chat.requests).toEqual([]);
  });

  test("nobody presses, answers or puts away another's private message", async () => {
    await chat.send('say', { ...line(), account: OFFICER, text: '/bvn mine' });
    const message = (await chat.sees(OFFICER)).at(-1)?.id ?? '';
    const acted = { id: randomUUID(), account: DIRECTOR, kind: 'press', message, anchor: '', command: 'c', args: {} };
    expect((await chat.send('act', acted)).status).toBe(404);
    expect((await chat.send('say', { ...line(), thread: message })).status).toBe(404);
    expect((await chat.send('dismiss', { account: DIRECTOR, message })).status).toBe(404);
    expect(await chat.sees(OFFICER)).toHaveLength(2);
    expect(chat.requests).toHaveLength(1);
  });

  test('nobody puts away what others see, too', async () => {
    await chat.send('say', line());
    const message = (await chat.sees(DIRECTOR)).at(-1)?.id ?? '';
    expect((await chat.send('dismiss', { account: DIRECTOR, message })).status).toBe(403);
    expect(await chat.sees(DIRECTOR)).toHaveLength(2);
  });
});

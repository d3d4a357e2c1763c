import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../../src/commands/command.ts';
import { plainCard, reminderCard, weeklyCard } from '../../helpers/example-cards.ts';
import { type LocalChat, type LocalChatOptions, type SeenView, startLocalChat } from '../../helpers/local-chat.ts';

const DIRECTOR = 'programme-director';
const OFFICER = 'monitoring-officer';
const channel = { conversation: 'improvement' };

let chat: LocalChat;
beforeEach(async () => {
  chat = await startLocalChat();
});
afterEach(async () => {
  await chat[Symbol.asyncDispose]();
  expect(chat.faults).toEqual([]);
});

async function restart(options: LocalChatOptions): Promise<void> {
  await chat[Symbol.asyncDispose]();
  chat = await startLocalChat(options);
}

async function say(text: string, account = DIRECTOR, at: object = channel, id = randomUUID()) {
  const answer = await chat.send('say', { id, account, text, ...at });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { shown: { id: string; seq: number }[] }).shown;
}

async function act(kind: 'press' | 'form', message: string, command: string, args = {}, more = {}) {
  const body = { id: randomUUID(), account: DIRECTOR, kind, message, anchor: '', command, args, ...more };
  const answer = await chat.send('act', body);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { shown: { id: string; seq: number }[] }).shown;
}

/** The reminder's thread as it stands after a Monday. */
async function monday() {
  await chat.send('step', { step: 'monday' });
  const seen = await chat.sees(DIRECTOR);
  const weekly = seen.find((view) => view.html.includes(weeklyCard.title)) as SeenView;
  const personal = seen.find((view) => view.html.includes(reminderCard.title)) as SeenView;
  return { weekly: weekly.id, personal: personal.id };
}

const withText = (views: SeenView[], text: string) => views.filter((view) => view.html.includes(text));

describe('what is said', () => {
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

describe('buttons and forms', () => {
  test('a press carries the message, its thread, the command and the arguments', async () => {
    const { weekly, personal } = await monday();
    await act('press', personal, 'done', { action: 'E2-01' }, { anchor: '0-0' });
    expect(chat.requests.at(-1)).toMatchObject({
      place: { conversation: 'improvement', thread: weekly, message: personal },
      input: { kind: 'press', command: 'done', args: { action: 'E2-01' } },
    });
  });

  test('a reply in place of the card redraws it where it stands, for everybody', async () => {
    const { personal } = await monday();
    const before = (await chat.sees(OFFICER)).map((view) => view.id);
    expect((await act('press', personal, 'done', { action: 'E2-01' }))[0]?.id).toBe(personal);
    const after = await chat.sees(OFFICER);
    expect(after.map((view) => view.id)).toEqual(before);
    expect(after.find((view) => view.id === personal)?.html).toContain('E2-01 is reported complete');
  });

  test('a form that a button asks for is shown under its line to the presser only', async () => {
    const { personal } = await monday();
    const [shown] = await act('press', personal, 'due', { action: 'E2-01' }, { anchor: '0-0' });
    const form = (await chat.sees(DIRECTOR)).find((view) => view.id === shown?.id);
    expect(form?.under).toEqual({ message: personal, anchor: '0-0' });
    expect(form?.html).toContain('Only you can see this');
    expect((await chat.sees(OFFICER)).some((view) => view.id === shown?.id)).toBe(false);
  });

  test('a second answer on the same line takes the place of the first', async () => {
    const { personal } = await monday();
    await act('press', personal, 'due', { action: 'E2-01' }, { anchor: '0-0' });
    await act('press', personal, 'due', { action: 'E2-02' }, { anchor: '1-0' });
    await act('press', personal, 'status', {}, { anchor: '0-0' });
    const answers = (await chat.sees(DIRECTOR)).filter((view) => view.under);
    expect(answers.map((view) => view.under?.anchor)).toEqual(['0-0', '1-0']);
    expect(answers[0]?.html).toContain('36 days left');
  });

  test('a form with faults stays open where it stood, with its values; sent well, it gives way to the answer', async () => {
    const { weekly, personal } = await monday();
    const [form] = await act('press', personal, 'due', { action: 'E2-01' }, { anchor: '0-0' });
    const id = form?.id ?? '';
    expect((await act('form', id, 'due', { action: 'E2-01', date: '31 June' }))[0]?.id).toBe(id);
    expect(chat.requests.at(-1)?.place).toMatchObject({ message: personal, thread: weekly });
    const open = (await chat.sees(DIRECTOR)).filter((view) => view.under);
    expect(open).toHaveLength(1);
    expect(open[0]?.html).toContain('value="31 June"');
    expect(open[0]?.html).toContain('does not exist');
    await act('form', id, 'due', { action: 'E2-01', date: '30 June', because: 'The Board meets then' });
    const answers = (await chat.sees(DIRECTOR)).filter((view) => view.under);
    expect(answers).toHaveLength(1);
    expect(answers[0]?.html).toContain('30 June is proposed for E2-01');
  });

  test('a form that was typed for stays where it is, and has no second copy under it', async () => {
    const [form] = await say('/bvn add');
    const id = form?.id ?? '';
    await act('form', id, 'due', { action: 'E2-06', date: '31 June' });
    expect(chat.requests.at(-1)?.place).toMatchObject({ message: id, thread: undefined });
    const seen = await chat.sees(DIRECTOR);
    expect(withText(seen, '<form')).toHaveLength(1);
    expect(seen.at(-1)).toMatchObject({ id, under: null });
  });

  test.each(['thread', 'replace'] as const)(
    'an answer for the %s closes the form that it came from',
    async (audience) => {
      const dispatch = async ({ input }: { input: { kind: string } }): Promise<Reply> =>
        input.kind === 'form'
          ? { card: plainCard('Proposed'), audience, ok: true }
          : { card: plainCard('Ask'), audience: 'asker', ok: true };
      await restart({ dispatch });
      const { weekly, personal } = await monday();
      const [form] = await act('press', personal, 'due');
      const [shown] = await act('form', form?.id ?? '', 'due');
      const seen = await chat.sees(OFFICER);
      expect(withText(seen, 'Proposed')).toMatchObject([{ id: shown?.id, thread: weekly }]);
      expect(shown?.id === personal).toBe(audience === 'replace');
      expect((await chat.sees(DIRECTOR)).filter((view) => view.under)).toEqual([]);
    },
  );

  test('a form refused is shown to its sender only, whoever the answer would have been for', async () => {
    const dispatch = async (): Promise<Reply> => ({ card: plainCard('Not so'), audience: 'thread', ok: false });
    await restart({ dispatch });
    const { personal } = await monday();
    await act('form', personal, 'due');
    expect(withText(await chat.sees(DIRECTOR), 'Not so')).toHaveLength(1);
    expect(withText(await chat.sees(OFFICER), 'Not so')).toHaveLength(0);
  });

  test('a private answer can be put away, with what stands under it', async () => {
    const [list] = await say('/bvn mine');
    const message = list?.id ?? '';
    await act('press', message, 'due', { action: 'E2-01' }, { anchor: '0-0' });
    expect((await chat.send('dismiss', { account: DIRECTOR, message })).status).toBe(200);
    const seen = await chat.sees(DIRECTOR);
    expect(seen.map((view) => view.html).join()).not.toMatch(/Your actions|New date/);
  });

  test('an answer without a card closes the form and says nothing', async () => {
    const dispatch = async ({ input }: { input: { kind: string } }): Promise<Reply> => ({
      card: input.kind === 'press' ? plainCard('Ask') : null,
      audience: 'asker',
      ok: true,
    });
    await restart({ dispatch });
    const { personal } = await monday();
    const [form] = await act('press', personal, 'due');
    expect(await act('form', form?.id ?? '', 'due')).toEqual([]);
    expect((await chat.sees(DIRECTOR)).filter((view) => view.under)).toEqual([]);
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

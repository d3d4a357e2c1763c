import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { plainCard } from '../../helpers/example-cards.ts';
import { type LocalChat, type StreamEvent, startLocalChat } from '../../helpers/local-chat.ts';

const DIRECTOR = 'programme-director';
const place = { platform: 'local', conversation: 'improvement' } as const;

/** The next event of the stream for which `wanted` holds. */
async function next(
  stream: AsyncGenerator<StreamEvent>,
  wanted: (event: StreamEvent) => boolean,
): Promise<StreamEvent> {
  for (;;) {
    const { value, done } = await stream.next();
    if (done) throw new Error('The stream ended before the event came.');
    if (wanted(value)) return value;
  }
}

const messages = (event: StreamEvent) => event.event === 'messages';
const parts = (event: StreamEvent) => event.event === 'parts';
const post = (chat: LocalChat, title: string) =>
  chat.local.deliverer.deliver({ place, card: plainCard(title), key: title });

describe('the stream of a page', () => {
  test('the stream begins with all messages, then brings new ones', async () => {
    await using chat = await startLocalChat();
    await post(chat, 'Before');
    const stream = chat.events(DIRECTOR);
    const first = await next(stream, messages);
    expect(first.data.fresh).toBe(true);
    expect(first.data.views).toMatchObject([{ announce: 'Best Value Notice bot: Before', news: true }]);
    await post(chat, 'After');
    const second = await next(stream, messages);
    expect(second.data).toMatchObject({ fresh: false, views: [{ announce: 'Best Value Notice bot: After' }] });
    await stream.return(undefined);
  });

  test('a page that connects again gets what it missed, also what was taken away', async () => {
    await using chat = await startLocalChat();
    await post(chat, 'Seen');
    await chat.send('say', { id: randomUUID(), account: DIRECTOR, conversation: 'improvement', text: '/bvn mine' });
    const stream = chat.events(DIRECTOR);
    const { id, data } = await next(stream, messages);
    await stream.return(undefined);
    const secret = data.views?.at(-1)?.id ?? '';
    await chat.send('dismiss', { account: DIRECTOR, message: secret });
    await post(chat, 'Missed');
    const again = chat.events(DIRECTOR, id);
    const missed = await next(again, messages);
    await again.return(undefined);
    expect(missed.data).toMatchObject({
      fresh: false,
      views: [{ id: secret, gone: true }, { announce: 'Best Value Notice bot: Missed' }],
    });
  });

  test('an account’s own line is announced to the others alone', async () => {
    await using chat = await startLocalChat();
    await chat.send('say', { id: randomUUID(), account: DIRECTOR, conversation: 'improvement', text: 'Good morning' });
    expect(await chat.sees(DIRECTOR)).toMatchObject([{ announce: '', news: false }]);
    expect(await chat.sees('chief-executive')).toMatchObject([
      { announce: 'Programme Director: Good morning', news: true },
    ]);
  });

  test('the stream follows the clock, the authority and the people', async () => {
    let authority = 'Before the notice';
    let role: 'viewer' | 'lead' = 'viewer';
    await using chat = await startLocalChat({
      authority: async () => authority,
      directory: { people: async () => [{ accountId: 'jo', name: 'Jo <b>', role }] },
    });
    const stream = chat.events('jo');
    const first = await next(stream, parts);
    expect(first.data.authority).toBe('Before the notice');
    expect(first.data.speaker).toContain('Jo &lt;b&gt; (viewer)');
    expect(String(first.data.clock).replaceAll(/<[^>]*>/g, '')).toContain(
      'the clock stands at 8:55am on Monday 24 June 2024',
    );
    authority = 'Anyborough';
    role = 'lead';
    await chat.send('say', { id: randomUUID(), account: 'jo', conversation: 'improvement', text: '/bvn status' });
    const second = await next(stream, (event) => parts(event) && event.data.authority === 'Anyborough');
    expect(second.data.speaker).toContain('(programme lead)');
    await chat.send('step', { step: 'working-day' });
    await next(stream, (event) => parts(event) && String(event.data.clock).includes('9am on Tuesday 25 June 2024'));
    await stream.return(undefined);
  });

  test('the stream ends when the page is disposed of', async () => {
    const chat = await startLocalChat();
    const stream = chat.events(DIRECTOR);
    await next(stream, parts);
    await chat.local[Symbol.asyncDispose]();
    expect((await stream.next()).done).toBe(true);
    await chat[Symbol.asyncDispose]();
  });

  test('disposing waits for requests in progress', async () => {
    const { promise: saved, resolve: save } = Promise.withResolvers<void>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const order: string[] = [];
    await using chat = await startLocalChat({
      async dispatch() {
        begin();
        await saved;
        order.push('saved');
        return { card: null, audience: 'asker', ok: true };
      },
    });
    const answer = chat.send('say', {
      id: randomUUID(),
      account: DIRECTOR,
      conversation: 'improvement',
      text: '/bvn x',
    });
    await begun;
    const disposed = chat.local[Symbol.asyncDispose]().then(() => order.push('disposed'));
    save();
    await disposed;
    expect(order).toEqual(['saved', 'disposed']);
    expect((await answer).status).toBe(200);
  });
});

describe('the clock', () => {
  test('the clock shows that it moves, moves one step at a time, and says so in the channel', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    await using chat = await startLocalChat({ during: () => released });
    const stream = chat.events(DIRECTOR);
    const step = chat.send('step', { step: 'monday' });
    const moving = await next(stream, (event) => parts(event) && String(event.data.clock).includes('aria-busy="true"'));
    expect(String(moving.data.clock).match(/aria-disabled="true"/g)).toHaveLength(3);
    const second = await chat.send('step', { step: 'monday' });
    expect(second.status).toBe(409);
    expect(await second.json()).toMatchObject({ error: expect.stringContaining('being moved already') });
    release();
    expect((await step).status).toBe(200);
    await next(stream, (event) => parts(event) && !String(event.data.clock).includes('aria-disabled'));
    await stream.return(undefined);
    expect((await chat.sees(DIRECTOR)).map((view) => view.announce)).toEqual([
      'The clock moved to 9am on Monday 24 June 2024',
      expect.stringContaining('Weekly reminder'),
      expect.stringContaining('Monitoring Officer'),
    ]);
    expect((await chat.send('step', { step: 'monday' })).status).toBe(200);
  });

  test('the clock says nothing of a failed move, and can be moved again', async () => {
    let broken = true;
    await using chat = await startLocalChat({
      async during() {
        if (broken) throw new Error('the disk is full');
      },
    });
    expect((await chat.send('step', { step: 'monday' })).status).toBe(500);
    expect(chat.faults).toHaveLength(1);
    expect(await chat.sees(DIRECTOR)).toEqual([]);
    broken = false;
    expect((await chat.send('step', { step: 'monday' })).status).toBe(200);
  });

  test('the clock cannot be moved where the real one runs, and is not shown there', async () => {
    await using chat = await startLocalChat({ demo: null });
    expect((await chat.send('step', { step: 'monday' })).status).toBe(404);
    const page = await (await fetch(chat.url)).text();
    expect(page).not.toContain('Demonstration:');
    expect(page).not.toContain('data-step');
    expect(page).toMatch(/id="clock"[^>]*hidden/);
  });
});

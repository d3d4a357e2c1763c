/** The local page refuses large bodies and malformed requests, and says why. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { MAX_BODY_BYTES, MAX_FILE_BYTES } from '../../../src/platforms/local/guard.ts';
import { plainCard } from '../../helpers/example-cards.ts';
import { chat, DIRECTOR, line, nothingHappened, pressed, raw, startChatForEachTest, token } from './guard-scene.ts';

startChatForEachTest();

describe('sizes', () => {
  test('a line or a form of more than 256 KiB is refused', async () => {
    const answer = await chat.send('say', { ...line(), text: 'x'.repeat(MAX_BODY_BYTES) });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toEqual({ error: 'This is larger than the 256 KiB that can be sent.' });
    await nothingHappened();
  });

  test('a body without a length is refused', async () => {
    const body = new Blob([JSON.stringify(line())]).stream();
    const headers = { 'x-bvn-token': token };
    const answer = await fetch(`${chat.url}/local/api/say`, { method: 'POST', headers, body, duplex: 'half' });
    expect(answer.status).toBe(411);
    await nothingHappened();
  });

  test('a refusal leaves its connection fit for what comes next', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const sent = async (body: string) => {
      const asking = request(`${chat.url}/local/api/say`, { agent, method: 'POST', headers: { 'x-bvn-token': token } });
      asking.setHeader('content-length', body.length).end(body);
      const [answer] = (await once(asking, 'response')) as [IncomingMessage];
      await once(answer.resume(), 'end');
      return { status: answer.statusCode, isSame: asking.reusedSocket };
    };
    expect(await sent('x'.repeat(2 * MAX_BODY_BYTES))).toEqual({ status: 413, isSame: false });
    expect(await sent(JSON.stringify(line()))).toEqual({ status: 200, isSame: true });
    agent.destroy();
  });

  test('a form that fills the limit is taken', async () => {
    const { message } = await chat.local.deliverer.deliver({
      place: { platform: 'local', conversation: 'improvement' },
      card: plainCard('Form'),
      key: 'k',
    });
    const body = {
      id: randomUUID(),
      account: DIRECTOR,
      kind: 'form',
      message,
      anchor: '',
      command: 'edit',
      args: { text: '' },
    };
    body.args.text = 'x'.repeat(MAX_BODY_BYTES - JSON.stringify(body).length);
    expect((await chat.send('act', body)).status).toBe(200);
  });

  test('a file of more than 5 MiB is refused', async () => {
    const path = () => `import?id=${randomUUID()}&account=${DIRECTOR}&conversation=improvement&name=a.csv`;
    const upload = (size: number) =>
      fetch(`${chat.url}/local/api/${path()}`, {
        method: 'POST',
        headers: { 'x-bvn-token': token },
        body: new Uint8Array(size),
      });
    expect((await upload(MAX_FILE_BYTES + 1)).status).toBe(413);
    await nothingHappened();
    expect((await upload(MAX_FILE_BYTES)).status).toBe(200);
  });
});

describe('malformed requests', () => {
  test.each([
    ['say', 'The body is not JSON', '{'],
    ['say', 'Invalid UUID', { ...line(), id: '1' }],
    ['say', 'A message needs at least one character.', { ...line(), text: '   ' }],
    ['say', 'A message has at most 40,100 characters.', { ...line(), text: 'x'.repeat(40_101) }],
    ['say', 'Invalid key: Expected never but received "extra"', { ...line(), extra: 1 }],
    ['say', 'Nobody here has the account "nobody"; expected one of: programme', { ...line(), account: 'nobody' }],
    ['act', 'Expected ("press" | "form") but received "pull"', { ...pressed(), kind: 'pull' }],
    ['act', 'args.n', { ...pressed(), args: { n: 1 } }],
    ['dismiss', 'at message', { account: DIRECTOR }],
    ['step', 'expected one of: working-day, monday, expiry', { step: 'never' }],
  ])('%s: %s', async (path, why, body) => {
    const headers = { 'x-bvn-token': token };
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await fetch(`${chat.url}/local/api/${path}`, { method: 'POST', headers, body: text });
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { error: string }).error).toContain(why);
    await nothingHappened();
  });

  test('a query without an account is refused', async () => {
    expect((await fetch(`${chat.url}/local/events?token=${token}`)).status).toBe(400);
  });

  test('no file but those of the page is served', async () => {
    for (const name of ['..%2Flocal.ts', 'local.ts', '%2e%2e/%2e%2e/config.ts', 'main.js%00']) {
      expect((await raw('GET', `/local/page/${name}`, {})).status).toBe(404);
    }
  });
});

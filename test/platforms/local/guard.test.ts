/** The guards of the local page refuse foreign hosts and origins, a wrong token, large bodies and malformed requests. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MAX_BODY_BYTES, MAX_FILE_BYTES } from '../../../src/platforms/local/guard.ts';
import { plainCard } from '../../helpers/example-cards.ts';
import { type LocalChat, startLocalChat } from '../../helpers/local-chat.ts';

const DIRECTOR = 'programme-director';

let chat: LocalChat;
let token: string;
beforeEach(async () => {
  chat = await startLocalChat();
  token = await chat.token();
});
afterEach(async () => {
  await chat[Symbol.asyncDispose]();
  expect(chat.faults).toEqual([]);
});

const line = () => ({ id: randomUUID(), account: DIRECTOR, conversation: 'improvement', text: '/bvn status' });

const pressed = () => ({
  id: randomUUID(),
  account: DIRECTOR,
  kind: 'press',
  message: 'm',
  anchor: '',
  command: 'c',
  args: {},
});

/** A request with exactly these headers, as no browser and no `fetch` would send it. */
function raw(
  method: string,
  path: string,
  headers: Record<string, string>,
  body = '',
): Promise<{ status: number; text: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>();
  const sent = request(`${chat.url}${path}`, { method, headers, setHost: !('host' in headers) }, async (answer) => {
    let text = '';
    for await (const chunk of answer) text += chunk;
    resolve({ status: answer.statusCode ?? 0, text });
  });
  sent.on('error', reject);
  sent.end(body);
  return promise;
}

/** Everything that shows or changes something, with a body that would be taken. */
const ROUTES = [
  ['POST', '/local/api/say', line],
  ['POST', '/local/api/act', pressed],
  ['POST', '/local/api/dismiss', () => ({ account: DIRECTOR, message: 'm' })],
  ['POST', '/local/api/step', () => ({ step: 'monday' })],
  [
    'POST',
    `/local/api/import?id=1f0a4c1e-8a0b-4b6e-9d5c-3f2a1b0c9d8e&account=${DIRECTOR}&conversation=improvement&name=a.csv`,
    () => ({}),
  ],
  ['GET', `/local/api/file?account=${DIRECTOR}&message=m`, null],
  ['GET', `/local/events?account=${DIRECTOR}`, null],
] as const;

const nothingHappened = async () => {
  expect(chat.requests).toEqual([]);
  expect(await chat.sees(DIRECTOR)).toEqual([]);
};

describe('the host', () => {
  test.each(['evil.example', '127.0.0.1', 'localhost', 'localhost:3978'])(
    'the page is not served as "%s"',
    async (host) => {
      const { status, text } = await raw('GET', '/', { host });
      expect(status).toBe(403);
      expect(text).not.toContain(token);
      expect(text).toContain(new URL(chat.url).host);
    },
  );

  test.each(ROUTES)('%s %s is refused under another host, even with the token', async (method, path, body) => {
    const at = path.includes('events') ? `${path}&token=${token}` : path;
    const headers = { host: 'evil.example', 'x-bvn-token': token };
    expect((await raw(method, at, headers, body ? JSON.stringify(body()) : '')).status).toBe(403);
    await nothingHappened();
  });

  test('the files of the page are refused under another host', async () => {
    expect((await raw('GET', '/local/page/main.js', { host: 'evil.example' })).status).toBe(403);
    expect((await raw('GET', '/local/page/main.js', {})).status).toBe(200);
  });
});

describe('the origin', () => {
  test.each(['http://evil.example', 'null', 'https://HOST', 'http://HOST.evil.example'])(
    'a request from the origin %s is refused',
    async (pattern) => {
      const origin = pattern.replace('HOST', new URL(chat.url).host);
      for (const [method, path, body] of ROUTES) {
        const at = path.includes('events') ? `${path}&token=${token}` : path;
        const headers = { origin, 'x-bvn-token': token };
        expect((await raw(method, at, headers, body ? JSON.stringify(body()) : '')).status).toBe(403);
      }
      expect((await raw('GET', '/', { origin })).status).toBe(403);
      await nothingHappened();
    },
  );

  test('a request from the page’s own origin is accepted', async () => {
    expect((await chat.send('say', line(), { origin: chat.url })).status).toBe(200);
  });
});

describe('the token', () => {
  test.each(ROUTES)('%s %s needs the token of this start', async (method, path, body) => {
    const text = body ? JSON.stringify(body()) : '';
    const joint = path.includes('?') ? '&' : '?';
    for (const given of ['', 'wrong', token.slice(0, -1), `${token}x`]) {
      const headers: Record<string, string> = given === '' ? {} : { 'x-bvn-token': given };
      expect((await raw(method, path, headers, text)).status).toBe(403);
      expect((await raw(method, `${path}${joint}token=${given}`, {}, text)).status).toBe(403);
    }
    await nothingHappened();
  });

  test('the token in the address opens the event stream and nothing else', async () => {
    const answer = await raw('POST', `/local/api/say?token=${token}`, {}, JSON.stringify(line()));
    expect(answer.status).toBe(403);
    expect((await raw('GET', `/local/events?account=${DIRECTOR}`, { 'x-bvn-token': token })).status).toBe(403);
    await nothingHappened();
  });

  test('each start has another token', async () => {
    await using other = await startLocalChat();
    expect(await other.token()).not.toBe(token);
    expect(token).toMatch(/^[\w-]{43}$/);
  });
});

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
    ['say', 'A message has at most 4,000 characters.', { ...line(), text: 'x'.repeat(4_001) }],
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

describe('the browser', () => {
  test.each(['/', '/local/page/main.js', '/local/api/say'])(
    '%s runs only its own scripts, and is kept and framed by nobody',
    async (path) => {
      const { headers } = await fetch(`${chat.url}${path}`);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
    },
  );

  test('the page has nothing inline and names no other host', async () => {
    const page = await (await fetch(chat.url)).text();
    expect(page).not.toMatch(/<style|<script(?![^>]*src=)|\son\w+=|style=/);
    expect(page).not.toMatch(/https?:\/\//);
  });
});

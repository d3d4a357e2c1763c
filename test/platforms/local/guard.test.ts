/** The guards of the local page refuse foreign hosts and origins and a wrong token, and let nobody frame or fill the page. */
import { describe, expect, test } from 'vitest';
import { startLocalChat } from '../../helpers/local-chat.ts';
import { chat, DIRECTOR, line, nothingHappened, pressed, raw, startChatForEachTest, token } from './guard-scene.ts';

startChatForEachTest();

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
  ['GET', `/local/paper?account=${DIRECTOR}&message=m`, null],
] as const;

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
    const at = /events|paper/.test(path) ? `${path}&token=${token}` : path;
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
        const at = /events|paper/.test(path) ? `${path}&token=${token}` : path;
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

  test('the token in the address opens the event stream and a paper, and nothing else', async () => {
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

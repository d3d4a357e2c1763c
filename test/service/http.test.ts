/** The one HTTP server: probes, platforms' endpoints, pages, limits, and a clean end. */
import { connect, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { HTTP_LIMITS, type Http, type HttpLimits, openHttp } from '../../src/service/http.ts';
import { createLog } from '../../src/service/log.ts';
import { silentLog } from '../helpers/silent-log.ts';

async function open(limits?: HttpLimits): Promise<{ http: Http; url: string; lines: string[] }> {
  const lines: string[] = [];
  const log = createLog({ secrets: [], write: (line) => lines.push(line), now: () => '' });
  const http = await openHttp({ host: '127.0.0.1', port: 0, log, ...(limits ? { limits } : {}) });
  onTestFinished(() => http[Symbol.asyncDispose]());
  return { http, url: `http://127.0.0.1:${http.port}`, lines };
}

describe('probes', () => {
  test('the server is alive at once, and ready only after the service says so', async () => {
    const { http, url } = await open();
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const early = await fetch(`${url}/readyz`);
    expect(early.status).toBe(503);
    expect(await early.json()).toEqual({ ready: false, wrong: ['The service is starting.'] });
    http.ready([async () => null]);
    const ready = await fetch(`${url}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({ ready: true, wrong: [] });
    expect(ready.headers.get('cache-control')).toBe('no-store');
  });

  test('/readyz answers 503 with all faults while /healthz answers 200', async () => {
    const { http, url } = await open();
    http.ready([async () => 'The database cannot be read.', async () => null, async () => 'The schedule has not run.']);
    const response = await fetch(`${url}/readyz?verbose`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      wrong: ['The database cannot be read.', 'The schedule has not run.'],
    });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });
});

describe('paths', () => {
  test('a handler gets requests at exactly its path, the pages get all others', async () => {
    const { http, url } = await open();
    http.mount('/slack/events', (request, response) => void response.end(`raw ${request.method}`));
    http.servePages(({ url }, response) => void response.writeHead(url === '/' ? 200 : 404).end('page'));
    expect(await (await fetch(`${url}/slack/events?x=1`, { method: 'POST' })).text()).toBe('raw POST');
    expect((await fetch(`${url}/slack/events/x`)).status).toBe(404);
    expect(await (await fetch(`${url}/`)).text()).toBe('page');
    expect((await fetch(`${url}/nothing`)).status).toBe(404);
  });

  test('a server without pages answers 404', async () => {
    const { url } = await open();
    expect((await fetch(`${url}/`)).status).toBe(404);
  });

  test.each([
    [
      'throws',
      () => {
        throw new Error('no such path');
      },
    ],
    ['rejects', () => Promise.reject(new Error('no such path'))],
  ])('a handler that %s is answered with 500, logged, and the server goes on', async (_, handler) => {
    const { http, url, lines } = await open();
    http.mount('/bad', handler);
    expect((await fetch(`${url}/bad`)).status).toBe(500);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ path: '/bad', error: { message: 'no such path' } });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });
});

/** The server's answer to raw bytes, up to the end of the connection. */
function raw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('close', () => resolve(answer)).on('error', reject);
  });
}

test('a request with headers of more than 16 KiB is refused', async () => {
  const { http } = await open();
  const answer = await raw(http.port, `GET / HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(17 * 1024)}\r\n\r\n`);
  expect(answer).toContain('431 Request Header Fields Too Large');
});

// Without these limits the service's own, of ten seconds and more, would end the connection.
describe('limits', { timeout: 5_000 }, () => {
  /** The limits of the service with their durations 200 times shorter. */
  const fast = (more: Partial<HttpLimits> = {}): HttpLimits => ({
    ...HTTP_LIMITS,
    headersTimeout: HTTP_LIMITS.headersTimeout / 200,
    requestTimeout: HTTP_LIMITS.requestTimeout / 200,
    connectionsCheckingInterval: HTTP_LIMITS.connectionsCheckingInterval / 200,
    ...more,
  });

  test('a request whose headers do not end is cut off', async () => {
    const { http } = await open(fast({ requestTimeout: HTTP_LIMITS.requestTimeout }));
    const answer = await raw(http.port, 'GET /healthz HTTP/1.1\r\nHost: x\r\n');
    expect(answer).toContain('408 Request Timeout');
  });

  test('a request whose body does not end is cut off', async () => {
    const { http } = await open(fast());
    http.mount('/read', async (request, response) => {
      for await (const _ of request);
      response.end('read');
    });
    const answer = await raw(http.port, 'POST /read HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nx');
    expect(answer).not.toContain('200');
  });

  test('more connections than the server takes at a time are closed at once', async () => {
    const { http } = await open({ ...HTTP_LIMITS, maxConnections: 2 });
    const held = [await connected(http.port), await connected(http.port)];
    const third = await connected(http.port);
    await closed(third);
    expect(held.map(({ readyState }) => readyState)).toEqual(['open', 'open']);
    for (const socket of held) socket.destroy();
  });

  test('the limits of the service allow a request half a minute and hold a thousand connections', () => {
    expect(HTTP_LIMITS.headersTimeout).toBeLessThanOrEqual(10_000);
    expect(HTTP_LIMITS.requestTimeout).toBeLessThanOrEqual(30_000);
    expect(HTTP_LIMITS.maxConnections).toBeLessThanOrEqual(1_000);
  });
});

/** A connection without a request. */
function connected(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket)).on('error', reject);
  });
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => void socket.resume().once('close', () => resolve()));
}

test('a port in use and an address of another machine are each reported in one sentence', async () => {
  const { http } = await open();
  const log = silentLog(() => '');
  await expect(openHttp({ host: '127.0.0.1', port: http.port, log })).rejects.toThrow(
    `The port ${http.port} on 127.0.0.1 is in use: stop the program that has it, or set PORT to a free one.`,
  );
  await expect(openHttp({ host: '192.0.2.1', port: 0, log })).rejects.toThrow(
    'HOST is "192.0.2.1", which is no address of this machine',
  );
});

describe('closing', () => {
  test('a closing server answers the request under way and no new one', async () => {
    const { http, url } = await open();
    let finish = () => {};
    const begun = new Promise<void>((started) => {
      http.mount('/slow', (_, response) => {
        finish = () => void response.end('done');
        started();
      });
    });
    const slow = fetch(`${url}/slow`);
    await begun;
    const closing = http[Symbol.asyncDispose]();
    await expect(fetch(`${url}/healthz`)).rejects.toThrow('fetch failed');
    finish();
    expect(await (await slow).text()).toBe('done');
    await closing;
    await http[Symbol.asyncDispose]();
  });

  test('a refusing server answers the next request on an open connection with 503', async () => {
    const { http } = await open();
    http.mount('/last', (_, response) => {
      http.refuse();
      setImmediate(() => response.end('done'));
    });
    const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
    const answer = await raw(http.port, get('/last') + get('/healthz'));
    expect(answer.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 503']);
  });
});

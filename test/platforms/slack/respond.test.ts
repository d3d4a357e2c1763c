/** Answers at Slack's address: what counts as taken, and that a broken connection is told. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { postToResponseUrl } from '../../../src/platforms/slack/api.ts';

async function serving(listener: RequestListener): Promise<URL> {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/response/1`);
}

it('an answer is sent whole, as JSON in any script, over one connection', async () => {
  const heard: string[] = [];
  const connections = new Set<unknown>();
  const url = await serving(async (request, response) => {
    connections.add(request.socket);
    heard.push(`${request.method} ${request.headers['content-type']} ${await text(request)}`);
    response.end('ok');
  });
  const body = { text: `Għarb £5 – ${'x'.repeat(1_000)}` };
  for (let n = 0; n < 3; n += 1) expect(await postToResponseUrl(url, body)).toBe(true);
  expect(heard).toEqual(Array(3).fill(`POST application/json; charset=utf-8 ${JSON.stringify(body)}`));
  expect(connections.size).toBe(1);
});

it.each([404, 500, 302])('an answer counts as not taken when Slack answers %i', async (status) => {
  const seen: (string | undefined)[] = [];
  const url = await serving(({ url }, response) => {
    seen.push(url);
    response.writeHead(status, { location: '/elsewhere' }).end('no');
  });
  expect(await postToResponseUrl(url, {})).toBe(false);
  expect(seen).toEqual(['/response/1']);
});

it('an answer rejects when the connection breaks', async () => {
  const url = await serving(({ socket }) => void socket.destroy());
  await expect(postToResponseUrl(url, {})).rejects.toThrow();
});

it('an answer takes another connection when the kept one is closed just then', async () => {
  const heard: unknown[] = [];
  const used = new Set<unknown>();
  const url = await serving(async (request, response) => {
    if (used.has(request.socket)) return void request.socket.resetAndDestroy();
    used.add(request.socket);
    heard.push(JSON.parse(await text(request)));
    response.end();
  });
  expect(await postToResponseUrl(url, { n: 1 })).toBe(true);
  expect(await postToResponseUrl(url, { n: 2 })).toBe(true);
  expect(heard).toEqual([{ n: 1 }, { n: 2 }]);
});

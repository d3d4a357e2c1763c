/** Addresses that people give as evidence: the service keeps them and calls none of them. */

import type { AddressInfo } from 'node:net';
import { createServer, Socket } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { goalOf } from '../helpers/connection-goal.ts';
import { GENERAL, LEAD, OWNER, startSlackProgramme } from '../helpers/slack-bot.ts';

/** A server inside the council's network, which nobody may make the service call. */
async function startInnerServer(): Promise<{ port: number; calls: () => number }> {
  let calls = 0;
  const server = createServer((socket) => {
    calls += 1;
    socket.destroy();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, calls: () => calls };
}

/** The hosts and ports that this process connects to from now on. */
function noteConnections(): Set<string> {
  const goals = new Set<string>();
  const connect = Socket.prototype.connect;
  const spy = vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket, ...args: unknown[]) {
    const { host = 'localhost', port } = goalOf(args);
    goals.add(`${host}:${port}`);
    return Reflect.apply(connect, this, args);
  } as typeof connect);
  onTestFinished(() => spy.mockRestore());
  return goals;
}

test('an address given as evidence is kept and never called, wherever it leads', async () => {
  const bot = await startSlackProgramme();
  const inner = await startInnerServer();
  const goals = noteConnections();
  const links = [
    'https://169.254.169.254/latest/meta-data/',
    `https://127.0.0.1:${inner.port}/secret`,
    `https://[::1]:${inner.port}/`,
    `https://2130706433:${inner.port}/`,
    `https://0x7f.1:${inner.port}/`,
    `https://localhost:${inner.port}/redirect?to=http://169.254.169.254/`,
    'https://rebinding.example/report.pdf',
  ];
  for (const link of links) await bot.types(OWNER, `evidence E1-01 <${link}>`);
  await bot.types(OWNER, `done E1-02 <${links[1]}>`);
  await bot.types(LEAD, 'share E1');
  for (const line of ['show E1-01', 'history E1-01', 'export csv']) await bot.types(LEAD, line);
  await bot.at('2024-06-24 09:00');
  await bot.types(LEAD, 'show E1-01');
  const shown = JSON.stringify(bot.message('E1-01 Procurement rules', LEAD).blocks);
  for (const link of links) expect(shown).toContain(link.split('?')[0]);
  const ours = [new URL(bot.slack.url).port, new URL(bot.url()).port];
  expect([...goals].filter((goal) => !ours.includes(goal.split(':').at(-1) ?? ''))).toEqual([]);
  expect(inner.calls()).toBe(0);
});

test('an address that is not https is no evidence, and Slack is asked to open no address of a message', async () => {
  const bot = await startSlackProgramme();
  for (const link of ['http://169.254.169.254/', 'ftp://files.example/x', 'file:///etc/passwd', 'javascript:alert(1)'])
    await bot.types(OWNER, `evidence E1-01 ${link}`);
  await bot.types(LEAD, 'show E1-01');
  expect(JSON.stringify(bot.message('E1-01 Procurement rules', LEAD).blocks)).not.toMatch(/href|169\.254|passwd/);
  await bot.types(LEAD, 'share E1', GENERAL);
  await bot.at('2024-06-24 09:00');
  const posts = bot.slack.calls.filter(({ method }) => method === 'chat.postMessage');
  expect(posts.length).toBeGreaterThan(0);
  for (const { args } of posts) expect(args).toMatchObject({ unfurl_links: false, unfurl_media: false });
});

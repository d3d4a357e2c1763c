/** The standard output of the real service: closed or stuck, it neither stops the service nor keeps it from ending. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { CHANNEL } from '../../src/platforms/local/local.ts';
import { createOutput } from '../../src/service/output.ts';
import { programScript, startProgram } from '../helpers/program.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const SOON_MS = 6_000;
const SETTINGS = { DATABASE_URL: 'file:bvn.db', PORT: '0' };

/** The end of a service, which must come soon after it was asked to stop. */
async function endOf(stop: () => unknown, ended: Promise<unknown>): Promise<number> {
  const asked = performance.now();
  stop();
  await ended;
  return performance.now() - asked;
}

test('a service whose output is closed goes on, says so on the errors, and ends with code 0', async () => {
  const { child, outputWith, ended } = startProgram('main.ts', temporaryFolder(), {
    ...SETTINGS,
    BVN_FIRST_LEAD: 'local:lead',
  });
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(await outputWith('"Started"'))?.[0] ?? '';
  child.stdout?.destroy();
  const complained = once(child.stderr!, 'data');
  const page = await (await fetch(url)).text();
  const token = /name="bvn-token" content="([^"]+)"/.exec(page)?.[1] ?? '';
  const answer = await fetch(`${url}/local/api/say`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-bvn-token': token, origin: url },
    body: JSON.stringify({ id: crypto.randomUUID(), account: 'lead', conversation: CHANNEL, text: '/bvn help' }),
  });
  expect(answer.status).toBe(200);
  await complained;
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(await endOf(() => child.kill('SIGTERM'), ended)).toBeLessThan(SOON_MS);
  expect(await ended).toMatchObject({
    code: 0,
    err: 'The standard output is closed (EPIPE), so nothing is logged any more. The service goes on.\n',
  });
});

test('a service whose output nobody reads is ready, and ends within 6 seconds', async () => {
  const folder = temporaryFolder();
  const monitor = createServer((_, response) => response.end()).listen(0, '127.0.0.1');
  onTestFinished(() => void monitor.close());
  await once(monitor, 'listening');
  const fifo = join(folder, 'output');
  execFileSync('mkfifo', [fifo]);
  const full = openSync(fifo, constants.O_RDWR | constants.O_NONBLOCK);
  onTestFinished(() => closeSync(full));
  expect(() => {
    for (;;) writeSync(full, 'x');
  }).toThrow('EAGAIN');
  const url = `http://127.0.0.1:${(monitor.address() as AddressInfo).port}`;
  const env = { PATH: process.env.PATH, ...SETTINGS, BVN_HEARTBEAT_URL: url };
  const child = spawn(process.execPath, [programScript('main.ts')], {
    cwd: folder,
    env,
    stdio: ['ignore', full, 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(monitor, 'request');
  const ended = once(child, 'exit');
  expect(await endOf(() => child.kill('SIGTERM'), ended)).toBeLessThan(SOON_MS);
  expect(await ended).toEqual([0, null]);
});

test('output that nobody reads is lost from a mebibyte on, which is said once, and taken up again later', () => {
  const taken: (() => void)[] = [];
  const stuck = new Writable({ highWaterMark: 1, write: (_chunk, _encoding, done) => void taken.push(done) });
  const said: string[] = [];
  const output = createOutput(stuck, (sentence) => said.push(sentence));
  const line = 'x'.repeat(512 * 1024);
  for (let n = 0; n < 5; n += 1) output.write(line);
  expect(stuck.writableLength).toBe(2 * line.length);
  expect(said).toEqual(['Nobody reads the standard output, so lines of the log are lost. The service goes on.']);
  taken.shift()?.();
  taken.shift()?.();
  output.write(line);
  expect(stuck.writableLength).toBeGreaterThan(0);
  expect(said).toHaveLength(1);
});

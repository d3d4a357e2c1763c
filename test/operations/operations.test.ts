/** Running the service: what it counts, to whom it shows that, and what it tells those that supervise it. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Job } from '../../src/jobs/job.ts';
import { createSupervision } from '../../src/operations/supervision.ts';
import { CHANNEL } from '../../src/platforms/local/local.ts';
import { createApp } from '../../src/service/app.ts';
import { readConfig } from '../../src/service/config.ts';
import { machine } from '../../src/service/entry.ts';
import { createLog } from '../../src/service/log.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { plan, postOf } from '../helpers/post.ts';
import { silentLog } from '../helpers/silent-log.ts';
import { createStandIn } from '../helpers/stand-in.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const has = (program: string) => spawnSync('which', [program]).status === 0;

async function started(settings: Readonly<Record<string, string>> = {}, jobs?: readonly Job[]) {
  const folder = temporaryFolder();
  const lines: string[] = [];
  const log = createLog({ secrets: [], write: (line) => void lines.push(line), now: machine.clock.now });
  const config = {
    ...readConfig({ PORT: '0', BVN_AUTHORITY: 'Northbridge', ...settings }),
    databasePath: join(folder, 'bvn.db'),
  };
  const store = await openStore({ file: config.databasePath });
  await plan(
    store,
    '2024-06-24T08:00:00.000Z',
    postOf('waiting'),
    postOf('for teams', { place: { platform: 'teams', conversation: 'T1' } }),
  );
  await store.close();
  const platform = createStandIn({ now: machine.clock.now, canFind: true });
  const app = await createApp(
    config,
    { ...machine, log },
    { deliverers: { slack: platform.deliverer }, ...(jobs && { jobs }) },
  );
  onTestFinished(() => app[Symbol.asyncDispose]());
  await app.settled();
  return { app, lines };
}

describe('metrics', () => {
  it('the metrics count sent, late and waiting posts, and the age of the last tick', async () => {
    const { app } = await started();
    const answer = await fetch(`${app.url}/metrics`);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    const page = await answer.text();
    for (const line of [
      /^bvn_posts_total\{platform="slack",state="sent"\} 1$/m,
      /^bvn_posts_late_total\{platform="slack"\} 1$/m,
      /^bvn_post_lag_seconds_count\{platform="slack"\} 1$/m,
      /^bvn_posts_waiting\{platform="teams",state="planned"\} 1$/m,
      /^bvn_posts_waiting_oldest_seconds\{platform="teams",state="planned"\} \d{5,}/m,
      /^bvn_tick_age_seconds \d/m,
    ])
      expect(page).toMatch(line);
  });

  it.each([
    ['a proxy speaks for somebody', { 'x-forwarded-for': '192.0.2.1' }],
    ['a proxy says so in the standard way', { forwarded: 'for=192.0.2.1' }],
  ])('the metrics are refused when %s', async (_, headers) => {
    const { app } = await started();
    const answer = await fetch(`${app.url}/metrics`, { headers });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('Not found\n');
  });

  /** The status for a scrape that comes to the port under another name, as one from outside a container does. */
  async function scraped(settings: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) {
    const { app } = await started(settings);
    const asked = request(`${app.url}/metrics`, { headers: { host: 'bvn.example:3978', ...headers } });
    asked.end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    answer.resume();
    return answer.statusCode;
  }

  it.each(['127.0.0.1', '192.0.2.0/24, 127.0.0.0/8'])('the metrics answer an address that %s allows', async (from) => {
    expect(await scraped({ BVN_METRICS_FROM: from })).toBe(200);
  });

  it('the metrics answer no other address, and nobody through a proxy', async () => {
    expect(await scraped({})).toBe(404);
    expect(await scraped({ BVN_METRICS_FROM: '192.0.2.0/24' })).toBe(404);
    expect(await scraped({ BVN_METRICS_FROM: '127.0.0.1' }, { 'x-forwarded-for': '127.0.0.1' })).toBe(404);
  });

  it('the readiness probe answers everybody who can reach the port, also through a proxy', async () => {
    const { app } = await started();
    const asked = request(`${app.url}/readyz`, { headers: { host: 'bvn.example', 'x-forwarded-for': '192.0.2.1' } });
    asked.end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    answer.resume();
    expect(answer.statusCode).toBe(200);
  });
});

describe('the head of the record', () => {
  /** A monitor that keeps the header by which its callers name themselves. */
  async function monitor() {
    const callers: unknown[] = [];
    const server = createServer(({ headers }, response) => {
      callers.push(headers['user-agent']);
      response.end('ok');
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    return { callers, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/beat` };
  }

  it('the heartbeat and the log have the head of the record', async () => {
    const { callers, server, url } = await monitor();
    const called = once(server, 'request');
    const { lines } = await started({ BVN_FIRST_LEAD: 'local:lead', BVN_HEARTBEAT_URL: url });
    await called;
    expect(callers).toEqual([expect.stringMatching(/^bvn record\/2-[2-9A-Z]{5}-[2-9A-Z]{5}$/)]);
    const heads = lines.map((line) => JSON.parse(line).head).filter((head) => head !== undefined);
    expect(callers).toEqual(heads.map((head) => `bvn record/${head}`));
  });

  it('the heartbeat is not called after a tick with a fault', async () => {
    const { callers, url } = await monitor();
    const broken = { name: 'broken', foreseenAt: null, plan: () => Promise.reject(new Error('no such week')) };
    const { app } = await started({ BVN_HEARTBEAT_URL: url }, [broken]);
    await app[Symbol.asyncDispose]();
    // A heartbeat would have left before this call.
    await fetch(url, { headers: { 'user-agent': 'the test' } });
    expect(callers).toEqual(['the test']);
  });
});

describe('the id of a request', () => {
  it('the id of a request finds the log lines of the posts that it made', async () => {
    const { app, lines } = await started({ BVN_FIRST_LEAD: 'local:lead' });
    const page = await (await fetch(app.url)).text();
    const token = /name="bvn-token" content="([^"]+)"/.exec(page)?.[1] ?? '';
    const answer = await fetch(`${app.url}/local/api/say`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-bvn-token': token },
      body: JSON.stringify({
        ...{ id: crypto.randomUUID(), account: 'lead', conversation: CHANNEL },
        text: '/bvn notice new issued 30 January 2024 for 6 months',
      }),
    });
    expect(answer.status).toBe(200);
    await app.settled();
    const logged = lines.map((line) => JSON.parse(line));
    const { request } = logged.findLast(({ message }) => message === 'A request was answered');
    expect(request).toMatch(/./);
    const delivered = logged.filter(
      ({ message, post }) => message === 'A post was delivered' && post.includes(request),
    );
    expect(delivered).toHaveLength(1);
  });
});

describe('supervision', () => {
  const log = silentLog(machine.clock.now);
  afterEach(() => void vi.unstubAllEnvs());

  it.skipIf(!has('systemd-notify') || !has('python3'))(
    'supervision tells systemd that the service is ready, alive and stopping',
    async () => {
      const socket = join(temporaryFolder(), 'notify');
      const listen = `import socket,sys
s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM); s.bind(sys.argv[1]); print('bound', flush=True)
while True: print(s.recv(4096).decode().replace(chr(10), ' '), flush=True)`;
      const listener = spawn('python3', ['-c', listen, socket], { stdio: ['ignore', 'pipe', 'inherit'] });
      onTestFinished(() => void listener.kill());
      const heard = createInterface({ input: listener.stdout })[Symbol.asyncIterator]();
      const next = async () => {
        for (;;) {
          const { value } = await heard.next();
          if (!value?.includes('BARRIER')) return value;
        }
      };
      expect(await next()).toBe('bound');
      vi.stubEnv('NOTIFY_SOCKET', socket);
      const supervision = createSupervision({ systemd: true, heartbeatUrl: null, log });
      supervision.ready();
      expect(await next()).toContain('READY=1');
      supervision.ticked();
      expect(await next()).toContain('WATCHDOG=1');
      supervision.stopping();
      expect(await next()).toContain('STOPPING=1');
    },
  );
});

it.skipIf(!has('systemd-analyze'))('systemd accepts the shipped unit', () => {
  const unit = fileURLToPath(new URL('../../manifests/bvn.service', import.meta.url));
  const { stderr, stdout } = spawnSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' });
  // Where it runs, nothing is installed; everything else must be as systemd wants it.
  const faults = `${stdout}${stderr}`.split('\n').filter((line) => line !== '' && !/is not executable/.test(line));
  expect(faults).toEqual([]);
  expect(() => execFileSync('systemd-analyze', ['--version'])).not.toThrow();
});

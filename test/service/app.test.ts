/** The composition root: what is started works together, waits for nothing it should not, and leaves nothing behind. */
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Job } from '../../src/jobs/job.ts';
import { type App, createApp, type Overrides } from '../../src/service/app.ts';
import { type Config, readConfig } from '../../src/service/config.ts';
import { machine } from '../../src/service/entry.ts';
import { createLog } from '../../src/service/log.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { plan, postOf } from '../helpers/post.ts';
import { createStandIn } from '../helpers/stand-in.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { unit } from '../store/units.ts';

const log = createLog({ level: 'error', secrets: [], write: () => {}, now: machine.clock.now });

function configIn(folder: string, settings: Readonly<Record<string, string>> = {}): Config {
  return { ...readConfig({ PORT: '0', ...settings }), databasePath: join(folder, 'bvn.db') };
}

async function start(config: Config, overrides?: Overrides): Promise<App> {
  const app = await createApp(config, { ...machine, log }, overrides);
  onTestFinished(() => app[Symbol.asyncDispose]());
  return app;
}

test('a post that waited when the service stopped is sent once after the next start', async () => {
  const config = configIn(temporaryFolder(), { BVN_AUTHORITY: 'Northbridge' });
  const store = await openStore({ file: config.databasePath });
  await plan(store, '2024-06-24T08:00:00.000Z', postOf('waiting'));
  await store.close();
  const platform = createStandIn({ now: machine.clock.now, canFind: true });
  for (const _ of [1, 2]) {
    const app = await start(config, { deliverers: { slack: platform.deliverer } });
    await app[Symbol.asyncDispose]();
  }
  expect(platform.messages.map(({ title }) => title)).toEqual(['waiting']);
});

test('a stopped service has released its port and its database', async () => {
  const config = configIn(temporaryFolder(), { BVN_AUTHORITY: 'Northbridge' });
  const app = await start(config);
  const port = Number(new URL(app.url).port);
  await expect(start({ ...config, port })).rejects.toThrow(`The port ${port} on 127.0.0.1 is in use`);
  await expect(start(config)).rejects.toThrow('is in use by another bvn');
  await app[Symbol.asyncDispose]();
  const again = await start({ ...config, port });
  expect((await fetch(`${again.url}/healthz`)).status).toBe(200);
});

test('the service is not ready, and says why, when a job fails', async () => {
  const job: Job = {
    name: 'broken',
    foreseenAt: null,
    plan: async () => {
      throw new Error('no such week');
    },
  };
  const app = await start(configIn(temporaryFolder(), { BVN_AUTHORITY: 'Northbridge' }), { jobs: [job] });
  const ready = await fetch(`${app.url}/readyz`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toEqual({ ready: false, wrong: ['The schedule has not run yet.'] });
});

test('the demonstration starts with a fresh database and a standing clock, and its steps post due reminders', async () => {
  const folder = temporaryFolder();
  const config: Config = { ...readConfig({ PORT: '0' }), databasePath: join(folder, 'demo.db') };
  const reminders = async () => {
    const store = await openStore({ file: config.databasePath, opening: 'beside' });
    const posts = await store.posts({ limit: 1_000 });
    await store.close();
    return posts.filter((post) => post.key.includes('weekly'));
  };
  for (const _ of [1, 2]) {
    const app = await start(config);
    expect(await reminders()).toEqual([]);
    const page = await (await fetch(app.url)).text();
    const token = /name="bvn-token" content="([^"]+)"/.exec(page)?.[1] ?? '';
    const stepped = await fetch(`${app.url}/local/api/step`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-bvn-token': token, origin: app.url },
      body: JSON.stringify({ step: 'monday' }),
    });
    expect(stepped.status).toBe(200);
    const posts = await reminders();
    expect(new Set(posts.map((post) => post.state))).toEqual(new Set(['sent']));
    expect(posts.filter((post) => !post.threadOf && !post.place.direct)).toHaveLength(1);
    expect(posts.filter((post) => post.threadOf).length).toBeGreaterThan(3);
    await app[Symbol.asyncDispose]();
  }
});

test('the page carries out 500 requests of one account in 10 seconds, and refuses the next one', async () => {
  const warnings: string[] = [];
  const write = (line: string) => warnings.push(JSON.parse(line).message);
  const watched = createLog({ level: 'warn', secrets: [], write, now: machine.clock.now });
  const config: Config = { ...readConfig({ PORT: '0' }), databasePath: join(temporaryFolder(), 'demo.db') };
  // Its steady clock stands still, so that the window lasts as long as the test.
  const clock = { ...machine.clock, monotonicMs: () => 0 };
  const app = await createApp(config, { ...machine, clock, log: watched });
  onTestFinished(() => app[Symbol.asyncDispose]());
  const page = await (await fetch(app.url)).text();
  const token = /name="bvn-token" content="([^"]+)"/.exec(page)?.[1] ?? '';
  const account = /<option value="([^"]+)"/.exec(page)?.[1] ?? '';
  const ask = async () => {
    const said = await fetch(`${app.url}/local/api/say`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-bvn-token': token, origin: app.url },
      body: JSON.stringify({ id: machine.newId(), account, conversation: `dm:${account}`, text: 'help' }),
    });
    expect(said.status, await said.text()).toBe(200);
  };
  for (let n = 1; n <= 500; n += 1) await ask();
  expect(warnings).toEqual([]);
  await ask();
  expect(warnings).toEqual(['An account sends too many requests']);
});

test.each([
  ['30 days by default', {}, false],
  ['7 days when that is configured', { BVN_KEEP_ANSWERS_DAYS: '7' }, true],
])('the answer to a request of 8 days ago is kept for %s', async (_, settings, isGone) => {
  const config = configIn(temporaryFolder(), { BVN_AUTHORITY: 'Northbridge', ...settings });
  const store = await openStore({ file: config.databasePath });
  const at = new Date(Date.parse(machine.clock.now()) - 8 * 24 * 3_600_000).toISOString();
  await store.commit(unit('old', { at, answer: { ok: true } }));
  await store.close();
  await (await start(config))[Symbol.asyncDispose]();
  const after = await openStore({ file: config.databasePath });
  onTestFinished(() => after.close());
  expect(await after.committed('old')).toEqual({ at, answer: isGone ? null : { ok: true } });
});

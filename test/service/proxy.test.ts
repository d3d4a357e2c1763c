/** The real service where only a proxy leads outside, and every host has a certificate of a private authority. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { type Program, startProgram } from '../helpers/program.ts';
import { type Outside, startOutside } from '../helpers/proxy.ts';
import { overHttp, SlackPeople } from '../helpers/slack-people.ts';
import { BOT } from '../helpers/slack-shapes.ts';
import { createSlackSocket } from '../helpers/slack-socket.ts';
import { SlackStandIn } from '../helpers/slack-stand-in.ts';
import { chatOf, envelope, LEAD } from '../helpers/teams-bot.ts';
import { openTeamsStandIn } from '../helpers/teams-stand-in.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const PRELOADED = fileURLToPath(new URL('../helpers/only-proxy.ts', import.meta.url));
const BASE = { PORT: '0', DATABASE_URL: 'file:bvn.db' };
const SLACK = { ...BASE, SLACK_BOT_TOKEN: BOT.token, SLACK_SIGNING_SECRET: BOT.secret, BVN_FIRST_LEAD: 'slack:U0LEAD' };
const GENERAL = 'C0GENERAL';

/** Starts the service with no other way out than the proxy. */
function startBehind(
  outside: Outside,
  settings: Readonly<Record<string, string>>,
  folder = temporaryFolder(),
): Program & { url(): Promise<string> } {
  const program = startProgram(
    'main.ts',
    folder,
    { HTTPS_PROXY: outside.proxy, NODE_EXTRA_CA_CERTS: outside.caFile, ONLY_PROXY: String(outside.port), ...settings },
    [],
    ['--import', PRELOADED],
  );
  const url = async () => /"url":"(http:[^"]+)"/.exec(await program.outputWith('"Started"'))?.[1] ?? '';
  return { ...program, url };
}

/** Slack under its real name. */
class FarSlack extends SlackStandIn {
  override get url(): string {
    return 'https://hooks.slack.com';
  }
  get port(): number {
    return Number(new URL(super.url).port);
  }
}

async function startSlack(): Promise<FarSlack> {
  const slack = await new FarSlack(() => Date.now()).listen();
  onTestFinished(() => slack[Symbol.asyncDispose]());
  slack.users.set('U0LEAD', { id: 'U0LEAD', name: 'Lead' });
  slack.channels.set(GENERAL, { id: GENERAL, members: [BOT.user, 'U0LEAD'] });
  return slack;
}

/** Ends the service; gives all that it wrote on the standard error. */
async function stop({ child, ended }: Program): Promise<string> {
  child.kill('SIGTERM');
  const { code, err } = await ended;
  expect(code).toBe(0);
  return err;
}

test('Slack over HTTP is reached through a proxy with a private authority, and nothing goes out directly', async () => {
  const slack = await startSlack();
  const outside = await startOutside(temporaryFolder(), { 'slack.com': slack.port, 'hooks.slack.com': slack.port });
  const service = startBehind(outside, SLACK);
  const url = await service.url();
  const lead = new SlackPeople(
    slack,
    overHttp(
      () => `${url}/slack/events`,
      () => Date.now(),
    ),
  );
  expect(await lead.command('U0LEAD', 'help', GENERAL)).toMatchObject({ status: 200 });
  await expect.poll(() => slack.calls.map(({ method }) => method)).toEqual(expect.arrayContaining(['auth.test']));
  await expect.poll(() => slack.calls.map(({ method }) => method)).toEqual(expect.arrayContaining(['response_url']));
  expect([...outside.asked].sort()).toEqual(['hooks.slack.com:443', 'slack.com:443']);
  expect(await stop(service)).toBe('');
});

test('Socket Mode connects through a proxy with a private authority, and nothing goes out directly', async () => {
  const slack = await startSlack();
  const socket = await createSlackSocket(slack);
  const socketPort = Number(new URL(slack.socketUrl ?? '').port);
  slack.socketUrl = 'wss://wss-primary.slack.com/link';
  const outside = await startOutside(temporaryFolder(), {
    'slack.com': slack.port,
    'hooks.slack.com': slack.port,
    'wss-primary.slack.com': socketPort,
  });
  const service = startBehind(outside, { ...SLACK, SLACK_APP_TOKEN: BOT.app });
  await service.url();
  const lead = new SlackPeople(slack, socket.reach);
  expect(await lead.command('U0LEAD', 'help', GENERAL)).toMatchObject({ status: 200 });
  await expect.poll(() => slack.calls.map(({ method }) => method)).toEqual(expect.arrayContaining(['response_url']));
  expect([...outside.asked]).toContain('wss-primary.slack.com:443');
  expect(await stop(service)).toBe('');
});

test('Teams is reached through a proxy with a private authority, and nothing goes out directly', async () => {
  const cloud = await openTeamsStandIn('https://smba.trafficmanager.net');
  onTestFinished(() => cloud[Symbol.asyncDispose]());
  cloud.rosters.set(chatOf(LEAD), [LEAD]);
  const hosts = ['smba.trafficmanager.net', 'login.botframework.com', 'login.microsoftonline.com'];
  const outside = await startOutside(temporaryFolder(), Object.fromEntries(hosts.map((host) => [host, cloud.port])));
  const service = startBehind(outside, {
    ...{ ...BASE, ...cloud.settings, BVN_FIRST_LEAD: 'teams:aad-lead' },
    TEAMS_OPENID_URL: 'https://login.botframework.com/openid',
    TEAMS_TOKEN_URL: 'https://login.microsoftonline.com/token',
  });
  const url = await service.url();
  const answer = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: cloud.authorization() ?? '' },
    body: JSON.stringify({ ...envelope(cloud, LEAD, 'chat', 'u1'), type: 'message', text: 'help' }),
  });
  expect(answer.status).toBe(200);
  await expect.poll(() => cloud.messages.length).toBeGreaterThan(0);
  expect([...outside.asked].sort()).toEqual(hosts.map((host) => `${host}:443`).sort());
  expect(await stop(service)).toBe('');
});

test('the proxy and the authority may stand in the file .env', async () => {
  const slack = await startSlack();
  const outside = await startOutside(temporaryFolder(), { 'slack.com': slack.port });
  const folder = temporaryFolder();
  writeFileSync(join(folder, '.env'), `HTTPS_PROXY=${outside.proxy}\nNODE_EXTRA_CA_CERTS=${outside.caFile}\n`);
  const service = startProgram(
    'main.ts',
    folder,
    { ...SLACK, ONLY_PROXY: String(outside.port) },
    [],
    ['--import', PRELOADED],
  );
  await service.outputWith('"Started"');
  await expect.poll(() => slack.calls.map(({ method }) => method)).toEqual(expect.arrayContaining(['auth.test']));
  expect(await stop(service)).toBe('');
});

test('the service calls hosts in NO_PROXY directly, and not through the proxy', async () => {
  const outside = await startOutside(temporaryFolder(), { 'nowhere.example': 9 });
  const service = startBehind(outside, { ...SLACK, NO_PROXY: 'slack.com' });
  await service.url();
  expect(await stop(service)).toContain('direct connection to slack.com:443 refused');
  expect([...outside.asked]).toEqual([]);
});

test.each([
  ['a file that is missing', 'missing.pem', /^NODE_EXTRA_CA_CERTS names missing\.pem, which cannot be read: ENOENT/m],
  [
    'a file without a certificate',
    'package.json',
    /^NODE_EXTRA_CA_CERTS names package\.json, which holds no certificate/m,
  ],
])('%s for the private authority stops the start in one sentence', async (_, file, sentence) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'package.json'), '{}');
  const { code, err } = await startProgram('main.ts', folder, { ...BASE, NODE_EXTRA_CA_CERTS: file }).ended;
  expect(code).toBe(1);
  expect(err).toMatch(sentence);
});

/** The program as it starts: Slack's endpoint is there when Slack is configured, and an unreachable Slack does not keep it from starting. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../../src/service/app.ts';
import { readConfig } from '../../../src/service/config.ts';
import { createLog } from '../../../src/service/log.ts';
import { createTestClock } from '../../helpers/clock.ts';
import { overHttp, SlackPeople } from '../../helpers/slack-people.ts';
import { BOT, type SlackFault } from '../../helpers/slack-shapes.ts';
import { SlackStandIn } from '../../helpers/slack-stand-in.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

async function start(url: (slack: SlackStandIn) => string, faults: readonly SlackFault[] = []) {
  const clock = createTestClock('2024-06-24T08:00:00.000Z');
  const slack = await new SlackStandIn(() => Date.parse(clock.now())).listen();
  slack.users.set('U0LEAD', { id: 'U0LEAD', name: 'Lead' });
  slack.faults.push(...faults);
  const config = readConfig({
    ...{ PORT: '0', DATABASE_URL: `file:${join(temporaryFolder(), 'bvn.db')}`, BVN_FIRST_LEAD: 'slack:U0LEAD' },
    ...{ SLACK_BOT_TOKEN: BOT.token, SLACK_SIGNING_SECRET: BOT.secret, SLACK_API_URL: url(slack) },
  });
  const log = createLog({ secrets: [], write: () => {}, now: clock.now });
  const app = await createApp(config, { clock, log, newId: randomUUID, random: () => 0.5 });
  onTestFinished(async () => {
    await app[Symbol.asyncDispose]();
    await slack[Symbol.asyncDispose]();
  });
  const people = new SlackPeople(
    slack,
    overHttp(
      () => `${app.url}/slack/events`,
      () => Date.parse(clock.now()),
    ),
  );
  return { app, slack, people };
}

it('a command is answered', async () => {
  const { slack, people } = await start(({ url }) => `${url}/api/`);
  expect((await people.command('U0LEAD', 'help', slack.directOf('U0LEAD'))).status).toBe(200);
  await expect.poll(() => slack.seen('DU0LEAD').length).toBe(1);
});

it('a bot that starts without Slack acknowledges events', async () => {
  const { app, people } = await start(() => 'http://127.0.0.1:9/api/');
  expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
  expect((await people.command('U0LEAD', 'status', 'C1')).status).toBe(200);
});

it('a bot whose identity Slack does not tell acknowledges at once', async () => {
  const silent = [
    { method: 'auth.test', status: 500 },
    { method: 'auth.test', cut: 'never' },
  ] as const;
  const { slack, people } = await start(({ url }) => `${url}/api/`, silent);
  expect(await people.command('U0LEAD', 'help', 'C1')).toEqual({ status: 200, body: '' });
  // The second question is still open.
  await expect.poll(() => slack.faults.length).toBe(0);
  await slack[Symbol.asyncDispose]();
});

/** The end of the real service while it has work. */
import { expect, onTestFinished, test } from 'vitest';
import { startProgram } from '../helpers/program.ts';
import { overHttp, SlackPeople } from '../helpers/slack-people.ts';
import { BOT } from '../helpers/slack-shapes.ts';
import { SlackStandIn } from '../helpers/slack-stand-in.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

test('a service that is stopped while messages wait for their turn ends with code 0', async () => {
  const [lead, channel] = ['U0LEAD', 'C0GENERAL'];
  const slack = await new SlackStandIn(() => Date.now()).listen();
  onTestFinished(() => slack[Symbol.asyncDispose]());
  for (const id of [lead, 'U0OWNER']) slack.users.set(id, { id, name: id });
  slack.channels.set(channel, { id: channel, members: [BOT.user, lead, 'U0OWNER'] });
  const { child, outputWith, ended } = startProgram('main.ts', temporaryFolder(), {
    ...{ PORT: '0', DATABASE_URL: 'file:bvn.db', BVN_FIRST_LEAD: `slack:${lead}` },
    ...{ SLACK_BOT_TOKEN: BOT.token, SLACK_SIGNING_SECRET: BOT.secret, SLACK_API_URL: `${slack.url}/api/` },
  });
  const url = /"url":"(http:[^"]+)"/.exec(await outputWith('"Started"'))?.[1] ?? '';
  const endpoint = () => `${url}/slack/events`;
  const people = new SlackPeople(
    slack,
    overHttp(endpoint, () => Date.now()),
  );
  const posted = () => slack.calls.filter(({ method }) => method === 'chat.postMessage').length;
  for (const line of [
    'notice new issued 30 January 2024 for 6 months authority "Example Council"',
    'role <@U0OWNER|owner> officer',
    'add expectation "Governance" text "Strengthen governance."',
    'add action "Adopt the rules" to E1 by 30 June 2030',
    'add action "Publish the rules" to E1 by 30 June 2030',
    'add action "Explain the rules" to E1 by 30 June 2030',
    'assign E1-01 <@U0OWNER>',
    'assign E1-02 <@U0OWNER>',
    'assign E1-03 <@U0OWNER>',
  ])
    await people.command(lead, line, channel);
  await expect.poll(posted, { timeout: 60_000 }).toBeGreaterThan(0);
  child.kill('SIGTERM');
  expect(await ended).toMatchObject({ code: 0, err: '' });
});

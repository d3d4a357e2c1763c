/** One call of Slack's Web API: what is known of it when nobody is there, or nobody answers. */
import type { Logger } from '@slack/bolt';
import { expect, it, onTestFinished } from 'vitest';
import { createApi } from '../../../src/platforms/slack/api.ts';
import { LogLevel } from '../../../src/platforms/slack/bolt.ts';
import { createTestClock } from '../../helpers/clock.ts';
import { BOT } from '../../helpers/slack-shapes.ts';
import { SlackStandIn } from '../../helpers/slack-stand-in.ts';

const quiet = () => {};
const logger: Logger = {
  ...{ debug: quiet, info: quiet, warn: quiet, error: quiet, setLevel: quiet, setName: quiet },
  getLevel: () => LogLevel.ERROR,
};
const apiOf = (url: string) =>
  createApi({ token: BOT.token, url, clock: createTestClock('2024-06-24T08:00:00Z'), logger });

it('a call that found nobody at the other end counts as not sent, so that nobody searches for its message', async () => {
  const gone = await new SlackStandIn(() => 0).listen();
  const { url } = gone;
  await gone[Symbol.asyncDispose]();
  const calling = apiOf(`${url}/api/`).call('chat.postMessage', {});
  await expect(calling).rejects.toMatchObject({ outcome: 'not_sent' });
});

it('a call without an answer is given up after ten seconds, and may have arrived', async () => {
  const slack = await new SlackStandIn(() => 0).listen();
  onTestFinished(() => slack[Symbol.asyncDispose]());
  slack.faults.push({ method: 'chat.postMessage', cut: 'never' });
  const calling = apiOf(`${slack.url}/api/`).call('chat.postMessage', {});
  await expect(calling).rejects.toMatchObject({ outcome: 'unknown' });
});

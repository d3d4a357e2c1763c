/** One call of Slack's Web API: what is known of it when nobody is there, or nobody answers. */
import { expect, it, onTestFinished } from 'vitest';
import { apiOf } from '../../helpers/slack-api.ts';
import { SlackStandIn } from '../../helpers/slack-stand-in.ts';

it('a call that found nobody at the other end counts as not sent, so that nobody searches for its message', async () => {
  const gone = await new SlackStandIn(() => 0).listen();
  const { url } = gone;
  await gone[Symbol.asyncDispose]();
  const calling = apiOf(url).call('chat.postMessage', {});
  await expect(calling).rejects.toMatchObject({ outcome: 'not_sent' });
});

it('a call without an answer is given up after ten seconds, and may have arrived', async () => {
  const slack = await new SlackStandIn(() => 0).listen();
  onTestFinished(() => slack[Symbol.asyncDispose]());
  slack.faults.push({ method: 'chat.postMessage', cut: 'never' });
  const calling = apiOf(slack.url).call('chat.postMessage', {});
  await expect(calling).rejects.toMatchObject({ outcome: 'unknown' });
});

/** Answers that go with the acknowledgement of a typed command, and the cases in which the acknowledgement does not wait for one. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import { commands } from '../../../src/commands/index.ts';
import { GENERAL, OWNER, type SlackBot, startSlackProgramme, wordsIn } from '../../helpers/slack-bot.ts';
import { signed } from '../../helpers/slack-people.ts';
import { TEAM } from '../../helpers/slack-shapes.ts';

let bot: SlackBot;
afterEach(() => expect(bot.slack.violations).toEqual([]));

const typed = (text: string, trigger_id: string) => ({
  ...{ command: '/bvn', text, user_id: OWNER, team_id: TEAM, channel_id: GENERAL, trigger_id },
});
const answers = (words: string) => bot.slack.seen(GENERAL, OWNER).filter((one) => wordsIn(one).includes(words)).length;

describe.each([
  ['over HTTP', false],
  ['in Socket Mode', true],
])('%s', (_, socket) => {
  it('a read is answered by its acknowledgement, for its asker alone, without a word to Slack', async () => {
    bot = await startSlackProgramme({ socket });
    await bot.types(OWNER, 'help');
    const calls = bot.slack.calls.length;
    const { body } = await bot.people.command(OWNER, 'status', GENERAL);
    expect(JSON.parse(body)).toMatchObject({ response_type: 'ephemeral', parse: 'none', unfurl_links: false });
    expect(bot.message('43 days left', OWNER).onlyFor).toBe(OWNER);
    await bot.settle();
    expect(bot.slack.calls.length).toBe(calls);
    expect(answers('43 days left')).toBe(1);
  });

  it('a line that is not understood or is refused is answered by its acknowledgement, too', async () => {
    bot = await startSlackProgramme({ socket });
    await bot.types(OWNER, 'help');
    expect((await bot.people.command(OWNER, 'statsu', GENERAL)).body).toContain('Did you mean');
    expect((await bot.people.command(OWNER, 'remind pause', GENERAL)).body).toContain('ephemeral');
    await bot.settle();
  });
});

it('an acknowledgement carries no public answer, no form, no file and no answer in a direct conversation', async () => {
  bot = await startSlackProgramme();
  await bot.types(OWNER, 'help');
  const { people, slack } = bot;
  const acknowledged = async (text: string, channel = GENERAL) => (await people.command(OWNER, text, channel)).body;
  expect(await acknowledged('start E1-01')).toBe('');
  expect(await acknowledged('block E1-02')).toBe('');
  expect(await acknowledged('export csv')).toBe('');
  expect(await acknowledged('mine', slack.directOf(OWNER))).toBe('');
  await bot.settle();
  expect(bot.message('E1-01 Procurement rules').onlyFor).toBeNull();
  expect(bot.modal(OWNER).view.type).toBe('modal');
  expect(slack.files).toHaveLength(1);
  expect(bot.message('Your actions', OWNER, slack.directOf(OWNER)).onlyFor).toBeNull();
});

it('an acknowledgement carries no answer for everybody in the conversation', async () => {
  const told = commands.map((one) => {
    const run = async (...all: Parameters<typeof one.run>) => ({
      ...(await one.run(...all)),
      audience: 'thread' as const,
    });
    return one.name === 'status' ? { ...one, run } : one;
  });
  bot = await startSlackProgramme({ commands: told });
  await bot.types(OWNER, 'help');
  expect((await bot.people.command(OWNER, 'status', GENERAL)).body).toBe('');
  await bot.settle();
  expect(bot.message('43 days left').onlyFor).toBeNull();
});

it('an acknowledgement does not wait for Slack to say who asks', async () => {
  bot = await startSlackProgramme();
  await bot.clock.advance(120_000);
  bot.slack.faults.push({ method: 'users.info', status: 500 });
  expect(await bot.people.command(OWNER, 'status', GENERAL)).toEqual({ status: 200, body: '' });
  await bot.settle();
  expect(answers('Slack did not say who you are')).toBe(1);
});

it('an acknowledgement does not wait for a slow answer, which comes later', async () => {
  let go = () => {};
  const free = new Promise<void>((done) => {
    go = done;
  });
  const slow = commands.map((one) =>
    one.name === 'status'
      ? { ...one, run: (...all: Parameters<typeof one.run>) => free.then(() => one.run(...all)) }
      : one,
  );
  bot = await startSlackProgramme({ commands: slow });
  await bot.types(OWNER, 'help');
  expect(await bot.people.command(OWNER, 'status', GENERAL)).toEqual({ status: 200, body: '' });
  go();
  await bot.settle();
  expect(answers('43 days left')).toBe(1);
});

it('an acknowledgement carries no answer to a change that took longer than Slack waits', async () => {
  const slow = commands.map((one) => {
    const run = async (...all: Parameters<typeof one.run>) => {
      await bot.clock.advance(3_000);
      return one.run(...all);
    };
    return one.name === 'confirm' ? { ...one, run } : one;
  });
  bot = await startSlackProgramme({ commands: slow });
  await bot.types(OWNER, 'help');
  expect(await bot.people.command(OWNER, 'confirm E1-01', GENERAL)).toEqual({ status: 200, body: '' });
  await bot.settle();
  expect(answers('Nothing was changed')).toBe(1);
});

it('answers that went with their acknowledgements are not kept in memory', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  bot = await startSlackProgramme();
  const { slack } = bot;
  const held = () => {
    slack.messages.length = slack.calls.length = 0;
    slack.responses.clear();
    collect();
    return process.memoryUsage().heapUsed;
  };
  const ask = async (times: number) => {
    for (let n = 0; n < times; n += 1) await bot.people.command(OWNER, 'help', GENERAL);
  };
  await ask(50);
  const before = held();
  await ask(500);
  expect(held() - before).toBeLessThan(2_500_000);
});

describe('a repeated request', () => {
  it('a repeat of a command is acknowledged without the answer', async () => {
    bot = await startSlackProgramme();
    await bot.types(OWNER, 'help');
    const [first, second] = await Promise.all([1, 2].map(() => bot.people.typed(typed('status', 'again'))));
    expect(first?.body).toContain('43 days left');
    expect(second).toEqual({ status: 200, body: '' });
    expect((await bot.people.typed(typed('status', 'again'))).body).toBe('');
  });

  it('a repeat of a command after a restart is acknowledged without the answer while its signature is fresh', async () => {
    bot = await startSlackProgramme();
    await bot.types(OWNER, 'help');
    const before = bot.slack.calls.length;
    const { url, clock } = bot;
    const request = signed('slash_commands', typed('status', 'kept'), Date.parse(clock.now()));
    expect(await (await fetch(url(), request)).text()).toContain('43 days left');
    await clock.advance(30_000);
    await bot.restart();
    // Who asks is known again, so that the answer could be given at once.
    await bot.types(OWNER, 'help');
    expect(await (await fetch(url(), request)).text()).toBe('');
    await bot.settle();
    expect(bot.slack.calls.slice(before).some(({ method }) => method === 'chat.postEphemeral')).toBe(true);
  });
});

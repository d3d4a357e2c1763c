/** Slack takes commands in every conversation, also in those that the bot is not in, where its public line cannot be posted. */
import { afterEach, describe, expect, it } from 'vitest';
import { GENERAL, LEAD, OWNER, type SlackBot, startSlackProgramme, wordsIn } from '../../helpers/slack-bot.ts';
import { BOT } from '../../helpers/slack-stand-in.ts';

let bot: SlackBot;
afterEach(() => expect(bot.slack.violations).toEqual([]));

const OTHER = 'C0OTHER';
const told = 'nobody else here was told';

describe.each([
  ['a public channel', { name: 'other' }],
  ['a private channel', { name: 'other', is_private: true }],
])('in %s without the bot', (_, channel) => {
  it('whoever changes the record hears that it was done, and how others here get to see it', async () => {
    bot = await startSlackProgramme();
    bot.slack.channels.set(OTHER, { id: OTHER, members: [OWNER, LEAD], ...channel });
    expect(await bot.types(OWNER, 'start E1-01', OTHER)).toContain(told);
    expect(bot.message(told, OWNER, OTHER).onlyFor).toBe(OWNER);
    expect(wordsIn(bot.message(told, OWNER, OTHER))).toContain('/invite @bvn');
    expect(await bot.types(OWNER, 'show E1-01', OTHER)).toContain('In progress');
  });

  it('a press on an answer of their own, and a form, are answered, too', async () => {
    bot = await startSlackProgramme();
    bot.slack.channels.set(OTHER, { id: OTHER, members: [OWNER, LEAD], ...channel });
    await bot.types(OWNER, 'mine', OTHER);
    await bot.people.press(OWNER, bot.message('Your actions', OWNER, OTHER), 'Mark E1-01 complete');
    await bot.settle();
    expect(bot.message(told, OWNER, OTHER).onlyFor).toBe(OWNER);
    await bot.types(OWNER, 'block E1-02', OTHER);
    await bot.people.submit(OWNER, bot.modal(OWNER), { because: 'the supplier is late' });
    await bot.settle();
    expect(bot.message(told, OWNER, bot.slack.directOf(OWNER)).onlyFor).toBeNull();
  });
});

it('what was to be shared there is not said to be done', async () => {
  bot = await startSlackProgramme();
  bot.slack.channels.set(OTHER, { id: OTHER, members: [OWNER, LEAD] });
  await bot.types(LEAD, 'status', OTHER);
  await bot.people.press(LEAD, bot.message('43 days left', LEAD, OTHER), 'Share here');
  await bot.settle();
  const words = wordsIn(bot.message(told, LEAD, OTHER));
  expect(words).toContain('The bot cannot post in this conversation');
  expect(words).not.toMatch(/done|it is in the record/i);
});

it('once it is invited, the next change is seen by everybody, and is not said twice', async () => {
  bot = await startSlackProgramme();
  const channel = { id: OTHER, members: [OWNER, LEAD] };
  bot.slack.channels.set(OTHER, channel);
  await bot.types(OWNER, 'start E1-01', OTHER);
  channel.members.push(BOT.user);
  await bot.people.event({ type: 'member_joined_channel', user: BOT.user, channel: OTHER });
  expect(await bot.types(OWNER, 'start E1-02', OTHER)).not.toContain(told);
  expect(bot.message('E1-02 Audit recommendations', LEAD, OTHER).onlyFor).toBeNull();
});

it('in a group conversation, which Slack does not describe to the bot, they hear it as well', async () => {
  bot = await startSlackProgramme();
  bot.slack.channels.set(OTHER, { id: OTHER, members: [OWNER, LEAD], is_mpim: true });
  expect(await bot.types(OWNER, 'start E1-01', OTHER)).toContain(told);
});

it('where the bot is, its line is all that is said, and nothing where Slack cannot be asked', async () => {
  bot = await startSlackProgramme();
  await bot.types(OWNER, 'start E1-01');
  await bot.clock.advance(61_000);
  bot.slack.faults.push({ method: 'conversations.info', status: 500 });
  await bot.types(OWNER, 'start E1-02');
  expect(bot.slack.seen(GENERAL, OWNER).filter((one) => wordsIn(one).includes(told))).toEqual([]);
});

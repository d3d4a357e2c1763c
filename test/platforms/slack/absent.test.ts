/** Slack takes commands in every conversation, also in those that the bot is not in, where its public line cannot be posted. */
import { afterEach, describe, expect, it } from 'vitest';
import { GENERAL, LEAD, OWNER, type SlackBot, startSlackProgramme, wordsIn } from '../../helpers/slack-bot.ts';
import { BOT } from '../../helpers/slack-shapes.ts';

let bot: SlackBot;
afterEach(() => expect(bot.slack.violations).toEqual([]));

const OTHER = 'C0OTHER';
const told = 'nobody else here was told';

describe.each([
  ['a public channel', { name: 'other' }],
  ['a private channel', { name: 'other', is_private: true }],
])('in %s without the bot', (_, channel) => {
  it('a person who changes the record is told in private, and how to let others here see changes', async () => {
    bot = await startSlackProgramme();
    bot.slack.channels.set(OTHER, { id: OTHER, members: [OWNER, LEAD], ...channel });
    expect(await bot.types(OWNER, 'start E1-01', OTHER)).toContain(told);
    expect(bot.message(told, OWNER, OTHER).onlyFor).toBe(OWNER);
    expect(wordsIn(bot.message(told, OWNER, OTHER))).toContain('/invite @bvn');
    expect(wordsIn(bot.message(told, OWNER, OTHER))).toContain('Owner started E1-01');
    expect(await bot.types(OWNER, 'show E1-01', OTHER)).toContain('In progress');
  });

  it('a press on a private answer and a form are answered in private, too', async () => {
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

it('sharing an answer in a channel without the bot is not reported as done', async () => {
  bot = await startSlackProgramme();
  bot.slack.channels.set(OTHER, { id: OTHER, members: [OWNER, LEAD] });
  await bot.types(LEAD, 'status', OTHER);
  await bot.people.press(LEAD, bot.message('43 days left', LEAD, OTHER), 'Share here');
  await bot.settle();
  const words = wordsIn(bot.message(told, LEAD, OTHER));
  expect(words).toContain('The bot cannot post in this conversation');
  expect(words).not.toMatch(/done|it is in the record/i);
});

it('programme leads are not told of such a change, but are where reminders go', async () => {
  bot = await startSlackProgramme();
  bot.slack.channels.set(OTHER, { id: OTHER, members: [OWNER, LEAD] });
  const alerts = () =>
    bot.slack.seen(bot.slack.directOf(LEAD)).filter((one) => wordsIn(one).includes('not_in_channel'));
  await bot.types(OWNER, 'start E1-01', OTHER);
  await bot.at('2024-06-18 11:00');
  expect(alerts()).toEqual([]);
  bot.slack.channels.get(GENERAL)?.members.splice(0, 1);
  await bot.clock.advance(61_000);
  await bot.types(OWNER, 'start E1-02');
  await bot.at('2024-06-18 11:05');
  expect(alerts().length).toBe(1);
});

it('once the bot is invited, everybody sees the next change, once', async () => {
  bot = await startSlackProgramme();
  const channel = { id: OTHER, members: [OWNER, LEAD] };
  bot.slack.channels.set(OTHER, channel);
  await bot.types(OWNER, 'start E1-01', OTHER);
  channel.members.push(BOT.user);
  await bot.people.event({ type: 'member_joined_channel', user: BOT.user, channel: OTHER });
  expect(await bot.types(OWNER, 'start E1-02', OTHER)).not.toContain(told);
  expect(bot.message('E1-02 Audit recommendations', LEAD, OTHER).onlyFor).toBeNull();
});

it('a change in a group conversation, which Slack does not describe to the bot, is answered in private as well', async () => {
  bot = await startSlackProgramme();
  bot.slack.channels.set(OTHER, { id: OTHER, members: [OWNER, LEAD], is_mpim: true });
  expect(await bot.types(OWNER, 'start E1-01', OTHER)).toContain(told);
});

it('a channel with the bot gets the public line alone, and so does one of which Slack says nothing', async () => {
  bot = await startSlackProgramme();
  await bot.types(OWNER, 'start E1-01');
  await bot.clock.advance(61_000);
  bot.slack.faults.push({ method: 'conversations.info', status: 500 });
  await bot.types(OWNER, 'start E1-02');
  expect(bot.slack.seen(GENERAL, OWNER).filter((one) => wordsIn(one).includes(told))).toEqual([]);
});

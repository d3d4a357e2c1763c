/** `here` in Slack: a trial post, and an answer for the asker alone that says whether it arrived. */
import { afterEach, expect, it } from 'vitest';
import { LEAD, type SlackBot, startSlackProgramme } from '../../helpers/slack-bot.ts';
import { BOT } from '../../helpers/slack-shapes.ts';

let bot: SlackBot;
afterEach(() => expect(bot.slack.violations).toEqual([]));

const BOARD = 'C0BOARD';

it('a trial in a channel without the bot says that reminders arrive once the bot is invited', async () => {
  bot = await startSlackProgramme();
  const channel = { id: BOARD, members: [LEAD] };
  bot.slack.channels.set(BOARD, channel);
  const refused = await bot.types(LEAD, 'here', BOARD);
  expect(refused).toContain('A trial post could not be posted.');
  expect(refused).toContain('The bot is not in the Slack channel. Invite it there: /invite @bvn');
  expect(refused).toContain('Nobody will see reminders here until that is put right.');
  channel.members.push(BOT.user);
  await bot.types(LEAD, 'here', BOARD);
  expect(bot.message('tried whether reminders arrive here', undefined, BOARD).onlyFor).toBeNull();
  expect(bot.message('A trial post arrived.', LEAD, BOARD).onlyFor).toBe(LEAD);
  await bot.at('2024-06-24 09:00');
  expect(bot.message('Weekly reminder', undefined, BOARD).thread_ts).toBeUndefined();
});

it('a trial is acknowledged before its result is known', async () => {
  bot = await startSlackProgramme();
  bot.slack.channels.set(BOARD, { id: BOARD, members: [LEAD, BOT.user] });
  bot.slack.faults.push({ method: 'chat.postMessage', status: 503 });
  expect((await bot.people.command(LEAD, 'here', BOARD)).status).toBe(200);
  expect(bot.slack.seen(BOARD, LEAD)).toEqual([]);
  const ended = bot.settle();
  await bot.clock.advance(6_000);
  await ended;
  expect(bot.message('A trial post is on its way', LEAD, BOARD).onlyFor).toBe(LEAD);
});

it('a trial is answered in its thread, and to the asker alone where outsiders read', async () => {
  bot = await startSlackProgramme();
  const channel = { id: BOARD, members: [LEAD, BOT.user], is_ext_shared: false };
  bot.slack.channels.set(BOARD, channel);
  const thread_ts = '1718600000.000001';
  await bot.people.mentions(LEAD, 'here', BOARD, { thread_ts });
  await bot.settle();
  expect(bot.message('A trial post arrived.', undefined, BOARD)).toMatchObject({ onlyFor: null, thread_ts });
  channel.is_ext_shared = true;
  await bot.clock.advance(61_000);
  await bot.people.mentions(LEAD, 'here', BOARD, { thread_ts });
  await bot.settle();
  expect(bot.message('A trial post arrived.', LEAD, BOARD)).toMatchObject({ onlyFor: LEAD, thread_ts });
});

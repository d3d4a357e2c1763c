/** Reminders in two channels: the personal cards stand in the thread of one of them, and each reminder says where. */
import { afterEach, expect, it } from 'vitest';
import { GENERAL, LEAD, OWNER, type SlackBot, SRO, startSlackProgramme, wordsIn } from '../../helpers/slack-bot.ts';
import { BOT } from '../../helpers/slack-shapes.ts';

let bot: SlackBot;
afterEach(() => expect(bot.slack.violations).toEqual([]));

const FIRST = 'C0AAAAAA';
const reminder = (channel: string) => bot.message('Weekly reminder', LEAD, channel);
const inThread = (channel: string) =>
  bot.slack
    .seen(channel)
    .filter(({ thread_ts, ts }) => thread_ts === reminder(channel).ts && ts !== thread_ts)
    .map(wordsIn);

async function remindInTwoChannels(first: object = {}): Promise<void> {
  bot = await startSlackProgramme();
  bot.slack.channels.set(FIRST, { id: FIRST, name: 'first', members: [BOT.user, LEAD, OWNER, SRO], ...first });
  await bot.types(LEAD, 'here', FIRST);
  await bot.at('2024-06-24 09:00');
}

it('a reminder speaks of cards in its thread only where they are', async () => {
  await remindInTwoChannels();
  expect(inThread(FIRST).join()).toContain('Owner: 3 actions');
  expect(wordsIn(reminder(FIRST))).toContain('In this thread: what is due from Owner.');
  expect(inThread(GENERAL)).toEqual([]);
  expect(wordsIn(reminder(GENERAL))).not.toContain('In this thread');
  expect(wordsIn(reminder(GENERAL))).toContain('in another conversation');
});

it('the cards stand in the channel that no outsider reads, though another got reminders first', async () => {
  await remindInTwoChannels({ is_ext_shared: true });
  expect(inThread(GENERAL).join()).toContain('Owner: 3 actions');
  expect(wordsIn(reminder(GENERAL))).toContain('In this thread: what is due from Owner.');
});

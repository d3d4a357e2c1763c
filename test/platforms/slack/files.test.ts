/** Files that the bot sends in Slack: nothing is said to have been sent that did not arrive. */
import { afterEach, expect, it } from 'vitest';
import { GENERAL, LEAD, type SlackBot, startSlackProgramme, wordsIn } from '../../helpers/slack-bot.ts';
import type { SlackFault } from '../../helpers/slack-shapes.ts';

let bot: SlackBot;
afterEach(() => expect(bot.slack.violations).toEqual([]));

it.each<[string, SlackFault]>([
  ['gives no place to put it', { method: 'files.getUploadURLExternal', error: 'missing_scope' }],
  ['does not take its bytes', { method: 'upload', status: 500 }],
  ['does not finish it', { method: 'files.completeUploadExternal', error: 'internal_error' }],
  ['asks to wait for long', { method: 'files.getUploadURLExternal', status: 429, retryAfter: 60 }],
  ['opens no conversation', { method: 'conversations.open', error: 'fatal_error' }],
])('an export is not said to have been sent when Slack %s, and the button asks for it again', async (_, fault) => {
  bot = await startSlackProgramme();
  await bot.restart();
  bot.slack.faults.push(fault);
  const answer = await bot.types(LEAD, 'export csv');
  expect(answer).toContain('The file was not sent');
  expect(answer).not.toContain('3 actions exported');
  expect(bot.slack.files).toEqual([]);
  await bot.clock.advance(61_000);
  await bot.people.press(LEAD, bot.message('The file was not sent', LEAD), 'Ask for the file again');
  await bot.settle();
  expect(bot.slack.files.map(({ channel }) => channel)).toEqual([bot.slack.directOf(LEAD)]);
  expect(wordsIn(bot.message('3 actions exported', LEAD, GENERAL))).not.toContain('was not sent');
});

it('an export is sent once more after Slack asked to wait a little', async () => {
  bot = await startSlackProgramme();
  bot.slack.faults.push({ method: 'files.getUploadURLExternal', status: 429, retryAfter: 2 });
  expect(await bot.types(LEAD, 'export csv')).toContain('3 actions exported');
  expect(bot.slack.files.length).toBe(1);
});

/** A letter in Slack: sent as a file, put right in modals, and entered from the message that shows it. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LEAD, type SlackBot, startSlackBot, wordsIn } from '../../helpers/slack-bot.ts';

const LETTER = readFileSync(new URL('../../core/notice/letters/wrapped.txt', import.meta.url));

/** Sends the letter to the bot and gives the words of its preview. */
async function sends(bot: SlackBot): Promise<string> {
  const files = [bot.slack.fileOf('F1', 'letter.txt', LETTER.toString())];
  await bot.people.says(LEAD, 'notice letter', bot.slack.directOf(LEAD), { subtype: 'file_share', files });
  await bot.settle();
  return wordsIn(preview(bot));
}

const preview = (bot: SlackBot) => bot.message('letter.txt: nothing saved yet', LEAD, bot.slack.directOf(LEAD));

async function presses(bot: SlackBot, label: string) {
  await bot.people.press(LEAD, preview(bot), label);
  await bot.settle();
}

test('a letter sent in Slack is put right in a modal, and entered as the modal left it', async () => {
  const bot = await startSlackBot({ from: '2024-03-20 10:00' });
  expect(await sends(bot)).toContain('E2 Set up an improvement panel');
  await presses(bot, 'Change or split E2');
  expect(wordsIn(bot.modal(LEAD).view)).toContain('To split it, put an empty line between its parts.');
  const answer = await bot.people.submit(LEAD, bot.modal(LEAD), { title: 'Improvement panel' });
  expect(JSON.parse(answer.body || '{}')).not.toHaveProperty('errors');
  await bot.settle();
  expect(wordsIn(preview(bot))).toContain('E2 Improvement panel (officer)');
  await presses(bot, 'Leave out E5');
  await presses(bot, 'Enter the notice');
  const shown = await bot.types(LEAD, 'status', bot.slack.directOf(LEAD));
  expect(shown).toContain('Improvement panel');
  expect(shown).not.toContain('engage openly');
});

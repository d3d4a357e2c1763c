/** A council's own plan in Slack: sent as a file, asked about with buttons and modals, and saved from the message that shows it. */
import { expect, test } from 'vitest';
import { HAVENBRIDGE } from '../../core/files/plans/havenbridge.ts';
import { LEAD, type SlackBot, startSlackProgramme, wordsIn } from '../../helpers/slack-bot.ts';

const preview = (bot: SlackBot) => bot.message('nothing saved yet', LEAD, bot.slack.directOf(LEAD));

async function presses(bot: SlackBot, label: string) {
  await bot.people.press(LEAD, preview(bot), label);
  await bot.settle();
}

test('a plan sent in Slack is asked about with buttons and a modal, and saved from its message', async () => {
  const bot = await startSlackProgramme();
  const files = [bot.slack.fileOf('F1', 'plan.csv', HAVENBRIDGE)];
  await bot.people.says(LEAD, 'import', bot.slack.directOf(LEAD), { subtype: 'file_share', files });
  await bot.settle();
  expect(wordsIn(preview(bot))).toContain('3 actions to add and 8 rows with a question.');
  await presses(bot, 'Enter all new names');
  await presses(bot, 'Financial year');
  await presses(bot, 'Another answer');
  expect(wordsIn(bot.modal(LEAD).view)).toContain('“Q3” has no year.');
  const answer = await bot.people.submit(LEAD, bot.modal(LEAD), { answer: '31 December 2024' });
  expect(JSON.parse(answer.body || '{}')).not.toHaveProperty('errors');
  await bot.settle();
  expect(wordsIn(preview(bot))).toContain('10 actions to add and 1 row with a question.');
  await presses(bot, 'Save 10 actions');
  const saved = bot.message('imported a plan', LEAD, bot.slack.directOf(LEAD));
  expect(wordsIn(saved)).toContain('10 actions added and 6 new people entered.');
  expect(bot.slack.violations).toEqual([]);
});

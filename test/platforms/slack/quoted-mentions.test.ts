/** Questions and refusals quote what was typed. A mention in it is shown as a name, and never as the id of an account. */
import { afterEach, beforeEach, expect, it, test } from 'vitest';
import { GENERAL, OWNER, type SlackBot, startSlackProgramme, wordsIn } from '../../helpers/slack-bot.ts';

let bot: SlackBot;
beforeEach(async () => {
  bot = await startSlackProgramme();
});
afterEach(() => expect(bot.slack.violations).toEqual([]));

test.each([
  ['<@U0SRO|sro> what about E1-01', '“@Sro what about E1-01”'],
  ['done E1-03 minutes sent to <@U0SRO>', '“minutes sent to @Sro”'],
  ['start E1-03 <@U0SRO> now', '“@Sro now”'],
  ['hello <@U0SRO> are you there', '“@Sro are you there”'],
])('the question about “%s” quotes the mention by name', async (typed, quoted) => {
  const asked = await bot.types(OWNER, typed);
  expect(asked).toContain(quoted);
  expect(asked).not.toMatch(/slack:|U0SRO/);
});

it('a mention in words that a question offers to record is recorded as the person’s name', async () => {
  await bot.types(OWNER, '<@U0SRO> what about E1-01');
  await bot.people.press(OWNER, bot.message('Which of these', OWNER, GENERAL), 'Record as an update on E1-01');
  await bot.settle();
  expect(await bot.types(OWNER, 'show E1-01')).toContain('@Sro what about E1-01');
  expect(wordsIn(bot.message('E1-01', OWNER))).not.toContain('U0SRO');
});

/** Evidence that is given in Slack: addresses as Slack writes them, and files that come with the words. */
import { afterEach, describe, expect, it } from 'vitest';
import { GENERAL, LEAD, OWNER, type SlackBot, startSlackProgramme, wordsIn } from '../../helpers/slack-bot.ts';

let bot: SlackBot;
afterEach(() => expect(bot.slack.violations).toEqual([]));

it('an address typed without its scheme, which Slack sends with http, is kept as one of https', async () => {
  bot = await startSlackProgramme();
  const direct = bot.slack.directOf(OWNER);
  await bot.people.says(OWNER, 'done E1-02 <http://testshire.gov.uk/m|testshire.gov.uk/m>', direct);
  await bot.settle();
  await bot.types(LEAD, 'show E1-02');
  expect(JSON.stringify(bot.message('E1-02 Audit recommendations', LEAD).blocks)).toContain(
    'https://testshire.gov.uk/m',
  );
});

/** Meetings in Slack and in Teams: typed, asked about in private, and answered with a button or a form. */
import { expect, it } from 'vitest';
import * as slack from '../helpers/slack-bot.ts';
import { chatOf, LEAD, OWNER, textOf } from '../helpers/teams-bot.ts';
import { publicAfter, ready, reminderOf } from '../helpers/teams-scenes.ts';

const QUESTION = 'Was the meeting of Improvement Board on Wednesday 17 July 2024 held?';

it('an owner in Slack is asked before the papers and after the meeting in private, and “Held” redraws the question', async () => {
  const bot = await slack.startSlackProgramme({ from: '2024-07-01 10:00' });
  const direct = bot.slack.directOf(slack.LEAD);
  await bot.types(slack.LEAD, 'role "Improvement Board" officer', direct);
  const added = await bot.types(
    slack.LEAD,
    `add meeting "Improvement Board" on 17 July and 24 July papers 5 working days before owner <@${slack.OWNER}|owner>`,
    direct,
  );
  expect(added).toContain('added the meetings E1-03 for Owner');
  await bot.at('2024-07-03 09:00');
  const own = bot.slack.directOf(slack.OWNER);
  const asked = slack.wordsIn(bot.message('Improvement Board meets on', slack.OWNER, own));
  expect(asked).toContain('You see to the papers of E1-03. They are due on Wednesday 10 July 2024.');
  expect(asked).toContain('[Add an update]');
  await bot.at('2024-07-18 09:00');
  const question = bot.message(QUESTION, slack.OWNER, own);
  await bot.people.press(slack.OWNER, question, 'Held');
  await bot.settle();
  const answered = slack.wordsIn(bot.message(QUESTION, slack.OWNER, own));
  expect(answered).toContain('It was held. The next is on Wednesday 24 July 2024.');
  expect(answered).toContain('[Add its recommendations]');
});

it('“Not held” in Slack opens a form, and without a new date the meeting is cancelled', async () => {
  const bot = await slack.startSlackProgramme({ from: '2024-07-01 10:00' });
  const direct = bot.slack.directOf(slack.LEAD);
  await bot.types(slack.LEAD, 'role "Improvement Board" officer', direct);
  await bot.types(
    slack.LEAD,
    `add meeting "Improvement Board" on 17 July and 24 July owner <@${slack.LEAD}|lead>`,
    direct,
  );
  await bot.at('2024-07-18 09:00');
  await bot.people.press(slack.LEAD, bot.message(QUESTION, slack.LEAD, direct), 'Not held');
  await bot.settle();
  expect(JSON.stringify(bot.modal(slack.LEAD))).toContain('Leave empty if the meeting was cancelled');
  await bot.people.submit(slack.LEAD, bot.modal(slack.LEAD), {});
  await bot.settle();
  expect(slack.wordsIn(bot.message(QUESTION, slack.LEAD, direct))).toContain(
    'It was not held. The next is on Wednesday 24 July 2024.',
  );
});

it('a new body in Teams is asked about, the owner is asked in private, and the channel reads no words of the contact', async () => {
  const bot = await ready();
  await bot.says(LEAD, 'add meeting "Improvement Board" on 17 July and 24 July owner @"Monitoring Officer"');
  await bot.presses(LEAD, 'Yes, enter “Improvement Board” as a body');
  await bot.restart('2024-07-18 09:00');
  expect(textOf(bot.last(chatOf(OWNER), OWNER))).toContain(QUESTION);
  await bot.presses(OWNER, 'Held');
  expect(textOf(reminderOf(bot, QUESTION))).toContain('It was held. The next is on Wednesday 24 July 2024.');
  const seen = await publicAfter(bot, () =>
    bot.says(OWNER, 'met "Improvement Board" on 16 July by call "Whom they doubt"', 'channel'),
  );
  expect(seen).toEqual([
    expect.stringContaining('Monitoring Officer recorded contact under E1-03 on Tuesday 16 July 2024'),
  ]);
  expect(seen.join()).not.toContain('Whom they doubt');
});

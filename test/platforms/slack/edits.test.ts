/** Edits of messages in Slack: only those of words that changed the record are asked about. */
import { afterEach, describe, expect, it } from 'vitest';
import { GENERAL, OWNER, type SlackBot, startSlackProgramme, wordsIn } from '../../helpers/slack-bot.ts';

let bot: SlackBot;
afterEach(() => expect(bot.slack.violations).toEqual([]));

describe('edited messages in Slack', () => {
  const edit = (user: string, before: string, text: string, thread_ts: string) => ({
    subtype: 'message_changed',
    user: undefined,
    text: undefined,
    message: { type: 'message', user, text, ts: '1719216000.000100', thread_ts },
    previous_message: { type: 'message', user, text: before, ts: '1719216000.000100', thread_ts },
  });

  it('an edit of words that changed the record is asked about privately and changes nothing', async () => {
    bot = await startSlackProgramme();
    await bot.at('2024-06-24 09:00');
    const { people } = bot;
    const thread_ts = bot.message('Weekly reminder').ts;
    await people.says(OWNER, 'done E1-01', GENERAL, { thread_ts });
    await bot.settle();
    await people.says(OWNER, '', GENERAL, edit(OWNER, 'done E1-01', 'not done E1-01', thread_ts));
    await bot.settle();
    const question = bot.message('Your edit is not in the record', OWNER);
    expect(question).toMatchObject({ onlyFor: OWNER });
    expect(wordsIn(question)).toContain('“not done E1-01”');
    await people.press(OWNER, question, 'Undo the report of E1-01');
    await bot.settle();
    expect(bot.message('took back the report of E1-01')).toBeDefined();
  });

  it('an edit of words that changed nothing is not asked about', async () => {
    bot = await startSlackProgramme();
    await bot.at('2024-06-24 09:00');
    const { people, slack } = bot;
    const thread_ts = bot.message('Weekly reminder').ts;
    const before = slack.messages.length;
    await people.says(OWNER, '', GENERAL, edit(OWNER, 'nice work', 'nice work all', thread_ts));
    await bot.settle();
    expect(slack.messages.length).toBe(before);
  });
});

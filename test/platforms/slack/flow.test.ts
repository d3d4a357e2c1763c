/** The main job in Slack, over real HTTP and over Socket Mode: remind, tick off in the thread, confirm, follow, and end. */
import { afterEach, describe, expect, it } from 'vitest';
import { GENERAL, LEAD, OWNER, type SlackBot, SRO, startSlackProgramme, wordsIn } from '../../helpers/slack-bot.ts';

let bot: SlackBot;
afterEach(() => expect(bot.slack.violations).toEqual([]));

describe.each([
  ['HTTP', false],
  ['Socket Mode', true],
])('the main job over %s', (_, socket) => {
  it('the main job goes from the status by the Monday reminder and the tick-off to the decision', async () => {
    bot = await startSlackProgramme({ socket });
    const { people } = bot;
    expect(await bot.types(OWNER, 'status')).toContain('Best Value Notice: 43 days left');
    const status = bot.message('43 days left', OWNER);
    expect(status.onlyFor).toBe(OWNER);

    await bot.at('2024-06-24 09:00');
    const weekly = bot.message('Weekly reminder: 36 days left');
    const personal = bot.message('Owner: 3 actions');
    expect(personal.thread_ts).toBe(weekly.ts);
    expect(JSON.stringify(personal.blocks)).toContain(`<@${OWNER}>`);
    expect(personal.metadata).toMatchObject({
      event_type: 'bvn_post',
      event_payload: { key: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });

    await people.press(OWNER, personal, 'Mark E1-01 complete');
    await bot.settle();
    expect(wordsIn(personal)).toContain('Reported complete by Owner, waiting for Sro to confirm');
    const line = bot.message('Owner reported E1-01 complete');
    expect(line.thread_ts).toBe(weekly.ts);

    await people.press(SRO, line, 'Confirm E1-01');
    await bot.settle();
    expect(wordsIn(line)).toContain('This card is no longer updated.');
    expect(wordsIn(bot.message('Sro confirmed E1-01'))).toContain('Complete, confirmed by Sro');
    expect(await bot.types(LEAD, 'status')).toContain('1 of 3 actions is delivered');

    await bot.at('2024-07-31 09:00');
    expect(await bot.types(LEAD, 'notice')).toContain('Awaiting decision');
    await bot.types(LEAD, 'notice decision lapsed on 9 September 2024 link https://www.gov.uk/letter');
    await bot.at('2024-09-10 09:00');
    await bot.types(LEAD, 'notice decision lapsed on 9 September 2024 link https://www.gov.uk/letter');
    expect(await bot.types(LEAD, 'notice')).toContain('lapsed');
  });
});

describe('threads', () => {
  it('the bot takes done, blocked and a mention in a thread, says privately what was not recorded, and leaves thanks to people', async () => {
    bot = await startSlackProgramme();
    await bot.at('2024-06-24 09:00');
    const { people, slack } = bot;
    const thread_ts = bot.message('Weekly reminder').ts;
    const before = slack.messages.length;
    await people.says(OWNER, 'thanks all', GENERAL, { thread_ts });
    await bot.settle();
    expect(slack.messages.length).toBe(before);
    await people.says(OWNER, 'done that yesterday, I think', GENERAL, { thread_ts });
    await bot.settle();
    expect(bot.message('Not recorded', OWNER)).toMatchObject({ onlyFor: OWNER, thread_ts });

    await people.says(OWNER, 'blocked E1-01 because the supplier is late', GENERAL, { thread_ts });
    await bot.settle();
    expect(wordsIn(bot.message('marked E1-01 as blocked'))).toContain('the supplier is late');

    await people.says(OWNER, 'done', GENERAL, { thread_ts });
    await bot.settle();
    const question = bot.message('Which one do you mean', OWNER);
    expect(question).toMatchObject({ onlyFor: OWNER, thread_ts });
    await people.press(OWNER, question, 'done: E1-01 Procurement rules');
    await bot.settle();
    expect(bot.message('Owner reported E1-01 complete')).toBeDefined();

    await people.mentions(OWNER, 'done E1-02 <https://intranet.example/report>', GENERAL, { thread_ts });
    await people.says(OWNER, `<@U0BOT> done E1-02 <https://intranet.example/report>`, GENERAL, { thread_ts });
    await bot.settle();
    const seen = slack.seen(GENERAL, OWNER).map(wordsIn);
    expect(seen.filter((words) => words.startsWith('Owner reported E1-02')).length).toBe(1);
    expect(seen.filter((words) => words.includes('E1-02 is settled already'))).toEqual([]);
  });

  it('the bot reads and asks nothing in a thread that somebody else started', async () => {
    bot = await startSlackProgramme();
    const { people, slack } = bot;
    const before = slack.calls.length;
    await people.says(OWNER, 'done E1-01', GENERAL, { thread_ts: '1600000000.000001' });
    await people.says(OWNER, 'done E1-01', GENERAL);
    await bot.settle();
    expect(slack.calls.length).toBe(before);
  });

  it('the bot ignores its own messages, other programs and Slack’s own lines', async () => {
    bot = await startSlackProgramme();
    await bot.at('2024-06-24 09:00');
    const { people, slack } = bot;
    const thread_ts = bot.message('Weekly reminder').ts;
    const before = slack.messages.length;
    await people.says('U0BOT', 'done E1-01', GENERAL, { thread_ts });
    await people.says(OWNER, 'done E1-01', GENERAL, { thread_ts, bot_id: 'B1' });
    await people.says(OWNER, 'done E1-01', GENERAL, { thread_ts, subtype: 'channel_topic' });
    await bot.settle();
    expect(slack.messages.length).toBe(before);
  });
});

describe('requests of a person', () => {
  it('a request in a direct message is answered there, and a change leaves no line elsewhere', async () => {
    bot = await startSlackProgramme();
    const { people, slack } = bot;
    const direct = slack.directOf(OWNER);
    await people.says(OWNER, 'mine', direct);
    await bot.settle();
    expect(bot.message('Your actions: 3', OWNER, direct).onlyFor).toBeNull();
    const before = slack.seen(GENERAL).length;
    await people.says(OWNER, 'start E1-01', direct);
    await bot.settle();
    expect(bot.message('E1-01 Procurement rules', OWNER, direct)).toBeDefined();
    expect(slack.seen(GENERAL).length).toBe(before);
  });

  it('an answer can be shared in its channel by people who may', async () => {
    bot = await startSlackProgramme();
    await bot.types(OWNER, 'status');
    await bot.people.press(OWNER, bot.message('43 days left', OWNER), 'Share here');
    await bot.settle();
    expect(bot.message('43 days left').onlyFor).toBeNull();
    await bot.types(OWNER, 'show E1');
    await bot.people.press(OWNER, bot.message('Improvement plan', OWNER), 'Share here');
    await bot.settle();
    expect(bot.message('can share its actions here', OWNER).onlyFor).toBe(OWNER);
  });

  it('a requested file is put into the asker’s conversation with the bot', async () => {
    bot = await startSlackProgramme();
    await bot.types(LEAD, 'export csv');
    expect(bot.slack.files).toMatchObject([
      { channel: bot.slack.directOf(LEAD), content: expect.stringContaining('Procurement rules') },
    ]);
  });

  it('a press on a link is followed by Slack, and the bot answers nothing', async () => {
    bot = await startSlackProgramme();
    await bot.types(LEAD, 'deliveries show 1');
    const shown = bot.message('Delivery 1', LEAD);
    const before = bot.slack.calls.length;
    await bot.people.press(LEAD, shown, 'Open the message');
    await bot.settle();
    expect(bot.slack.calls.length).toBe(before);
  });
});

/** The main job in Teams, over real HTTP: set up, private answers, reminders, ticking off by button and by word. */
import { describe, expect, it } from 'vitest';
import { expectValid, nodesOf } from '../helpers/adaptive-cards.ts';
import { CHANNEL, cardText, chatOf, envelope, GROUP, LEAD, OWNER, textOf } from '../helpers/teams-bot.ts';
import { ready, reminded, reminderOf, summaries } from '../helpers/teams-scenes.ts';

describe('setting up', () => {
  it('set-up commands are answered in the channel, each in its own thread', async () => {
    const bot = await ready();
    const told = bot.cloud.messages.filter((one) => one.conversation === CHANNEL);
    expect(told.map((one) => [one.thread, textOf(one).split('\n')[0]])).toMatchInlineSnapshot(`
      [
        [
          "u1",
          "First programme lead entered the notice of 30 January 2024.",
        ],
        [
          "u2",
          "First programme lead entered Monitoring Officer.",
        ],
        [
          "u3",
          "First programme lead added E1.",
        ],
        [
          "u4",
          "First programme lead added E1-01 for Monitoring Officer.",
        ],
        [
          "u5",
          "First programme lead added E1-02 for Monitoring Officer.",
        ],
        [
          null,
          "First programme lead has reminders posted here.",
        ],
        [
          "u6",
          "Reminders will come here.",
        ],
      ]
    `);
    for (const one of bot.cloud.messages) expectValid(one.activity.attachments?.[0]?.content ?? {});
    expect(bot.complaints).toEqual([]);
  });

  it('every message in Teams is a card with a summary', async () => {
    const bot = await ready();
    for (const { activity } of bot.cloud.messages) {
      expect(activity.text).toBeUndefined();
      expect(activity.attachments).toHaveLength(1);
      expect(textOf({ activity }).split('\n')[0]).toBe(activity.summary);
    }
  });
});

describe('an answer for the asker alone', () => {
  it('a private answer comes in the chat, in whatever way it is requested there', async () => {
    const bot = await ready();
    for (const line of ['status', '/bvn status', 'bvn status', 'BVN: status', '&nbsp;status ']) {
      await bot.says(LEAD, line);
      expect(bot.last(chatOf(LEAD)).activity.summary).toMatch(/^Best Value Notice: 36 days left/);
    }
    expect(summaries(bot, chatOf(LEAD))).toHaveLength(5);
  });

  it('a private answer to a mention in a channel is shown to the asker alone, in the thread of the question', async () => {
    const bot = await ready();
    const before = bot.last(CHANNEL);
    await bot.says(OWNER, 'mine', { thread: 'asked' });
    expect(textOf(bot.last(CHANNEL, OWNER))).toContain('Adopt the procurement rules');
    expect(bot.last(CHANNEL, OWNER).thread).toBe('asked');
    expect(bot.last(CHANNEL)).toBe(before);
    expect(bot.last(CHANNEL, LEAD)).toBe(before);
    expect(summaries(bot, chatOf(OWNER))).toEqual([]);
  });

  it('a private answer requested in a group is shown to the asker alone', async () => {
    const bot = await ready();
    await bot.says(LEAD, 'status', 'group');
    expect(bot.last(GROUP, LEAD).activity.summary).toContain('Best Value Notice');
    expect(bot.cloud.seen(GROUP, OWNER)).toEqual([]);
  });
});

describe('the weekly reminder', () => {
  it('the weekly reminder is one post in the channel, with one card in its thread that mentions each owner', async () => {
    const bot = await reminded();
    const weekly = reminderOf(bot, 'Weekly reminder: 29 days left');
    expect(weekly.thread).toBeNull();
    const own = reminderOf(bot, 'Monitoring Officer: 2 actions');
    expect(own.thread).toBe(weekly.id);
    expect(own.activity.attachments?.[0]?.content.msteams).toMatchObject({
      entities: [{ type: 'mention', text: '<at>Monitoring Officer</at>', mentioned: { id: 'aad-owner' } }],
    });
    expect(textOf(own)).toMatchInlineSnapshot(`
      "Monitoring Officer: 1 overdue, 1 due within 30 days.
      <at>Monitoring Officer</at>
      Monitoring Officer: 2 actions
      Overdue
      E1-01 Adopt the procurement rules
      Not started
      Overdue by 1 working day, was due on 28 June 2024
      [Mark E1-01 complete]
      [Propose a date]
      Due within 30 days
      E1-02 Publish the constitution
      Not started
      Due on 19 July 2024, in 18 days
      [Mark E1-02 complete]
      [Propose a date]"
    `);
  });

  it('the weekly reminder is posted once, however often the service restarts', async () => {
    const bot = await reminded();
    const before = bot.cloud.messages.length;
    await bot.restart('2024-07-01 09:05');
    expect(bot.cloud.messages).toHaveLength(before);
  });
});

describe('reports by button, form and word', () => {
  it('a press of the button shows the new card, redraws it for everybody and adds a line to the thread', async () => {
    const bot = await reminded();
    const own = reminderOf(bot, 'Monitoring Officer: 2 actions');
    const answer = await bot.presses(OWNER, 'Mark E1-01 complete');
    expect(answer.body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    expect(cardText(answer.body?.value)).toContain('Reported complete by Monitoring Officer, waiting for First');
    expect(own.edits).toBe(1);
    expect(textOf(own)).toContain('Reported complete by Monitoring Officer, waiting for First');
    expect(textOf(own)).not.toContain('[Mark E1-01 complete]');
    const line = reminderOf(bot, 'Monitoring Officer reported E1-01 complete');
    expect(line.thread).toBe(own.thread);
  });

  it('somebody else confirms a report, and a card pressed late answers with the present state', async () => {
    const bot = await reminded();
    const stale = structuredClone(reminderOf(bot, 'Monitoring Officer: 2 actions'));
    await bot.presses(OWNER, 'Mark E1-01 complete');
    await bot.presses(LEAD, 'Confirm E1-01');
    bot.cloud.messages.push({ ...stale, id: stale.id });
    const before = bot.cloud.messages.length;
    bot.minuteLater();
    const late = await bot.presses(OWNER, 'Mark E1-01 complete');
    expect(cardText(late.body?.value) || late.body?.value).toContain('E1-01 is settled already');
    expect(bot.cloud.messages).toHaveLength(before);
  });

  it('the form behind a button is drawn beforehand for the owner and reports the action', async () => {
    const bot = await reminded();
    const own = reminderOf(bot, 'Monitoring Officer: 2 actions');
    const answer = await bot.presses(OWNER, 'Propose the date', {
      '1.on': '2024-07-26',
      '1.because': 'The members meet later',
    });
    expect(answer.body?.statusCode).toBe(200);
    expect(textOf(own)).toContain('Monitoring Officer proposes 26 July 2024: The members meet later');
  });

  it('the card that answers a press asks for its forms at the next press, and the updated message has them at once', async () => {
    const bot = await reminded();
    const own = reminderOf(bot, 'Monitoring Officer: 2 actions');
    const answer = await bot.presses(OWNER, 'Mark E1-01 complete');
    expect(nodesOf(own.activity.attachments?.[0]?.content).map(({ type }) => type)).toContain('Input.Date');
    const shown = nodesOf(answer.body?.value);
    expect(shown.map(({ type }) => type)).not.toContain('Input.Date');
    const { verb, data } = shown.find(({ title }) => title === 'Propose a date') ?? {};
    const form = await bot.send({
      ...envelope(bot.cloud, OWNER, { thread: own.thread ?? own.id }, 'next'),
      ...{ type: 'invoke', name: 'adaptiveCard/action', replyToId: own.id },
      value: { action: { type: 'Action.Execute', verb, data } },
    });
    expect(nodesOf(form.body?.value).map(({ type }) => type)).toContain('Input.Date');
  });

  it('a faulty form comes back with its faults and keeps what was typed', async () => {
    const bot = await reminded();
    const answer = await bot.presses(OWNER, 'Propose the date', { '1.on': 'yesteryear', '1.because': 'Late' });
    expect(answer.body?.type).toBe('application/vnd.microsoft.card.adaptive');
    expect(cardText(answer.body?.value)).toContain('Please change this:');
    expect(JSON.stringify(answer.body?.value)).toContain('"value":"Late"');
  });

  it('a card for everybody opens a form in the presser’s own view', async () => {
    const bot = await reminded();
    await bot.presses(OWNER, 'Mark E1-01 complete');
    const asked = await bot.presses(LEAD, 'Return E1-01');
    expect(cardText(asked.body?.value)).toContain('Return E1-01 to its owner');
    const line = reminderOf(bot, 'Monitoring Officer reported E1-01 complete');
    expect(line.edits).toBe(0);
  });

  it('a press by somebody who may not is refused in a line under the card, and nothing is posted', async () => {
    const bot = await reminded();
    const before = bot.cloud.messages.length;
    const answer = await bot.presses(LEAD, 'Mark E1-01 complete');
    expect(answer.body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.activity.message' });
    expect(answer.body?.value).toContain('Only the owner, Monitoring Officer can report E1-01');
    expect(bot.cloud.messages).toHaveLength(before);
  });

  it('a plain word in the thread reports an action, where the package lets the bot read it', async () => {
    const bot = await reminded();
    const weekly = reminderOf(bot, 'Weekly reminder');
    const plain = (text: string, id: string) =>
      bot.send({ ...envelope(bot.cloud, OWNER, { thread: weekly.id }, id), type: 'message', text });
    await plain('we are nearly done with that', 'w1');
    await plain('done E1-02 https://council.example/proof', 'w2');
    await bot.settled();
    expect(reminderOf(bot, 'Monitoring Officer reported E1-02 complete').thread).toBe(weekly.id);
    expect(bot.cloud.seen(CHANNEL).filter((one) => textOf(one).includes('nearly'))).toEqual([]);
  });

  it('words in threads of others are not read as commands', async () => {
    const bot = await reminded();
    const before = bot.cloud.messages.length;
    const activity = {
      ...envelope(bot.cloud, OWNER, { thread: 'elsewhere' }, 'w1'),
      type: 'message',
      text: 'done E1-02',
    };
    expect((await bot.send(activity)).status).toBe(200);
    await bot.settled();
    expect(bot.cloud.messages).toHaveLength(before);
  });

  it('a client that knows no Action.Execute reports an action by the card’s data', async () => {
    const bot = await reminded();
    const own = reminderOf(bot, 'Monitoring Officer: 2 actions');
    const value = { bvn: { kind: 'press', command: 'done', args: { action: 'E1-01' } } };
    const activity = {
      ...envelope(bot.cloud, OWNER, { thread: own.thread ?? '' }, 's1'),
      type: 'message',
      value,
      replyToId: own.id,
    };
    await bot.send(activity);
    await bot.settled();
    expect(textOf(own)).toContain('Reported complete by Monitoring Officer');
  });
});

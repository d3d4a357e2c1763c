/** Repeated deliveries, edited messages and guests in Teams, and activities that the bot ignores. */
import { describe, expect, it } from 'vitest';
import {
  CHANNEL,
  cardText,
  chatOf,
  envelope,
  GUEST,
  LEAD,
  OWNER,
  type TeamsBot,
  textOf,
} from '../helpers/teams-bot.ts';
import { ready, reminded, reminderOf, summaries } from '../helpers/teams-scenes.ts';

describe('a card that somebody asked for', () => {
  it('a private card whose button was pressed is redrawn for its reader and in its message', async () => {
    const bot = await ready();
    await bot.says(OWNER, 'mine');
    const mine = bot.last(chatOf(OWNER));
    const answer = await bot.presses(OWNER, 'Mark E1-01 complete');
    expect(cardText(answer.body?.value)).not.toContain('[Mark E1-01 complete]');
    expect(textOf(mine)).toBe(cardText(answer.body?.value));
    expect(textOf(bot.last(chatOf(OWNER)))).toContain('Monitoring Officer reported E1-01 complete');
  });

  it('the data for showing a card again changes nothing, whatever command it carries', async () => {
    const bot = await ready();
    await bot.says(OWNER, 'mine');
    const { id } = bot.last(chatOf(OWNER));
    const again = { kind: 'press', command: 'done', args: { action: 'E1-02' } };
    const data = { bvn: { kind: 'press', command: 'done', args: { action: 'E1-01' }, again } };
    const value = { action: { type: 'Action.Execute', verb: 'done', data } };
    const press = {
      ...envelope(bot.cloud, OWNER, 'chat', 'i9'),
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: id,
      value,
    };
    await bot.send(press);
    await bot.says(OWNER, 'show E1-02');
    expect(textOf(bot.last(chatOf(OWNER)))).toContain('Not started');
  });
});

describe('repeated deliveries by Teams', () => {
  it('a press that Teams sends again does its work once, also after a restart', async () => {
    const bot = await reminded();
    const own = reminderOf(bot, 'Monitoring Officer: 2 actions');
    const value = {
      action: {
        type: 'Action.Execute',
        verb: 'done',
        data: { bvn: { kind: 'press', command: 'done', args: { action: 'E1-01' } } },
      },
    };
    const press = {
      ...envelope(bot.cloud, OWNER, { thread: own.thread ?? '' }, 'i77'),
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: own.id,
      value,
    };
    const answers = await Promise.all([bot.send(press), bot.send(press), bot.send(press)]);
    await bot.settled();
    await bot.restart('2024-07-01 09:05');
    answers.push(await bot.send(press));
    await bot.settled();
    expect(new Set(answers.map(({ body }) => cardText(body?.value))).size).toBe(1);
    expect(bot.cloud.messages.filter((one) => textOf(one).includes('reported E1-01 complete'))).toHaveLength(1);
    expect(own.edits).toBe(1);
  });

  it('a message that Teams sends again is answered once', async () => {
    const bot = await ready();
    const asked = { ...envelope(bot.cloud, LEAD, 'chat', 'q1'), type: 'message', text: 'status' };
    await Promise.all([bot.send(asked), bot.send(asked)]);
    await bot.send(asked);
    expect(summaries(bot, chatOf(LEAD))).toHaveLength(1);
  });
});

describe('an edited message', () => {
  const edit = (text: string, bot: TeamsBot) =>
    bot.send({
      ...envelope(bot.cloud, LEAD, 'chat', 'q1'),
      type: 'messageUpdate',
      text,
      channelData: { eventType: 'editMessage', tenant: { id: '66666666-7777-8888-9999-000000000000' } },
    });

  it('an edited message is read again when the first version was not understood', async () => {
    const bot = await ready();
    await bot.send({ ...envelope(bot.cloud, LEAD, 'chat', 'q1'), type: 'message', text: 'statsu overdew' });
    await edit('status overdue', bot);
    expect(summaries(bot, chatOf(LEAD))).toHaveLength(2);
    expect(textOf(bot.last(chatOf(LEAD)))).toContain('Overdue: 0');
  });

  it('an edited message is not read again when the first version was answered', async () => {
    const bot = await ready();
    await bot.send({ ...envelope(bot.cloud, LEAD, 'chat', 'q1'), type: 'message', text: 'status' });
    await edit('status overdue', bot);
    expect(summaries(bot, chatOf(LEAD))).toHaveLength(1);
  });

  it('a message changes the record once, whatever it is edited to', async () => {
    const bot = await ready();
    const line = (text: string) => ({ ...envelope(bot.cloud, LEAD, 'chat', 'q1'), type: 'message', text });
    await bot.send(line('add action "One" to E1'));
    await bot.restart('2024-06-24 09:30');
    await edit('add action "Two" to E1', bot);
    await bot.says(LEAD, 'status E1');
    expect(textOf(bot.last(chatOf(LEAD)))).toContain('E1-03 One');
    expect(textOf(bot.last(chatOf(LEAD)))).not.toContain('Two');
  });
});

describe('an edited message that had changed the record', () => {
  const REPORT = 'done E1-01';
  const CHAT = chatOf(OWNER);
  const line = (bot: TeamsBot, text: string) =>
    bot.send({ ...envelope(bot.cloud, OWNER, 'chat', 'w1'), type: 'message', text });
  const edit = async (bot: TeamsBot, text: string, eventType = 'editMessage') => {
    const before = bot.cloud.messages.length;
    const activity = { ...envelope(bot.cloud, OWNER, 'chat', 'w1'), type: 'messageUpdate', text };
    await bot.send({ ...activity, channelData: { ...activity.channelData, eventType } });
    await bot.settled();
    return bot.cloud.messages.slice(before);
  };

  it('an edit of words that changed the record is asked about in the author’s chat and changes nothing', async () => {
    const bot = await ready();
    await line(bot, REPORT);
    const [question, ...others] = await edit(bot, 'not done E1-01');
    expect(others).toEqual([]);
    expect(question?.conversation).toBe(CHAT);
    expect(textOf(question)).toContain('Your edit is not in the record');
    expect(textOf(question)).toContain('You changed “done E1-01” to “not done E1-01”.');
    await bot.presses(OWNER, 'Undo the report of E1-01');
    await bot.says(OWNER, 'show E1-01');
    expect(textOf(bot.last(CHAT))).toContain('Not started');
  });

  it('an edit to another command offers that command and does not carry it out', async () => {
    const bot = await ready();
    await line(bot, REPORT);
    const [question] = await edit(bot, 'start E1-02');
    expect(textOf(question)).toContain('[start E1-02]');
    await bot.says(OWNER, 'show E1-02');
    expect(textOf(bot.last(CHAT))).toContain('Not started');
  });

  it('an edit that Teams delivers twice is asked about once', async () => {
    const bot = await ready();
    await line(bot, REPORT);
    expect(await edit(bot, 'not done E1-01')).toHaveLength(1);
    expect(await edit(bot, 'not done E1-01')).toEqual([]);
  });

  it('an edit that means the same, and one that only opened a form, are not asked about', async () => {
    const bot = await ready();
    await line(bot, REPORT);
    expect(await edit(bot, 'Done E1-01')).toEqual([]);
    const form = { ...envelope(bot.cloud, OWNER, 'chat', 'w2'), type: 'message', text: 'due E1-02' };
    await bot.send(form);
    const before = bot.cloud.messages.length;
    const channelData = { ...form.channelData, eventType: 'editMessage' };
    await bot.send({ ...form, type: 'messageUpdate', text: 'thanks', channelData });
    expect(bot.cloud.messages.slice(before).map(textOf).join()).not.toContain('Your edit is not in the record');
  });

  it('a message that was deleted and brought back is not asked about', async () => {
    const bot = await ready();
    await line(bot, REPORT);
    expect(await edit(bot, 'not done E1-01', 'undeleteMessage')).toEqual([]);
  });
});

describe('guests', () => {
  it('a guest in Teams is refused and sees no content', async () => {
    const bot = await ready();
    await bot.says(GUEST, 'status');
    expect(textOf(bot.last(chatOf(GUEST)))).toContain('Not for guests');
  });

  it('a person of another tenant is refused without a look at the roster', async () => {
    const bot = await ready();
    const foreign = { ...envelope(bot.cloud, LEAD, 'chat', 'f1'), type: 'message', text: 'status' };
    await bot.send({ ...foreign, channelData: { tenant: { id: 'another-tenant' } } });
    expect(textOf(bot.last(chatOf(LEAD)))).toContain('Not for guests');
  });

  it('a guest in the team’s roster turns the reminder into counts, and each person’s card goes to their chat', async () => {
    const bot = await ready();
    bot.cloud.rosters.get(CHANNEL)?.push(GUEST);
    await bot.restart('2024-07-01 09:00');
    const inChannel = bot.cloud.messages.filter((one) => one.conversation === CHANNEL).slice(-1);
    expect(inChannel.map(textOf).join('\n')).not.toContain('procurement');
    expect(textOf(bot.last(chatOf(OWNER)))).toContain('Adopt the procurement rules');
  });
});

it('an activity such as a reaction or typing changes nothing and is acknowledged', async () => {
  const bot = await ready();
  const before = bot.cloud.messages.length;
  for (const type of ['messageReaction', 'typing', 'messageDelete', 'event', 'endOfConversation']) {
    const activity = {
      ...envelope(bot.cloud, LEAD, 'channel', `x-${type}`),
      type,
      action: 'add',
      reactionsAdded: [{ type: 'like' }],
    };
    expect((await bot.send(activity)).status).toBe(200);
  }
  const invoke = {
    ...envelope(bot.cloud, LEAD, 'chat', 'x1'),
    type: 'invoke',
    name: 'composeExtension/query',
    value: {},
  };
  expect((await bot.send(invoke)).status).toBe(501);
  const foreign = {
    ...envelope(bot.cloud, LEAD, 'chat', 'x2'),
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { verb: 'x', data: {} } },
  };
  expect((await bot.send(foreign)).body).toMatchObject({ statusCode: 400, type: 'application/vnd.microsoft.error' });
  expect(bot.cloud.messages).toHaveLength(before);
});

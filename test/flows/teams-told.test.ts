/** The answers to a change in Teams, each once: where outsiders read, and to clients that know no `Action.Execute`. */
import { describe, expect, it } from 'vitest';
import { CHANNEL, chatOf, envelope, GUEST, LEAD, OWNER, type TeamsBot, textOf } from '../helpers/teams-bot.ts';
import { ready, reminded, reminderOf, shownOnlyTo, shownTo, summaries } from '../helpers/teams-scenes.ts';

const DONE = 'Monitoring Officer reported E1-01 complete';

/** Adds a guest to the channel. */
function letGuestIn(bot: TeamsBot): void {
  bot.cloud.rosters.get(CHANNEL)?.push(GUEST);
  bot.minuteLater();
}

describe('a change where outsiders read in Teams', () => {
  it('a change by words where outsiders read is answered to the person alone, and everybody else gets counts', async () => {
    const bot = await ready();
    letGuestIn(bot);
    await bot.says(OWNER, 'done E1-01', 'channel');
    expect(textOf(bot.last(CHANNEL, OWNER))).toContain(DONE);
    expect(textOf(bot.last(CHANNEL, GUEST))).toContain('The record was changed');
    expect(bot.cloud.seen(CHANNEL, GUEST).map(textOf).join()).not.toContain(DONE);
    expect(shownOnlyTo(bot, OWNER)).toHaveLength(1);
  });

  it('a change by a button where outsiders read is answered to the person alone', async () => {
    const bot = await reminded();
    letGuestIn(bot);
    const answer = await bot.presses(OWNER, 'Mark E1-01 complete');
    expect(answer.body?.value).toBe('Answered below.');
    expect(shownOnlyTo(bot, OWNER).map(textOf)).toEqual([expect.stringContaining(DONE)]);
  });

  it('a change by a form where outsiders read is answered to the person alone', async () => {
    const bot = await reminded();
    letGuestIn(bot);
    const inputs = { '1.on': '2024-07-26', '1.because': 'The members meet later' };
    const answer = await bot.presses(OWNER, 'Propose the date', inputs);
    expect(shownTo(answer)).toBe('Answered below.');
    expect(shownOnlyTo(bot, OWNER).map(textOf)).toEqual([
      expect.stringContaining('Monitoring Officer proposes 26 July 2024'),
    ]);
  });

  it('a change by a word in the thread where outsiders read is answered to the person alone', async () => {
    const bot = await reminded();
    letGuestIn(bot);
    const thread = reminderOf(bot, 'Weekly reminder').id;
    await bot.send({ ...envelope(bot.cloud, OWNER, { thread }, 'w1'), type: 'message', text: 'done E1-01' });
    expect(shownOnlyTo(bot, OWNER).map(textOf)).toEqual([expect.stringContaining(DONE)]);
  });

  it('a person to whom no private way is open is told in the channel how to get one', async () => {
    const bot = await ready();
    letGuestIn(bot);
    bot.cloud.blocked.add(chatOf(OWNER));
    bot.cloud.refusesTargeted.add(CHANNEL);
    await bot.says(OWNER, 'done E1-01', 'channel');
    expect(summaries(bot, CHANNEL).join()).toContain('Open a chat with me');
  });

  it('a change where only colleagues read gets no second answer', async () => {
    const bot = await ready();
    await bot.says(OWNER, 'done E1-01', 'channel');
    expect(textOf(bot.last(CHANNEL))).toContain(DONE);
    expect([...summaries(bot, chatOf(OWNER)), ...shownOnlyTo(bot, OWNER)]).toEqual([]);
  });

  it('a refused change where outsiders read is answered once', async () => {
    const bot = await ready();
    letGuestIn(bot);
    await bot.says(OWNER, 'assign E1-01 @"Programme Director"', 'channel');
    expect(shownOnlyTo(bot, OWNER)).toHaveLength(1);
    expect(summaries(bot, chatOf(OWNER))).toEqual([]);
  });
});

describe('a button pressed in a client that knows no Action.Execute', () => {
  const press = (bot: TeamsBot, who: typeof OWNER, command: string, args: object) => {
    const { id, thread } = reminderOf(bot, 'Monitoring Officer: 2 actions');
    const value = { bvn: { kind: 'press', command, args } };
    return bot.send({
      ...envelope(bot.cloud, who, { thread: thread ?? '' }, `s-${command}`),
      ...{ type: 'message', value, replyToId: id },
    });
  };
  /** The messages that `what` causes. */
  const following = async (bot: TeamsBot, what: Promise<unknown>) => {
    const before = bot.cloud.messages.length;
    await what;
    await bot.settled();
    return bot.cloud.messages.slice(before);
  };

  it('a press by an old client leaves one message: the line for everybody', async () => {
    const bot = await reminded();
    const sent = await following(bot, press(bot, OWNER, 'done', { action: 'E1-01' }));
    expect(sent.map((one) => [one.conversation, textOf(one).includes(DONE)])).toEqual([[CHANNEL, true]]);
  });

  it('a refused press by an old client leaves one message, for the presser alone', async () => {
    const bot = await reminded();
    const sent = await following(bot, press(bot, LEAD, 'done', { action: 'E1-01' }));
    expect(sent.map(({ onlyFor }) => onlyFor)).toEqual([LEAD.id]);
    expect(textOf(sent[0])).toContain('Only the owner, Monitoring Officer can report E1-01');
  });

  it('a press by an old client for a private answer leaves one message, for the presser alone', async () => {
    const bot = await reminded();
    const sent = await following(bot, press(bot, OWNER, 'history', { action: 'E1-01' }));
    expect(sent.map(({ onlyFor }) => onlyFor)).toEqual([OWNER.id]);
  });

  it('a press by an old client where outsiders read leaves counts for all and an answer for the presser alone', async () => {
    const bot = await reminded();
    letGuestIn(bot);
    const sent = await following(bot, press(bot, OWNER, 'done', { action: 'E1-01' }));
    expect(sent.map(({ onlyFor }) => onlyFor).sort()).toEqual([OWNER.id, null].sort());
    expect(shownOnlyTo(bot, OWNER).map(textOf)).toEqual([expect.stringContaining(DONE)]);
  });
});

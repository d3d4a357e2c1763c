/**
 * Private answers in channels and group chats of Teams: slash commands, guests and shared channels, and every way in
 * which Teams can refuse a private answer.
 */
import { describe, expect, it } from 'vitest';
import { expectValid } from '../helpers/adaptive-cards.ts';
import { CHANNEL, chatOf, envelope, GROUP, GUEST, LEAD, OWNER, textOf } from '../helpers/teams-bot.ts';
import { publicAfter, ready, reminded, shownOnlyTo, shownTo, summaries } from '../helpers/teams-scenes.ts';

const RULES = 'Adopt the procurement rules';
const refused = (status: number, code: string) => ({ status, body: { error: { code } } });

describe('a slash command', () => {
  it.each(['mine', '/mine', '/bvn mine', 'BVN mine'])(
    'the slash command "%s" is answered to its asker alone',
    async (line) => {
      const bot = await ready();
      expect(await publicAfter(bot, () => bot.types(OWNER, line))).toEqual([]);
      expect(shownOnlyTo(bot, OWNER).map(textOf)).toEqual([expect.stringContaining(RULES)]);
      expect(shownOnlyTo(bot, LEAD)).toEqual([]);
      for (const one of shownOnlyTo(bot, OWNER)) expectValid(one.activity.attachments?.[0]?.content ?? {});
      expect(bot.complaints).toEqual([]);
    },
  );

  it('a slash command in a group chat is answered to its asker alone', async () => {
    const bot = await ready();
    await bot.types(OWNER, 'mine', 'group');
    expect(shownOnlyTo(bot, OWNER, GROUP).map(textOf)).toEqual([expect.stringContaining(RULES)]);
    expect(bot.cloud.seen(GROUP)).toEqual([]);
  });

  it('a slash command in a thread is answered in that thread', async () => {
    const bot = await ready();
    await bot.types(OWNER, 'mine', { thread: 'talk' });
    expect(shownOnlyTo(bot, OWNER).map(({ thread }) => thread)).toEqual(['talk']);
  });

  it('a slash command that changes the record is told to everybody, in no thread that only its writer sees', async () => {
    const bot = await ready();
    expect(await publicAfter(bot, () => bot.types(OWNER, 'done E1-01'))).toEqual([
      expect.stringContaining('Monitoring Officer reported E1-01 complete'),
    ]);
    expect(bot.last(CHANNEL).thread).toBeNull();
    expect(shownOnlyTo(bot, OWNER)).toEqual([]);
  });

  it('a slash command that would be answered to everybody in a thread is answered to its asker alone', async () => {
    const bot = await ready();
    const seen = await publicAfter(bot, () => bot.types(LEAD, 'here', { thread: 'talk' }));
    expect(seen.join()).not.toContain('A trial post arrived.');
    expect(textOf(shownOnlyTo(bot, LEAD).at(-1))).toContain('A trial post arrived.');
  });

  it('an edited private message is read again, and answered to its writer alone', async () => {
    const bot = await ready();
    const asked = { ...envelope(bot.cloud, OWNER, 'channel', 's1'), recipient: { id: '28:bvn', isTargeted: true } };
    const edited = { channelData: { ...asked.channelData, eventType: 'editMessage' } };
    const seen = await publicAfter(bot, async () => {
      await bot.send({ ...asked, type: 'message', text: 'mien' });
      await bot.send({ ...asked, ...edited, type: 'messageUpdate', text: 'mine' });
    });
    expect(seen).toEqual([]);
    expect(textOf(shownOnlyTo(bot, OWNER).at(-1))).toContain(RULES);
  });

  it('an answer to a slash command that changes nothing is not public though its sender is unknown', async () => {
    const bot = await ready();
    bot.minuteLater();
    bot.cloud.rosterMishaps.push({ status: 429, headers: { 'retry-after': '3600' } });
    expect(await publicAfter(bot, () => bot.types(OWNER, 'mine'))).toEqual([]);
    expect(shownOnlyTo(bot, OWNER).map(textOf)).toEqual([expect.stringContaining('so nothing was done')]);
    expect(shownOnlyTo(bot, OWNER)[0]?.thread).toBeNull();
  });
});

describe('a private answer that Teams does not take', () => {
  it.each([
    [400, 'BadArgument'],
    [403, 'THREADACCESSDENIED-209'],
    [403, 'BotNotInConversationRoster'],
    [404, 'ActivityNotFoundInConversation'],
    [404, 'ConversationNotFound'],
  ])(
    'a private answer that Teams refuses with %i %s comes in the chat, without a public line',
    async (status, code) => {
      const bot = await ready();
      bot.cloud.mishaps.push(refused(status, code));
      expect(await publicAfter(bot, () => bot.types(OWNER, 'mine'))).toEqual([]);
      expect(textOf(bot.last(chatOf(OWNER)))).toContain(RULES);
      expect(shownOnlyTo(bot, OWNER)).toEqual([]);
    },
  );

  it('a button of an answer that went to the chat is answered in the chat', async () => {
    const bot = await ready();
    bot.cloud.refusesTargeted.add(CHANNEL);
    await bot.types(OWNER, 'mine');
    await bot.presses(OWNER, 'Mark E1-01 complete');
    expect(textOf(bot.cloud.seen(chatOf(OWNER))[0])).not.toContain('[Mark E1-01 complete]');
    expect(textOf(bot.cloud.seen(chatOf(OWNER))[0])).toContain(RULES);
  });

  it('a press on a card for everybody says that its answer is in the chat, where the channel takes no private answer', async () => {
    const bot = await reminded();
    bot.cloud.refusesTargeted.add(CHANNEL);
    const answer = await bot.presses(OWNER, 'Show E1');
    expect(shownTo(answer)).toBe('I have answered you in our chat.');
    expect(textOf(bot.last(chatOf(OWNER)))).toContain('E1 Strengthen governance');
  });

  it('a person with neither way open is told in the channel, without the content of the answer', async () => {
    const bot = await ready();
    bot.cloud.refusesTargeted.add(CHANNEL);
    bot.cloud.blocked.add(chatOf(OWNER));
    expect(await publicAfter(bot, () => bot.types(OWNER, 'mine'))).toEqual([
      expect.stringContaining('Open a chat with me'),
    ]);
    expect(JSON.stringify(bot.cloud.messages)).not.toContain('What is due from you');
  });

  it('a private answer is tried again while Teams is busy, and is then shown where it was asked for', async () => {
    const bot = await ready();
    const busy = { status: 429, headers: { 'retry-after': '0.01' } };
    bot.cloud.mishaps.push(busy, busy);
    await bot.types(OWNER, 'mine');
    expect(shownOnlyTo(bot, OWNER).map(textOf)).toEqual([expect.stringContaining(RULES)]);
  });
});

describe('guests and shared channels', () => {
  it('a guest in a channel is refused in private', async () => {
    const bot = await ready();
    bot.cloud.rosters.get(CHANNEL)?.push(GUEST);
    expect(await publicAfter(bot, () => bot.types(GUEST, 'status'))).toEqual([]);
    expect(shownOnlyTo(bot, GUEST).map(textOf)).toEqual([expect.stringContaining('Not for guests')]);
  });

  it('a person of another organisation in a shared channel is refused in private', async () => {
    const bot = await ready();
    const partner = {
      ...OWNER,
      id: '29:partner',
      name: 'Partner',
      aadObjectId: 'aad-partner',
      tenantId: 'partner-tenant',
    };
    bot.cloud.rosters.get(CHANNEL)?.push(partner);
    expect(await publicAfter(bot, () => bot.types(partner, 'status'))).toEqual([]);
    expect(shownOnlyTo(bot, partner).map(textOf)).toEqual([expect.stringContaining('Not for guests')]);
  });

  it('a colleague’s private answer is not seen by guests of the channel, nor by anybody else', async () => {
    const bot = await ready();
    bot.cloud.rosters.get(CHANNEL)?.push(GUEST);
    await bot.types(OWNER, 'mine');
    expect(shownOnlyTo(bot, OWNER).map(textOf)).toEqual([expect.stringContaining(RULES)]);
    for (const who of [GUEST, LEAD]) expect(shownOnlyTo(bot, who)).toEqual([]);
  });

  it('a person whom the roster does not have gets the answer in the chat', async () => {
    const bot = await ready();
    bot.cloud.rosters.set(CHANNEL, [LEAD]);
    bot.minuteLater();
    expect(await publicAfter(bot, () => bot.types(OWNER, 'mine'))).toEqual([]);
    expect(summaries(bot, chatOf(OWNER))).toHaveLength(1);
  });
});

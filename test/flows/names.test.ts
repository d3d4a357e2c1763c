/** The record calls conversations by the names that people see on their platform, also after a renaming. */
import { describe, expect, it } from 'vitest';
import { GENERAL, LEAD as SLACK_LEAD, startSlackProgramme } from '../helpers/slack-bot.ts';
import { BOT as SLACK_BOT } from '../helpers/slack-shapes.ts';
import { CHANNEL, chatOf, envelope, LEAD, type TeamsBot, textOf } from '../helpers/teams-bot.ts';
import { TENANT } from '../helpers/teams-connector.ts';
import { ready } from '../helpers/teams-scenes.ts';

async function told(bot: TeamsBot, line: string): Promise<string> {
  await bot.says(LEAD, line);
  return textOf(bot.last(chatOf(LEAD)));
}

describe('conversation names in Teams', () => {
  it('a renamed team is renamed in the record by the schedule, as its history says', async () => {
    const bot = await ready();
    expect(await told(bot, 'notice')).toContain('Posted in\nImprovement');
    const team = { id: CHANNEL, name: 'Recovery' };
    const channelData = { tenant: { id: TENANT }, team, channel: { id: CHANNEL }, eventType: 'teamRenamed' };
    await bot.send({ ...envelope(bot.cloud, LEAD, 'channel', 'e1'), type: 'conversationUpdate', channelData });
    await bot.restart('2024-06-24 08:01');
    expect(await told(bot, 'notice')).toContain('Posted in\nRecovery');
    const history = await told(bot, 'history notice');
    expect(history).toContain('Renamed by The schedule');
    expect(history).toContain('Name: Improvement → Recovery');
  });

  it('a message in a renamed team renames it in the record', async () => {
    const bot = await ready();
    const activity = { ...envelope(bot.cloud, LEAD, 'channel', 'w1'), type: 'message', text: 'bvn mine' };
    const team = { id: CHANNEL, name: 'Finance' };
    await bot.send({ ...activity, channelData: { ...activity.channelData, team } });
    await bot.restart('2024-06-24 08:01');
    expect(await told(bot, 'notice')).toContain('Posted in\nFinance');
  });

  it('the history says without ids where in Teams something was said', async () => {
    const bot = await ready();
    await bot.says(LEAD, 'due E1-02 26 July because the members meet later');
    await bot.says(LEAD, 'start E1-02', 'group');
    const history = await told(bot, 'history E1-02');
    expect(history).toMatch(/Started by First programme lead\n.*from a conversation in Teams/);
    expect(history).toMatch(/Date moved by First programme lead\n.*from a direct message in Teams/);
    expect(history).toMatch(/Added by First programme lead\n.*from Improvement in Teams/);
    expect(history).not.toMatch(/a:chat|19:|aad-/);
  });
});

describe('conversation names on Slack', () => {
  const postedIn = async (bot: Awaited<ReturnType<typeof startSlackProgramme>>) =>
    /Posted in[^#\w]+(.*)/.exec(await bot.types(SLACK_LEAD, 'notice'))?.[1];

  it('a public channel has the name that its command carries, and is renamed by Slack’s event', async () => {
    const bot = await startSlackProgramme();
    expect(await postedIn(bot)).toBe('#general');
    await bot.people.event({ type: 'channel_rename', channel: { id: GENERAL, name: 'programme', created: 1 } });
    await bot.tick();
    expect(await postedIn(bot)).toBe('#programme');
    const history = await bot.types(SLACK_LEAD, 'history notice', bot.slack.directOf(SLACK_LEAD));
    expect(history).toContain('Name: #general → #programme');
    expect(history).toContain('from #programme on Slack');
    expect(history).toContain('from a direct message on Slack');
    expect(history).not.toMatch(/C0GENERAL|DU0LEAD/);
  });

  it('the name of a private channel, which its command does not carry, is asked of Slack', async () => {
    const bot = await startSlackProgramme();
    const board = { id: 'C0BOARD', name: 'board', is_private: true, members: [SLACK_BOT.user, SLACK_LEAD] };
    bot.slack.channels.set('C0BOARD', board);
    await bot.types(SLACK_LEAD, 'here', 'C0BOARD');
    expect(await postedIn(bot)).toBe('#board and #general');
    await bot.people.event({ type: 'group_rename', channel: { id: 'C0BOARD', name: 'assurance', created: 1 } });
    await bot.tick();
    expect(await postedIn(bot)).toBe('#assurance and #general');
  });

  it('a renaming without an event is seen before the next post', async () => {
    const bot = await startSlackProgramme();
    const channel = bot.slack.channels.get(GENERAL);
    if (channel) channel.name = 'recovery';
    await bot.clock.advance(61_000);
    await bot.at('2024-06-24 09:00');
    await bot.tick();
    expect(await postedIn(bot)).toBe('#recovery');
  });

  it('a fault of a channel is told with the channel’s name', async () => {
    const bot = await startSlackProgramme();
    const channel = bot.slack.channels.get(GENERAL);
    if (channel) channel.members = [SLACK_LEAD];
    await bot.at('2024-06-24 09:00');
    await bot.tick();
    expect(
      bot.message('#general on Slack: The bot is not in the Slack channel', SLACK_LEAD, bot.slack.directOf(SLACK_LEAD)),
    ).toBeDefined();
    expect(await bot.types(SLACK_LEAD, 'doctor')).toContain('#general on Slack: The bot is not in the Slack channel');
  });

  it('a channel that Slack hides from the bot is named without its id', async () => {
    const bot = await startSlackProgramme();
    bot.slack.channels.set('C0SECRET', { id: 'C0SECRET', is_private: true, members: [SLACK_LEAD] });
    await bot.types(SLACK_LEAD, 'here', 'C0SECRET');
    await bot.tick();
    expect(await postedIn(bot)).toBe('#general and a conversation on Slack');
  });
});

/** The welcome, as a conversation: what the bot does, what is a council record, and the first step, once in each place. */
import { afterEach, describe, expect, it } from 'vitest';
import {
  GENERAL,
  LEAD as SLACK_LEAD,
  type SlackBot,
  startSlackBot,
  startSlackProgramme,
  wordsIn,
} from '../helpers/slack-bot.ts';
import { BOT as SLACK_BOT } from '../helpers/slack-shapes.ts';
import {
  CHANNEL,
  chatOf,
  envelope,
  GUEST,
  LEAD,
  OWNER,
  startTeamsBot,
  textOf,
  type Where,
} from '../helpers/teams-bot.ts';
import { setUp } from '../helpers/teams-scenes.ts';
import { BOT } from '../helpers/teams-stand-in.ts';

const WELCOME = 'This bot keeps the actions under a Best Value Notice';
const ON_RECORD = 'Everything you type to this bot is a record of the council';

describe('in Slack', () => {
  let bot: SlackBot;
  afterEach(() => expect(bot.slack.violations).toEqual([]));

  const STRANGER = 'U0NEW';
  const welcomes = (channel: string) =>
    bot.slack.messages.filter((one) => one.channel === channel && wordsIn(one).includes(WELCOME)).map(wordsIn);
  async function joins(user: string) {
    await bot.people.event({ type: 'member_joined_channel', user, channel: GENERAL, channel_type: 'C' });
    await bot.settle();
  }
  async function opens(user: string) {
    await bot.people.event({ type: 'app_home_opened', user, tab: 'messages', channel: `D${user}` });
    await bot.settle();
  }

  it('a channel that the bot is added to is welcomed once, also after a restart', async () => {
    bot = await startSlackBot();
    await joins(SLACK_BOT.user);
    expect(welcomes(GENERAL)).toEqual([expect.stringContaining(ON_RECORD)]);
    expect(welcomes(GENERAL)[0]).toContain('[Read the letter]');
    await joins(SLACK_BOT.user);
    await bot.restart();
    await joins(SLACK_BOT.user);
    expect(welcomes(GENERAL).length).toBe(1);
    await bot.people.press(SLACK_LEAD, bot.message(WELCOME), 'Read the letter');
    await bot.settle();
    expect(wordsIn({ blocks: bot.modal(SLACK_LEAD).view.blocks })).toContain('Paste its text');
  });

  it('a channel is not welcomed when a person joins it', async () => {
    bot = await startSlackBot();
    await joins(SLACK_LEAD);
    expect(welcomes(GENERAL)).toEqual([]);
  });

  it('a channel that guests read is welcomed, too, because the welcome holds nothing of the record', async () => {
    bot = await startSlackProgramme();
    bot.slack.users.set(STRANGER, { id: STRANGER, name: 'Guest', is_restricted: true });
    bot.slack.channels.get(GENERAL)?.members.push(STRANGER);
    await joins(SLACK_BOT.user);
    expect(welcomes(GENERAL)).toEqual([expect.stringContaining('[Show the status]')]);
  });

  it('a person who opens the conversation with the bot is welcomed there once, also after a restart', async () => {
    bot = await startSlackProgramme();
    await opens(SLACK_LEAD);
    await opens(SLACK_LEAD);
    await bot.restart();
    await opens(SLACK_LEAD);
    expect(welcomes(bot.slack.directOf(SLACK_LEAD))).toEqual([expect.stringContaining('[Show my actions]')]);
  });

  it('a stranger who opens the conversation is told to be entered', async () => {
    bot = await startSlackProgramme();
    bot.slack.users.set(STRANGER, { id: STRANGER, name: 'Newcomer' });
    await opens(STRANGER);
    expect(welcomes(bot.slack.directOf(STRANGER))).toEqual([
      expect.stringContaining('First: ask a programme lead to enter you in the record.'),
    ]);
  });

  it('the Home tab before a notice is entered is the welcome, with the form for its letter behind its button', async () => {
    bot = await startSlackBot();
    await bot.people.opensHome(SLACK_LEAD);
    await bot.settle();
    const home = bot.slack.homes.get(SLACK_LEAD) ?? {};
    expect(wordsIn(home)).toContain(WELCOME);
    expect(wordsIn(home)).toContain('[Read the letter]');
  });
});

describe('in Teams', () => {
  const arrives = (where: Where) => [
    { type: 'installationUpdate', action: 'add', where },
    { type: 'conversationUpdate', membersAdded: [BOT], where },
  ];

  async function sendAll(
    bot: Awaited<ReturnType<typeof startTeamsBot>>,
    events: ReturnType<typeof arrives>,
    who = LEAD,
  ) {
    for (const [index, { where, ...event }] of events.entries()) {
      await bot.send({ ...envelope(bot.cloud, who, where, `a${index}`), ...event });
      await bot.settled();
    }
  }

  it.each<[string, Where, string]>([
    ['a team', 'channel', CHANNEL],
    ['a group chat', 'group', '19:group@unq.gbl.spaces'],
    ['a personal chat', 'chat', chatOf(LEAD)],
  ])('%s that the bot is added to is welcomed once, also after a restart', async (_, where, conversation) => {
    const bot = await startTeamsBot();
    await sendAll(bot, arrives(where));
    await bot.restart('2024-06-24 09:00');
    await sendAll(bot, arrives(where));
    if (where !== 'chat') await sendAll(bot, arrives(where), OWNER);
    const shown = bot.cloud.messages.filter((one) => one.conversation === conversation).map(textOf);
    expect(shown).toEqual([expect.stringContaining(WELCOME)]);
    expect(shown[0]).toContain(ON_RECORD);
    expect(shown[0]).toContain('[Read the letter]');
  });

  it('a person who is not in the record is told to be entered, and a channel without reminders offers them', async () => {
    const bot = await startTeamsBot();
    await bot.says(LEAD, 'notice new issued 30 January 2024 for 6 months authority "Northbridge Council"');
    await sendAll(bot, arrives('chat'), OWNER);
    expect(textOf(bot.last(chatOf(OWNER)))).toContain('First: ask a programme lead to enter you in the record.');
    await sendAll(bot, arrives('channel'));
    expect(textOf(bot.last(CHANNEL))).toContain('[Send reminders here]');
    const { body } = await bot.presses(LEAD, 'Send reminders here');
    expect(JSON.stringify(body)).toContain('Reminders will come here');
  });

  it('a team with guests is welcomed, too, because the welcome holds nothing of the record', async () => {
    const bot = await startTeamsBot();
    bot.cloud.rosters.set(CHANNEL, [LEAD, GUEST]);
    await setUp(bot);
    await sendAll(bot, arrives('channel'), GUEST);
    expect(textOf(bot.last(CHANNEL))).toContain(WELCOME);
  });

  it('an upgrade of the app and other people who are added welcome nobody', async () => {
    const bot = await startTeamsBot();
    await sendAll(bot, [
      { type: 'installationUpdate', action: 'add-upgrade', where: 'channel' },
      { type: 'conversationUpdate', membersAdded: [{ id: OWNER.id, name: OWNER.name }], where: 'channel' },
    ]);
    expect(bot.cloud.messages).toEqual([]);
  });
});

/**
 * Joining accounts over the real HTTP of Slack and Teams: a person known on one platform proves an account on the other
 * by a code.
 */
import { existsSync, readFileSync } from 'node:fs';
import { expect, it, onTestFinished, vi } from 'vitest';
import { instantOf } from '../../src/core/time/instants.ts';
import { wordsIn } from '../helpers/slack-bot.ts';
import { overHttp, SlackPeople } from '../helpers/slack-people.ts';
import { BOT } from '../helpers/slack-shapes.ts';
import { SlackStandIn } from '../helpers/slack-stand-in.ts';
import { chatOf, GUEST, LEAD, OWNER, startTeamsBot, CHANNEL as TEAMS_CHANNEL, textOf } from '../helpers/teams-bot.ts';

const START = '2024-06-24 10:00';
const MONDAY = '2024-07-01 09:00';
const CHANNEL = 'C0GENERAL';
const SLACK_LEAD = 'U0LEAD';
const SLACK_OWNER = 'U0OWNER';

/** A bot on both platforms that knows nobody but the lead, by the Teams account. */
async function onBoth() {
  let nowMs = Date.parse(instantOf('2024-06-24', '10:00', 'Europe/London'));
  const slack = await new SlackStandIn(() => nowMs).listen();
  onTestFinished(() => slack[Symbol.asyncDispose]());
  slack.users.set(SLACK_LEAD, { id: SLACK_LEAD, name: 'Lead on Slack' });
  slack.users.set(SLACK_OWNER, { id: SLACK_OWNER, name: 'Owner on Slack' });
  slack.users.set('U0NEW', { id: 'U0NEW', name: 'New' });
  slack.channels.set(CHANNEL, { id: CHANNEL, members: [BOT.user, SLACK_LEAD, SLACK_OWNER] });
  const bot = await startTeamsBot(START, {
    settings: {
      SLACK_BOT_TOKEN: BOT.token,
      SLACK_SIGNING_SECRET: BOT.secret,
      SLACK_API_URL: `${slack.url}/api/`,
    },
  });
  const people = new SlackPeople(
    slack,
    overHttp(
      () => `${bot.app.url}/slack/events`,
      () => nowMs,
    ),
  );
  return {
    ...{ bot, slack, people },
    /** Writes to the bot in a direct message, or types a command in the channel, and returns the answer that Slack shows. */
    async onSlack(user: string, text: string, channel?: string): Promise<string> {
      const before = slack.messages.length;
      await (channel ? people.command(user, text, channel) : people.says(user, text, slack.directOf(user)));
      await vi.waitFor(() => expect(slack.messages.length).toBeGreaterThan(before), { timeout: 20_000 });
      await bot.settled();
      return slack.messages.slice(before).map(wordsIn).join('\n\n');
    },
    /** Writes in the chat with the bot in Teams and returns the answer. */
    async onTeams(who: typeof LEAD, text: string): Promise<string> {
      await bot.says(who, text);
      return textOf(bot.last(chatOf(who)));
    },
    async monday(): Promise<void> {
      nowMs = Date.parse(instantOf('2024-07-01', '09:00', 'Europe/London'));
      await bot.restart(MONDAY);
    },
  };
}

/** The whole content of the database file and its write-ahead log. */
function files(database: string): string {
  const there = ['', '-wal'].map((end) => database + end).filter((file) => existsSync(file));
  return there.map((file) => readFileSync(file, 'latin1')).join('\n');
}

function codeIn(text: string): string {
  const [, code] = /account join (\S{4}-\S{4})/.exec(text) ?? [];
  if (!code) throw new Error(`There is no code in: ${text}`);
  return code;
}

it('a lead’s Slack account and an owner’s Teams account are joined, and the owner gets one card where they prefer', async () => {
  const { bot, slack, onSlack, onTeams, monday } = await onBoth();
  for (const line of [
    'notice new issued 30 January 2024 for 6 months authority "Northbridge Council"',
    'role "Monitoring Officer" officer',
    'add expectation "Strengthen governance" text "Strengthen governance." level officer',
    'add action "Publish the constitution" to E1 owner "Monitoring Officer" by 19 July 2024',
  ])
    await onTeams(LEAD, line);

  // The lead is known in Teams and shows that the Slack account is theirs, too.
  const leads = codeIn(await onTeams(LEAD, 'account code'));
  expect(await onSlack(SLACK_LEAD, `account join ${leads}`)).toMatch(
    /now joined to (?:First programme lead|Programme Director)/,
  );
  expect(textOf(bot.last(chatOf(LEAD)))).toContain('What Lead on Slack does on Slack is done in your name');
  await onSlack(SLACK_LEAD, `account <@${SLACK_OWNER}> for "Monitoring Officer"`);
  await onSlack(SLACK_LEAD, 'here', CHANNEL);
  await bot.says(LEAD, 'here', 'channel');

  const kept = files(bot.file);

  // The owner is known on Slack, and nobody in Teams.
  expect(await onTeams(OWNER, 'mine')).toContain('You are not in the record');
  const asked = await onSlack(SLACK_OWNER, 'account code', CHANNEL);
  expect(slack.seen(CHANNEL).map(wordsIn).join('\n')).not.toContain(codeIn(asked));
  const owners = codeIn(asked);
  expect(await onTeams(OWNER, `account join ${owners}`)).toContain('now joined to Monitoring Officer');
  const told = slack.seen(slack.directOf(SLACK_OWNER)).map(wordsIn).join('\n');
  expect(told).toContain('What Monitoring Officer does in Teams is done in your name from now on');
  await onTeams(OWNER, 'prefer direct on teams');
  // Neither what was typed nor what was answered has left a code behind.
  for (const code of [leads, owners]) expect([kept, files(bot.file), ...bot.complaints].join('\n')).not.toContain(code);

  await monday();
  const onEither = [...slack.messages.map(wordsIn), ...bot.cloud.messages.map(textOf)];
  expect(onEither.filter((text) => text.includes('Weekly reminder'))).toHaveLength(2);
  expect(onEither.filter((text) => text.includes('Monitoring Officer: 1 action'))).toHaveLength(1);
  expect(textOf(bot.last(chatOf(OWNER)))).toContain('Monitoring Officer: 1 action');
});

it('a button for joining stands on the page of a person who is known on one platform only', async () => {
  const { bot, slack, people, onSlack, onTeams } = await onBoth();
  await onTeams(LEAD, 'notice new issued 30 January 2024 for 6 months authority "Northbridge Council"');
  await bot.says(LEAD, 'role @"Monitoring Officer" officer', 'channel');
  await bot.says(LEAD, 'here', 'channel');
  expect(await onTeams(OWNER, 'home')).not.toContain('Join another account');
  await onSlack(SLACK_LEAD, `account join ${codeIn(await onTeams(LEAD, 'account code'))}`);
  await onSlack(SLACK_LEAD, 'here', CHANNEL);

  expect(await onTeams(OWNER, 'home')).toContain('[Join another account]');
  await bot.presses(OWNER, 'Join another account');
  const code = codeIn(textOf(bot.last(chatOf(OWNER))));
  expect(await onSlack(SLACK_OWNER, `account join ${code}`)).toContain('now joined to Monitoring Officer');
  expect(await onTeams(OWNER, 'home')).not.toContain('Join another account');

  await onSlack(SLACK_LEAD, 'role <@U0NEW|new> viewer');
  await people.opensHome('U0NEW');
  await vi.waitFor(() => expect(slack.homes.get('U0NEW')).toBeDefined(), { timeout: 20_000 });
  await people.pressInView('U0NEW', slack.homes.get('U0NEW') ?? {}, 'Join another account');
  const inDirect = () => slack.seen(slack.directOf('U0NEW')).map(wordsIn).join('\n');
  await vi.waitFor(() => expect(codeIn(inDirect())).not.toBe(code), { timeout: 20_000 });

  // Without a conversation for reminders nobody needs to be known.
  const home = () => wordsIn(slack.homes.get('U0NEW') ?? {});
  expect(home()).toContain('Join another account');
  await bot.says(LEAD, 'here stop', 'channel');
  await people.opensHome('U0NEW');
  await vi.waitFor(() => expect(home()).not.toContain('Join another account'), { timeout: 20_000 });
});

it('a guest’s Teams account, and a code said in a channel, join nobody', async () => {
  const { bot, onSlack, onTeams } = await onBoth();
  const code = codeIn(await onTeams(LEAD, 'account code'));
  const shown = await onSlack(SLACK_OWNER, `account join ${code}`, CHANNEL);
  expect(shown).toContain('A code that is said where others can read does not work any more.');
  expect(await onSlack(SLACK_LEAD, `account join ${code}`)).toContain('This code does not work.');
  const own = codeIn(await onTeams(LEAD, 'account code'));
  expect(await onTeams(GUEST, `account join ${own}`)).toContain('Not for guests');
  await bot.says(OWNER, `account join ${own}`, 'channel');
  expect(textOf(bot.last(TEAMS_CHANNEL, OWNER))).toContain('does not work any more');
  expect(bot.cloud.seen(TEAMS_CHANNEL)).toEqual([]);
});

it('a removed account on Slack or in Teams gets no more messages', async () => {
  const { bot, slack, people, onSlack, onTeams, monday } = await onBoth();
  await onTeams(LEAD, 'notice new issued 30 January 2024 for 6 months authority "Northbridge Council"');
  for (const line of [
    'add expectation "Strengthen governance" text "Strengthen governance." level officer',
    'role "Monitoring Officer" officer',
    'add action "Publish the constitution" to E1 owner "Monitoring Officer" by 19 July 2024',
  ])
    await onTeams(LEAD, line);
  await onSlack(SLACK_LEAD, `account join ${codeIn(await onTeams(LEAD, 'account code'))}`);
  await onSlack(SLACK_LEAD, 'here', CHANNEL);
  for (const user of ['U0NEW', SLACK_OWNER]) await onSlack(SLACK_LEAD, `account <@${user}> for "Monitoring Officer"`);
  await onTeams(OWNER, `account join ${codeIn(await onSlack(SLACK_OWNER, 'account code'))}`);
  await onSlack(SLACK_OWNER, 'prefer direct on slack');
  await people.opensHome('U0NEW');
  const home = () => wordsIn(slack.homes.get('U0NEW') ?? {});
  await vi.waitFor(() => expect(home()).toContain('E1-01'), { timeout: 20_000 });

  // The wrong one of two on Slack is mentioned there; from Teams it could not be told from the other.
  expect(await onTeams(LEAD, 'account remove "Monitoring Officer" on slack')).toContain('Mention the right one');
  expect(await onSlack(SLACK_LEAD, 'account remove <@U0NEW|new>')).toContain('took an account away from');
  const told = slack.seen(slack.directOf(SLACK_OWNER)).map(wordsIn).join('\n');
  expect(told).toContain('took away your account on Slack');
  expect(await onSlack('U0NEW', 'mine')).toContain('You are not in the record');
  await people.opensHome('U0NEW');
  await vi.waitFor(() => expect(home()).toContain('You are not in the record'), { timeout: 20_000 });

  // And the person takes away their own in Teams.
  expect(await onSlack(SLACK_OWNER, 'account remove on teams')).toContain('took away their own account');
  expect(await onTeams(OWNER, 'mine')).toContain('You are not in the record');
  const before = [slack.seen(slack.directOf('U0NEW')).length, bot.cloud.messages.length];
  await monday();
  expect(slack.seen(slack.directOf(SLACK_OWNER)).map(wordsIn).join('\n')).toContain('Monitoring Officer: 1 action');
  expect([slack.seen(slack.directOf('U0NEW')).length, bot.cloud.messages.length]).toEqual(before);
});

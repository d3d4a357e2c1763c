/** Scenes with which tests in Teams begin: a notice set up in a channel, and its weekly reminder. */
import { createTestClock, type TestClock } from './clock.ts';
import {
  type Answered,
  CHANNEL,
  cardText,
  chatOf,
  envelope,
  LEAD,
  OWNER,
  startTeamsBot,
  type TeamsBot,
  textOf,
} from './teams-bot.ts';
import type { TeamsMember } from './teams-connector.ts';

/** A notice with one expectation and two actions of the owner, set up by the lead in the channel where reminders go. */
export async function setUp(bot: TeamsBot): Promise<void> {
  for (const line of [
    'notice new issued 30 January 2024 for 6 months authority "Northbridge Council"',
    'role @"Monitoring Officer" officer',
    'add expectation "Strengthen governance" text "Strengthen governance." level officer sro @"Programme Director"',
    'add action "Adopt the procurement rules" to E1 owner @"Monitoring Officer" by 28 June 2024',
    'add action "Publish the constitution" to E1 owner @"Monitoring Officer" by 19 July 2024',
    'here',
  ])
    await bot.says(LEAD, line, 'channel');
}

export async function ready(): Promise<TeamsBot> {
  const bot = await startTeamsBot();
  await setUp(bot);
  return bot;
}

/** The summaries of all messages that were ever sent to a conversation, with those for one person. */
export const summaries = (bot: TeamsBot, conversation: string) =>
  bot.cloud.messages.filter((one) => one.conversation === conversation).map((one) => one.activity.summary);

/** The messages that everybody in the channel sees and that were sent by `work`, as texts. */
export async function publicAfter(bot: TeamsBot, work: () => Promise<unknown>): Promise<readonly string[]> {
  const before = bot.cloud.seen(CHANNEL).length;
  await work();
  return bot.cloud.seen(CHANNEL).slice(before).map(textOf);
}

/** The messages in a conversation that only this person sees. */
export const shownOnlyTo = (bot: TeamsBot, who: TeamsMember, conversation = CHANNEL) =>
  bot.cloud.seen(conversation, who).filter(({ onlyFor }) => onlyFor !== null);

/** A bot with the weekly reminder of Monday 1 July and the owners' cards in its thread. */
export async function reminded(): Promise<TeamsBot> {
  const bot = await ready();
  await bot.restart('2024-07-01 09:00');
  return bot;
}

export const reminderOf = (bot: TeamsBot, title: string) => {
  const found = bot.cloud.messages.findLast((one) => textOf(one).includes(title));
  if (!found) throw new Error(`No message in Teams says “${title}”`);
  return found;
};

/** The answer that the presser sees: a card, or a line under the pressed card. */
export const shownTo = (answer: Answered) => cardText(answer.body?.value) || String(answer.body?.value);

/** A bot for which time passes only by hand, with the notice of the others. */
export async function withClock(): Promise<{ bot: TeamsBot; clock: TestClock }> {
  const clock = createTestClock('2024-06-24T07:00:00.000Z');
  const bot = await startTeamsBot('2024-06-24 08:00', { timers: clock });
  await setUp(bot);
  return { bot, clock };
}

/** The owner reports E1-01 by a button on the newest card of a conversation: their chat where none is named. */
export function press(bot: TeamsBot, id: string, conversation = chatOf(OWNER)) {
  const data = { bvn: { kind: 'press', command: 'done', args: { action: 'E1-01' } } };
  return {
    ...envelope(bot.cloud, OWNER, 'chat', id),
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: bot.last(conversation).id,
    value: { action: { type: 'Action.Execute', verb: 'done', data } },
  };
}

/** Scenes with which tests in Teams begin: a notice set up in a channel, and its weekly reminder. */
import { createTestClock, type TestClock } from './clock.ts';
import {
  type Answered,
  cardText,
  chatOf,
  envelope,
  OWNER,
  setUp,
  startTeamsBot,
  type TeamsBot,
  textOf,
} from './teams-bot.ts';

export async function ready(): Promise<TeamsBot> {
  const bot = await startTeamsBot();
  await setUp(bot);
  return bot;
}

export const summaries = (bot: TeamsBot, conversation: string) =>
  bot.cloud.messages.filter((one) => one.conversation === conversation).map((one) => one.activity.summary);

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

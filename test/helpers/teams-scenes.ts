/** Where conversations in Teams begin: a notice set up in a channel, and its weekly reminder. */
import { setUp, startTeamsBot, type TeamsBot, textOf } from './teams-bot.ts';

export async function ready(): Promise<TeamsBot> {
  const bot = await startTeamsBot();
  await setUp(bot);
  return bot;
}

export const summaries = (bot: TeamsBot, conversation: string) =>
  bot.cloud.messages.filter((one) => one.conversation === conversation).map((one) => one.activity.summary);

/** The weekly reminder of Monday 1 July, and whose cards are in its thread. */
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

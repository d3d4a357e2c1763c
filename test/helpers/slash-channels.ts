/** A channel of Slack and one of Teams in which a lead and an owner type the same lines and press the same buttons. */
import * as slackBot from './slack-bot.ts';
import * as teamsBot from './teams-bot.ts';

export type Who = 'lead' | 'owner';

/** The messages that something led to in the channel, as one text each. */
export interface Seen {
  /** For the person who acted, and nobody else. */
  readonly alone: readonly string[];
  readonly everybody: readonly string[];
}

/** A channel of one platform, in which two people use the bot by `/bvn` and by buttons. */
export interface Channel {
  types(who: Who, line: string): Promise<Seen>;
  presses(who: Who, label: string): Promise<Seen>;
  /** The clock moves to this time in London, and the schedule runs. */
  at(when: string): Promise<Seen>;
}

export const OWNER_NAME = 'Monitoring Officer';

export async function inSlack(): Promise<Channel> {
  const bot = await slackBot.startSlackBot({ from: '2024-06-24 08:00' });
  const ids = { lead: slackBot.LEAD, owner: slackBot.OWNER };
  bot.slack.users.set(ids.lead, { id: ids.lead, name: 'Programme Director' });
  bot.slack.users.set(ids.owner, { id: ids.owner, name: OWNER_NAME });
  const after = async (who: Who, work: () => Promise<unknown>): Promise<Seen> => {
    const before = bot.slack.messages.length;
    await work();
    await bot.settle();
    const sent = bot.slack.messages.slice(before).filter(({ channel }) => channel === slackBot.GENERAL);
    return {
      alone: sent.filter(({ onlyFor }) => onlyFor === ids[who]).map(slackBot.wordsIn),
      everybody: sent.filter(({ onlyFor }) => onlyFor === null).map(slackBot.wordsIn),
    };
  };
  return {
    types: (who, line) => {
      const text = line.replaceAll(`@"${OWNER_NAME}"`, `<@${ids.owner}|owner>`);
      return after(who, () => bot.people.command(ids[who], text, slackBot.GENERAL));
    },
    presses: (who, label) => after(who, () => bot.people.press(ids[who], bot.message(`[${label}]`, ids[who]), label)),
    at: (when) => after('lead', () => bot.at(when)),
  };
}

export async function inTeams(): Promise<Channel> {
  const bot = await teamsBot.startTeamsBot();
  const people = { lead: teamsBot.LEAD, owner: teamsBot.OWNER };
  const after = async (who: Who, work: () => Promise<unknown>): Promise<Seen> => {
    const before = bot.cloud.messages.length;
    await work();
    await bot.settled();
    const sent = bot.cloud.messages.slice(before).filter(({ conversation }) => conversation === teamsBot.CHANNEL);
    return {
      alone: sent.filter(({ onlyFor }) => onlyFor === people[who].id).map(teamsBot.textOf),
      everybody: sent.filter(({ onlyFor }) => onlyFor === null).map(teamsBot.textOf),
    };
  };
  return {
    types: (who, line) => after(who, () => bot.types(people[who], line)),
    presses: (who, label) => after(who, () => bot.presses(people[who], label)),
    at: (when) => after('lead', () => bot.restart(when)),
  };
}

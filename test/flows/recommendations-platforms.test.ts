/** Recommendations typed by `/bvn` in a channel, with the same lines in Slack and in Teams. */
import { describe, expect, it } from 'vitest';
import * as slackBot from '../helpers/slack-bot.ts';
import * as teamsBot from '../helpers/teams-bot.ts';

type Who = 'lead' | 'owner';

/** The messages that a line led to in the channel, for the person who typed it and for everybody, as one text each. */
interface Seen {
  readonly alone: string;
  readonly everybody: string;
}

const OWNER_NAME = 'Monitoring Officer';

type Types = (who: Who, line: string) => Promise<Seen>;

async function inSlack(): Promise<Types> {
  const bot = await slackBot.startSlackBot({ from: '2024-06-24 08:00' });
  const ids = { lead: slackBot.LEAD, owner: slackBot.OWNER };
  bot.slack.users.set(ids.lead, { id: ids.lead, name: 'Programme Director' });
  bot.slack.users.set(ids.owner, { id: ids.owner, name: OWNER_NAME });
  return async (who, line) => {
    const before = bot.slack.messages.length;
    const text = line.replaceAll(`@"${OWNER_NAME}"`, `<@${ids.owner}|owner>`);
    await bot.people.command(ids[who], text, slackBot.GENERAL);
    await bot.settle();
    const sent = bot.slack.messages.slice(before).filter(({ channel }) => channel === slackBot.GENERAL);
    const words = (onlyFor: string | null) =>
      sent
        .filter((one) => one.onlyFor === onlyFor)
        .map(slackBot.wordsIn)
        .join('\n');
    return { alone: words(ids[who]), everybody: words(null) };
  };
}

async function inTeams(): Promise<Types> {
  const bot = await teamsBot.startTeamsBot();
  const people = { lead: teamsBot.LEAD, owner: teamsBot.OWNER };
  return async (who, line) => {
    const before = bot.cloud.messages.length;
    await bot.types(people[who], line);
    await bot.settled();
    const sent = bot.cloud.messages.slice(before).filter(({ conversation }) => conversation === teamsBot.CHANNEL);
    const words = (onlyFor: string | null) =>
      sent
        .filter((one) => one.onlyFor === onlyFor)
        .map(teamsBot.textOf)
        .join('\n');
    return { alone: words(people[who].id), everybody: words(null) };
  };
}

describe.each([
  ['Slack', inSlack],
  ['Teams', inTeams],
] as const)('recommendations in %s', (_, start) => {
  it('pasted lines are added for everybody to see, answered by a lead, and listed in private', async () => {
    const types = await start();
    await types('lead', 'notice new issued 30 January 2024 for 6 months authority "Example Council"');
    await types('lead', `role @"${OWNER_NAME}" officer`);
    await types('lead', 'role "Improvement Board" officer');
    const pasted =
      'add recommendation from "Improvement Board" on 20 June\n1. Publish the plan\n2. Update the risk register';
    expect((await types('lead', pasted)).everybody).toContain('R2 Update the risk register');
    const refused = await types('owner', 'update R1 accepted "We will."');
    expect(refused.alone).toContain('Only the senior responsible owner of R1 or a programme lead can respond to R1');
    expect(refused.everybody).toBe('');
    const said = await types('lead', 'update R1 accepted "We will publish it in July."');
    expect(said.everybody).toContain('responded to R1: accepted');
    const listed = await types('owner', 'list recommendations awaiting response');
    expect(listed.alone).toContain('R2 Update the risk register');
    expect(listed.alone).not.toContain('R1');
    expect(listed.everybody).toBe('');
  });
});

/** People from outside in the channel read counts alone of recommendations, measures and meetings, and of positions nothing. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GENERAL, LEAD, OWNER, type SlackBot, startSlackProgramme, wordsIn } from '../../helpers/slack-bot.ts';

let bot: SlackBot;
beforeEach(async () => {
  bot = await startSlackProgramme();
  for (const line of ['role "Improvement Board" viewer', 'role "Partner Council" viewer'])
    await bot.types(LEAD, line, bot.slack.directOf(LEAD));
});
afterEach(() => expect(bot.slack.violations).toEqual([]));

const inChannel = () => bot.slack.seen(GENERAL).map(wordsIn).join('\n');
const WORDS = /forward plan|We will|Staff who say|46%|38%|Improvement Board|Papers agreed|R1|E1-0|Owner/;
const POSITION = /Partner Council|not ready|Recorded on E1|P1/;

/** Recommendations, a measure and meetings are added and worked with in the channel. */
async function work(): Promise<void> {
  for (const [who, line] of [
    [LEAD, 'add recommendation "Publish a forward plan" from "Improvement Board" on 20 June 2024 by 12 July 2024'],
    [LEAD, 'update R1 accepted "We will publish it."'],
    [
      LEAD,
      `add measure "Staff who say so" to E1 baseline 38% on 31 January 2024 target 55% owner <@${OWNER}> every 13 weeks`,
    ],
    [OWNER, 'update E1-04 46% on 31 May 2024'],
    [LEAD, `add meeting "Improvement Board" on 24 June 2024, 3 July 2024 owner <@${OWNER}> to E1`],
    [OWNER, 'met "Improvement Board" on 24 June "Papers agreed"'],
    [LEAD, 'update E1 "Partner Council" not ready because "the review comes first"'],
  ] as const) {
    await bot.types(who, line);
    await bot.settle();
  }
}

async function guestJoins(): Promise<void> {
  bot.slack.users.set('U0GWEN', { id: 'U0GWEN', name: 'Gwen', is_restricted: true });
  bot.slack.channels.get(GENERAL)?.members.push('U0GWEN');
  await bot.people.event({ type: 'member_joined_channel', user: 'U0GWEN', channel: GENERAL });
  await bot.settle();
}

async function share(): Promise<void> {
  Object.assign(bot.slack.channels.get(GENERAL) ?? {}, { is_ext_shared: true });
  await bot.people.event({ type: 'channel_shared', channel: GENERAL, connected_team_id: 'T0OTHER' });
  await bot.settle();
}

describe.each([
  ['a guest', guestJoins],
  ['another organisation', share],
] as const)('%s in the channel', (_, come) => {
  it('a change that is made while they read the channel is told without its words', async () => {
    await come();
    await work();
    expect(inChannel()).toContain('The record was changed');
    expect(inChannel()).not.toMatch(WORDS);
    expect(inChannel()).not.toMatch(POSITION);
    await bot.at('2024-07-01 09:00');
    expect(inChannel()).toContain('0 of 1 recommendation implemented');
    expect(inChannel()).not.toMatch(WORDS);
    expect(inChannel()).not.toMatch(POSITION);
  });

  it('a line from before they came is replaced by counts, and no line tells of a position', async () => {
    await work();
    await bot.at('2024-06-24 10:00');
    expect(inChannel()).toMatch(/forward plan/);
    expect(inChannel()).toMatch(/46%/);
    expect(inChannel()).not.toMatch(POSITION);
    await come();
    await bot.at('2024-06-26 11:00');
    await bot.at('2024-06-26 11:05');
    expect(inChannel()).not.toMatch(WORDS);
    expect(inChannel()).not.toMatch(POSITION);
  });
});

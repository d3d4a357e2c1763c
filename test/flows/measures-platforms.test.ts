/** A measure on Slack and in Teams: its button, its form, its public line, and people from outside who read counts alone. */
import { describe, expect, it } from 'vitest';
import * as slackBot from '../helpers/slack-bot.ts';
import { CHANNEL, chatOf, GUEST, LEAD, OWNER, textOf } from '../helpers/teams-bot.ts';
import { ready } from '../helpers/teams-scenes.ts';

const FIGURES = 'baseline 38% on 31 January 2024 target 55% by 30 July 2024';

describe('a measure in Teams', () => {
  it('the owner gives a reading by words, and everybody in the channel reads it', async () => {
    const bot = await ready();
    await bot.says(
      LEAD,
      `add measure "Staff who say so" to E1 ${FIGURES} owner @"${OWNER.name}" every 13 weeks`,
      'channel',
    );
    expect(textOf(bot.last(CHANNEL))).toContain('added the measure E1-03 for Monitoring Officer');
    await bot.says(OWNER, 'update E1-03 46% on 31 May 2024', 'channel');
    expect(textOf(bot.last(CHANNEL))).toContain('Monitoring Officer added a reading of E1-03: 46% on 31 May 2024');
  });

  it('the button beside the measure opens its form, which adds the reading', async () => {
    const bot = await ready();
    await bot.says(
      LEAD,
      `add measure "Staff who say so" to E1 ${FIGURES} owner @"${OWNER.name}" every 13 weeks`,
      'channel',
    );
    await bot.says(OWNER, 'show E1-03');
    await bot.presses(OWNER, 'Add the reading', { '1.value': '46%', '1.on': '2024-05-31', '1.marked': 'internal' });
    await bot.says(OWNER, 'show E1-03');
    expect(textOf(bot.last(chatOf(OWNER), OWNER))).toContain('46% on 31 May 2024: up from 38% in January');
  });

  it('people from outside in the channel read neither a value nor where a partner stands', async () => {
    const bot = await ready();
    await bot.says(LEAD, `add measure "Staff who say so" to E1 ${FIGURES} owner @"${OWNER.name}" every 13 weeks`);
    await bot.says(LEAD, 'role "Partner Council" viewer');
    bot.cloud.rosters.get(CHANNEL)?.push(GUEST);
    bot.minuteLater();
    await bot.says(OWNER, 'update E1-03 46% on 31 May 2024', 'channel');
    await bot.says(LEAD, 'update E1 "Partner Council" not ready', 'channel');
    const read = bot.cloud.seen(CHANNEL, GUEST).map(textOf).join('\n');
    expect(read).toContain('The record was changed');
    expect(read).not.toMatch(/46%|Staff who say so|not ready/);
    const alone = bot.cloud.seen(CHANNEL, LEAD).filter(({ onlyFor }) => onlyFor !== null);
    expect(textOf(alone.at(-1))).toContain('Recorded on E1: Partner Council not ready');
  });
});

describe('a measure in Slack', () => {
  it('the owner gives a reading by words, and a value that may be two numbers is asked about', async () => {
    const bot = await slackBot.startSlackBot({ from: '2024-06-24 08:00' });
    const { slack } = bot;
    slack.users.set(slackBot.OWNER, { id: slackBot.OWNER, name: 'Monitoring Officer' });
    for (const line of [
      'notice new issued 30 January 2024 for 6 months authority "Northbridge Council"',
      `role <@${slackBot.OWNER}|owner> officer`,
      'add expectation "Strengthen governance" text "Strengthen governance."',
      `add measure "Staff who say so" to E1 ${FIGURES} owner <@${slackBot.OWNER}|owner> every 13 weeks`,
    ])
      await bot.types(slackBot.LEAD, line);
    expect(await bot.types(slackBot.OWNER, 'show E1-01')).toContain('Target: 55% by 30 July 2024, higher is better');
    expect(await bot.types(slackBot.OWNER, 'update E1-01 1.204%')).toContain('is not one clear value');
    expect(await bot.types(slackBot.OWNER, 'update E1-01 46% on 31 May')).toContain('added a reading of E1-01: 46%');
  });
});

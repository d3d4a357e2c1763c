/** The people who are asked to confirm, and who is asked for a body without an account. */
import { describe, expect, it } from 'vitest';
import { dateOf, timeOf } from '../../src/core/time/instants.ts';
import { type Bot, ZONE } from '../helpers/bot.ts';
import { DIRECT, onMonday, startProgramme } from '../helpers/programme.ts';

/** The private requests to somebody to confirm, with their time and present title. */
const asked = (bot: Bot, who: string) =>
  bot.messages
    .filter((one) => one.conversation === `dm:${who}` && /^(Confirm|Nothing waits)/.test(one.text))
    .map((one) => `${dateOf(one.at, ZONE)} ${timeOf(one.at, ZONE)} ${one.card.title}`);

describe('the people who are asked', () => {
  it('a report by the SRO is put to the programme leads, by message and on their weekly card', async () => {
    const { bot } = await onMonday();
    await bot.says('Lead', 'assign E1-01 @"Sro"', DIRECT);
    await bot.at('2024-06-24 10:00');
    await bot.says('Sro', 'done E1-01', DIRECT);
    await bot.at('2024-06-24 10:10');
    expect(asked(bot, 'Sro')).toEqual([]);
    expect(asked(bot, 'Lead')).toEqual(['2024-06-24 10:10 Confirm E1-01 Procurement rules?']);
    await bot.at('2024-07-01 09:00');
    expect(bot.message('Lead: 2 actions').text).toContain('[Confirm E1-01]');
    expect(await bot.says('Lead', 'mine', DIRECT)).toContain('[Confirm E1-01]');
    await bot.says('Lead', 'confirm E1-01', DIRECT);
    expect((await bot.action('E1-01')).status).toBe('complete');
  });

  it('while the SRO is away, leads who are not away are asked, and never the one who reported', async () => {
    const { bot } = await onMonday();
    await bot.shell('role @"Second" lead');
    await bot.says('Sro', 'away 24 to 28 June', DIRECT);
    await bot.says('Lead', 'assign E1-01 @"Lead"', DIRECT);
    await bot.says('Lead', 'done E1-01', DIRECT);
    await bot.at('2024-06-24 09:30');
    expect([asked(bot, 'Sro'), asked(bot, 'Lead')]).toEqual([[], []]);
    expect(asked(bot, 'Second')).toEqual(['2024-06-24 09:30 Confirm E1-01 Procurement rules?']);
  });

  it('an SRO without an account is passed over for the leads', async () => {
    const { bot } = await onMonday();
    await bot.shell('role "The Board" officer');
    await bot.says('Lead', 'assign E1 "The Board"', DIRECT);
    await bot.says('Owner', 'done E1-01', DIRECT);
    await bot.at('2024-06-24 09:30');
    expect(asked(bot, 'Lead')).toEqual(['2024-06-24 09:30 Confirm E1-01 Procurement rules?']);
  });

  it('an action of a body without an account is on the card of its deputy, else of the SRO, before it is late', async () => {
    const bot = await startProgramme();
    await bot.shell('role "The Board" officer');
    await bot.says('Lead', 'assign E1-01 "The Board"', DIRECT);
    await bot.says('Lead', 'assign E1-03 "The Board"', DIRECT);
    await bot.at('2024-06-24 09:00');
    expect(bot.message('Deputy: 1 action').text).toContain(
      'Due this week\n- E1-01 Procurement rules\n  Owner: The Board',
    );
    expect(bot.message('Sro: 2 actions').text).toContain('E1-03 Board approval\n  Owner: The Board');
    expect(bot.messages.some(({ text }) => text.includes('The Board: '))).toBe(false);
    await bot.presses('Deputy', 'Mark E1-01 complete');
    expect(await bot.action('E1-01')).toMatchObject({ status: 'reported_complete' });
  });
});

describe('a body without an account', () => {
  it.each([
    ['Deputy', 'Sro', 'Deputy: 1 overdue.'],
    ['The Panel', 'Sro', 'Sro: 1 overdue.'],
    ['The Panel', 'The Panel', 'Lead: 1 to speak to the owner about.'],
  ])(
    'an overdue action of a body without an account, whose deputy is %s and whose SRO is %s, is told once: “%s”',
    async (deputy, sro, summary) => {
      const bot = await startProgramme();
      for (const code of ['E1-02', 'E1-03'])
        await bot.says('Lead', `withdraw ${code} because it is not needed`, DIRECT);
      for (const body of ['The Board', 'The Panel']) await bot.shell(`role "${body}" officer`);
      await bot.says('Lead', 'assign E1-01 "The Board"', DIRECT);
      if (deputy !== 'Deputy') await bot.says('Lead', `assign E1-01 deputy "${deputy}"`, DIRECT);
      if (sro !== 'Sro') await bot.says('Lead', `assign E1 "${sro}"`, DIRECT);
      await bot.at('2024-06-24 09:00');
      await bot.says('Lead', 'due E1-01 25 June because it is urgent', DIRECT);
      for (const time of ['08:00', '09:00', '18:30']) await bot.at(`2024-06-26 ${time}`);
      const told = bot.messages.filter(
        (one) => /^dm:(Deputy|Sro|Lead)$/.test(one.conversation) && !one.text.startsWith('Draft'),
      );
      expect(told.map(({ card }) => card.summary)).toEqual([summary]);
    },
  );
});

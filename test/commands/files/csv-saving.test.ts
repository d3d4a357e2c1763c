/** Saving a previewed CSV file: once, as a whole, against the present record, by the person who previewed it. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Bot } from '../../helpers/bot.ts';
import { startProgramme } from '../../helpers/programme.ts';
import { pressed, sent } from './csv-sent.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
});

describe('saving an import', () => {
  test('an import is saved once, however often its button is pressed', async () => {
    const { save } = await sent(bot, 'Code,Expectation,Action\n,E1,Train the team');
    await pressed(bot, save);
    expect((await pressed(bot, save)).text).toContain('cannot be saved any more');
    expect((await bot.snapshot()).actions).toHaveLength(4);
  });

  test('an import is saved once, also when its button is pressed twice at the same moment', async () => {
    const { save } = await sent(bot, 'Code,Expectation,Action\n,E1,Train the team');
    const replies = await Promise.all([pressed(bot, save), pressed(bot, save)]);
    expect(replies.map((reply) => reply.ok).sort()).toEqual([false, true]);
    expect((await bot.snapshot()).actions).toHaveLength(4);
  });

  test('an import can be saved after a restart', async () => {
    const { save } = await sent(bot, 'Code,Expectation,Action\n,E1,Train the team');
    await bot.restart();
    await pressed(bot, save);
    expect((await bot.action('E1-04')).title).toBe('Train the team');
  });

  test('an import is saved only by the person who previewed it, while they are a lead', async () => {
    await bot.says('Lead', 'role @"Sro" lead');
    const { save } = await sent(bot, 'Code,Expectation,Action\n,E1,Train the team');
    expect((await pressed(bot, save, 'Sro')).text).toContain('cannot be saved any more');
    await bot.says('Sro', 'role @"Lead" officer');
    expect((await pressed(bot, save)).text).toContain('is for programme leads');
    expect((await bot.snapshot()).actions).toHaveLength(3);
  });

  test('an import of actions changed meanwhile is previewed again first', async () => {
    const { save } = await sent(bot, 'Code,Action\nE1-01,Procurement rules adopted');
    await bot.says('Lead', 'edit E1-01 title "Procurement rules of 2024"');
    const again = await pressed(bot, save);
    expect(again.text).toContain('The record has changed since you looked at this import');
    expect(again.text).toContain('Action: Procurement rules adopted; until now Procurement rules of 2024');
    expect((await bot.action('E1-01')).title).toBe('Procurement rules of 2024');
    await pressed(bot, again.save);
    expect((await bot.action('E1-01')).title).toBe('Procurement rules adopted');
  });

  test('an import with a row that became faulty meanwhile saves no row', async () => {
    const { save } = await sent(bot, 'Code,Expectation,Action,Status\nE1-01,,,not started\n,E1,Train the team,');
    await bot.says('Owner', 'done E1-01');
    const again = await pressed(bot, save);
    expect(again.text).toContain('Row 2\n  E1-01 is reported complete');
    expect(again.save).toBeUndefined();
    expect((await bot.snapshot()).actions).toHaveLength(3);
  });
});

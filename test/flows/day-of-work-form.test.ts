/** The day on which the work of an action was done: in the form, and for readings and meetings, which other commands record. */
import { beforeEach, describe, expect, it, test } from 'vitest';
import { type Bot, CHANNEL } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

const PLACE = { ...CHANNEL, ...DIRECT };

let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
});

describe('the day in the form', () => {
  const sends = (on: string) => {
    const args = { action: 'E1-02', evidence: 'Minutes, item 7', marked: 'internal', ...(on === '' ? {} : { on }) };
    return bot.ask('Owner', { kind: 'form', command: 'done', args }, { place: PLACE });
  };

  test('the form asks when the work was done, and takes an empty field for today', async () => {
    const { card } = await bot.ask('Owner', { kind: 'press', command: 'done', args: { action: 'E1-02', ask: 'yes' } });
    const form = card?.body.find(({ type }) => type === 'form');
    expect(form).toMatchObject({ fields: [{ name: 'on', label: 'When was it done?', kind: 'date' }, {}, {}] });
    await sends('');
    expect(await bot.action('E1-02')).toMatchObject({ status: 'reported_complete', doneOn: null });
  });

  test('the form keeps the day, refuses one that has not come yet, and asks about one before the notice', async () => {
    expect((await sends('2024-06-30')).ok).toBe(false);
    expect((await sends('2024-01-20')).ok).toBe(false);
    expect((await bot.action('E1-02')).status).toBe('not_started');
    await sends('2024-06-12');
    expect(await bot.action('E1-02')).toMatchObject({ status: 'reported_complete', doneOn: '2024-06-12' });
    expect((await bot.snapshot()).evidence.map(({ text }) => text)).toEqual(['Minutes, item 7']);
  });
});

describe('a day for readings and meetings', () => {
  it.each([
    [
      'add measure "Staff who stay" to E1 owner @"Owner" baseline 38% target 55% every 9 weeks',
      'update E1-04 46% on 12 June 2024',
    ],
    ['add meeting "Board" on 30 September owner @"Owner" to E1', 'met "Board" on 12 June 2024'],
  ])('after “%s” a day is refused with the command that takes one', async (line, example) => {
    await bot.says('Lead', 'role "Board" viewer', DIRECT);
    await bot.says('Lead', line, DIRECT);
    const before = await bot.action('E1-04');
    expect(await bot.says('Owner', 'done E1-04 on 12 June "Minutes"', DIRECT)).toContain(example);
    expect(await bot.action('E1-04')).toEqual(before);
  });
});

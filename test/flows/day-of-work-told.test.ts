/** The day on which the work of an action was done, in papers and in plans that are brought in. */
import mammoth from 'mammoth';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Bot, CHANNEL } from '../helpers/bot.ts';
import { bytesOf } from '../helpers/file-out.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';
import { importPlan, PLAN } from './imported-plan.ts';

const PLACE = { ...CHANNEL, ...DIRECT };

let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
});

async function paper(line = 'report for "Board"'): Promise<string> {
  const { file } = await bot.ask('Lead', line, { place: PLACE });
  if (!file) throw new Error(`“${line}” gives no file`);
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytesOf(file)) });
  return value;
}

describe('the board paper', () => {
  beforeEach(async () => {
    await bot.says('Lead', 'role "Board" viewer', DIRECT);
    await bot.says('Lead', 'add meeting "Board" on 30 September owner @"Lead" to E1', DIRECT);
  });

  test('a paper says the day of the work and once that of the report, and does not call work late that was reported late', async () => {
    await bot.says('Owner', 'done E1-02 on 12 June https://example.org/audit', DIRECT);
    await bot.says('Sro', 'confirm E1-02', DIRECT);
    const text = await paper();
    expect(text).toContain('delivered on 12 June 2024, reported on 24 June 2024');
    expect(text).toContain('1 action was delivered (E1-02)');
    expect(text).not.toMatch(/after its date|due 14 June 2024/);
  });

  test('a paper says of work that was done after its date when it was due, and counts it as late', async () => {
    await bot.says('Owner', 'done E1-02 on 18 June https://example.org/audit', DIRECT);
    await bot.says('Sro', 'confirm E1-02', DIRECT);
    const text = await paper();
    expect(text).toContain('delivered on 18 June 2024, reported on 24 June 2024, due 14 June 2024');
    expect(text).toContain('1 action was delivered (E1-02) after its date');
  });

  test('work whose day lies before the last issued paper is told in the next one, and in no other', async () => {
    await bot.says('Lead', 'report issued for "Board"', DIRECT);
    await bot.at('2024-06-25 10:00');
    await bot.says('Owner', 'done E1-02 on 12 June https://example.org/audit', DIRECT);
    await bot.says('Sro', 'confirm E1-02', DIRECT);
    expect(await paper()).toContain('1 action was delivered (E1-02)');
    await bot.says('Lead', 'report issued for "Board"', DIRECT);
    await bot.at('2024-06-26 10:00');
    expect(await paper()).toContain('no action was delivered');
  });
});

describe('the day of completion of a plan that is brought in', () => {
  const DATED = PLAN.replace('Status,', 'Status,Date completed,')
    .replace('In progress,', 'In progress,,')
    .replace('Complete,', 'Complete,24/05/2024,');

  test('a day of completion in a plan is kept, said on the card, and stays when a lead confirms the action', async () => {
    const talk = await importPlan(bot, DATED);
    expect(await bot.action('E1-05')).toMatchObject({ status: 'complete', doneOn: '2024-05-24' });
    expect(await bot.says('Lead', 'show E1-05')).toContain(
      'Status: Complete as brought in, done on 24 May 2024, not confirmed here',
    );
    await talk.presses('Confirm 1 action');
    expect(await bot.action('E1-05')).toMatchObject({ broughtInAt: null, doneOn: '2024-05-24' });
  });

  test('a day of completion comes in from a later version of a plan for work that came in without one', async () => {
    const talk = await importPlan(bot);
    expect((await bot.action('E1-05')).doneOn).toBeNull();
    await talk.sends(DATED);
    await talk.presses('Save 1 action');
    expect((await bot.action('E1-05')).doneOn).toBe('2024-05-24');
  });

  test('a day of completion in a plan that has not come yet is not kept', async () => {
    await importPlan(bot, DATED.replace('24/05/2024', '24/07/2024'));
    expect(await bot.action('E1-05')).toMatchObject({ status: 'complete', doneOn: null });
  });
});

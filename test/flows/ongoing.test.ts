/**
 * Ongoing actions: the evidence of a period counts once, the next period opens, and they are counted apart from
 * complete actions.
 */
import { describe, expect, it } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

/** E1-04 needs evidence every 4 weeks, for the first time by 22 July. */
async function withOngoing(): Promise<Bot> {
  const bot = await startProgramme();
  await bot.says(
    'Lead',
    'add action "Monthly call" to E1 owner @"Owner" deputy @"Deputy" ongoing every 4 weeks',
    DIRECT,
  );
  expect((await bot.action('E1-04')).dueOn).toBe('2024-07-22');
  return bot;
}

describe('the evidence of a period', () => {
  it('evidence of one period given four times, also by two people at once, moves the due date once', async () => {
    const bot = await withOngoing();
    await Promise.all(['Owner', 'Deputy'].map((who) => bot.says(who, 'done E1-04 https://intranet.example/call')));
    expect((await bot.action('E1-04')).dueOn).toBe('2024-08-19');
    for (const text of ['https://intranet.example/call', 'Notes of the call'])
      expect(await bot.says('Owner', `evidence E1-04 ${text}`, DIRECT)).toContain(
        'Next evidence due on 19 August 2024',
      );
    expect((await bot.snapshot()).evidence).toHaveLength(4);
  });

  it('evidence of a period that is undone or struck moves the due date back', async () => {
    const bot = await withOngoing();
    await bot.says('Owner', 'done E1-04 https://intranet.example/call', DIRECT);
    expect(await bot.says('Owner', 'undo E1-04', DIRECT)).toContain('Owner took back evidence of E1-04');
    expect((await bot.action('E1-04')).dueOn).toBe('2024-07-22');
    await bot.says('Owner', 'done E1-04 https://intranet.example/call', DIRECT);
    expect((await bot.action('E1-04')).dueOn).toBe('2024-08-19');
    expect(await bot.says('Lead', 'strike E1-04 V2 because it is of another call', DIRECT)).toContain(
      'Next evidence due on 22 July 2024',
    );
  });
});

describe('an ongoing action', () => {
  it('an ongoing action counts as kept up, apart from complete ones, until its evidence is overdue', async () => {
    const bot = await withOngoing();
    for (const [code, who] of [
      ['E1-01', 'Owner'],
      ['E1-02', 'Owner'],
    ] as const) {
      await bot.says(who, `done ${code} https://intranet.example/proof`, DIRECT);
      await bot.says('Lead', `confirm ${code}`, DIRECT);
    }
    const before = await bot.says('Lead', 'status', DIRECT);
    expect(before).toContain('The one commitment is not yet due for the first time.');
    expect(before).toContain('2 of 3 complete, 1 not yet due for the first time');
    expect(before).not.toMatch(/kept up/i);
    await bot.says('Owner', 'evidence E1-04 "The call was held"', DIRECT);
    const status = await bot.says('Lead', 'status', DIRECT);
    expect(status).toContain('1 of 1 action due by today is delivered. The one commitment has not lapsed.');
    expect(status).toContain('2 of 3 complete, kept up 1 of 1');
    await bot.at('2024-08-20 09:00');
    const later = await bot.says('Lead', 'status', DIRECT);
    expect(later).toContain('The one commitment has lapsed');
    expect(later).toContain('Late (2)');
    expect(await bot.says('Lead', 'show E1-04', DIRECT)).toContain('Lapsed, evidence every 4 weeks');
    await bot.at('2024-08-26 09:00');
    expect(bot.message('Weekly reminder').text).toContain('The one commitment has lapsed');
  });

  it('an expectation with only ongoing actions shows no share of complete ones and is not called uncovered', async () => {
    const bot = await startProgramme();
    await bot.says('Lead', 'add expectation "Contact" text "Keep in contact."', DIRECT);
    await bot.says('Lead', 'add action "Monthly call" to E2 owner @"Owner" ongoing every 4 weeks', DIRECT);
    const status = await bot.says('Lead', 'status', DIRECT);
    expect(status).toContain('1 not yet due for the first time, next date 22 July 2024');
    expect(status).not.toContain('No action yet under E2');
  });
});

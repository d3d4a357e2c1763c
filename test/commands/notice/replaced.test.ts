/** A notice that replaces another: what it carries over, and how the old one is read. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Bot } from '../../helpers/bot.ts';
import { DIRECT, startProgramme } from '../../helpers/programme.ts';

let bot: Bot;

describe('a notice that replaces another', () => {
  beforeEach(async () => {
    bot = await startProgramme();
    await bot.says('Owner', 'start E1-01');
    await bot.says('Owner', 'evidence E1-02 https://example.org/audit');
    await bot.says('Owner', 'due E1-02 19 July because the audit is late');
    await bot.says('Lead', 'agree E1-02');
    await bot.at('2024-07-03 10:00');
  });

  test('a replacing notice carries the open actions over, and reminders go on', async () => {
    await bot.says('Lead', 'notice replace issued 2 July 2024 for 12 months carry');
    const told = bot.message('entered the notice of 2 July 2024');
    expect(told.text).toContain('It replaces the notice of 30 January 2024');
    expect(told.text).toContain(
      'Carried over: E1 Improvement plan; and 3 open actions, with their people, dates, evidence, and red, amber or green. The actions keep their codes.',
    );
    expect(told.text).toContain('withdraw its actions: withdraw E1-01 because …');
    const then = await bot.snapshot();
    expect(then.notice).toMatchObject({ issuedOn: '2024-07-02', expiresOn: '2025-07-02' });
    expect(then.actions.map(({ code, status, timesMoved }) => [code, status, timesMoved])).toEqual([
      ['E1-01', 'in_progress', 0],
      ['E1-02', 'not_started', 1],
      ['E1-03', 'not_started', 0],
    ]);
    expect(then.evidence).toMatchObject([{ code: 'V1', text: 'https://example.org/audit' }]);
    await bot.at('2024-07-08 09:00');
    expect(bot.message('Weekly reminder: 359 days left').text).toContain('In this thread: what is due from Owner.');
    await bot.says('Owner', 'done E1-01');
    expect((await bot.action('E1-01')).status).toBe('reported_complete');
  });

  test('an open action that was red is red under the replacing notice, with the words of that update', async () => {
    await bot.says('Owner', 'update E1-01 red "No surveyor" corrective action "Two firms asked"');
    await bot.says('Lead', 'notice replace issued 2 July 2024 for 12 months carry');
    const shown = await bot.says('Lead', 'show E1-01', DIRECT);
    expect(shown).toContain('No surveyor');
    expect(shown).toContain('Corrective action: Two firms asked');
  });

  test('a code of the notice before the present one is shown with the notice under which it stands', async () => {
    await bot.says('Lead', 'notice replace issued 2 July 2024 for 12 months');
    expect(await bot.says('Owner', 'show E1-01', DIRECT)).toContain(
      'E1-01 stands under notice 1, of 30 January 2024: replaced.',
    );
  });

  test('a notice that has lapsed is not said to await the decision when its reminders are prolonged', async () => {
    await bot.at('2024-08-05 10:00');
    await bot.says('Lead', 'notice decision lapsed on 31 July 2024', DIRECT);
    const answer = await bot.says(
      'Lead',
      'notice edit until 19 March 2025 because they ask for quarterly news',
      DIRECT,
    );
    expect(answer).toContain('let the notice lapse, and said by its letter of 31 July 2024');
    expect(answer).not.toContain('awaits');
  });

  test('a replacing notice without carry starts empty, and the old one is read as it was', async () => {
    await bot.says('Lead', 'notice replace issued 2 July 2024 for 12 months link https://www.gov.uk/new');
    expect((await bot.snapshot()).actions).toEqual([]);
    expect(await bot.says('Owner', 'notice all')).toContain(
      '1. Issued on 30 January 2024\n  Expiry 30 July 2024; replaced',
    );
    const old = await bot.says('Owner', 'notice show 1');
    expect(old).toContain('Replaced by: the notice of 2 July 2024');
    expect(old).toContain('[Open the letter] https://www.gov.uk/new');
    expect(old).toContain('0 of 3 complete');
    await bot.at('2025-01-06 10:00');
    const expectation = await bot.says('Owner', 'notice show 1 E1');
    expect(expectation).toContain('Notice 1: E1 Improvement plan');
    expect(expectation).toContain('Due on 19 July 2024');
    expect(expectation).not.toContain('[');
    expect(await bot.says('Owner', 'done E1-01')).toContain('There is no action E1-01');
    expect(await bot.says('Lead', 'notice show 3')).toContain('There is no notice 3');
  });

  test('an action that is reported while the notice is replaced is not lost', async () => {
    await Promise.all([
      bot.says('Owner', 'done E1-01', DIRECT),
      bot.says('Lead', 'notice replace issued 2 July 2024 for 12 months carry', DIRECT),
    ]);
    expect((await bot.action('E1-01')).status).toBe('reported_complete');
  });

  test('a card of the old notice does not act on the action with the same code in the new one', async () => {
    await bot.at('2024-07-08 09:00');
    await bot.says('Lead', 'notice replace issued 2 July 2024 for 12 months');
    await bot.says('Lead', 'add expectation "Another"', DIRECT);
    await bot.says('Lead', 'add action "Something else" to E1 owner Owner by 1 August', DIRECT);
    expect(await bot.presses('Owner', 'Mark E1-01 complete')).toContain('This card is about an earlier notice');
    expect((await bot.action('E1-01')).status).toBe('not_started');
    expect(await bot.presses('Owner', 'Show the status')).toContain('359 days left');
    await bot.presses('Lead', 'Confirm 2 July 2025');
    expect((await bot.snapshot()).notice?.expiryBasis).toBe('confirmed');
  });

  test('a notice is replaced only by a lead and only once, and an undecided one in no other way', async () => {
    const line = 'notice replace issued 2 July 2024 for 12 months carry';
    expect(await bot.says('Sro', line)).toContain('is for programme leads');
    expect(await bot.says('Lead', 'notice new issued 2 July 2024 for 12 months')).toContain('notice replace');
    await bot.says('Lead', line);
    expect(await bot.says('Lead', line)).toContain('not after the one of the notice before');
  });

  test('the replacement form asks whether to carry, and a faulty one says what is wrong', async () => {
    expect(await bot.says('Lead', 'notice replace', DIRECT)).toContain('Carry open actions over (needed): Yes');
  });
});

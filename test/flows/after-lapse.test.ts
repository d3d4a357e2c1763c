/**
 * After a notice has lapsed, reminders go on until the day that a lead gives, and the answer to a later date says that
 * nobody is reminded.
 */
import { describe, expect, it } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

const LAPSED = 'notice decision lapsed on 1 August 2024';

/** The lead records the lapse on Thursday 1 August; `more` is the rest of the line. */
async function lapsed(more = ''): Promise<{ bot: Bot; answer: string }> {
  const bot = await startProgramme();
  await bot.at('2024-08-01 10:00');
  return { bot, answer: await bot.says('Lead', `${LAPSED}${more}`, DIRECT) };
}

const weeklyCards = (bot: Bot) => bot.messages.filter(({ card }) => card.title.startsWith('Weekly reminder')).length;

describe('a lapse without a day for reminders', () => {
  it('reminders end with a lapse, and the answer says how to have them go on', async () => {
    const { bot, answer } = await lapsed();
    expect(answer).toContain('Reminders have ended. To have them go on: notice edit until');
    const before = weeklyCards(bot);
    await bot.at('2024-08-05 09:00');
    expect(weeklyCards(bot)).toBe(before);
  });

  it('the answer to a new date after a lapse says that nobody will be reminded, and how to change that', async () => {
    const { bot } = await lapsed();
    const told = await bot.says(
      'Lead',
      'add action "Close-down report" to E1 owner @"Owner" by 30 September 2024',
      DIRECT,
    );
    expect(told).toContain('Nobody will be reminded of E1-04: reminders ended when the notice lapsed.');
    expect(told).toContain('notice edit until 30 September 2024 because');
    expect(await bot.says('Owner', 'done E1-01', DIRECT)).not.toContain('Nobody will be reminded');
    expect(await bot.says('Lead', 'due E1-03 14 October 2024 because the Board meets', DIRECT)).toContain(
      'Nobody will be reminded of E1-03',
    );
  });
});

it('a correction after the decision says the decision, and not that the notice awaits it', async () => {
  const { bot } = await lapsed();
  await bot.at('2024-08-05 10:00');
  const told = await bot.says('Lead', 'notice edit until 31 October 2024 because of quarterly engagement', DIRECT);
  expect(told).toContain('let the notice lapse, and said by its letter of 1 August 2024');
  expect(told).not.toContain('awaits');
});

describe('a lapse with a day until which reminders go on', () => {
  it('weekly and personal cards go out through the last day of reminders and no longer', async () => {
    const { bot, answer } = await lapsed(' until 18 August 2024');
    expect(answer).toContain('Reminders go on until Sunday 18 August 2024.');
    await bot.says('Lead', 'add action "Close-down report" to E1 owner @"Owner" by 16 August 2024', DIRECT);
    const before = weeklyCards(bot);
    await bot.at('2024-08-05 09:00');
    expect(weeklyCards(bot)).toBe(before + 1);
    expect(bot.message('Weekly reminder').text).toContain('Reminders go on until Sunday 18 August 2024.');
    expect(bot.message('Owner: 4 actions').text).toContain('Overdue');
    await bot.at('2024-08-12 09:00');
    expect(weeklyCards(bot)).toBe(before + 2);
    const all = bot.messages.length;
    for (const when of ['2024-08-16 15:00', '2024-08-19 09:00', '2024-08-20 09:00']) await bot.at(when);
    expect(bot.messages.slice(all).map(({ text }) => text)).toEqual([]);
  });

  it('the last day of reminders stands in the notice, its history and the preview, and a lead can pause and resume', async () => {
    const { bot } = await lapsed(' until 31 October 2024');
    expect(await bot.says('Lead', 'notice', DIRECT)).toContain('Reminders: go on until Thursday 31 October 2024');
    expect(await bot.says('Lead', 'history notice', DIRECT)).toContain('Reminders until: none → 31 October 2024');
    expect(await bot.says('Lead', 'remind preview', DIRECT)).toContain('Weekly reminders go on until 31 October 2024');
    expect(await bot.says('Lead', 'pause', DIRECT)).toContain('paused');
    expect(await bot.says('Lead', 'resume', DIRECT)).toContain('again');
  });

  it('only an action due after the last day of reminders gets the warning that nobody will be reminded', async () => {
    const { bot } = await lapsed(' until 31 October 2024');
    const add = (by: string) => bot.says('Lead', `add action "Close-down" to E1 owner @"Owner" by ${by}`, DIRECT);
    expect(await add('31 October 2024')).not.toContain('Nobody will be reminded');
    expect(await add('1 November 2024')).toContain(
      'Nobody will be reminded of E1-05: reminders go on until 31 October 2024 only.',
    );
  });

  it('the last day of reminders is kept when the decision is corrected, and gone when it is taken back', async () => {
    const { bot } = await lapsed(' until 31 October 2024');
    await bot.says('Lead', 'notice decision lapsed on 31 July 2024 because that is the date of the letter', DIRECT);
    expect((await bot.snapshot()).notice?.remindersUntil).toBe('2024-10-31');
    await bot.says('Lead', 'notice decision withdrawn on 31 July 2024 because that is what it says', DIRECT);
    expect((await bot.snapshot()).notice?.remindersUntil).toBeNull();
    await bot.says('Lead', 'notice decision lapsed on 31 July 2024 until 31 October 2024 because it lapsed', DIRECT);
    await bot.says('Lead', 'notice decision none because it was a rumour', DIRECT);
    expect((await bot.snapshot()).notice?.remindersUntil).toBeNull();
  });
});

describe('the day until which reminders go on', () => {
  it('reminders extended after a lapse do not make up for those that fell due in between', async () => {
    const { bot } = await lapsed();
    const before = weeklyCards(bot);
    await bot.at('2024-08-06 10:00');
    expect(await bot.says('Lead', 'notice edit until 30 September 2024 because of the close-down', DIRECT)).toContain(
      'Reminders go on until Monday 30 September 2024.',
    );
    await bot.at('2024-08-06 10:05');
    expect(weeklyCards(bot)).toBe(before);
    await bot.at('2024-08-12 09:00');
    expect(weeklyCards(bot)).toBe(before + 1);
  });

  it('a last day of reminders is refused before a lapse, with another decision and when it has passed', async () => {
    const bot = await startProgramme();
    await bot.at('2024-08-01 10:00');
    expect(await bot.says('Lead', 'notice edit until 30 September 2024 because x', DIRECT)).toContain('has not lapsed');
    expect(
      await bot.says('Lead', 'notice decision withdrawn on 1 August 2024 until 30 September 2024', DIRECT),
    ).toContain('has not lapsed');
    await bot.says('Lead', LAPSED, DIRECT);
    const past = { until: '2024-07-31', because: 'x', sure: 'yes' };
    const { ok } = await bot.ask(
      'Lead',
      { kind: 'press', command: 'notice edit', args: past },
      { place: { platform: 'local', ...DIRECT } },
    );
    expect(ok).toBe(false);
  });
});

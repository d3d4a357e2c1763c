/** A month under the third expectation: measures of culture for officers and members, their readings, and where they are going. */
import { expect, it } from 'vitest';
import { lead, live, privately, startOfficerTeam } from '../helpers/officer-team.ts';
import { DIRECT } from '../helpers/programme.ts';

it('a month of measuring the culture: readings asked for, given in time and late, and their direction in words', async () => {
  const bot = await startOfficerTeam();
  const people = (line: string) => bot.says('head-of-people', line, DIRECT);
  await lead(
    bot,
    'add measure "Staff who say that leaders act on the values" to E3 baseline 38% on 31 January target 55% by 28 June owner "Head of People and Culture" every 2 weeks',
  );
  await lead(
    bot,
    'add measure "Complaints about conduct" to E3 baseline 14 on 31 January target 5 by 28 June level member owner "Monitoring Officer" every 4 weeks',
  );
  expect(await lead(bot, 'show E3')).toContain('No reading yet for officers and members');

  await live(bot, '2024-02-02', '2024-02-12');
  expect(bot.message('Head of People and Culture: 1 action').text).toContain(
    'Next reading due on 14 February 2024, in 2 days\n  [Add a reading of E3-01]',
  );
  await people('update E3-01 41% on 12 February "Short survey, 212 answers"');
  expect(await people('show E3-01')).toContain('41% on 12 February 2024: up from 38% in January');
  expect(await lead(bot, 'show E3')).toContain('No reading yet for members');

  await live(bot, '2024-02-13', '2024-02-29');
  const late = privately(bot, 'head-of-people', 'Head of People and Culture: 1 action');
  expect(late.at(-1)).toContain(
    'E3-01 Staff who say that leaders act on the values\n  Lapsed, a reading every 2 weeks',
  );
  expect(privately(bot, 'monitoring-officer', 'Monitoring Officer: 1 action').at(-1)).toContain('E3-02');
  await bot.says('monitoring-officer', 'update E3-02 16', DIRECT);
  expect(await bot.says('monitoring-officer', 'show E3-02', DIRECT)).toContain(
    '16 on 29 February 2024: up from 14 in January, which is worse',
  );
  expect(await lead(bot, 'show E3')).not.toContain('No reading yet');

  await live(bot, '2024-03-01', '2024-03-04');
  expect(privately(bot, 'chief-executive', 'Chief Executive: ').at(-1)).toContain('Please speak to the owner\n- E3-01');
  await people('update E3-01 46%');
  expect(await lead(bot, 'list measures')).toContain(
    '46% on 4 March 2024: up from 41% in February, 9 points below the target of 55%',
  );
  expect(await lead(bot, 'status')).toContain('None of 2 commitments has lapsed.');

  const { logEntries } = await bot.snapshot();
  expect(logEntries.map(({ kind, code, on, value }) => [kind, code, on, value])).toEqual([
    ['reading', 'M1', '2024-02-12', 41],
    ['reading', 'M1', '2024-02-29', 16],
    ['reading', 'M2', '2024-03-04', 46],
  ]);
  expect(await bot.action('E3-01')).toMatchObject({ dueOn: '2024-03-18', baseline: 38, target: 55 });
});

/** A month under the fifth expectation: contact with the Department at official level is kept up and does not lapse unseen. */
import { expect, it } from 'vitest';
import { lead, live, privately, startOfficerTeam } from '../helpers/officer-team.ts';
import { DIRECT } from '../helpers/programme.ts';

const SPEAK = 'Please speak to the owner\n- E5-01';

it('a month of contact with the Department: a minister’s letter does not count, and its lapse is told before it happens', async () => {
  const bot = await startOfficerTeam();
  const owner = (line: string) => bot.says('director-of-strategy', line, DIRECT);
  await lead(
    bot,
    'add action "Calls with the Department" to E5 owner "Director of Strategy" every 4 weeks with "the Department" at official level',
  );
  await live(bot, '2024-02-02', '2024-02-05');
  const said = await owner(
    'met "the Department" on 5 February by call "The plan and its dates" follow-up "Send the plan" by 16 February',
  );
  expect(said).toContain('Next contact due on 4 March 2024');
  expect(said).toContain('E5-02 follows from it: Send the plan');
  await live(bot, '2024-02-06', '2024-02-14');
  await owner('done E5-02 "Sent on 14 February"');
  await bot.says('chief-executive', 'confirm E5-02', DIRECT);

  await live(bot, '2024-02-15', '2024-02-20');
  const letter = await owner(
    'met "the Department" on 19 February by letter "Thanks for the plan" at ministerial level',
  );
  expect(letter).toContain('It was at ministerial level, so contact at official level is still due');
  expect((await bot.action('E5-01')).dueOn).toBe('2024-03-04');
  await live(bot, '2024-02-21', '2024-02-25');
  const told = () => privately(bot, 'chief-executive', 'Chief Executive: ').filter((text) => text.includes(SPEAK));
  expect(told()).toEqual([]);
  await live(bot, '2024-02-26', '2024-02-29');
  expect(told()).toHaveLength(1);
  expect(told()[0]).toContain('Next contact due on 4 March 2024, in 7 days');

  await owner('met "the Department" on 29 February by call "Culture data"');
  await live(bot, '2024-03-01', '2024-03-08');
  expect(told()).toHaveLength(1);
  expect(await owner('show E5-01')).toContain(
    'Status: Kept up, contact every 4 weeks with the Department at official level\nDate: Next contact due on 28 March 2024, in 20 days',
  );
  expect(await lead(bot, 'status')).toContain('The one commitment has not lapsed.');
  const { logEntries } = await bot.snapshot();
  expect(logEntries).toMatchObject([
    { code: 'C1', on: '2024-02-05', level: 'official', text: 'By call: The plan and its dates' },
    { code: 'C2', on: '2024-02-19', level: 'ministerial', text: 'By letter: Thanks for the plan' },
    { code: 'C3', on: '2024-02-29', level: 'official', text: 'By call: Culture data' },
  ]);
  expect(await bot.action('E5-02')).toMatchObject({ status: 'complete', dueOn: '2024-02-16' });
});

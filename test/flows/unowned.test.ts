/** An overdue action that nobody owns is put to those who can name an owner. */
import { expect, it } from 'vitest';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

it('an overdue action that nobody owns is put to the SRO and the leads with the button that names an owner', async () => {
  const bot = await startProgramme();
  for (const code of ['E1-01', 'E1-02', 'E1-03'])
    await bot.says('Lead', `withdraw ${code} because it is not needed`, DIRECT);
  await bot.says('Lead', 'add action "Of nobody" to E1 by 28 June', DIRECT);
  for (const day of ['2024-07-01', '2024-07-05', '2024-07-12']) await bot.at(`${day} 09:00`);
  const summaries = bot.messages
    .filter(({ conversation }) => conversation.startsWith('dm:'))
    .map(({ card }) => card.summary);
  expect(summaries).toContain('Sro: 1 to name an owner for.');
  expect(summaries).toContain('Lead: 1 to name an owner for.');
  expect(summaries.join()).not.toContain('to speak to the owner about');
  const { text } = bot.message('Lead: 1 action');
  expect(text).toContain('Please name an owner\n- E1-04 Of nobody\n  Owner: no owner');
  expect(text).toContain('[Assign E1-04]');
  expect(text).not.toContain('speak to the owner');
  expect(await bot.presses('Lead', 'Assign E1-04')).toContain('Owner now: No owner');
});

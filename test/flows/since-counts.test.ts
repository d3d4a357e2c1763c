/** `status since`: everything that happened in the time counts, with the last of several in its words. */
import { expect, it } from 'vitest';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

it('several updates of an action are counted, and the last is shown', async () => {
  const bot = await startProgramme();
  for (const words of ['Scope agreed', 'Draft is out', 'Comments are in'])
    await bot.says('Owner', `update E1-01 "${words}"`, DIRECT);
  await bot.says('Owner', 'update E1-02 "Field work"', DIRECT);
  const card = await bot.says('Viewer', 'status since 24 June', DIRECT);
  expect(card).toContain('Updates (4)');
  expect(card).toMatch(/- E1-01 Procurement rules\n {2}3 updates; last: 8:50am on .*\n {2}Comments are in/);
  expect(card).toMatch(/- E1-02 Audit recommendations\n {2}8:50am on .*\n {2}Field work/);
});

it('each contact and each reading counts once in the changes since a day, with the words or the link of the last', async () => {
  const bot = await startProgramme();
  await bot.says('Lead', 'role "The Department" officer', DIRECT);
  await bot.says('Lead', 'add action "Calls" to E1 owner @"Owner" every 4 weeks with "the Department"', DIRECT);
  await bot.says(
    'Lead',
    'add measure "Staff who stay" to E1 baseline 38% target 55% owner @"Owner" every 9 weeks',
    DIRECT,
  );
  for (const day of [3, 10])
    await bot.says('Owner', `met "the Department" on ${day} June by call "Call of ${day} June"`, DIRECT);
  await bot.says('Owner', 'update E1-05 40% on 3 June', DIRECT);
  await bot.says('Owner', 'update E1-05 44% on 10 June https://intranet.example/survey', DIRECT);
  const card = await bot.says('Viewer', 'status since 24 June', DIRECT);
  expect(card).toContain('Meetings and contact (2)');
  expect(card).toMatch(/2 contacts; last: .*\n.*Call of 10 June/);
  expect(card).toContain('Readings (2)');
  expect(card).toMatch(/2 readings; last: .*\n {2}On 10 June 2024: 44%, https:\/\/intranet\.example\/survey/);
});

it('every milestone that was done in the time is named', async () => {
  const bot = await startProgramme();
  for (const title of ['Draft', 'Consultation'])
    await bot.says('Owner', `add milestone E1-01 "${title}" by 26 June`, DIRECT);
  for (const letter of ['a', 'b']) await bot.says('Owner', `done E1-01${letter}`, DIRECT);
  const card = await bot.says('Viewer', 'status since 24 June', DIRECT);
  expect(card).toMatch(
    /Milestone done \(2\)\n.*\n {2}2 milestones; last: .*\n {2}E1-01a Draft\n {2}E1-01b Consultation/,
  );
});

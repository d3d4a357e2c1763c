/** The same sheet once more: whatever was asked about it the first time, it doubles nothing and changes nothing. */
import { beforeEach, expect, test } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { conversation } from '../helpers/plan-conversation.ts';
import { startProgramme } from '../helpers/programme.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
});

const SHEETS = {
  'a tracker with a number for each recommendation': [
    `Rec no,Recommendation,Agreed action,Who by?,By when?,Status
PAY-1,Check new starters,Add a second check,Owner,30/11/2024,Overdue
PAY-2,Approve overtime,Change the form,Other,31/12/2024,Implemented`,
    ['Keep them as words only'],
  ],
  'dates without a year': [
    `What?,Who by?,By when?
Train the managers,Owner,30/11/2024
Sell the depot,Owner,mid-January
Ask the staff,Other,w/e 21 February
Close the accounts,Owner,31/03/2025`,
    ['As suggested'],
  ],
  'an owner cell with two posts': [
    'What?,Who by?,By when?\nTrain the managers,"Head of Housing Options, Legal",30/11/2024',
    ['Two owners: Head of Housing Options; Legal', 'Enter all new names'],
  ],
  'a status that is denied': [
    'What?,Who by?,By when?,Status\nTrain the managers,Owner,30/11/2024,Completed? No',
    ['In progress'],
  ],
  'a column of boards': [
    'What?,Who by?,By when?,Governance board\nTrain the managers,Owner,30/11/2024,Improvement Board',
    ['Enter it as a body'],
  ],
  'recommendations that go on below empty cells': [
    `Recommendation,Ref,What?,Who by?,By when?
Be open about gifts,A/1,Publish the register,Owner,30/11/2024
,A/2,Train the officers,Owner,30/11/2024
Control the bank,B/1,Reconcile it,Other,31/12/2024`,
    ['Keep them as words only'],
  ],
} as const;

test.each(Object.entries(SHEETS))('%s: the same sheet again has nothing to save and asks nothing', async (_, sheet) => {
  const [plan, presses] = sheet;
  const talk = conversation(bot);
  await talk.sends(plan);
  for (const label of presses) await talk.presses(label);
  const save = /\[(Save \d+ actions?)\]/.exec(talk.text())?.[1] ?? '';
  await talk.presses(save);
  const before = await bot.snapshot();
  const again = await talk.sends(plan);
  for (const label of presses) if (again.includes(`[${label}]`)) await talk.presses(label);
  expect(talk.text()).toContain('There is nothing to save.');
  const after = await bot.snapshot();
  expect([after.actions, after.logEntries, after.people]).toEqual([before.actions, before.logEntries, before.people]);
});

test('a row that a sheet leaves out stays as it is, and a changed one is the only difference', async () => {
  const [plan] = SHEETS['dates without a year'];
  const talk = conversation(bot);
  await talk.sends(plan);
  await talk.presses('As suggested');
  await talk.presses('Save 4 actions');
  const text = await talk.sends(
    plan.replace('Ask the staff,Other', 'Ask the staff,Owner').replace(/Train the.*\n/, ''),
  );
  expect(text).toContain('1 action to change and 2 actions without a change.');
  expect((await bot.snapshot()).actions).toHaveLength(7);
});

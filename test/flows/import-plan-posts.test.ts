/** The posts that a plan names beside its owners, or in place of them, stand in the record and leave no gap in a paper. */
import { beforeEach, expect, test } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { conversation } from '../helpers/plan-conversation.ts';
import { startProgramme } from '../helpers/programme.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
});

const PLAN = `Ref,What?,Who by?,By when?
1,Close the accounts,Meera Joshi (Interim Director of Resources),30/08/2024
2,Train the managers,Meera Joshi (Interim Director of Resources),30/09/2024`;

test('somebody whom the record has without a post gets the post that the plan names', async () => {
  await bot.says('Lead', 'role "Meera Joshi" officer');
  const talk = conversation(bot);
  expect(await talk.sends(PLAN)).toContain('Who is “Meera Joshi (Interim Director of Resources)”?');
  await talk.presses('Meera Joshi');
  expect(talk.text()).toContain('In the record as the plan names them: Meera Joshi (Interim Director of Resources).');
  expect(await talk.presses('Save 2 actions')).toContain('1 post added to people');
  const names = (await bot.snapshot()).people.map(({ name }) => name).filter((name) => name.startsWith('Meera'));
  expect(names).toEqual(['Meera Joshi (Interim Director of Resources)']);
  expect(await talk.sends(PLAN)).toContain('There is nothing to save.');
});

test('an answer about the date beside a milestone holds for the next import', async () => {
  const plan = `What?,Milestone,Who by?,By when?
Train the planners,First course held,Owner,30/08/2024
Sell the old depot,Survey received,Other,30/09/2024`;
  const talk = conversation(bot);
  expect(await talk.sends(plan)).toContain('Its date and its status may be those of both');
  await talk.presses('Those of both');
  await talk.presses('Save 2 actions');
  expect(await talk.sends(plan)).toContain('2 actions without a change. There is nothing to save.');
});

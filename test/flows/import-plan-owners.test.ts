/** Owner cells that may name one post or several: the buttons say how many, and a post of the record is not asked about. */
import { beforeEach, expect, test } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { conversation } from '../helpers/plan-conversation.ts';
import { startProgramme } from '../helpers/programme.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
});

const planOf = (owner: string) => `What?,Who by?,By when?\nTrain the managers,"${owner}",30/11/2024`;

test('the buttons about a cell with several posts say how many owners each answer names', async () => {
  const talk = conversation(bot);
  const text = await talk.sends(planOf('Head of Housing Options, Legal'));
  expect(text).toContain('“Head of Housing Options, Legal” may be one owner or several.');
  expect(text).toContain('[One owner: Head of Housing Options, Legal]');
  await talk.presses('Two owners: Head of Housing Options; Legal');
  await talk.presses('Enter all new names');
  await talk.presses('Save 1 action');
  const { people, actions } = await bot.snapshot();
  const nameOf = (id: string | null | undefined) => people.find((one) => one.id === id)?.name;
  expect([nameOf(actions.at(-1)?.ownerId), nameOf(actions.at(-1)?.deputyId)]).toEqual([
    'Head of Housing Options',
    'Legal',
  ]);
});

test('who a cell with several posts names is asked after their number, and a post of the record raises no question', async () => {
  const OWNER = 'Head of Legal, HR and Elections';
  const talk = conversation(bot);
  expect(await talk.sends(planOf(OWNER))).not.toContain('Who is');
  await talk.presses(`One owner: ${OWNER}`);
  await talk.presses(`Enter ${OWNER} as new`);
  await talk.presses('Save 1 action');
  const text = await talk.sends(planOf(OWNER).replace('Train the managers', 'Sell the depot'));
  expect(text).toContain('1 action to add.');
  expect(text).not.toContain('may be one owner');
});

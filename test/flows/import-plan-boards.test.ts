/** Boards that a plan names in a column of their own: offered as bodies in one question, for which no row waits. */
import { beforeEach, describe, expect, test } from 'vitest';
import { bodiesIn, contactIn } from '../../src/core/files/plan-bodies.ts';
import type { Bot } from '../helpers/bot.ts';
import { conversation } from '../helpers/plan-conversation.ts';
import { startProgramme } from '../helpers/programme.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
});

const PLAN = `What?,Who by?,By when?,Governance board
Train the managers,Owner,30/11/2024,Improvement Board
Sell the depot,Owner,31/03/2025,"Cabinet; Improvement Board"
Ask the staff,Other,31/01/2025,Audit and Governance Committee`;

const bodiesOf = async () =>
  (await bot.snapshot()).people.filter(({ kind }) => kind === 'body').map(({ name }) => name);

test('the boards are offered as bodies once, and the rows can be saved without an answer', async () => {
  const talk = conversation(bot);
  const text = await talk.sends(PLAN);
  expect(text).toContain('3 actions to add.');
  expect(text).toContain(
    'The plan names 3 boards or other bodies that are not in the record. Enter them now to record meetings with them. No row waits for your answer.\n  “Improvement Board”: 2 rows\n  “Cabinet”: 1 row\n  “Audit and Governance Committee”: 1 row\n  [Enter 3 bodies]\n  [Keep as words only]',
  );
  await talk.presses('Save 3 actions');
  expect(await bodiesOf()).toEqual([]);
  expect((await bot.snapshot()).logEntries[0]?.text).toContain('Governance board: Improvement Board');
});

test('the boards are entered with the rows that name them, and nobody is asked about them again', async () => {
  const talk = conversation(bot);
  await talk.sends(PLAN);
  await talk.presses('Enter 3 bodies');
  expect(await talk.presses('Save 3 actions')).toContain('3 new bodies entered');
  expect((await bodiesOf()).toSorted()).toEqual(['Audit and Governance Committee', 'Cabinet', 'Improvement Board']);
  expect(await talk.sends(PLAN)).not.toContain('other bodies that are not');
});

test('a board that is kept as words is not offered at the next import', async () => {
  const talk = conversation(bot);
  await talk.sends(PLAN);
  await talk.presses('Keep as words only');
  await talk.presses('Save 3 actions');
  expect(await talk.sends(PLAN.replace('Sell', 'Let'))).not.toContain('other bodies that are not');
});

test('a column of that heading with other words is no column of boards', async () => {
  const text = await conversation(bot).sends(`What?,Who by?,By when?,Governance
Train the managers,Owner,30/11/2024,Monthly reports
Sell the depot,Owner,31/03/2025,Quarterly reports`);
  expect(text).not.toContain('not in the record');
  expect(text).toContain('Goes into the first update of each action: “Governance”.');
});

const CALLS = `What?,Who by?,By when?
Monthly call with MHCLG,Owner,Monthly
Fortnightly meeting with the Improvement Board to review progress,Owner,Fortnightly
Monthly meeting with staff,Other,Monthly`;

test('regular calls with a body are contact with it once it is entered, and the meeting with it is recorded there', async () => {
  const talk = conversation(bot);
  expect(await talk.sends(CALLS)).toContain('“MHCLG”: 1 row\n  “Improvement Board”: 1 row\n  [Enter 2 bodies]');
  await talk.presses('Enter 2 bodies');
  await talk.presses('Save 3 actions');
  const { actions, people } = await bot.snapshot();
  const withWhom = actions.slice(3).map(({ bodyId }) => people.find(({ id }) => id === bodyId)?.name ?? null);
  expect(withWhom).toEqual(['MHCLG', 'Improvement Board', null]);
  await bot.says('Lead', 'met "the Department" on 20 June 2024 "Agreed the timetable"');
  const contacts = (await bot.snapshot()).logEntries.filter(({ kind }) => kind === 'contact');
  expect(contacts.map(({ aboutId, on }) => [aboutId === actions[3]?.id, on])).toEqual([[true, '2024-06-20']]);
});

test('a call with a body that stays words is ongoing work, which evidence proves', async () => {
  const talk = conversation(bot);
  await talk.sends(CALLS);
  await talk.presses('Keep as words only');
  await talk.presses('Save 3 actions');
  expect((await bot.snapshot()).actions.slice(3).map(({ kind, bodyId }) => [kind, bodyId])).toEqual([
    ['ongoing', null],
    ['ongoing', null],
    ['ongoing', null],
  ]);
});

test.each([
  ['Monthly call with MHCLG', 'MHCLG'],
  ['Fortnightly catch-up with the Department on progress', 'The Department'],
  ['Regular meetings with the Independent Improvement Board – chair and deputy', 'Independent Improvement Board'],
  ['Weekly meeting with staff', null],
  ['Monthly meeting with Priya Nair', null],
  ['Monthly return to MHCLG', null],
])('“%s” is contact with %s', (title, name) => expect(contactIn(title)).toBe(name));

describe('bodies in a cell', () => {
  test.each([
    ['Audit and Governance Committee', ['Audit and Governance Committee']],
    ['Cabinet and Audit Committee', ['Cabinet', 'Audit Committee']],
    ['Improvement Board / SLT', ['Improvement Board', 'SLT']],
    ['Full Council (25 February)', ['Full Council']],
    ['Audit, Governance and Standards Committee', ['Audit, Governance and Standards Committee']],
    ['IIB, then Cabinet', ['IIB', 'Cabinet']],
    ['Monitoring Officer', []],
    ['n/a', []],
  ])('“%s” names %j', (cell, names) => {
    expect(bodiesIn(cell)).toEqual(names);
  });
});

/** Taking an import back as a whole. */
import { beforeEach, describe, expect, test } from 'vitest';
import { writeDeliveryWorkbook } from '../core/files/plans/delivery-workbook.ts';
import type { Bot } from '../helpers/bot.ts';
import { conversation } from '../helpers/plan-conversation.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';
import { importPlan, PLAN } from './imported-plan.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
});

/** The answers to the questions about the workbook. */
const ANSWERS = [
  'Enter all new names',
  'Amber',
  'Milestones of it',
  'On its due date',
  '29 November 2024',
  '31 January 2025',
];

describe('undoing an import', () => {
  test('everything that it added is withdrawn or struck, in one commit', async () => {
    const talk = await importPlan(bot);
    await talk.presses('Undo this import');
    await talk.presses('Yes, undo this import');
    const { actions, logEntries, evidence } = await bot.snapshot();
    expect(actions.slice(3).map(({ status }) => status)).toEqual(['withdrawn', 'withdrawn']);
    expect([...logEntries, ...evidence].map(({ struckAt }) => struckAt !== null)).toEqual([true, true]);
    const events = await bot.store.history({});
    const undone = events.filter(({ change }) => change.verb === 'import undone');
    expect(new Set(undone.map(({ by }) => by.requestId)).size).toBe(1);
  });

  test('everything that it changed is as it was', async () => {
    const talk = await importPlan(bot);
    const before = await bot.action('E1-04');
    await talk.sends(
      PLAN.replace('30 June 2024', '31 July 2024').replace('Train the team,Owner', 'Train the team,Other'),
    );
    await talk.presses('Save 1 action');
    await bot.says('Lead', 'import undo confirmed');
    expect(await bot.action('E1-04')).toEqual({ ...before, version: (await bot.action('E1-04')).version });
  });

  test('an import of which somebody has touched a row stays, and the row is named', async () => {
    const talk = await importPlan(bot);
    await bot.says('Owner', 'done E1-04');
    expect(await talk.presses('Undo this import')).toContain(
      'This import cannot be undone as a whole: E1-04 has been changed since.',
    );
    expect((await bot.action('E1-05')).status).toBe('complete');
  });

  test('an import is undone once', async () => {
    const talk = await importPlan(bot);
    await talk.presses('Undo this import');
    await talk.presses('Yes, undo this import');
    expect(await bot.says('Lead', 'import undo')).toContain('There is no import that could be undone');
  });

  test('nothing goes before the button of the question, which says what goes and what was added since', async () => {
    const talk = await importPlan(bot);
    await bot.says('Owner', 'update E1-04 "Two more sessions held"');
    await bot.says('Owner', 'evidence E1-04 "The list of names" marked exempt');
    for (const text of [await talk.presses('Undo this import'), await bot.says('Lead', 'undo import')]) {
      expect(text).toContain('Undo the latest import?');
      expect(text).toContain('This goes: 2 actions withdrawn');
      expect(text).toContain('Added to its actions since (2)\n- E1-04 U2: Two more sessions held\n- E1-04 V1');
      expect(text).not.toContain('list of names');
    }
    expect((await bot.snapshot()).actions.slice(3).map(({ status }) => status)).toEqual(['in_progress', 'complete']);
  });

  test('an import that was undone comes back in one step as it was, and can be undone once more', async () => {
    const talk = conversation(bot);
    await talk.sends(await writeDeliveryWorkbook(), 'import', 'plan.xlsx');
    for (const label of ANSWERS) await talk.presses(label);
    await talk.presses('Save 4 actions');
    await bot.says('Lead', 'update E1-04 "Begun in earnest"');
    const plain = async () =>
      JSON.parse(JSON.stringify(await bot.snapshot()), (key, value) => (key === 'version' ? undefined : value));
    const before = await plain();
    await talk.presses('Undo this import');
    await talk.presses('Yes, undo this import');
    expect(await talk.presses('Bring this import back')).toContain('Lead brought an import back');
    expect(await plain()).toEqual(before);
    expect(await bot.says('Lead', 'import restore')).toContain('No import was undone that could be brought back');
    expect(await bot.says('Lead', 'import undo confirmed', DIRECT)).toContain('6 actions withdrawn');
    expect(
      (await bot.snapshot()).people.find(({ name }) => name === 'Director of Resources')?.removedAt,
    ).not.toBeNull();
    expect(await bot.says('Lead', 'import restore', DIRECT)).toContain('Lead brought an import back');
    expect(await plain()).toEqual(before);
  });

  test('an undone import of which somebody has touched a row since does not come back as a whole', async () => {
    const talk = await importPlan(bot);
    await talk.presses('Undo this import');
    await talk.presses('Yes, undo this import');
    await bot.says('Lead', 'reopen E1-04 because it goes on');
    expect(await bot.says('Lead', 'import restore')).toContain(
      'This import cannot be brought back as a whole: E1-04 has been changed since.',
    );
  });

  test('a plan that was undone comes in again', async () => {
    const talk = await importPlan(bot);
    await talk.presses('Undo this import');
    await talk.presses('Yes, undo this import');
    expect(await talk.sends(PLAN)).toContain('2 actions to add.');
  });

  test('the milestones and measures of a workbook go with it', async () => {
    const talk = conversation(bot);
    await talk.sends(await writeDeliveryWorkbook(), 'import', 'plan.xlsx');
    for (const label of ANSWERS) await talk.presses(label);
    await talk.presses('Save 4 actions');
    await talk.presses('Undo this import');
    await talk.presses('Yes, undo this import');
    const { actions, milestones, people } = await bot.snapshot();
    expect(actions.slice(3).every(({ status }) => status === 'withdrawn')).toBe(true);
    expect(milestones.every(({ withdrawnAt }) => withdrawnAt !== null)).toBe(true);
    expect(people.find(({ name }) => name === 'Director of Resources')?.removedAt).not.toBeNull();
  });

  test('only a lead undoes an import', async () => {
    await importPlan(bot);
    expect(await bot.says('Owner', 'import undo')).toContain('is for programme leads');
  });
});

describe('people whom an import entered', () => {
  const NEWCOMERS = `Action,Who by?,By when?
Train the team,Head of Parks,30 June 2024
Close the old accounts,Head of Law,31 July 2024`;

  async function withNewcomers() {
    const talk = conversation(bot);
    await talk.sends(NEWCOMERS);
    await talk.presses('Enter all new names');
    await talk.presses('Save 2 actions');
    return talk;
  }
  const presentNames = async () =>
    (await bot.snapshot()).people.filter(({ removedAt }) => removedAt === null).map(({ name }) => name);

  test('an undo removes those on whom nothing else rests', async () => {
    const before = await presentNames();
    await withNewcomers();
    expect(await bot.says('Lead', 'import undo confirmed', DIRECT)).toContain(
      '2 actions withdrawn and 2 people removed.',
    );
    expect(await presentNames()).toEqual(before);
  });

  test('somebody who has been given more since stays, and is named', async () => {
    await withNewcomers();
    await bot.says('Lead', 'assign E1-02 "Head of Law"');
    expect(await bot.says('Lead', 'import undo confirmed', DIRECT)).toContain(
      '1 person removed. Head of Law stays in the record, because more than this import rests on them.',
    );
    expect(await presentNames()).toContain('Head of Law');
  });

  test('somebody with another role since stays', async () => {
    await withNewcomers();
    await bot.says('Lead', 'role "Head of Parks" viewer', DIRECT);
    expect(await bot.says('Lead', 'import undo confirmed', DIRECT)).toContain('Head of Parks stays in the record');
  });

  test('the answers about people hold when the plan comes again after an undo', async () => {
    const talk = conversation(bot);
    await talk.sends(NEWCOMERS);
    await talk.presses('Enter Head of Parks as new');
    await talk.presses('No owner yet');
    await talk.presses('Save 2 actions');
    await talk.presses('Undo this import');
    await talk.presses('Yes, undo this import');
    const text = await talk.sends(NEWCOMERS);
    expect(text).not.toContain('Who is');
    expect(text).toContain('[Save 2 actions]');
    await talk.presses('Save 2 actions');
    const { actions, people } = await bot.snapshot();
    const owners = actions.slice(-2).map(({ ownerId }) => people.find(({ id }) => id === ownerId)?.name ?? null);
    expect(owners).toEqual(['Head of Parks', null]);
  });

  test('an answer about one row does not hold for another file after an undo', async () => {
    const talk = conversation(bot);
    await talk.sends('Action,Who by?,By when?\nTrain the team,Owner,30 June 2024\nMOVING ON,,');
    await talk.sends('Action,Who by?,By when?\nTrain the team,Owner,30 June 2024\nWhat comes next,,');
    await talk.presses('A heading, not an action');
    await talk.presses('Save 1 action');
    await talk.presses('Undo this import');
    await talk.presses('Yes, undo this import');
    expect(await talk.sends('Action,Who by?,By when?\nTrain the team,Owner,30 June 2024\nPaint the pier,,')).toContain(
      'may be an action or a heading',
    );
  });
});

test('a redacted text goes from the memory of imports as well', async () => {
  await bot.says('Lead', 'add expectation "Culture" text "Change the culture." sro @"Sro"');
  const talk = conversation(bot);
  await talk.sends('Workstream,What?,Who by?\nAnn Example’s case,Ann Example’s case,Owner');
  await talk.presses('E1 Improvement plan');
  await talk.presses('Save 1 action');
  expect(await bot.store.importMemory()).toContain('ann example’s case');
  await bot.says('Lead', 'redact E1-04 title confirmed because it names a resident', DIRECT);
  expect((await bot.action('E1-04')).title).toBe('[redacted]');
  expect(await bot.store.importMemory()).toBeNull();
});

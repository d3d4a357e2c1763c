/** The columns and the workbook of a council's own plan: its columns in doubt, its milestones and measures. */
import { beforeEach, describe, expect, test } from 'vitest';
import { writeDeliveryWorkbook } from '../core/files/plans/delivery-workbook.ts';
import type { Bot } from '../helpers/bot.ts';
import { conversation } from '../helpers/plan-conversation.ts';
import { startProgramme } from '../helpers/programme.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
});

describe('columns of a plan', () => {
  const ODD =
    'Pledge,Officer in charge of it,By when?,Scrutiny remarks\nTrain the managers,Owner,30/11/2024,Asked for in May';

  test('a column that may hold something else is confirmed once, and remembered for the next import', async () => {
    const talk = conversation(bot);
    const before = await talk.sends('Pledge,Accountable lead,By when?\nTrain the managers,Owner,30/11/2024');
    expect(before).toContain('“Accountable lead” as the owner, such as “Owner”');
    await talk.presses('Yes, these columns are right');
    await talk.presses('Save 1 action');
    const next = await talk.sends('Pledge,Accountable lead,By when?\nSell the depot,Owner,31/03/2025');
    expect(next).toContain('1 action to add.');
    expect(next).not.toContain('Is it right');
  });

  test('a column without a place of its own goes into the first update once somebody has said that this is right', async () => {
    const talk = conversation(bot);
    expect(await talk.sends(ODD)).toContain(
      '“Scrutiny remarks” as words of the first update, such as “Asked for in May”',
    );
    expect(await talk.presses('Yes, these columns are right')).toContain('“Scrutiny remarks”.');
  });

  test('a lead says what a column holds, and the plan is read so from then on', async () => {
    const talk = conversation(bot);
    await talk.sends(ODD);
    await talk.presses('Change a column');
    const text = await talk.fills({ question: 'column:officer in charge of it', answer: 'owner' });
    expect(text).not.toContain('“Officer in charge of it”');
    await talk.presses('Yes, these columns are right');
    await talk.presses('Save 1 action');
    expect((await bot.action('E1-04')).ownerId).not.toBeNull();
    const [entry] = (await bot.snapshot()).logEntries;
    expect(entry?.text).toBe('From the plan: Scrutiny remarks: Asked for in May');
  });
});

describe('a workbook with milestones, measures and recommendations', () => {
  test('its actions come in with their milestones, and its measures as actions of their own', async () => {
    const talk = conversation(bot);
    await talk.sends(await writeDeliveryWorkbook(), 'import', 'plan.xlsx');
    expect(talk.text()).toContain(
      'Sheets that were read: “Plan” (6 rows). Sheets that were not read, because they hold no actions with an owner, a date or a status: “Cover”. Read for the meaning of letters and colours alone: “Lists”.',
    );
    for (const label of [
      'Enter all new names',
      'Amber',
      'Milestones of it',
      'On its due date',
      '29 November 2024',
      '31 January 2025',
    ])
      await talk.presses(label);
    await talk.presses('Save 4 actions');
    const { actions, milestones } = await bot.snapshot();
    expect(actions.slice(3).map(({ code, kind, planRef }) => [code, kind, planRef])).toEqual([
      ['E1-04', 'once', 'M1'],
      ['E1-05', 'measure', null],
      ['E1-06', 'once', 'M2'],
      ['E1-07', 'measure', null],
      ['E1-08', 'once', 'B1'],
      ['E1-09', 'once', 'B2'],
    ]);
    expect(actions[4]).toMatchObject({
      unit: '%',
      baseline: 38,
      target: 100,
      targetOn: '2024-11-29',
      better: 'higher',
    });
    expect(milestones.map(({ letter, title, dueOn, doneOn }) => [letter, title, dueOn, doneOn])).toEqual([
      ['a', 'List of budget holders', '2024-03-29', '2024-03-29'],
      ['b', 'Training for each holder', '2024-09-30', null],
    ]);
    expect(await talk.sends(await writeDeliveryWorkbook(), 'import', 'plan.xlsx')).not.toContain('to add');
  });
});

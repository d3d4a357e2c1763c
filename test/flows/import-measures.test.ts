/** The measures of a council's plan: how often each is read, figures beside an action, and sheets of measures alone. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { conversation } from '../helpers/plan-conversation.ts';
import { startProgramme } from '../helpers/programme.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
});

const newActions = async () => (await bot.snapshot()).actions.slice(3);

describe('how often a measure is read', () => {
  const planWith = (heading: string, cell: string) =>
    `Action,Owner,Due date,KPI,Baseline,Target,${heading}\nTrain the managers,Owner,31/03/2025,Managers trained,10%,90%,${cell}`;

  test.each([
    ['Frequency', 'Monthly', 4],
    ['Reporting frequency', 'Half-yearly', 26],
    ['How often measured', 'Once a year', 52],
  ])('a column “%s” with “%s” gives %i weeks', async (heading, cell, weeks) => {
    const talk = conversation(bot);
    expect(await talk.sends(planWith(heading, cell))).not.toContain('read again every 13 weeks');
    await talk.presses('31 March 2025');
    await talk.presses('Save 1 action');
    expect((await newActions())[1]).toMatchObject({ kind: 'measure', everyWeeks: weeks });
  });

  test('a measure beside an action that goes on has the rhythm of the action', async () => {
    const talk = conversation(bot);
    await talk.sends('Action,Owner,Due date,KPI,Baseline,Target\nReport in time,Owner,Monthly,Reports in time,60%,95%');
    await talk.presses('Nothing');
    await talk.presses('Save 1 action');
    expect((await newActions())[1]).toMatchObject({ kind: 'measure', everyWeeks: 4 });
  });

  test('words that are no rhythm in weeks are asked about', async () => {
    const talk = conversation(bot);
    const text = await talk.sends(planWith('Frequency', 'Bi-monthly'));
    expect(text).toContain('“Bi-monthly” does not say in weeks how often the measure is read.');
    expect(text).toContain('[Half-yearly]');
  });

  test('a plan that does not say it gets 13 weeks, and the preview says so', async () => {
    expect(await conversation(bot).sends(planWith('Remarks', 'None'))).toContain(
      '1 measure that is read again every 13 weeks',
    );
  });

  test('the frequency of an action without a measure stays in its first update', async () => {
    const talk = conversation(bot);
    await talk.sends('Action,Owner,Due date,Review frequency\nTrain the managers,Owner,31/03/2025,Monthly');
    await talk.presses('Save 1 action');
    expect((await bot.snapshot()).logEntries[0]?.text).toContain('Review frequency: Monthly');
  });
});

describe('a baseline and a target beside an action', () => {
  const FIGURES = `Action,Owner,Due date,Baseline,Target
Collect the rents,Owner,31/03/2025,91%,97%
Cut the backlog,Owner,31/03/2025,40,5`;

  test('whether they make a measure is asked once for all rows', async () => {
    const talk = conversation(bot);
    await talk.sends(FIGURES);
    await talk.presses('A measure as well');
    await talk.presses('31 March 2025');
    await talk.presses('31 March 2025');
    await talk.presses('Save 2 actions');
    expect((await newActions()).map(({ kind, title }) => `${kind} ${title}`)).toEqual([
      'once Collect the rents',
      'measure Collect the rents',
      'once Cut the backlog',
      'measure Cut the backlog',
    ]);
  });

  test('a baseline and a target that make no measure stay in the first update', async () => {
    const talk = conversation(bot);
    await talk.sends(FIGURES);
    await talk.presses('Nothing');
    await talk.presses('Save 2 actions');
    expect((await bot.snapshot()).logEntries.map(({ text }) => text)[0]).toContain('Baseline: 91%\nTarget: 97%');
  });
});

describe('a sheet of measures alone', () => {
  const sheet = (reserves = '5%') => `Ref,Measure,Owner,Unit,Good is,Baseline,Target,Target date,How often
M1,Reserves in the budget,Owner,%,Higher,2.1% (31 March 2024),${reserves},31/03/2027,Yearly
M2,Days lost,Other,days,Lower,10.4,8.5,March 2026,Quarterly
M3,Staff who speak up,Other,%,Higher,Not known yet,To be set,,Twice a year`;

  test('each row comes in as a measure with its days, unit and rhythm, and one without figures waits', async () => {
    const talk = conversation(bot);
    const text = await talk.sends(sheet());
    expect(text).toContain('2 actions to add and 1 row with a question.');
    expect(text).toContain('“Staff who speak up” has neither a baseline nor a target in figures.');
    await talk.presses('Leave this row out');
    await talk.presses('Save 2 actions');
    expect(await newActions()).toMatchObject([
      {
        ...{
          kind: 'measure',
          planRef: 'M1',
          title: 'Reserves in the budget',
          unit: '%',
          better: 'higher',
          everyWeeks: 52,
        },
        ...{ baseline: 2.1, baselineOn: '2024-03-31', target: 5, targetOn: '2027-03-31' },
      },
      { kind: 'measure', planRef: 'M2', unit: 'days', better: 'lower', everyWeeks: 13, targetOn: '2026-03-31' },
    ]);
  });

  test('the same sheet again changes nothing, and another target changes its measure', async () => {
    const talk = conversation(bot);
    await talk.sends(sheet());
    await talk.presses('Save 2 actions');
    expect(await talk.sends(sheet())).toContain('2 actions without a change');
    await talk.sends(sheet('6%'));
    await talk.presses('Save 1 action');
    expect((await newActions()).map(({ target }) => target)).toEqual([6, 8.5]);
  });

  test('a way that the figures deny is asked about', async () => {
    const text = await conversation(bot).sends(sheet().replace('%,Higher,2.1%', '%,Lower,2.1%'));
    expect(text).toContain(
      'By “Lower” lower is better for “Reserves in the budget”, and its target is higher than its baseline.',
    );
  });
});

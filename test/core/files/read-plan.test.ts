/** Whole plans, each compared with the values that a person reads in it. */
import { describe, expect, test } from 'vitest';
import { answerKey } from '../../../src/core/files/plan-cells.ts';
import { readXlsx } from '../../../src/documents/xlsx-in.ts';
import { WORKBOOK_ROWS, writeDeliveryWorkbook } from './plans/delivery-workbook.ts';
import { HAVENBRIDGE, HAVENBRIDGE_ROWS } from './plans/havenbridge.ts';
import { PLEDGE_ROWS, PLEDGES } from './plans/marlow-pledges.ts';
import { inFull, inShort, readInTest } from './reading-plans.ts';

describe('whole plans', () => {
  test('a tracker with a title, posts in short and dates as people write them is read to the last cell', () => {
    expect(readInTest(HAVENBRIDGE).rows.map(inShort)).toEqual(HAVENBRIDGE_ROWS.map(inFull));
  });

  test('a list of pledges below headings of themes is read to the last cell', () => {
    expect(readInTest(PLEDGES).rows.map(inShort)).toEqual(PLEDGE_ROWS.map(inFull));
  });

  test('a workbook with merged cells, milestones and measures is read to the last cell', async () => {
    const sheets = await readXlsx(await writeDeliveryWorkbook(), 'plan.xlsx');
    expect(readInTest(sheets).rows.map(inShort)).toEqual(WORKBOOK_ROWS.map(inFull));
  });
});

test('a date far away is taken once somebody has confirmed it', () => {
  const plan = 'What?,Who by?,By when?\nTrain the managers,Owner,30/06/2042';
  const [asked] = readInTest(plan).rows;
  expect(asked?.doubts).toMatchObject([{ field: 'due', options: ['30 June 2042'] }]);
  const [answered] = readInTest(plan, {
    columns: {},
    cells: { 'due:30/06/2042': '30 June 2042' },
    quarters: null,
  }).rows;
  expect(answered).toMatchObject({ dueOn: '2042-06-30', doubts: [] });
});

test('every answer that a question offers settles it', () => {
  for (const plan of [HAVENBRIDGE, PLEDGES]) {
    const doubts = readInTest(plan).rows.flatMap((row) => row.doubts);
    for (const doubt of doubts) {
      for (const option of doubt.options) {
        const { rows } = readInTest(plan, { columns: {}, cells: { [answerKey(doubt)]: option }, quarters: null });
        const left = rows.flatMap((row) => row.doubts).map(answerKey);
        expect(left, `${doubt.cell} → ${option}`).not.toContain(answerKey(doubt));
      }
    }
  }
});

describe('an action and its milestones in rows below each other', () => {
  const plan = `Action,Milestone,Lead,Due,Status
Refresh the constitution,First draft,Monitoring Officer,30/06/2024,Complete
,Council adopts it,,11/12/2024,Not started`;

  test('the date and the status of the first row are asked about, because they may be those of the milestone', () => {
    expect(readInTest(plan).rows.flatMap(({ doubts }) => doubts.map(({ field }) => field))).toContain('milestone');
  });

  test('a date and a status of the milestone leave the action open', () => {
    const answers = { 'milestone:a date beside a milestone': 'Those of the milestone' };
    const [row] = readInTest(plan, { columns: {}, cells: answers, quarters: null }).rows;
    expect(row).toMatchObject({ title: 'Refresh the constitution', dueOn: null, status: null, gaps: ['due'] });
    expect(row?.milestones.map(({ title, dueOn, isDone }) => [title, dueOn, isDone])).toEqual([
      ['First draft', '2024-06-30', true],
      ['Council adopts it', '2024-12-11', false],
    ]);
  });
});

test('the delivery lead owns an action that has a senior responsible owner as well', () => {
  const [row] = readInTest(
    'Action,SRO,Delivery lead,Due\nRefresh the plan,Chief Executive,Head of Policy,30/06/2024',
  ).rows;
  expect(row).toMatchObject({ owner: 'Head of Policy', update: 'SRO: Chief Executive' });
});

test('a numbered heading in a column of its own is the theme of the rows below it', () => {
  const plan = `Ref,Requirement,Action,Owner,Due
BV1,Culture and governance,,,
BV1.1,,Adopt a protocol,Monitoring Officer,30/09/2024`;
  expect(readInTest(plan).rows.map(({ planRef, theme }) => [planRef, theme])).toEqual([
    ['BV1.1', 'BV1 Culture and governance'],
  ]);
});

test('a column of progress that holds colours is read as red, amber and green', () => {
  const [row] = readInTest('Key actions,Lead,Progress (RAG)\nMeet the peers,Chief Executive,● Amber').rows;
  expect(row?.rag).toBe('amber');
});

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

/** Whole plans, each compared with the values that a person reads in it. */
import { describe, expect, test } from 'vitest';
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

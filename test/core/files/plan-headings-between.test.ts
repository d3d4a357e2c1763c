/** Texts between the rows of a plan, and lists of finished work. */
import { describe, expect, test } from 'vitest';
import { groupKey } from '../../../src/core/files/plan-groups.ts';
import { readInTest } from './reading-plans.ts';

describe('a text alone in the first column', () => {
  const PLAN = `Ref,Action,Owner,Due
Harbour,,,
1,Paint the pier,Clerk,30/06/2024
Two rows were taken out in May,,,
2,Mend the gate,Clerk,30/06/2024`;
  const themes = (cells: Record<string, string>) => readInTest(PLAN, { cells }).rows.map(({ theme }) => theme);

  test('a text without the mark of a heading is read as one, and is asked about', () => {
    const { rows } = readInTest(PLAN);
    expect(rows.map(({ theme }) => theme)).toEqual(['Harbour', 'Two rows were taken out in May']);
    expect(rows.map(({ doubts }) => doubts)).toMatchObject([
      [{ group: 'section', row: 2, cell: 'Harbour' }],
      [{ group: 'section', row: 4 }],
    ]);
  });

  test('one answer takes all of them as headings, or leaves all of them out', () => {
    expect(themes({ [groupKey('section')]: 'A heading, not an action' })).toEqual([
      'Harbour',
      'Two rows were taken out in May',
    ]);
    expect(themes({ [groupKey('section')]: 'Leave this row out' })).toEqual([null, null]);
  });

  test('an answer about one of them leaves that one out', () => {
    expect(themes({ '4:title': 'Leave this row out' })).toEqual(['Harbour', 'Harbour']);
  });

  test.each(['Theme 1: Harbour', 'HARBOUR AND QUAY', 'A. Harbour'])('“%s” is a heading without a question', (words) => {
    expect(readInTest(PLAN.replace('Harbour', words)).rows[0]).toMatchObject({ theme: words, doubts: [] });
  });
});

describe('finished work that no status tells of', () => {
  const asked = (plan: string) => readInTest(plan).rows.map(({ doubts }) => doubts.map(({ field }) => field));

  test('actions below a heading of completed actions are asked about', () => {
    const plan = 'Ref,Action,Owner,Due\nCOMPLETED ACTIONS,,,\n1,Paint the pier,Clerk,30/06/2024';
    expect(asked(plan)).toEqual([['status']]);
  });

  test('actions on a sheet of closed actions are asked about, and the others are not', () => {
    const sheet = (name: string, title: string) => ({
      name,
      rows: [
        ['Action', 'Owner', 'Due'],
        [title, 'Clerk', '30/06/2024'],
      ],
      merged: [],
    });
    const { rows } = readInTest([sheet('Open', 'Paint the pier'), sheet('Closed items', 'Mend the gate')]);
    expect(rows.map(({ doubts }) => doubts.length)).toEqual([0, 1]);
  });

  test('all of the work in a column of shares is asked about', () => {
    const plan =
      'Action,Owner,Due,% complete\nPaint the pier,Clerk,30/06/2024,100%\nMend the gate,Clerk,30/06/2024,40%';
    expect(asked(plan)).toEqual([['status'], []]);
  });
});

test('a row of values above is no row of headings, whatever words it begins with', () => {
  const plan =
    'Item,Summary,Assignee,Finish\nT-1,Action for the owner,a@council.example,2024-06-30\nT-2,Mend the gate,b@council.example,2024-07-31';
  const { rows, sheets } = readInTest(plan);
  expect(sheets).toMatchObject([{ headerRow: 1 }]);
  expect(rows.map(({ title }) => title)).toEqual(['Action for the owner', 'Mend the gate']);
});

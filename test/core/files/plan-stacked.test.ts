/** A sheet with several tables below each other, and rows of headings among its rows. */
import { describe, expect, test } from 'vitest';
import { readInTest } from './reading-plans.ts';

const STACKED = `Harbour plan,,,,,
A. The first months,,,,,
No,Action,Owner,Deadline,Status,
1,Paint the pier,Clerk,30/06/2024,Done,
2,Count the boats,Clerk,Weekly,,
,,,,,
B. The first year,,,,,
No,Owner,Action,Success measure,Deadline,RAG
3,Harbour Master,Deepen the basin,Six metres,31/03/2025,G`;

describe('tables below each other', () => {
  test('each table of a sheet is read by its own headings, and its rows keep their numbers', () => {
    const { rows, sheets } = readInTest(STACKED);
    expect(sheets.map(({ headerRow }) => headerRow)).toEqual([3, 8]);
    expect(rows.map(({ row, title, owner, dueOn, theme }) => [row, title, owner, dueOn, theme])).toEqual([
      [4, 'Paint the pier', 'Clerk', '2024-06-30', 'A. The first months'],
      [5, 'Count the boats', 'Clerk', null, 'A. The first months'],
      [9, 'Deepen the basin', 'Harbour Master', '2025-03-31', 'B. The first year'],
    ]);
  });

  test('a table below the plan that holds no actions is named by its first row', () => {
    const risks = STACKED.replace(
      'No,Owner,Action,Success measure,Deadline,RAG',
      'No,Measure,Baseline,Cost,Budget,Unit',
    ).replace('Harbour Master,Deepen the basin,Six metres,31/03/2025,G', 'Depth of the basin,5,6,7,metres');
    const { rows, said } = readInTest(risks);
    expect(rows.map(({ row }) => row)).toEqual([4, 5]);
    expect(said.join()).toContain('hold no actions with an owner, a date or a status: “The file from row 6”');
  });

  test('the same headings on the next page divide nothing', () => {
    const { sheets, rows } = readInTest(
      'Ref,Action,Owner,Deadline\n1,Paint the pier,Clerk,30/06/2024\nRef,Action,Owner,Deadline\n2,Mend the gate,,31/07/2024',
    );
    expect(sheets).toHaveLength(1);
    expect(rows.map(({ planRef }) => planRef)).toEqual(['1', '2']);
  });

  test('a row of headings without actions is left out, and said', () => {
    const { rows, said } = readInTest(
      'Action,Owner,Status,Due\nPaint the pier,Clerk,Working on it,30/06/2024\nSubitems,Owner,Status,Due date\nMend it,Clerk,Stuck,30/06/2024',
    );
    expect(rows.map(({ title, status }) => [title, status])).toEqual([
      ['Paint the pier', 'in_progress'],
      ['Mend it', 'blocked'],
    ]);
    expect(said).toContain('Row 3 was left out, because it holds headings.');
  });
});

describe('columns beside the actions', () => {
  test('the last of numbered revisions of a deadline counts, and the day of a sign-off is no milestone', () => {
    const { rows, columns } = readInTest(
      `Action,Owner,Original deadline,Deadline rev 1,Deadline rev 2,Sign-off date
Paint the pier,Clerk,30/06/2024,31/07/2024,30/08/2024,
Mend the gate,Clerk,30/06/2024,31/07/2024,,02/08/2024`,
      { areColumnsRight: false },
    );
    expect(rows.map(({ dueOn, originalDueOn, milestones }) => [dueOn, originalDueOn, milestones.length])).toEqual([
      ['2024-08-30', '2024-06-30', 0],
      ['2024-07-31', '2024-06-30', 0],
    ]);
    expect(columns.every(({ isSure }) => isSure)).toBe(true);
  });

  test('the words of a quarter are not offered as the status', () => {
    const { columns } = readInTest(
      'Action,Owner,RAG,Q1 result\nPaint,Clerk,A,Not done\nMend,Clerk,G,Done\nSweep,Clerk,R,Delayed',
    );
    expect(columns[3]?.field).toBeNull();
  });

  test('a time of change makes no title', () => {
    const plan = 'Name,Person,Status,Last updated\nPier,Clerk,Done,Clerk Of The Harbour 02/06/2024 09:14 AM';
    expect(readInTest(plan).rows[0]).toMatchObject({ title: 'Pier', owner: 'Clerk' });
  });
});

describe('lists of initials', () => {
  const PLAN = `No,Action,By whom,Due
1,Paint the pier,HM,30/06/2024
2,Mend the gate,HM and CLK,31/07/2024
3,Sweep the quay,MO,31/07/2024
,,,
HM,Head of Moorings,,
CLK,Town Clerk,,
MO,Monitoring Officer,,`;

  test('the posts of a list of initials below the rows stand in the place of the initials', () => {
    const { rows, said } = readInTest(PLAN);
    expect(rows.map(({ owner, deputy, doubts }) => [owner, deputy, doubts.length])).toEqual([
      ['Head of Moorings', null, 0],
      ['Head of Moorings', 'Town Clerk', 0],
      ['Monitoring Officer', null, 0],
    ]);
    expect(said).toContain(
      'By the list in the file, “HM” is “Head of Moorings”, “CLK” is “Town Clerk”, “MO” is “Monitoring Officer”.',
    );
  });

  test('a list of initials may stand on a sheet of its own', () => {
    const [plan, list] = [PLAN.split('\n').slice(0, 4), PLAN.split('\n').slice(5)];
    const sheetOf = (name: string, lines: readonly string[]) => ({
      ...{ name, merged: [], rows: lines.map((line) => line.split(',')) },
    });
    const { rows, said } = readInTest([sheetOf('Plan', plan), sheetOf('People', list)]);
    expect(rows.map(({ owner }) => owner)).toEqual(['Head of Moorings', 'Head of Moorings', 'Monitoring Officer']);
    expect(said.join()).toContain('Read for the initials of posts alone: “People”.');
  });

  test('the pairs of words that no owner bears are no list of initials', () => {
    const { rows } = readInTest(PLAN.replaceAll(/,(?:HM and CLK|HM|MO),3/g, ',Clerk,3'));
    expect(rows).toHaveLength(6);
  });
});

test('a text alone above headings that come again is the heading of the rows below it', () => {
  const { rows } = readInTest(
    'Pier,,\nAction,Owner,Due\nPaint the pier,Clerk,30/06/2024\nGate,,\nAction,Owner,Due\nMend the gate,Clerk,31/07/2024',
  );
  expect(rows.map(({ title, theme, doubts }) => [title, theme, doubts])).toEqual([
    ['Paint the pier', 'Pier', []],
    ['Mend the gate', 'Gate', []],
  ]);
});

test('the title of a plan is no theme where only the numbers of pages stand above headings that come again', () => {
  const { rows } = readInTest(
    'Our plan,,\nAction,Owner,Due\nTHE PIER HEAD,,\nPaint it,Clerk,30/06/2024\nPage 1 of 2,,\nAction,Owner,Due\nTHE GATE HOUSE,,\nMend it,Clerk,31/07/2024',
  );
  expect(rows.map(({ theme }) => theme)).toEqual(['THE PIER HEAD', 'THE GATE HOUSE']);
});

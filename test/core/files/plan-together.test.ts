/** Doubts of one kind in several rows, which one answer settles. */
import { describe, expect, test } from 'vitest';
import { groupKey } from '../../../src/core/files/plan-groups.ts';
import { readInTest } from './reading-plans.ts';

const fieldsOf = (plan: string, cells: Record<string, string> = {}) =>
  readInTest(plan, { cells }).rows.map(({ doubts }) => doubts.map(({ group, field }) => group ?? field));
const answer = (group: Parameters<typeof groupKey>[0], words: string) => ({ [groupKey(group)]: words });

describe('columns that may hold something else', () => {
  const PLAN =
    'Task,Captain,How it is shown,Fin\nPaint the pier,Clerk,Photographs,30/06/2024\nMend the gate,,,31/07/2024';

  test('every cell of an unknown column waits, until somebody has said that the columns are right', () => {
    const [first, second] = readInTest(PLAN, { areColumnsRight: false }).rows;
    expect(first?.doubts.filter(({ group }) => group === 'columns').map(({ cell }) => cell)).toContain('Photographs');
    expect(second?.doubts.map(({ cell }) => cell)).not.toContain('Photographs');
    expect(readInTest(PLAN, { areColumnsRight: true }).rows[0]?.doubts).toEqual([]);
  });

  test('an unknown column of posts or of days is offered as the owner or the due date', () => {
    const { columns } = readInTest(PLAN.replace('Mend the gate,,', 'Mend the gate,Head of Parks,'));
    expect(columns.map(({ field, isSure }) => [field, isSure])).toEqual([
      ['title', true],
      ['owner', false],
      ['evidenceRequired', false],
      ['due', false],
    ]);
  });

  test.each([
    ['the owner', 'Action,Owner\nPaint the pier,30/06/2024\nMend the gate,31/07/2024\nSweep,30/08/2024', 1],
    ['the status', 'Action,Status\nPaint the pier,Ferry\nMend the gate,Bus\nSweep,Tram', 1],
    ['the action', 'Action,Owner\n30/06/2024,Clerk\n31/07/2024,Clerk\nSweep the quay,Clerk', 0],
  ])('a known heading is asked about where the cells are no such as those of %s', (_, plan, index) => {
    expect(readInTest(plan).columns[index]?.isSure).toBe(false);
  });

  test('words in brackets tell the first date from the present one and from last month’s colour', () => {
    const { columns } = readInTest(
      'Action,Target date (original),Target date (current),RAG (prev),RAG (now)\nPaint the pier,30/06/2024,31/07/2024,G,A',
      { columns: { 'rag prev': null } },
    );
    expect(columns.map(({ field }) => field)).toEqual(['title', 'originalDue', 'revisedDue', null, 'rag']);
  });

  test('the last of several revised dates of a row counts', () => {
    const { rows } = readInTest(
      'Action,Due date,Revised date 1,Revised date 2\nPaint,30/06/2024,31/07/2024,30/08/2024\nMend,30/06/2024,31/07/2024,',
    );
    expect(rows.map(({ dueOn }) => dueOn)).toEqual(['2024-08-30', '2024-07-31']);
  });

  test('a direction of its own for each row is the number of the row, with its parts', () => {
    const { rows } = readInTest(
      'Direction,Action,Owner\n2(b)(i),Paint the pier,Clerk\n2(b)(ii),Mend the gate,Clerk\n2(c),Sweep the quay,Clerk',
    );
    expect(rows.map(({ planRef }) => planRef)).toEqual(['2(b)(i)', '2(b)(ii)', '2(c)']);
  });
});

describe('rows that do not look like the others', () => {
  const PLAN = `Ref,Action,Owner,Due,Progress
1,Paint the pier,Clerk,30/06/2024,Begun
2,Harbour works,,,
3,Mend the gate,Clerk,31/07/2024,Begun
4,Quay works,,,
5,Sweep the quay,Clerk,30/08/2024,Begun
6,Buy a boat,Clerk,30/08/2024,Begun`;

  test('rows without an owner, a date and progress are asked about together', () => {
    expect(fieldsOf(PLAN)).toEqual([[], ['bare'], [], ['bare'], [], []]);
  });

  test('one answer makes all of them headings, leaves them out, or takes them as actions', () => {
    const { rows } = readInTest(PLAN, { cells: answer('bare', 'A heading, not an action') });
    expect(rows.map(({ theme }) => theme)).toEqual([null, '2 Harbour works', '4 Quay works', '4 Quay works']);
    expect(readInTest(PLAN, { cells: answer('bare', 'Leave this row out') }).rows).toHaveLength(4);
    expect(fieldsOf(PLAN, answer('bare', 'An action')).flat()).not.toContain('bare');
  });

  test('an answer about one row comes before that about all', () => {
    const cells = { ...answer('bare', 'Leave this row out'), '3:title': 'An action' };
    expect(readInTest(PLAN, { cells }).rows.map(({ planRef }) => planRef)).toEqual(['1', '2', '3', '5', '6']);
  });

  test('a row without an action can be left out', () => {
    const plan =
      'Ref,Action,Owner,Due\n1,Paint the pier,Clerk,30/06/2024\n,,Clerk,30/06/2024\n,,Head of Law,31/07/2024';
    expect(fieldsOf(plan)).toEqual([[], ['noAction'], ['noAction']]);
    expect(readInTest(plan, { cells: answer('noAction', 'Leave this row out') }).rows).toHaveLength(1);
  });

  test('a numbered row with dates and without an owner may be the heading of those below it', () => {
    const plan =
      'WBS,Action,Owner,Due\n1,Harbour,,30/06/2024\n1.1,Paint the pier,Clerk,30/04/2024\n1.2,Mend the gate,Clerk,30/06/2024';
    const { rows } = readInTest(plan);
    expect(rows.map(({ theme }) => theme)).toEqual(['1 Harbour', '1 Harbour']);
    expect(fieldsOf(plan)).toEqual([['above'], ['above']]);
    expect(readInTest(plan, { cells: answer('above', 'An action') }).rows[0]?.title).toBe('Harbour');
  });

  test('rows below an action by their numbers are asked about, and can be actions', () => {
    const plan = 'Ref,Action,Owner,Due\n1,Harbour plan,Clerk,30/06/2024\n1.1,Paint the pier,Clerk,30/04/2024';
    expect(readInTest(plan).rows).toMatchObject([{ milestones: [{}], doubts: [{ group: 'steps' }] }]);
    expect(readInTest(plan, { cells: answer('steps', 'Actions of their own') }).rows).toHaveLength(2);
  });

  test('a text behind the last action is no heading, and a long remark is none either', () => {
    const remark =
      'This part of the plan was written with the harbour board and is read again by them at every one of their quarterly meetings in the town hall.';
    const { rows, said, counts } = readInTest(
      `Ref,Action,Owner\nHarbour,,\n${remark},,\n1,Paint the pier,Clerk\nSubject to the budget,,`,
    );
    expect(rows.map(({ theme }) => theme)).toEqual(['Harbour']);
    expect(said).toHaveLength(2);
    expect(counts).toEqual({ all: 4, headings: 1, joined: 0, leftOut: 2, steps: 0 });
  });
});

describe('empty cells below filled ones', () => {
  const PLAN =
    'Ref,Action,Owner,Due,Progress\n1,Paint the pier,Clerk,30/06/2024,Begun\n2,Mend the gate,,,Begun\n3,Sweep the quay,,31/07/2024,';

  test('an owner and a date that may stand in a merged cell are asked about', () => {
    expect(fieldsOf(PLAN)).toEqual([[], ['due', 'owner'], ['owner']]);
  });

  test('one answer takes the owner above for all rows', () => {
    const cells = { ...answer('owner', 'The one above'), ...answer('due', 'The one above') };
    expect(readInTest(PLAN, { cells }).rows.map(({ owner, dueOn }) => [owner, dueOn])).toEqual([
      ['Clerk', '2024-06-30'],
      ['Clerk', '2024-06-30'],
      ['Clerk', '2024-07-31'],
    ]);
  });

  test('an empty cell of a sheet with merged cells is empty', () => {
    const rows = PLAN.split('\n').map((line) => line.split(','));
    const merged = [{ top: 1, left: 4, bottom: 2, right: 4 }];
    const read = readInTest([{ name: 'Plan', rows, merged }]).rows;
    expect(read.flatMap(({ doubts }) => doubts)).toEqual([]);
  });
});

describe('cells with several actions', () => {
  const PLAN = 'Ref,Action,Owner,Due\n7,"• Paint the pier\n• Mend the gate",Clerk,"June 2024\nJuly 2024"';

  test.each([
    ['bullets', '• Paint the pier\n• Mend the gate'],
    ['capital letters', 'Paint the pier\nMend the gate'],
    ['numbers', '7.1 Paint the pier\n7.2 Mend the gate'],
    ['bullets below a sentence', 'The harbour board will:\n- paint the pier\n- mend the gate'],
  ])('lines with %s are asked about', (_, cell) => {
    expect(fieldsOf(`Action,Owner\n"${cell}",Clerk`)).toEqual([['lists']]);
  });

  test.each(['Paint the pier and\nMend the gate', 'Paint the pier\nso that boats can land'])(
    'lines of one sentence are one action: %s',
    (cell) => expect(fieldsOf(`Action,Owner\n"${cell}",Clerk`)).toEqual([[]]),
  );

  test('one answer makes an action of each line, with the date in the same line of its cell', () => {
    const { rows } = readInTest(PLAN, { cells: answer('lists', 'One action for each line') });
    expect(rows).toMatchObject([
      { planRef: '7/1', title: 'Paint the pier', owner: 'Clerk', dueOn: '2024-06-30', row: 2, part: 1 },
      { planRef: '7/2', title: 'Mend the gate', owner: 'Clerk', dueOn: '2024-07-31', row: 2, part: 2 },
    ]);
  });
});

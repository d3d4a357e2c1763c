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

describe('dates', () => {
  const PLAN = 'Action,Owner,Due\nPaint the pier,Clerk,03/04/2024\nMend the gate,Clerk,04/28/2024';

  test('a file with a date that can only have the month first is asked about all others', () => {
    const [first, second] = readInTest(PLAN).rows;
    expect(first?.doubts).toMatchObject([{ group: 'dayOrder', options: ['4 March 2024', '3 April 2024'] }]);
    expect(second).toMatchObject({ dueOn: '2024-04-28', doubts: [] });
  });

  test('one answer says which comes first', () => {
    const dueOn = (words: string) => readInTest(PLAN, { cells: answer('dayOrder', words) }).rows[0]?.dueOn;
    expect(dueOn('The month comes first')).toBe('2024-03-04');
    expect(dueOn('The day comes first')).toBe('2024-04-03');
  });

  test('many dates that name no single day can be taken as suggested, or left open', () => {
    const plan = 'Action,Owner,Due\nPaint the pier,Clerk,Sept/Oct 2024\nMend the gate,Clerk,after the flood';
    const suggested = readInTest(plan, { cells: answer('suggested', 'As suggested') }).rows[0];
    expect(suggested).toMatchObject({ dueOn: '2024-10-31', doubts: [] });
    const open = readInTest(plan, { cells: answer('noDay', 'No dates yet') }).rows[1];
    expect(open).toMatchObject({ dueOn: null, doubts: [] });
    expect(open?.said.join()).toContain('after the flood');
  });

  test.each([
    ['w/e 14/06/2024', '2024-06-14'],
    ['Week ending 14 June 2024', '2024-06-14'],
    ['Fri 14/06/24', '2024-06-14'],
  ])('%s is a day', (cell, day) => {
    expect(readInTest(`Action,Owner,Due\nPaint the pier,Clerk,${cell}`).rows[0]).toMatchObject({
      dueOn: day,
      doubts: [],
    });
  });

  test('a day of the week that is not that of its date is asked about', () => {
    const [row] = readInTest('Action,Owner,Due\nPaint the pier,Clerk,Mon 14/06/24').rows;
    expect(row?.doubts).toMatchObject([{ field: 'due', options: ['14 June 2024'] }]);
  });
});

describe('states in words of progress', () => {
  const read = (progress: string, headings = 'Progress') =>
    readInTest(`Action,Owner,Due,${headings}\nPaint the pier,Clerk,30/06/2024,${progress}`).rows[0];

  test.each([
    ['On track – paint is bought', { rag: 'green' }],
    ['60% complete', { status: 'in_progress' }],
    ['Partly complete: one side', { status: 'in_progress' }],
  ])('“%s” is a state, and stays in the update', (progress, state) => {
    expect(read(progress)).toMatchObject({ ...state, update: progress, doubts: [] });
  });

  test.each(['Paint bought and pier signed off in May', 'Railings in place'])(
    'a plan without a status asks whether “%s” means complete',
    (progress) => expect(read(progress)?.doubts).toMatchObject([{ group: 'progress' }]),
  );

  test('finished work that is still to come is no question', () => {
    expect(read('Not yet complete')?.doubts).toEqual([]);
    expect(read('Will be live in June')?.doubts).toEqual([]);
  });

  test('a rating that says “Achieved” is asked about', () => {
    const plan =
      'Action,Owner,Due,Confidence\nPaint the pier,Clerk,30/06/2024,Achieved\nMend,Clerk,30/06/2024,High\nSweep,Clerk,30/06/2024,Low';
    expect(fieldsOf(plan)).toEqual([['progress'], [], []]);
  });
});

test('a sheet with its headings in a column is read across, and that is said', () => {
  const { rows, said } = readInTest(
    'Harbour plan,,\nAction,Paint the pier,Mend the gate\nLead,Clerk,Head of Parks\nDeadline,30/06/2024,31/07/2024\nRAG,Green,Amber',
  );
  expect(rows).toMatchObject([
    { title: 'Paint the pier', owner: 'Clerk', dueOn: '2024-06-30', rag: 'green' },
    { title: 'Mend the gate', owner: 'Head of Parks', dueOn: '2024-07-31', rag: 'amber' },
  ]);
  expect(said.join()).toContain('headings in a column');
});

describe('colours of cells without words', () => {
  const sheet = (headings: readonly string[], rows: readonly (readonly string[])[], fills: Record<string, string>) =>
    readInTest([{ name: 'Plan', rows: [headings, ...rows], merged: [], fills }]);
  const ROWS = [
    ['Paint the pier', 'Clerk', ''],
    ['Mend the gate', 'Clerk', ''],
  ];

  test('a cell of a column of colours has its colour as its word', () => {
    const { rows, said } = sheet(['Action', 'Owner', 'RAG'], ROWS, { '1:2': 'red', '2:2': 'amber' });
    expect(rows.map(({ rag }) => rag)).toEqual(['red', 'amber']);
    expect(said.join()).toContain('“RAG”');
  });

  test('the colours of whole rows are a column that is asked about', () => {
    const { rows, columns } = sheet(['Action', 'Owner', 'Note'], ROWS, { '1:0': 'red', '2:0': 'green' });
    expect(rows.map(({ rag }) => rag)).toEqual(['red', 'green']);
    expect(columns.at(-1)).toMatchObject({ heading: 'Colour of the row', field: 'rag', isSure: false });
  });

  test('a key above the headings says what they mean', () => {
    const rows = [
      ['Key', 'Finished', 'Late'],
      ['Action', 'Owner', 'RAG'],
      ['Paint the pier', 'Clerk', ''],
    ];
    const fills = { '0:1': 'blue', '0:2': 'red', '2:2': 'blue' };
    expect(readInTest([{ name: 'Plan', rows, merged: [], fills }]).rows[0]?.status).toBe('complete');
  });
});

test('the milestones of a complete action below quarters are asked about, and are done by one answer', () => {
  const plan =
    'Action,Owner,Q1 24/25,Q2 24/25,Due,Status\nPaint the pier,Clerk,Colour chosen,Pier painted,30/09/2024,Complete';
  const groups = fieldsOf(plan, {});
  expect(groups[0]?.filter((one) => one === 'stepsDone')).toHaveLength(2);
  const { rows } = readInTest(plan, { cells: answer('stepsDone', 'Done on its day'), quarters: 'financial' });
  expect(rows[0]?.milestones).toMatchObject([{ isDone: true, doneOn: '2024-06-30' }, { isDone: true }]);
});

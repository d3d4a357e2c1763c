/** Days, states and colours of a plan that are told by the rest of the file, or asked about together. */
import { describe, expect, test } from 'vitest';
import { groupKey } from '../../../src/core/files/plan-groups.ts';
import { readInTest } from './reading-plans.ts';

const fieldsOf = (plan: string, cells: Record<string, string> = {}) =>
  readInTest(plan, { cells }).rows.map(({ doubts }) => doubts.map(({ group, field }) => group ?? field));
const answer = (group: Parameters<typeof groupKey>[0], words: string) => ({ [groupKey(group)]: words });

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
  const { rows } = readInTest(plan, { cells: answer('stepsDone', 'Done on its due date'), quarters: 'financial' });
  expect(rows[0]?.milestones).toMatchObject([{ isDone: true, doneOn: '2024-06-30' }, { isDone: true }]);
});

test('the words behind a state that is denied are kept', () => {
  const [row] = readInTest('Action,Owner,Status\nPaint,Clerk,Not started - awaiting the rust report').rows;
  expect(row).toMatchObject({ status: 'not_started', update: 'Status: Not started - awaiting the rust report' });
});

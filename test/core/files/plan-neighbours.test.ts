/** Columns whose meaning shows by the ones beside them, and date columns that hold more than dates. */
import { describe, expect, test } from 'vitest';
import { inShort, readInTest } from './reading-plans.ts';

test('the plan’s number of an action is not that of its milestone', () => {
  const plan =
    'Deliverable Ref,Deliverable,Milestone ref,Milestone,Milestone owner,End\nD1,Train members,D1.1,First session,Head of Law,30/06/2024\n,,D1.2,Last session,Head of Law,31/07/2024';
  const { rows } = readInTest(plan);
  expect(rows).toMatchObject([{ planRef: 'D1', title: 'Train members', milestones: [{}, { title: 'Last session' }] }]);
});

test('a second column of stages whose words are no statuses goes into the update without questions', () => {
  const plan =
    'Action,Owner,Due,Stage,Status\nAgree a budget,Head of Law,30/06/2024,Delivery,Amber\nSell the depot,Head of Law,30/06/2024,Design,Green';
  const { rows } = readInTest(plan);
  expect(rows.map(inShort)).toMatchObject([
    { rag: 'amber', update: 'Stage: Delivery', asked: [] },
    { rag: 'green', asked: [] },
  ]);
});

test('a column of stages holds statuses as well, and still gives way to the column of statuses', () => {
  const plan =
    'Action,Owner,Due,Stage,Status\nAgree a budget,Head of Law,30/06/2024,Delivery,Amber\nSell the depot,Head of Law,30/06/2024,Not started,Green\nHire,Head of Law,30/06/2024,Complete,Complete';
  expect(readInTest(plan).rows.map(inShort)).toMatchObject([{ asked: [] }, { asked: [] }, { status: 'complete' }]);
});

test('a status of unknown words beside a colour is asked about', () => {
  const plan = 'Action,Owner,Due,Status,RAG\nAgree a budget,Head of Law,30/06/2024,Design,Amber';
  expect(readInTest(plan).rows.map(inShort)).toMatchObject([{ rag: 'amber', asked: ['status'] }]);
});

describe('the first due date where no other is given', () => {
  const read = (original: string, status = 'On track') =>
    readInTest(`Action,Owner,Original due date,Revised due date,Status\nReport,Head of Law,${original},,${status}`)
      .rows[0];

  test('a rhythm makes the action ongoing', () => {
    expect(read('Ongoing – quarterly')).toMatchObject({ kind: 'ongoing', everyWeeks: 13, dueOn: null, gaps: [] });
  });

  test('a day of completion is that of the action', () => {
    expect(read('Completed 3 May 2024', 'Delivered')).toMatchObject({ status: 'complete', completedOn: '2024-05-03' });
  });

  test('a question about it stands for the due date', () => {
    expect(read('As required')).toMatchObject({ dueOn: null, gaps: [], doubts: [{ field: 'originalDue' }] });
  });
});

test.each(['Quarterly from Jan 2025', 'Monthly, starting 1 May 2024', 'Quarterly (from April 2024)'])(
  '“%s” is a rhythm with its start, which is said',
  (cell) => {
    const [row] = readInTest(`Action,Owner,Due\nSurvey,Head of Law,"${cell}"`).rows;
    expect(row).toMatchObject({ kind: 'ongoing', doubts: [] });
    expect(row?.everyWeeks).toBe(cell.startsWith('Quarterly') ? 13 : 4);
    expect(row?.said.join()).toContain(cell);
  },
);

test.each([
  ['31/03/2025 -> 30/06/2025', { dueOn: '2025-06-30', originalDueOn: '2025-03-31' }],
  ['31 March 2025 → 30 June 2025', { dueOn: '2025-06-30', originalDueOn: '2025-03-31' }],
  ['Weekly until further notice', { kind: 'ongoing', everyWeeks: 1 }],
  ['Each February', { kind: 'ongoing', everyWeeks: 52 }],
])('“%s” is read without a question', (cell, values) => {
  expect(readInTest(`Action,Owner,Due\nReport,Head of Law,${cell}`).rows).toMatchObject([{ ...values, doubts: [] }]);
});

test('several numbered milestones in one cell are told apart, each with its date', () => {
  const plan =
    'Action,Owner,Target,Milestones\nClose the loan,Head of Law,31/12/2024,"1. Options to Executive - 12/09/2024\n2. Decision by Council (28 November 2024)\n3. Sale agreed"';
  const [row] = readInTest(plan).rows;
  expect(row).toMatchObject({
    dueOn: '2024-12-31',
    doubts: [],
    milestones: [
      { title: 'Options to Executive', dueOn: '2024-09-12' },
      { title: 'Decision by Council', dueOn: '2024-11-28' },
      { title: 'Sale agreed', dueOn: null },
    ],
  });
});

describe('columns of dates by the words of their headings', () => {
  const columnsOf = (...headings: readonly string[]) =>
    readInTest(`Action,Owner,${headings.join(',')}\nReport,Head of Law,${headings.map(() => '30/06/2024').join(',')}`);

  test('the date of completion beside the target date completes the action', () => {
    expect(columnsOf('Target Date', 'Completion Date').columns.slice(2)).toMatchObject([
      { field: 'due' },
      { field: 'completedOn', isSure: false },
    ]);
    expect(columnsOf('Due date', 'Target completion date').columns[3]?.field).not.toBe('completedOn');
  });

  test('a baseline and a current date of delivery are the first and the revised one', () => {
    expect(columnsOf('Baseline Delivery Date', 'Current Delivery Date').columns.slice(2)).toMatchObject([
      { field: 'originalDue', isSure: true },
      { field: 'revisedDue', isSure: true },
    ]);
  });

  test('a planned and a forecast end are the due and the revised date', () => {
    expect(columnsOf('Planned End', 'Forecast End').columns.slice(2)).toMatchObject([
      { field: 'due', isSure: true },
      { field: 'revisedDue', isSure: true },
    ]);
  });

  test('the only column of dates is offered as the due date, whatever its heading', () => {
    expect(columnsOf('Landing').columns[2]).toMatchObject({ field: 'due', isSure: false });
    expect(columnsOf('Landing', 'Due date').columns[2]).toMatchObject({ field: null });
  });

  test('a column from start to finish holds the due date, and the end is offered', () => {
    const plan = 'Action,Owner,Start – finish\nReport,Head of Law,01/04/2024 to 30/06/2024';
    const { columns, rows } = readInTest(plan);
    expect(columns[2]).toMatchObject({ field: 'due', isSure: false });
    expect(rows[0]?.doubts).toMatchObject([{ field: 'due', options: ['30 June 2024'] }]);
  });
});

test('an action that was completed late is complete', () => {
  const [row] = readInTest('Action,Owner,Due,Status\nReport,Head of Law,30/06/2024,Complete - late').rows;
  expect(row).toMatchObject({ status: 'complete', update: 'Status: Complete - late', doubts: [] });
});

test.each([
  ['Apr 24 - Mar 25', '31 March 2025'],
  ['01/04/2024 to 31/03/2025', '31 March 2025'],
  ['1 April 2024 – 30 September 2024', '30 September 2024'],
])('“%s” is a range whose end is offered', (cell, end) => {
  const [row] = readInTest(`Action,Owner,Due\nReport,Head of Law,${cell}`).rows;
  expect(row).toMatchObject({ dueOn: null, doubts: [{ field: 'due', options: [end] }] });
});

describe('colours of several months', () => {
  const columnsOf = (...headings: readonly string[]) => {
    const plan = `Action,Owner,${headings.join(',')}\nPaint,Clerk,R,A,\nMend,Clerk,G,A,\nSweep,Clerk,A,G,`;
    return readInTest(plan, { areColumnsRight: false }).columns.slice(2);
  };

  test.each([
    [
      ['Jan RAG', 'Feb RAG', 'Mar RAG'],
      [null, 'rag', null],
    ],
    [
      ['Dec RAG', 'Jan RAG', 'Feb RAG'],
      [null, 'rag', null],
    ],
    [
      ['Mar RAG', 'Feb RAG', 'Jan RAG'],
      ['rag', null, null],
    ],
    [
      ['RAG Jan 2024', 'RAG Feb 2024', 'RAG Mar 2024'],
      [null, 'rag', null],
    ],
    [
      ['RAG 31/01/24', 'RAG 29/02/24', 'RAG 31/03/24'],
      [null, 'rag', null],
    ],
    [
      ['RAG 29/02/24', 'RAG 31/01/24', 'RAG 31/12/23'],
      ['rag', null, null],
    ],
  ])('of %j the latest month with a colour counts', (headings, fields) => {
    expect(columnsOf(...headings).map(({ field, isSure }) => [field, isSure])).toEqual(
      fields.map((one) => [one, true]),
    );
  });

  test('the arrows below an unknown heading are no states', () => {
    const plan = 'Action,Owner,RAG,Since last time\nPaint,Clerk,R,↑\nMend,Clerk,A,↓\nSweep,Clerk,G,↔';
    expect(readInTest(plan, { areColumnsRight: false }).columns[3]).toMatchObject({ field: null, isSure: true });
  });
});

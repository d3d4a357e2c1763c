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

/** Columns of a plan that hold milestones of every action. */
import { describe, expect, test } from 'vitest';
import type { PlanAnswers } from '../../../src/core/files/plan-cells.ts';
import { readInTest } from './reading-plans.ts';

const answers = (cells: Record<string, string>, quarters: PlanAnswers['quarters'] = null): PlanAnswers => ({
  columns: {},
  cells,
  quarters,
});

describe('columns of stages with dates', () => {
  const PLAN = `Project,Lead,Design,Tender,End date
New pier,Clerk,31/01/2024,30/11/2024,31/12/2025
Old gate,Clerk,Done,n/a,30/06/2024
Lake,Clerk,Done 1 March 2024,TBC,31/12/2024`;

  test('each stage is a milestone of each action, and the columns are confirmed', () => {
    const { columns, rows } = readInTest(PLAN);
    expect(columns.map(({ field, isSure }) => [field, isSure])).toEqual([
      ['title', true],
      ['owner', true],
      ['stage', false],
      ['stage', false],
      ['due', true],
    ]);
    expect(rows[0]?.milestones).toMatchObject([
      { title: 'Design', dueOn: '2024-01-31', isDone: false },
      { title: 'Tender', dueOn: '2024-11-30', isDone: false },
    ]);
    expect(rows[2]?.milestones).toMatchObject([
      { title: 'Design', isDone: true, doneOn: '2024-03-01' },
      { title: 'Tender', dueOn: null, isDone: false },
    ]);
  });

  test('the day of a stage that is done without one is asked about, and one that does not apply is none', () => {
    const [, asked] = readInTest(PLAN).rows;
    expect(asked).toMatchObject({ milestones: [{ title: 'Design' }], doubts: [{ field: 'stage', cell: 'Done' }] });
    const [, row] = readInTest(PLAN, answers({ 'stage:done': '24 June 2024' })).rows;
    expect(row).toMatchObject({ milestones: [{ isDone: true, doneOn: '2024-06-24' }], doubts: [] });
  });

  test('a span of dates in a stage is asked about', () => {
    const [row] = readInTest(PLAN.replace('30/11/2024', 'Jan–Mar 2025')).rows;
    expect(row?.doubts).toMatchObject([{ field: 'stage', options: ['31 March 2025'] }]);
  });

  test('a lone column of dates stays words of the first update', () => {
    const { rows } = readInTest('Project,Lead,Design,End date\nNew pier,Clerk,31/01/2024,31/12/2025');
    expect(rows[0]).toMatchObject({ milestones: [], update: 'Design: 31/01/2024' });
  });
});

describe('columns of periods with words', () => {
  const PLAN = `Project,Lead,Q1 24/25,Q2 24/25,Deadline
New pier,Clerk,Design agreed,"Tender out
Builder chosen",31/12/2024`;

  test('each line below a quarter is a milestone that is due at its end, once the year of the quarters is known', () => {
    expect(readInTest(PLAN).rows[0]?.doubts[0]?.question).toContain('by the financial year');
    const [row] = readInTest(PLAN, answers({}, 'financial')).rows;
    expect(row).toMatchObject({
      doubts: [],
      milestones: [
        { title: 'Design agreed', dueOn: '2024-06-30' },
        { title: 'Tender out', dueOn: '2024-09-30' },
        { title: 'Builder chosen', dueOn: '2024-09-30' },
      ],
    });
  });

  test('the colours and the figures of several months are no milestones', () => {
    const { rows } = readInTest('Project,Lead,April 24,May 24,Deadline\nNew pier,Clerk,£4000,£5500,31/12/2024');
    expect(rows[0]?.milestones).toEqual([]);
  });
});

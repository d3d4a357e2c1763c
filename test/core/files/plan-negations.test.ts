/** States that are denied or taken back: no word for finished work makes an action complete against the words beside it. */
import { describe, expect, test } from 'vitest';
import { readStatusCell } from '../../../src/core/files/plan-status.ts';
import { readInTest } from './reading-plans.ts';

const stateOf = (cell: string) => {
  const read = readStatusCell(cell);
  return read === null ? null : 'question' in read ? 'asked' : (read.status ?? read.rag ?? 'words');
};

describe('denied states', () => {
  test.each([
    'Not progressing',
    'Not being progressed',
    'Not on target',
    'Not currently on track',
    'No longer on track',
    'Not achieved',
    'Not fully implemented',
    'Not yet delivered',
    'Never completed',
    'Cannot be completed',
    'Unable to complete',
    'Failed to deliver',
    'Will not be met',
    'Yet to be delivered',
    'Isn’t complete',
    "Hasn't been implemented",
    'Completed? No',
    'Complete – no',
    'Closed – members declined the proposal',
    'Closed: Council voted against',
    'Delivered (cannot be sustained)',
    'Implemented without the new system',
    'Achieved in no service',
    'Green? Not really',
    'On track? No',
    'Closed as unachievable',
    'Done, never checked',
  ])('“%s” is asked about', (cell) => {
    expect(stateOf(cell)).toBe('asked');
  });

  test.each(['Not yet begun', 'Not commenced', "Hasn't started", 'Never started', 'Not yet underway'])(
    '“%s” is not started',
    (cell) => {
      expect(stateOf(cell)).toBe('not_started');
    },
  );

  test.each([
    ['Partially implemented', 'in_progress'],
    ['Largely complete', 'in_progress'],
    ['Substantially delivered', 'in_progress'],
    ['Fully complete', 'complete'],
    ['Now closed', 'complete'],
    ['Completed, no issues', 'complete'],
    ['Complete – no further action', 'complete'],
    ['Green, no concerns', 'green'],
    ['Overdue', 'words'],
  ])('“%s” is %s', (cell, state) => {
    expect(stateOf(cell)).toBe(state);
  });
});

describe('a denied state in a row', () => {
  test('an action that is not progressing stays open though its milestone is done', () => {
    const { rows } = readInTest(`Action,Milestone,Owner,Due,Status
Sell the depot,,Head of Property,30/06/2025,Not progressing
,Valuation,Head of Property,31/03/2025,Complete`);
    expect(rows[0]).toMatchObject({ status: null, milestones: [{ title: 'Valuation', isDone: true }] });
    expect(rows[0]?.doubts.some(({ field }) => field === 'status')).toBe(true);
  });

  test('a date that says “Not progressing” speaks against a status that says “Complete”', () => {
    const { rows } = readInTest(`Action,Owner,When,Status
Sell the depot,Head of Property,Not progressing,Closed`);
    expect(rows[0]?.status).not.toBe('complete');
    expect(rows[0]?.doubts.some(({ field }) => field === 'status')).toBe(true);
  });

  test('words of progress that deny what they begin with give no status', () => {
    const { rows } = readInTest(`Action,Owner,When,Progress
Sell the depot,Head of Property,30/06/2025,On track? Not since the buyer left`);
    expect(rows[0]).toMatchObject({ rag: null, status: null });
  });
});

/** Work that is off track: overdue, blocked, or said to be red. */
import { expect, test } from 'vitest';
import { isOffTrack } from '../../../src/core/plan/off-track.ts';
import { action, logEntry, record } from '../../helpers/record.ts';

const TODAY = '2024-06-24';

test.each([
  ['an action that is due later', {}, false],
  ['an overdue action', { dueOn: '2024-06-21' }, true],
  ['a blocked action that is due later', { status: 'blocked' }, true],
  ['a complete action whose date has passed', { dueOn: '2024-06-21', status: 'complete' }, false],
] as const)('%s', (_, of, expected) => {
  const one = action({ dueOn: '2024-07-05', status: 'in_progress', ...of });
  expect(isOffTrack(one, record({ actions: [one] }), TODAY)).toBe(expected);
});

test('an action that somebody says is red is off track, and back on track when green is said', () => {
  const one = action({ dueOn: '2024-07-05', status: 'in_progress' });
  const said = (rag: 'red' | 'green', id: string) =>
    logEntry({ id, about: 'action', aboutId: one.id, kind: 'update', rag });
  const red = record({ actions: [one], logEntries: [said('red', 'l1')] });
  const green = record({ actions: [one], logEntries: [said('red', 'l1'), said('green', 'l2')] });
  expect([red, green].map((snapshot) => isOffTrack(one, snapshot, TODAY))).toEqual([true, false]);
});

/** Which actions a list has: states that fit one kind of action alone, and days on which a meeting is listed. */
import { expect, test } from 'vitest';
import { type ListFilter, listActions } from '../../../src/core/plan/list.ts';
import type { Action } from '../../../src/core/record/model.ts';
import { action, expectation, logEntry, record } from '../../helpers/record.ts';

const TODAY = '2024-06-24';
const EVERYTHING: ListFilter = {
  expectationId: null,
  sroId: null,
  ownerId: null,
  status: null,
  due: null,
  theme: null,
  words: null,
};
const JULY = { from: '2024-07-01', through: '2024-07-31', words: 'in July 2024' };

function codesOf(actions: readonly Action[], filter: Partial<ListFilter>): readonly string[] {
  return listActions(record({ actions }), { ...EVERYTHING, ...filter }, TODAY).map(({ code }) => code);
}

const once = action({ id: 'a1', code: 'E1-01', kind: 'once', status: 'not_started' });
const cadence = action({ id: 'a2', code: 'E1-02', kind: 'ongoing', status: 'not_started', everyWeeks: 4 });

test('regular contact that has not begun is no action that has not started, and lacks no evidence', () => {
  expect(codesOf([once, cadence], { status: 'not started' })).toEqual(['E1-01']);
  expect(codesOf([once, cadence], { status: 'no evidence' })).toEqual(['E1-01']);
});

test('an action whose date stands as it was first set has not moved; one without a date has none that could', () => {
  const moved = action({ ...once, id: 'a3', code: 'E1-03', timesMoved: 1 });
  const undated = action({ ...once, id: 'a4', code: 'E1-04', dueOn: null });
  expect(codesOf([once, cadence, moved, undated], { status: 'not moved' })).toEqual(['E1-01']);
  expect(codesOf([once, cadence, moved, undated], { status: 'moved' })).toEqual(['E1-03']);
});

test('a list of a month has a meeting by any of its listed days, and a withdrawn one by none of them', () => {
  const meeting = action({
    id: 'a5',
    code: 'E1-05',
    kind: 'meeting',
    dueOn: '2024-06-03',
    meetingDates: '2024-06-03 2024-07-01',
  });
  const withdrawn = action({ ...meeting, id: 'a6', code: 'E1-06', dueOn: null, status: 'withdrawn' });
  expect(codesOf([meeting, withdrawn], { due: JULY })).toEqual(['E1-05']);
  expect(codesOf([meeting, withdrawn], { due: JULY, status: 'withdrawn' })).toEqual([]);
});

test('a list is in the order of the days for which its actions are in it', () => {
  const meeting = action({ id: 'a5', code: 'E1-05', kind: 'meeting', dueOn: '2024-06-03', meetingDates: '2024-07-20' });
  const due = action({ ...once, id: 'a7', code: 'E1-07', dueOn: '2024-07-05' });
  expect(codesOf([meeting, due], { due: JULY })).toEqual(['E1-07', 'E1-05']);
});

test('a list by senior responsible owner has the actions under their expectations alone', () => {
  const expectations = [
    expectation({ id: 'x1', seniorResponsibleOwnerId: 'p1' }),
    expectation({ id: 'x2', code: 'E2', seniorResponsibleOwnerId: 'p2' }),
  ];
  const actions = [
    action({ ...once, expectationId: 'x1' }),
    action({ ...once, id: 'a8', code: 'E2-01', expectationId: 'x2' }),
  ];
  const found = listActions(record({ expectations, actions }), { ...EVERYTHING, sroId: 'p2' }, TODAY);
  expect(found.map(({ code }) => code)).toEqual(['E2-01']);
});

test('a colour counts as it was said last', () => {
  const said = (rag: 'red' | 'amber', id: string) =>
    logEntry({ id, about: 'action', aboutId: once.id, kind: 'update', rag });
  const snapshot = record({ actions: [once], logEntries: [said('red', 'l1'), said('amber', 'l2')] });
  expect(listActions(snapshot, { ...EVERYTHING, status: 'red' }, TODAY)).toEqual([]);
  expect(listActions(snapshot, { ...EVERYTHING, status: 'amber' }, TODAY)).toHaveLength(1);
});

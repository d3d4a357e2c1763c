/** A plan that comes in twice: the second time changes nothing, whatever stands in it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startBringIn } from '../../../src/core/files/bring-in.ts';
import type { CellRows } from '../../../src/core/files/plan-row.ts';
import { enterPerson } from '../../../src/core/people/people.ts';
import { applyChanges } from '../../../src/core/record/apply.ts';
import type { Notice, Snapshot } from '../../../src/core/record/model.ts';
import { LEAD, numbered, record } from '../../helpers/acting.ts';
import { acting, expectation } from '../../helpers/record.ts';
import { readInTest } from './reading-plans.ts';

const HEADINGS = ['Ref', 'Theme', 'Action required', 'Lead officer', 'Target date', 'Status', 'Comments', 'Evidence'];

/** Rows of a plan as people fill them in, with numbers and words that may stand there twice. */
const PLAN_ROWS = fc.array(
  fc.tuple(
    fc.constantFrom('', '1', '2', '3', '1.1', '1.2', '34', '34a'),
    fc.constantFrom('', 'Money', 'Culture'),
    fc.constantFrom('Train the managers', 'Sell the depot', 'Review the rules.', 'sell the  depot'),
    fc.constantFrom('', 'Head of HR', 'MO / CEX', 'TBC', 'Jo Smith; Ann Lee; Bo Day'),
    fc.constantFrom('', '30/06/2024', 'Mar 25', 'Monthly', 'ASAP', 'Q2 2024/25', 'Done (March 2024)'),
    fc.constantFrom('', 'Complete', 'In progress', 'Amber', 'On hold', 'Ongoing', 'Superseded'),
    fc.constantFrom('', 'Going well', 'Achieved', 'Two of three\ndone'),
    fc.constantFrom('', 'Minutes', 'https://example.org/a'),
  ),
  { minLength: 1, maxLength: 8 },
);

function bringIn(rows: CellRows, snapshot: Snapshot, newId: () => string) {
  const { rows: read } = readInTest([{ name: null, rows: [HEADINGS, ...rows], merged: [] }]);
  const known = (name: string) => snapshot.people.find((person) => person.name === name) ?? null;
  const planner = startBringIn(acting(LEAD, snapshot), snapshot.notice as Notice, {
    sheetQuestions: [],
    columnsInDoubt: [],
    answers: { 'person:*': 'new' },
    said: {},
    withdrawals: new Map(),
    dates: {
      today: '2024-06-24',
      calendar: { timeZone: 'Europe/London', extraHolidays: new Set() },
      expiresOn: null,
      prefer: 'future',
      quarters: null,
    },
    people: {
      find: (name) => ({ person: known(name), near: [] }),
      enter: (actor, name) => enterPerson(actor, { name, account: null }, 'officer', newId()),
      enterBody: (actor, name) => enterPerson(actor, { name, account: null }, 'viewer', newId(), 'body'),
    },
    because: 'a test',
    newId,
  });
  for (const row of read) planner.take(row);
  return { read, ...planner.result() };
}

test('a plan that comes in again changes nothing and adds no action', () => {
  fc.assert(
    fc.property(PLAN_ROWS, (rows) => {
      const newId = numbered();
      const before = record({ expectations: [expectation()] });
      const first = bringIn(rows, before, newId);
      const after = applyChanges(before, first.changes);
      expect(first.ready.length + first.waiting.length + first.faults.length).toBe(first.read.length);
      const again = bringIn(rows, after, newId);
      expect(again.changes).toEqual([]);
      expect(again.ready).toHaveLength(first.ready.length);
    }),
    { numRuns: 300 },
  );
});

test('the codes of the actions that come in are all different', () => {
  fc.assert(
    fc.property(PLAN_ROWS, (rows) => {
      const before = record({ expectations: [expectation()] });
      const { actions } = applyChanges(before, bringIn(rows, before, numbered()).changes);
      expect(new Set(actions.map(({ code }) => code)).size).toBe(actions.length);
    }),
  );
});

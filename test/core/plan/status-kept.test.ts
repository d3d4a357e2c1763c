/** A status report after changes is that of the same record read afresh: nothing that is kept of earlier reports shows. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { statusReport } from '../../../src/core/plan/status.ts';
import { applyChanges } from '../../../src/core/record/apply.ts';
import { added, type Change, changed } from '../../../src/core/record/changes.ts';
import { rowById, rowsBelongingTo } from '../../../src/core/record/find-row.ts';
import { type Action, DELIVERY_STATUSES, type Snapshot } from '../../../src/core/record/model.ts';
import { action, evidence, expectation, logEntry, notice, record, TODAY } from '../../helpers/record.ts';

const EXPECTATIONS = ['x1', 'x2', 'x3'];
/** More than are put into their groups one by one. */
const ACTIONS = 30;
const DAYS = ['2024-06-20', TODAY, '2024-06-28', '2024-09-30'];

function someRecord(): Snapshot {
  return record({
    notice: notice(),
    expectations: EXPECTATIONS.map((id, n) => expectation({ id, code: `E${n + 1}` })),
    actions: Array.from({ length: ACTIONS }, (_, n) => {
      const code = `E${(n % 3) + 1}-${String(n + 1).padStart(2, '0')}`;
      const kind = n % 10 === 9 ? 'ongoing' : 'once';
      return action({
        ...{ id: `a${n}`, code, expectationId: EXPECTATIONS[n % 3] as string, kind, dueOn: DAYS[n % 4] as string },
        evidenceRequired: n % 2 === 0 ? 'a report' : null,
        // A file may name an action of another expectation as the one that is checked.
        checksId: n % 3 === 1 ? `a${n - 1}` : null,
      });
    }),
  });
}

const step = fc.oneof(
  fc.record({
    kind: fc.constant('actions' as const),
    first: fc.nat({ max: ACTIONS - 1 }),
    count: fc.constantFrom(1, 1, 1, 3, ACTIONS),
    status: fc.constantFrom(...DELIVERY_STATUSES),
    dueOn: fc.constantFrom(null, ...DAYS),
  }),
  fc.record({
    kind: fc.constantFrom('evidence' as const, 'red' as const, 'strike' as const),
    first: fc.nat({ max: ACTIONS - 1 }),
  }),
);

function changesOf(
  one: Parameters<Parameters<typeof step.map>[0]>[0],
  snapshot: Snapshot,
  n: number,
): readonly Change[] {
  const { actions } = snapshot;
  const first = actions[one.first] as Action;
  switch (one.kind) {
    case 'actions': {
      const { status, dueOn } = one;
      return actions
        .slice(one.first, one.first + one.count)
        .map((row) => changed('action', row, { status, dueOn }, 'edited'));
    }
    case 'evidence':
      return [added('evidence', evidence({ id: `e${n}`, actionId: first.id }))];
    case 'red':
      return [added('logEntry', logEntry({ id: `l${n}`, aboutId: first.id, rag: 'red', kind: 'update' }))];
    case 'strike':
      return snapshot.evidence
        .slice(0, 1)
        .map((row) => changed('evidence', row, { struckAt: '2024-06-24T08:00:00.000Z' }, 'evidence struck'));
  }
}

test('a report after any changes is that of the same record read afresh, and on every day', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
      let snapshot = someRecord();
      for (const [n, one] of steps.entries()) {
        statusReport(snapshot, notice(), TODAY);
        snapshot = applyChanges(snapshot, changesOf(one, snapshot, n));
        for (const day of [TODAY, '2024-06-29'])
          expect(statusReport(snapshot, notice(), day)).toEqual(statusReport(structuredClone(snapshot), notice(), day));
      }
    }),
    { numRuns: 50 },
  );
});

test('rows that a change moves to another parent are grouped anew, and the group of other rows stays the same array', () => {
  const before = someRecord();
  const under = ({ actions }: Snapshot, id: string) =>
    rowsBelongingTo(actions, id, ({ expectationId }) => expectationId);
  const [first, other] = [under(before, 'x1'), under(before, 'x2')];
  const row = rowById(before.actions, 'a0') as Action;
  const edited = applyChanges(before, [changed('action', row, { title: 'Another title' }, 'edited')]);
  expect(under(edited, 'x2')).toBe(other);
  expect(under(edited, 'x1').map(({ title }) => title)[0]).toBe('Another title');
  expect(under(edited, 'x1').slice(1)).toEqual(first.slice(1));
  const moved = applyChanges(before, [changed('action', row, { expectationId: 'x2' }, 'edited')]);
  expect(under(moved, 'x1')).toHaveLength(first.length - 1);
  expect(under(moved, 'x2').map(({ id }) => id)).toEqual(['a0', ...other.map(({ id }) => id)]);
});

test('a check under another expectation, as a file may name it, counts as soon as it is complete', () => {
  const day = { dueOn: '2024-06-20', completedAt: '2024-06-20T08:00:00.000Z' };
  const checked = action({ id: 'a0', code: 'E1-01', expectationId: 'x1', status: 'complete', ...day });
  const check = action({ id: 'a1', code: 'E2-01', expectationId: 'x2', checksId: 'a0', dueOn: '2024-06-20' });
  const before = { ...someRecord(), actions: [checked, check], evidence: [evidence({ actionId: 'a1' })] };
  const embedded = (snapshot: Snapshot) => statusReport(snapshot, notice(), TODAY).expectations[0]?.embedded;
  expect(embedded(before)).toBe(0);
  expect(embedded(applyChanges(before, [changed('action', check, { status: 'complete' }, 'confirmed')]))).toBe(1);
});

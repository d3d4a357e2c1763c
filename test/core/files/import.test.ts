/** Importing actions: each row adds or changes an action by the same rules as a command. */
import { describe, expect, test } from 'vitest';
import { planImport } from '../../../src/core/files/import.ts';
import type { ImportRow } from '../../../src/core/files/import-row.ts';
import { applyChanges } from '../../../src/core/record/apply.ts';
import type { Action } from '../../../src/core/record/model.ts';
import { LEAD, numbered, OFFICER, record } from '../../helpers/acting.ts';
import { acting, action, expectation } from '../../helpers/record.ts';

const EMPTY: ImportRow = {
  row: 2,
  code: null,
  expectation: null,
  title: null,
  planRef: null,
  theme: null,
  recommendation: null,
  ownerId: null,
  deputyId: null,
  level: null,
  kind: null,
  everyWeeks: null,
  dueOn: null,
  status: null,
  blockedBecause: null,
  evidenceRequired: null,
  bodyId: null,
  contactLevel: null,
  countedFrom: null,
  meetingDates: null,
  papersWorkingDays: null,
  milestones: [],
  update: null,
  past: null,
  figures: { baseline: null, on: null, target: null, by: null, better: null },
};
const NEW: ImportRow = { ...EMPTY, expectation: 'E1', title: 'Train the team' };

const snapshot = record({
  expectations: [expectation()],
  actions: [
    action({ ownerId: 'p1', deputyId: 'p2' }),
    action({ id: 'a2', code: 'E1-02', kind: 'ongoing', everyWeeks: 4, originalDueOn: null, dueOn: '2024-07-08' }),
  ],
});

function plan(rows: readonly Partial<ImportRow>[], from = NEW, actor = LEAD) {
  const numberedRows = rows.map((row, index) => ({ ...from, row: index + 2, ...row }));
  return planImport(acting(actor, snapshot), numberedRows, 'agreed in June', numbered());
}

/** The action after the rows are saved. */
function then(code: string, rows: readonly Partial<ImportRow>[]): Action | undefined {
  const { changes, faults } = plan(rows, EMPTY);
  expect(faults).toEqual([]);
  return applyChanges(snapshot, changes).actions.find((one) => one.code === code);
}

test('only a lead imports', () => {
  expect(() => plan([{}], NEW, OFFICER)).toThrow(/Only a programme lead can import actions/);
});

describe('new actions', () => {
  test('new actions of a file get the next codes in order', () => {
    expect(plan([{}, {}]).added.map(({ code, id }) => [code, id])).toEqual([
      ['E1-03', 'new-1'],
      ['E1-04', 'new-2'],
    ]);
  });

  test('a new action of a file is not started or in progress, and no other status', () => {
    expect(plan([{ status: 'in_progress' }]).added[0]?.status).toBe('in_progress');
    const refused = (['blocked', 'withdrawn', 'reported_complete', 'complete'] as const).map((status) => ({ status }));
    expect(plan(refused).faults.map(({ row }) => row)).toEqual([2, 3, 4, 5]);
    expect(plan(refused).changes).toEqual([]);
  });

  test('a new action of a file with a rhythm is ongoing, and a kind that contradicts it is refused', () => {
    expect(plan([{ everyWeeks: 2 }]).added[0]).toMatchObject({ kind: 'ongoing', dueOn: '2024-07-08' });
    expect(plan([{ kind: 'once', everyWeeks: 2 }]).faults[0]?.message).toContain('has no rhythm');
    expect(plan([{ kind: 'ongoing' }]).faults[0]?.message).toContain('needs its rhythm');
  });

  test('a new action of a file with one person as owner and deputy is refused', () => {
    expect(plan([{ ownerId: 'p1', deputyId: 'p1' }]).faults[0]?.message).toContain('is both Owner and Deputy');
  });
});

describe('actions in the record', () => {
  test('a row changes an action by the same verbs as typed commands', () => {
    const row = { code: 'E1-01', title: 'Adopt', ownerId: 'p2', dueOn: '2024-07-12', status: 'in_progress' } as const;
    const { changes } = plan([row], EMPTY);
    expect(changes.map((one) => [one.verb, one.op === 'changed' && one.version])).toEqual([
      ['edited', 1],
      ['assigned', 2],
      ['date moved', 3],
      ['started', 4],
    ]);
    expect(changes[2]?.because).toBe('agreed in June');
  });

  test('a row can swap the owner and the deputy', () => {
    const swapped = { code: 'E1-01', ownerId: 'p2', deputyId: 'p1' };
    expect(then('E1-01', [swapped])).toMatchObject({ ownerId: 'p2', deputyId: 'p1' });
  });

  test('rows begin, change and end a rhythm', () => {
    expect(then('E1-01', [{ code: 'E1-01', everyWeeks: 3 }])).toMatchObject({ kind: 'ongoing', everyWeeks: 3 });
    expect(then('E1-02', [{ code: 'E1-02', everyWeeks: 6 }])).toMatchObject({ kind: 'ongoing', everyWeeks: 6 });
    expect(then('E1-02', [{ code: 'E1-02', kind: 'once' }])).toMatchObject({ kind: 'once', everyWeeks: null });
  });

  test('an empty cell leaves its column unchanged', () => {
    expect(plan([{ code: 'E1-01' }, { code: 'E1-02' }], EMPTY)).toMatchObject({
      unchanged: 2,
      changes: [],
      edited: [],
    });
  });
});

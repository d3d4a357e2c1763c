/** The contract of the audit: every change in order, with who made it, from where and why; the record can be rebuilt from it. */
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { added, type Change, changed, type EntityName } from '../../../src/core/record/changes.ts';
import { ConflictError } from '../../../src/core/record/errors.ts';
import type { Snapshot } from '../../../src/core/record/model.ts';
import { type RecordState, rebuild } from '../../../src/core/record/rebuild.ts';
import type { Store } from '../../../src/ports/store.ts';
import * as some from '../../helpers/record.ts';
import { minute, oneAction, oneOfEach, unit } from '../units.ts';

export function auditContract(open: () => Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });

  describe('history', () => {
    it('the history holds every change as it was decided, with who made it, from where and why', async () => {
      const by = { personId: 'p1', account: 'slack:U1', from: 'slack:C1/17.1', requestId: 'Ev1' };
      const changes = oneOfEach();
      const moved = changed('action', some.action(), { dueOn: '2024-07-12' }, 'date moved', 'the auditor is ill');
      await store.commit(unit('one', { by, changes, at: minute(1) }));
      await store.commit(unit('two', { by: { ...by, personId: null }, changes: [moved], at: minute(2) }));
      expect(await store.history({})).toEqual([
        ...changes.map((change, n) => ({ seq: n + 1, at: minute(1), by, change })),
        { seq: changes.length + 1, at: minute(2), by: { ...by, personId: null }, change: moved },
      ]);
      expect(await store.brokenAt()).toBeNull();
    });

    it('the history can be limited to rows and to a span of time', async () => {
      await store.commit(unit('one', { changes: oneAction() }));
      const start = changed('action', some.action(), { status: 'in_progress' }, 'started');
      await store.commit(unit('two', { changes: [start], at: minute(5) }));
      const verbs = async (filter: Parameters<Store['history']>[0]) =>
        (await store.history(filter)).map(({ change }) => `${change.entity} ${change.verb}`);
      expect(await verbs({ ids: ['a1'] })).toEqual(['action added', 'action started']);
      expect(await verbs({ ids: ['a1', 'n1'], until: minute(4) })).toEqual(['notice added', 'action added']);
      expect(await verbs({ since: minute(5) })).toEqual(['action started']);
      expect(await verbs({ ids: [] })).toEqual([]);
      expect(await verbs({ since: minute(6) })).toEqual([]);
    });

    it('an audit without events is whole', async () => {
      expect([await store.history({}), await store.brokenAt()]).toEqual([[], null]);
    });
  });

  describe('the record rebuilt from the audit', () => {
    it('the record rebuilt from the audit equals the tables, now and at every instant before', async () => {
      const steps = fc.array(fc.record({ kind: fc.nat(4), pick: fc.nat(9), text: fc.string(), stale: fc.boolean() }), {
        minLength: 1,
        maxLength: 25,
      });
      await fc.assert(fc.asyncProperty(steps, playedAndRebuilt), { numRuns: 15 });
    });
  });

  type Step = { kind: number; pick: number; text: string; stale: boolean };

  async function playedAndRebuilt(steps: readonly Step[]): Promise<void> {
    const played = await open();
    await played.commit(unit('start', { changes: [...oneAction(), added('person', some.person())] }));
    const taken = [await played.snapshot()];
    for (const [n, step] of steps.entries()) {
      const changes = decide(step, taken.at(-1)!, step.stale ? taken[0]! : taken.at(-1)!, n);
      await played.commit(unit(`step ${n}`, { changes, at: minute(n + 1) })).catch(onlyConflict);
      taken.push(await played.snapshot());
    }
    const events = await played.history({});
    for (const [n, snapshot] of taken.entries())
      expect(inState(rebuild(events, minute(n)))).toEqual(inSnapshot(snapshot));
    expect(inState(rebuild(events))).toEqual(inSnapshot(taken.at(-1)!));
    expect(await played.brokenAt()).toBeNull();
  }
}

/** Some changes to the record as it stands in `now`, decided on what stood in `seen`. */
function decide(
  { kind, pick, text }: { kind: number; pick: number; text: string },
  now: Snapshot,
  seen: Snapshot,
  n: number,
): Change[] {
  const action = seen.actions[pick % seen.actions.length]!;
  const code = `E1-${now.actions.length + 1}`;
  const edit = changed('action', action, { title: text, evidenceRequired: text || null }, 'edited', text || null);
  switch (kind) {
    case 0:
      return [added('action', some.action({ id: `a-${n}`, code, title: text }))];
    case 1:
      return [edit];
    case 2:
      return [changed('notice', seen.notice!, { remindAt: `1${pick}:00`, confirmationRequired: pick > 4 }, 'edited')];
    case 3:
      return [added('logEntry', some.logEntry({ id: `l-${n}`, code: `U${n}`, aboutId: action.id, text }))];
    default:
      return [added('evidence', some.evidence({ id: `v-${n}`, code: `V${n}`, actionId: action.id, text })), edit];
  }
}

function onlyConflict(error: unknown): void {
  if (!(error instanceof ConflictError)) throw error;
}

type Rows = Iterable<{ readonly id: string }>;

function tablesOf(of: { readonly [K in EntityName]: Rows }) {
  const byId = (rows: Rows) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
  return Object.fromEntries(Object.entries(of).map(([table, rows]) => [table, byId(rows)]));
}

function inSnapshot(read: Snapshot) {
  return tablesOf({
    notice: read.notice ? [read.notice] : [],
    expectation: read.expectations,
    action: read.actions,
    evidence: read.evidence,
    logEntry: read.logEntries,
    milestone: read.milestones,
    recommendation: read.recommendations,
    issuedReport: read.issuedReports,
    person: read.people,
    account: read.accounts,
    holiday: read.holidays,
    conversation: read.conversations,
    handover: read.handovers,
    absence: read.absences,
    snooze: read.snoozes,
  });
}

function inState(state: RecordState) {
  const rows = Object.entries(state).map(([table, of]) => [table, of.values()]);
  return tablesOf(Object.fromEntries(rows) as { [K in EntityName]: Rows });
}

/** The kept snapshot after random commits: always equal to a fresh read of the file. */
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { Entities, EntityName } from '../../src/core/record/changes.ts';
import { added, type Change, changed } from '../../src/core/record/changes.ts';
import { ConflictError } from '../../src/core/record/errors.ts';
import type { Snapshot } from '../../src/core/record/model.ts';
import type { Store } from '../../src/ports/store.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { issuedReport, milestone, recommendation } from '../helpers/plan-rows.ts';
import {
  absence,
  account,
  action,
  conversation,
  evidence,
  expectation,
  handover,
  holiday,
  lapsed,
  logEntry,
  notice,
  person,
  snooze,
} from '../helpers/record.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { minute, unit } from './units.ts';

/** A row that may be added: its number decides its place among the others, and whether it is of the present notice. */
const ROWS: { readonly [K in EntityName]: (id: string, noticeId: string, n: number) => Entities[K] } = {
  notice: (id, _, n) => (n % 2 === 0 ? notice({ id }) : lapsed({ id, issuedOn: `20${10 + (n % 20)}-01-01` })),
  expectation: (id, noticeId, n) => expectation({ id, noticeId, code: `E${n}` }),
  action: (id, noticeId, n) => action({ id, noticeId, expectationId: `x-${noticeId}`, code: `E1-${n}` }),
  evidence: (id, noticeId, n) =>
    evidence({ id, noticeId, actionId: `a-${noticeId}`, code: `V${n}`, addedAt: minute(n) }),
  logEntry: (id, noticeId, n) =>
    logEntry({ id, noticeId, aboutId: `a-${noticeId}`, code: `U${n}`, addedAt: minute(n) }),
  milestone: (id, noticeId, n) =>
    milestone({ id, noticeId, actionId: `a-${noticeId}`, letter: `${n}`.padStart(3, '0') }),
  recommendation: (id, noticeId, n) => recommendation({ id, noticeId, code: `R${n}` }),
  issuedReport: (id, noticeId, n) => issuedReport({ id, noticeId, issuedOn: `2024-05-${10 + (n % 20)}` }),
  person: (id) => person({ id, name: `Person ${id}` }),
  account: (id, _, n) => account({ id: `slack:${id}`, accountId: id, personId: n % 3 === 0 ? null : 'p1' }),
  holiday: (_, __, n) => {
    const date = `2024-07-${String((n % 28) + 1).padStart(2, '0')}`;
    return holiday({ id: date, date });
  },
  conversation: (id, noticeId) => conversation({ id: `${noticeId}/slack:${id}`, noticeId, conversation: id }),
  handover: (id) => handover({ id, fromPersonId: 'p1', toPersonId: 'p2' }),
  absence: (id) => absence({ id, personId: 'p1', coverId: null }),
  snooze: (id, noticeId) => snooze({ id, noticeId, personId: 'p1', actionId: `a-${noticeId}` }),
};

const LISTS = {
  expectation: 'expectations',
  action: 'actions',
  evidence: 'evidence',
  logEntry: 'logEntries',
  milestone: 'milestones',
  recommendation: 'recommendations',
  issuedReport: 'issuedReports',
  person: 'people',
  account: 'accounts',
  holiday: 'holidays',
  conversation: 'conversations',
  handover: 'handovers',
  absence: 'absences',
  snooze: 'snoozes',
} as const;

/** A change of every kind of row, as decided on what the snapshot shows. */
function edit(snapshot: Snapshot, entity: EntityName, n: number): Change | null {
  if (entity === 'notice') {
    if (!snapshot.notice) return null;
    const decided = { decisionOutcome: 'lapsed', decisionLetterOn: '2024-07-01' } as const;
    const paused = { pausedAt: snapshot.notice.pausedAt ? null : minute(n), confirmationRequired: n % 2 === 0 };
    return changed('notice', snapshot.notice, n % 7 === 0 ? decided : paused, 'edited');
  }
  const rows = snapshot[LISTS[entity]];
  const row = rows[n % Math.max(1, rows.length)];
  if (!row) return null;
  const after = {
    expectation: { title: `Title ${n}` },
    action: { status: 'blocked', blockedBecause: `because ${n}` },
    evidence: { struckBecause: `because ${n}`, struckAt: minute(n), struckBy: 'p1' },
    logEntry: { struckBecause: `because ${n}`, struckAt: minute(n), struckBy: 'p1' },
    milestone: { title: `Title ${n}` },
    recommendation: { title: `Title ${n}` },
    issuedReport: { digest: `${n}` },
    person: { name: `Name ${n}`, prefersCards: 'direct' },
    account: { personId: n % 2 === 0 ? null : 'p2' },
    holiday: { removedAt: minute(n) },
    conversation: { stoppedAt: minute(n) },
    handover: { doneAt: minute(n) },
    absence: { endedAt: minute(n) },
    snooze: { until: '2024-07-02' },
  }[entity];
  return changed(entity, row as never, after as never, 'edited');
}

const entities = fc.constantFrom<EntityName>(...(Object.keys(ROWS) as EntityName[]));
const number = fc.integer({ min: 0, max: 99 });
const step = fc.record({
  by: fc.constantFrom('us', 'us', 'us', 'another process', 'nobody'),
  changes: fc.array(fc.tuple(fc.constantFrom('add', 'edit', 'add and edit', 'stale'), entities, number), {
    maxLength: 5,
  }),
  again: fc.boolean(),
});

async function start(us: Store): Promise<void> {
  const changes = [
    added('notice', lapsed({ id: 'n0' })),
    added('notice', notice()),
    added('person', person({ id: 'p1' })),
    added('person', person({ id: 'p2', name: 'Monitoring Officer' })),
    ...['n0', 'n1'].flatMap((noticeId) => [
      added('expectation', expectation({ id: `x-${noticeId}`, noticeId, code: 'E1' })),
      added('action', action({ id: `a-${noticeId}`, noticeId, expectationId: `x-${noticeId}`, code: 'E1-50' })),
    ]),
  ];
  await us.commit(unit('start', { changes }));
}

function changesOf(snapshot: Snapshot, wanted: readonly (readonly [string, EntityName, number])[]): Change[] {
  return wanted.flatMap(([kind, entity, n], place): Change[] => {
    const one = edit(snapshot, entity, n);
    if (kind === 'edit') return one ? [one] : [];
    if (kind === 'stale') return one?.op === 'changed' && place > 2 ? [{ ...one, version: 77 }] : [];
    const row = ROWS[entity](`${entity}${n}`, n % 4 === 0 ? 'n0' : 'n1', n);
    if (kind === 'add' || entity === 'notice') return [added(entity, row as never)];
    const again = edit({ ...snapshot, [LISTS[entity]]: [row] }, entity, n);
    return again ? [added(entity, row as never), again] : [added(entity, row as never)];
  });
}

/** Reads the snapshot with a connection that knows nothing yet. */
async function freshRead(file: string): Promise<Snapshot> {
  const store = await openStore({ file, opening: 'beside' });
  const snapshot = await store.snapshot();
  await store.close();
  return snapshot;
}

test('the kept snapshot equals a fresh read, whatever we or another process commit', async () => {
  let [applied, run] = [0, 0];
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      run += 1;
      const file = join(temporaryFolder(), `${run}.db`);
      const us = await openStore({ file });
      const other = await openStore({ file, opening: 'beside' });
      // A store that commits nothing itself follows the others.
      const reader = await openStore({ file, opening: 'beside' });
      onTestFinished(async () => {
        for (const store of [us, other, reader]) await store.close();
      });
      await start(us);
      for (const [n, { by, changes, again }] of steps.entries()) {
        const writer = by === 'another process' ? other : us;
        if (by !== 'nobody') {
          const wanted = unit(`step ${n}`, { changes: changesOf(await us.snapshot(), changes) });
          try {
            await writer.commit(wanted);
            applied += wanted.changes.length;
            if (again) await us.commit(wanted);
          } catch (error) {
            if (!(error instanceof ConflictError)) throw error;
          }
        }
        const present = (await reader.snapshot()).notice?.id;
        const fresh = present === undefined ? await freshRead(file) : await reader.snapshot(present);
        expect(await us.snapshot()).toEqual(fresh);
        expect(await reader.snapshot()).toEqual(fresh);
      }
      expect(await us.snapshot()).toEqual(await freshRead(file));
    }),
    { numRuns: 40 },
  );
  expect(applied).toBeGreaterThan(100);
});

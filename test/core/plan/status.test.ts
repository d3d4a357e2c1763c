/** The status report: every action counted once, reported apart from confirmed, and the actions that need attention. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { statusReport, summariseNotice } from '../../../src/core/plan/status.ts';
import { DELIVERY_STATUSES } from '../../../src/core/record/model.ts';
import { action, evidence, OWNER, record } from '../../helpers/programme-record.ts';
import { notice, TODAY } from '../../helpers/record.ts';

const report = (actions: Parameters<typeof record>[0], more = {}) =>
  statusReport(record(actions, more), notice(), TODAY);

describe('the counts', () => {
  it('the counts separate confirmed, reported and evidence awaited', () => {
    const proven = action('E1-03', {
      status: 'reported_complete',
      evidenceRequired: 'the report',
      reportedBy: OWNER.id,
    });
    const { counts, total, overdue } = report(
      [
        action('E1-01', { status: 'complete' }),
        action('E1-02', { status: 'reported_complete', evidenceRequired: 'the report' }),
        proven,
        action('E1-04', { status: 'withdrawn' }),
        action('E1-05', { dueOn: '2024-06-23' }),
      ],
      { evidence: [evidence(proven)] },
    );
    expect(counts).toEqual({
      complete: 1,
      reported: 1,
      evidenceAwaited: 1,
      inProgress: 0,
      blocked: 0,
      notStarted: 1,
      withdrawn: 1,
    });
    expect([total, overdue]).toEqual([4, 1]);
  });

  it('the counts contain every action exactly once, whatever its state', () => {
    const actions = fc.array(
      fc.record({ status: fc.constantFrom(...DELIVERY_STATUSES), evidenceRequired: fc.constantFrom(null, 'a report') }),
    );
    fc.assert(
      fc.property(actions, (some) => {
        const { counts } = report(some.map((more, index) => action(`E1-${index + 1}`, more)));
        expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(some.length);
      }),
    );
  });

  it('ongoing actions are counted apart: kept up once they were met and until their evidence is overdue, and not at all once withdrawn', () => {
    const ongoing = { kind: 'ongoing', everyWeeks: 4 } as const;
    const met = action('E1-05', { ...ongoing, dueOn: '2024-07-10' });
    const {
      total,
      overdue,
      ongoing: kept,
    } = report(
      [
        action('E1-01', { ...ongoing, dueOn: TODAY }),
        action('E1-02', { ...ongoing, dueOn: '2024-06-23' }),
        action('E1-03', { ...ongoing, status: 'withdrawn' }),
        action('E1-04'),
        met,
      ],
      { evidence: [evidence(met)] },
    );
    expect({ total, overdue, kept }).toEqual({ total: 1, overdue: 0, kept: { keptUp: 1, notYet: 1, total: 3 } });
  });

  it('an action is not counted as overdue on its due date, nor once it is reported', () => {
    expect(report([action('E1-01', { dueOn: TODAY })]).overdue).toBe(0);
    expect(
      report([action('E1-01', { dueOn: '2024-06-01', status: 'reported_complete', reportedBy: OWNER.id })]).overdue,
    ).toBe(0);
  });
});

test('the counts read every action once, and the evidence of each once, however many there are', () => {
  const actions = Array.from({ length: 50 }, (_, n) =>
    action(`E1-${n + 1}`, { status: 'reported_complete', evidenceRequired: 'the report' }),
  );
  const reads = { actions: 0, evidence: 0 };
  const counted = <T>(name: keyof typeof reads, rows: readonly T[]) =>
    new Proxy(rows, {
      get(list, key) {
        if (typeof key === 'string' && /^[0-9]+$/.test(key)) reads[name] += 1;
        return Reflect.get(list, key);
      },
    });
  const whole = record(actions, { evidence: actions.slice(0, 20).map((one) => evidence(one)) });
  const watched = {
    ...whole,
    actions: counted('actions', whole.actions),
    evidence: counted('evidence', whole.evidence),
  };
  const { counts } = summariseNotice(watched, notice(), TODAY);
  expect([counts.reported, counts.evidenceAwaited]).toEqual([20, 30]);
  expect(reads).toEqual({ actions: 50, evidence: 20 });
});

describe('the attention list', () => {
  it('the attention list has each action once, by its most pressing reason and the longest overdue first', () => {
    const { attention } = report([
      action('E1-01', { dueOn: '2024-07-01' }),
      action('E1-02', { dueOn: '2024-06-20', status: 'blocked' }),
      action('E1-03', { dueOn: '2024-06-10' }),
      action('E1-04', { dueOn: null, ownerId: null }),
      action('E1-05', { dueOn: '2024-09-30' }),
      action('E1-06', { status: 'complete', dueOn: '2024-06-01' }),
    ]);
    expect(attention.map(({ action: { code }, reasons }) => [code, ...reasons])).toEqual([
      ['E1-03', 'overdue'],
      ['E1-02', 'overdue', 'blocked'],
      ['E1-04', 'no_owner', 'no_date'],
      ['E1-01', 'due_soon'],
    ]);
  });

  it('the status report names expectations without actions', () => {
    const { uncovered } = report([action('E1-01'), action('E2-01', { status: 'withdrawn' })]);
    expect(uncovered.map((one) => one.code)).toEqual(['E2']);
  });
});

describe('the clock', () => {
  it('a notice is in force through the expiry date and awaits the decision from the next day', () => {
    const on = (today: string) => statusReport(record([]), notice(), today);
    expect(on('2024-07-30')).toMatchObject({ status: 'in_force', daysLeft: 0 });
    expect(on('2024-07-31')).toMatchObject({ status: 'awaiting_decision', daysLeft: -1 });
    expect(on('2024-09-09').status).toBe('awaiting_decision');
  });
});

/** Handovers: which rows pass on, when, and who may plan one. */
import { describe, expect, test } from 'vitest';
import { completeHandover, dueHandovers, handOver } from '../../../src/core/people/handover.ts';
import { applyChanges } from '../../../src/core/record/apply.ts';
import { becomes, LEAD, OFFICER, record, VIEWER } from '../../helpers/acting.ts';
import { AT, acting, action, expectation, handover, person } from '../../helpers/record.ts';

const SUCCESSOR = person({ id: 'p4', name: 'Deputy Monitoring Officer', role: 'officer' });
const TODAY = '2024-06-24';
const snapshot = record({
  people: [LEAD, OFFICER, VIEWER, SUCCESSOR],
  expectations: [
    expectation({ seniorResponsibleOwnerId: 'p2' }),
    expectation({ id: 'x2', code: 'E2', seniorResponsibleOwnerId: 'p1' }),
  ],
  actions: [
    action({ id: 'a1', code: 'E1-01', ownerId: 'p2', deputyId: 'p1' }),
    action({ id: 'a2', code: 'E1-02', ownerId: 'p1', deputyId: 'p2' }),
    action({ id: 'a3', code: 'E1-03', ownerId: 'p2', status: 'reported_complete' }),
    action({ id: 'a4', code: 'E1-04', ownerId: 'p2', status: 'complete' }),
    action({ id: 'a5', code: 'E1-05', ownerId: 'p2', status: 'withdrawn' }),
    action({ id: 'a6', code: 'E1-06', ownerId: 'p2', deputyId: 'p4' }),
    action({ id: 'a7', code: 'E1-07', ownerId: 'p4', deputyId: 'p2' }),
    action({ id: 'a8', code: 'E1-08', ownerId: 'p1', deputyId: null }),
  ],
});
const byLead = acting(LEAD, snapshot);

function passed(startsOn = TODAY) {
  return handOver(byLead, OFFICER, SUCCESSOR, startsOn, 'h1');
}

describe('a handover at once', () => {
  test('a handover passes on open actions owned or deputised and expectations, and leaves settled actions', () => {
    const then = applyChanges(snapshot, passed());
    expect(then.actions.map(({ ownerId, deputyId }) => [ownerId, deputyId])).toEqual([
      ['p4', 'p1'],
      ['p1', 'p4'],
      ['p4', null],
      ['p2', null],
      ['p2', null],
      ['p4', null],
      ['p4', null],
      ['p1', null],
    ]);
    expect(then.expectations.map((one) => one.seniorResponsibleOwnerId)).toEqual(['p4', 'p1']);
  });

  test('a handover changes only the columns that pass on, and every change has its verb', () => {
    const changes = passed();
    expect(becomes(changes.find((one) => one.op === 'changed' && one.id === 'a1'))).toEqual({ ownerId: 'p4' });
    expect(changes.every((one) => one.verb === 'handed over')).toBe(true);
    expect(becomes(changes[0])).toMatchObject({ id: 'h1', startsOn: TODAY, doneAt: AT });
  });

  test('a handover from a past day is carried out at once', () => {
    expect(becomes(passed('2024-06-01')[0])).toMatchObject({ startsOn: '2024-06-01', doneAt: AT });
  });

  test('a handover with nothing to pass on is still recorded', () => {
    expect(handOver(byLead, SUCCESSOR, LEAD, TODAY, 'h1')).toHaveLength(3);
    expect(handOver(acting(LEAD, record()), OFFICER, LEAD, TODAY, 'h1')).toHaveLength(1);
  });
});

describe('a planned handover', () => {
  const planned = handover({ fromPersonId: 'p2', toPersonId: 'p4', startsOn: '2024-07-01' });

  test('a planned handover passes nothing on before its day', () => {
    expect(passed('2024-06-25')).toMatchObject([{ op: 'added', verb: 'handover planned', row: { doneAt: null } }]);
  });

  test('planning a handover again replaces the plan', () => {
    const again = acting(LEAD, { ...snapshot, handovers: [planned] });
    expect(handOver(again, OFFICER, LEAD, '2024-08-01', 'h2')).toMatchObject([
      { op: 'changed', id: 'h1', verb: 'handover planned', after: { toPersonId: 'p1', startsOn: '2024-08-01' } },
    ]);
    expect(handOver(again, OFFICER, SUCCESSOR, TODAY, 'h2')[0]).toMatchObject({ op: 'changed', id: 'h1' });
  });

  test('a planned handover is due from its day until it is done', () => {
    const due = (today: string, of = planned) => dueHandovers({ ...snapshot, handovers: [of] }, today).length;
    expect([due('2024-06-30'), due('2024-07-01'), due('2024-09-01')]).toEqual([0, 1, 1]);
    expect(due('2024-09-01', { ...planned, doneAt: AT })).toBe(0);
  });

  test('a planned handover passes on the actions that are open on its day', () => {
    const changes = completeHandover(snapshot, planned, AT);
    expect(changes[0]).toMatchObject({ entity: 'handover', verb: 'handed over', after: { doneAt: AT } });
    expect(changes.slice(1)).toEqual(passed().slice(1));
  });

  test('due handovers come earliest first', () => {
    const earlier = handover({ id: 'h0', startsOn: '2024-06-20' });
    const handovers = [handover({ id: 'h9', startsOn: '2024-06-22' }), earlier];
    expect(dueHandovers({ ...snapshot, handovers }, TODAY).map(({ id }) => id)).toEqual(['h0', 'h9']);
  });
});

describe('rights', () => {
  test('a person hands over for themselves, a lead for anybody, nobody else', () => {
    expect(handOver(acting(OFFICER, snapshot), OFFICER, SUCCESSOR, TODAY, 'h1').length).toBeGreaterThan(1);
    const other = () => handOver(acting(SUCCESSOR, snapshot), OFFICER, SUCCESSOR, TODAY, 'h1');
    expect(other).toThrow(/Only a programme lead can hand over for Monitoring Officer/);
    expect(() => handOver(acting(VIEWER, snapshot), VIEWER, SUCCESSOR, TODAY, 'h1')).toThrow(/Only a programme lead/);
  });

  test('a handover to oneself or to a viewer is refused', () => {
    expect(() => handOver(byLead, OFFICER, OFFICER, TODAY, 'h1')).toThrow(/cannot hand over to themselves/);
    expect(() => handOver(byLead, OFFICER, VIEWER, TODAY, 'h1')).toThrow('role "Member Support" officer');
  });
});

/** Replacing a notice: one set of changes ends the old one, enters the new one, and carries over open actions. */
import { describe, expect, test } from 'vitest';
import type { NewNotice } from '../../../src/core/notice/entry.ts';
import { replaceNotice } from '../../../src/core/notice/replacement.ts';
import { nextActionCode } from '../../../src/core/plan/action.ts';
import { applyChanges } from '../../../src/core/record/apply.ts';
import type { Change, Entities, EntityName } from '../../../src/core/record/changes.ts';
import type { Action, Snapshot } from '../../../src/core/record/model.ts';
import { becomes, LEAD, numbered, OFFICER, record } from '../../helpers/acting.ts';
import {
  AT,
  acting,
  action,
  conversation,
  evidence,
  expectation,
  lapsed,
  logEntry,
  notice,
} from '../../helpers/record.ts';

const wanted: NewNotice = {
  authority: 'Cambridgeshire and Peterborough Combined Authority',
  department: null,
  issuedOn: '2024-06-20',
  termMonths: 6,
  expiresOn: null,
};

const moved: Action = action({
  id: 'a2',
  version: 4,
  code: 'E1-02',
  ownerId: 'p2',
  deputyId: 'p1',
  originalDueOn: '2024-05-01',
  dueOn: '2024-07-12',
  timesMoved: 2,
  status: 'blocked',
  blockedBecause: 'waits for the audit',
  evidenceRequired: 'the signed report',
  proposedDueOn: '2024-08-01',
  proposedBecause: 'the audit is late',
  proposedBy: 'p2',
  proposedAt: AT,
});

const old: Snapshot = record({
  notice: notice({ remindOnWeekday: 3, remindAt: '10:30', confirmationRequired: false }),
  expectations: [expectation({ version: 2, seniorResponsibleOwnerId: 'p1' })],
  actions: [
    action({ id: 'a1', status: 'complete' }),
    moved,
    action({ id: 'a3', code: 'E1-03', status: 'reported_complete', reportedBy: 'p2', reportedAt: AT }),
    action({ id: 'a4', code: 'E1-04', status: 'withdrawn' }),
  ],
  evidence: [
    evidence({ id: 'v1', actionId: 'a1' }),
    evidence({ id: 'v2', actionId: 'a2', marking: 'exempt' }),
    evidence({ id: 'v3', actionId: 'a2', code: 'V2', struckAt: AT, struckBy: 'p1', struckBecause: 'wrong file' }),
  ],
  conversations: [conversation(), conversation({ id: 'n1/slack:C2', conversation: 'C2', stoppedAt: AT })],
});

function replaced(carry: boolean, { on = old, actor = LEAD, of = {} as Partial<NewNotice> } = {}) {
  return replaceNotice(acting(actor, on), { ...wanted, ...of }, null, carry, numbered());
}

function rows<K extends EntityName>(changes: readonly Change[], entity: K): Entities[K][] {
  return changes.flatMap((one) => (one.op === 'added' && one.entity === entity ? [one.row as Entities[K]] : []));
}

describe('the old and the new notice', () => {
  test('the old notice is recorded as replaced, by the letter of the new one, before the new one is added', () => {
    const { changes, notice: next } = replaced(false);
    expect(changes[0]).toMatchObject({ op: 'changed', entity: 'notice', id: 'n1', verb: 'decision recorded' });
    expect(becomes(changes[0])).toMatchObject({ decisionOutcome: 'replaced', decisionLetterOn: '2024-06-20' });
    expect(changes[1]).toMatchObject({ op: 'added', entity: 'notice', row: next });
    expect(next).toMatchObject({ replacesNoticeId: 'n1', issuedOn: '2024-06-20', expiresOn: '2024-12-20' });
  });

  test('a replacing notice keeps conversations and schedule, and asks for confirmation again', () => {
    const { changes, notice: next } = replaced(false);
    expect(next).toMatchObject({ remindOnWeekday: 3, remindAt: '10:30', remindFrom: AT, confirmationRequired: true });
    expect(rows(changes, 'conversation')).toEqual([
      conversation({ id: 'new-1/slack:C1', noticeId: 'new-1', startedAt: AT }),
    ]);
  });

  test('a notice that is already recorded as replaced is not changed by its replacement', () => {
    const on = { ...old, notice: lapsed({ decisionOutcome: 'replaced', decisionLetterOn: '2024-06-20' }) };
    const { changes, notice: next } = replaced(false, { on });
    expect(changes.filter((one) => one.op === 'changed')).toEqual([]);
    expect(next.replacesNoticeId).toBe('n1');
  });

  test('a lapsed notice, or no notice, is not replaced', () => {
    expect(() => replaced(false, { on: { ...old, notice: lapsed() } })).toThrow(/recorded as lapsed/);
    expect(() => replaced(false, { on: { ...old, notice: null } })).toThrow(/no notice to replace/);
  });

  test('only a lead replaces a notice, with a later letter that is not of a future day', () => {
    expect(() => replaced(true, { actor: OFFICER })).toThrow(/Only a programme lead can replace/);
    expect(() => replaced(true, { of: { issuedOn: '2024-01-30' } })).toThrow(/not after the one of the notice before/);
    expect(() => replaced(true, { of: { issuedOn: '2024-06-25' } })).toThrow(/lies ahead/);
  });
});

describe('carrying over', () => {
  test('a replacement copies no row unless it carries over', () => {
    const { changes, carried, basis } = replaced(false);
    expect(carried).toEqual({ expectations: [], actions: [], recoded: [], left: [] });
    expect(basis).toEqual([]);
    expect(rows(changes, 'expectation').length + rows(changes, 'action').length).toBe(0);
  });

  test('carried expectations keep their code, words and senior responsible owner', () => {
    const [one] = rows(replaced(true).changes, 'expectation');
    const sro = { seniorResponsibleOwnerId: 'p1' };
    expect(one).toEqual(expectation({ id: 'new-2', noticeId: 'new-1', version: 1, codesUpTo: 4, ...sro }));
  });

  test('actions that are neither complete nor withdrawn are carried with all their columns', () => {
    const { changes, carried } = replaced(true);
    expect(carried).toMatchObject({ actions: ['E1-02', 'E1-03'], recoded: [], left: [] });
    const [first, second] = rows(changes, 'action');
    const { id, version, noticeId, expectationId, carriedFromId, ...rest } = moved;
    expect(first).toEqual({
      ...rest,
      id: 'new-3',
      version: 1,
      noticeId: 'new-1',
      expectationId: 'new-2',
      carriedFromId: id,
    });
    expect(second).toMatchObject({ status: 'reported_complete', reportedBy: 'p2', carriedFromId: 'a3' });
    expect([version, noticeId, expectationId, carriedFromId]).toEqual([4, 'n1', 'x1', null]);
  });

  test('codes go on after the highest of the old notice, so that no code has two meanings', () => {
    const { changes, notice: next } = replaced(true);
    const [first] = rows(changes, 'expectation');
    if (!first) throw new Error('No expectation was carried over');
    const after = { ...old, notice: next, expectations: [first], actions: [] };
    expect(nextActionCode(after, first)).toBe('E1-05');
    const again = replaceNotice(acting(LEAD, after), { ...wanted, issuedOn: '2024-06-23' }, null, true, numbered());
    expect(rows(again.changes, 'expectation')).toMatchObject([{ code: 'E1', codesUpTo: 4 }]);
  });

  test('the updates of carried actions go with them, and struck ones and those of expectations stay', () => {
    const said = [
      logEntry({ id: 'u1', aboutId: 'a2', rag: 'red', text: 'No auditor yet' }),
      logEntry({ id: 'u2', aboutId: 'a2', code: 'U2', struckAt: AT }),
      logEntry({ id: 'u3', about: 'expectation', aboutId: 'x1' }),
      logEntry({ id: 'u4', aboutId: 'a1' }),
    ];
    const { changes } = replaced(true, { on: { ...old, logEntries: said } });
    const [carried] = rows(changes, 'action');
    expect(rows(changes, 'logEntry')).toMatchObject([{ aboutId: carried?.id, rag: 'red', noticeId: 'new-1' }]);
  });

  test('evidence that is not struck is carried with its marking', () => {
    expect(rows(replaced(true).changes, 'evidence')).toEqual([
      evidence({ id: 'new-5', noticeId: 'new-1', actionId: 'new-3', marking: 'exempt' }),
    ]);
  });

  test('every copy has the verb carried over, and rests on the rows that were copied', () => {
    const { changes, basis } = replaced(true);
    const copies = changes.filter((one) => one.entity !== 'notice');
    expect(new Set(copies.map((one) => one.verb))).toEqual(new Set(['carried over']));
    expect(basis).toContainEqual({ entity: 'action', id: 'a2', version: 4 });
    expect(basis).toContainEqual({ entity: 'expectation', id: 'x1', version: 2 });
  });

  test('the old notice keeps all its rows', () => {
    const { changes } = replaced(true);
    const then = applyChanges(old, changes);
    expect(then.actions).toEqual(old.actions);
    expect(then.evidence).toEqual(old.evidence);
    expect(then.notice?.decisionOutcome).toBe('replaced');
  });
});

/** Recording the Department's decision on a notice, correcting it and taking it back. */
import { expect, test } from 'vitest';
import {
  type DepartmentDecision,
  recordDecision,
  takeBackDecision,
} from '../../../src/core/notice/department-decision.ts';
import type { Notice } from '../../../src/core/record/model.ts';
import { becomes, LEAD, OFFICER, record } from '../../helpers/acting.ts';
import { acting, lapsed, notice } from '../../helpers/record.ts';

const AFTER_EXPIRY = '2024-09-10T09:00:00.000Z';
const lapse: DepartmentDecision = {
  outcome: 'lapsed',
  letterOn: '2024-09-09',
  link: 'https://www.gov.uk/letter',
  remindersUntil: null,
};

function recorded(
  of: Partial<DepartmentDecision> = {},
  { on = notice() as Notice, actor = LEAD, now = AFTER_EXPIRY, because = null as string | null } = {},
) {
  return recordDecision(acting(actor, record({ notice: on }), now), on, { ...lapse, ...of }, because);
}

test('a decision is recorded with its letter, its link, its recorder and the time', () => {
  const change = recorded();
  expect(change).toMatchObject({ entity: 'notice', id: 'n1', verb: 'decision recorded', because: null });
  expect(becomes(change)).toEqual({
    decisionOutcome: 'lapsed',
    decisionLetterOn: '2024-09-09',
    decisionLink: 'https://www.gov.uk/letter',
    decisionRecordedBy: 'p1',
    decisionRecordedAt: AFTER_EXPIRY,
    remindersUntil: null,
  });
});

test('only a lead records a decision', () => {
  expect(() => recorded({}, { actor: OFFICER })).toThrow(/Only a programme lead can record/);
});

test('a notice lapses on its expiry date at the earliest', () => {
  const lastDay = { outcome: 'lapsed', letterOn: '2024-07-29' } as const;
  expect(() => recorded(lastDay, { now: '2024-07-29T22:59:59.999Z' })).toThrow(/only from the day it expires/);
  expect(becomes(recorded(lastDay, { now: '2024-07-29T23:00:00.000Z' })).decisionOutcome).toBe('lapsed');
});

test.each(['withdrawn', 'escalated', 'replaced'] as const)('the outcome %s is recorded on any day', (outcome) => {
  const change = recorded({ outcome, letterOn: '2024-03-01' }, { now: '2024-03-01T09:00:00.000Z' });
  expect(becomes(change).decisionOutcome).toBe(outcome);
});

test('a letter of a future day, or older than the notice, is refused', () => {
  expect(() => recorded({ letterOn: '2024-09-11' })).toThrow(/lies ahead/);
  expect(() => recorded({ letterOn: '2024-01-29' })).toThrow(/older than the notice/);
  expect(becomes(recorded({ letterOn: '2024-09-10' })).decisionLetterOn).toBe('2024-09-10');
});

test.each(['http://www.gov.uk/letter', 'the letter', 'javascript:alert(1)', 'file:///etc/passwd'])(
  '“%s” is no link',
  (link) => {
    expect(() => recorded({ link })).toThrow(/https:\/\//);
  },
);

test('a decision without a link is recorded', () => {
  expect(becomes(recorded({ link: null })).decisionLink).toBeNull();
});

test('a recorded decision is corrected with a reason, and the same decision is refused', () => {
  const on = lapsed();
  expect(() => recorded({ outcome: 'withdrawn' }, { on })).toThrow(/needs a reason/);
  const change = recorded({ outcome: 'withdrawn' }, { on, because: 'misread the letter' });
  expect(change).toMatchObject({ verb: 'decision corrected', because: 'misread the letter' });
  expect(() => recorded({}, { on, because: 'again' })).toThrow(/recorded already/);
  expect(becomes(recorded({ link: null }, { on, because: 'dead link' })).decisionLink).toBeNull();
});

test('a decision recorded by mistake is taken back with a reason, and the notice runs on', () => {
  const on = lapsed();
  const back = (because: string | null, actor = LEAD, of = on) =>
    takeBackDecision(acting(actor, record({ notice: of }), AFTER_EXPIRY), of, because);
  expect(back('it was another authority’s letter')).toMatchObject({ verb: 'decision corrected' });
  expect(becomes(back('x'))).toMatchObject({ decisionOutcome: null, decisionLetterOn: null, decisionRecordedBy: null });
  expect(() => back(null)).toThrow(/needs a reason/);
  expect(() => back('x', OFFICER)).toThrow(/Only a programme lead/);
  expect(() => back('x', LEAD, notice())).toThrow(/No decision on the notice of 30 January 2024/);
});

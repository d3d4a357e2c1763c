/** Whether an action is embedded, by its checks. */
import { expect, test } from 'vitest';
import { isEmbedded } from '../../../src/core/plan/check.ts';
import { progressOf } from '../../../src/core/plan/expectation.ts';
import { record } from '../../helpers/acting.ts';
import { action, evidence, expectation, TODAY } from '../../helpers/record.ts';

const checked = action({ id: 'a1', code: 'E2-01', status: 'complete' });
const check = action({ id: 'a2', code: 'E2-02', status: 'complete', checksId: 'a1', dueOn: '2024-05-01' });
const proof = evidence({ id: 'v1', actionId: 'a2' });

test('a complete check embeds its action only with evidence that has not been struck', () => {
  const actions = [checked, check];
  expect(isEmbedded(checked, record({ actions, evidence: [proof] }), TODAY)).toBe(true);
  expect(isEmbedded(checked, record({ actions }), TODAY)).toBe(false);
  const struck = { ...proof, struckAt: '2024-06-01T09:00:00.000Z' };
  expect(isEmbedded(checked, record({ actions, evidence: [struck] }), TODAY)).toBe(false);
});

test('an action that was opened again is not embedded, and a check of itself embeds nothing else', () => {
  const open = { ...checked, status: 'in_progress' as const };
  expect(isEmbedded(open, record({ actions: [open, check], evidence: [proof] }), TODAY)).toBe(false);
  expect(isEmbedded(check, record({ actions: [checked, check], evidence: [proof] }), TODAY)).toBe(false);
});

test('the checks of a list leave the actions of each expectation as they were', () => {
  const of = expectation({ id: 'e2', code: 'E2' });
  const actions = [checked, check].map((one) => ({ ...one, expectationId: 'e2' }));
  const snapshot = record({ expectations: [of], actions, evidence: [proof] });
  expect(isEmbedded(actions[0] as typeof checked, snapshot, TODAY)).toBe(true);
  expect(progressOf(snapshot, of, TODAY)).toMatchObject({ total: 2, complete: 2, embedded: 1 });
});

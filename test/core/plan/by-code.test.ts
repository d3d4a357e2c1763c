/** Codes are ordered by their numbers, as a collator that knows numbers orders them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byCode } from '../../../src/core/plan/action.ts';

const actions = fc
  .tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 9999 }))
  .map(([group, number]) => `E${group}-${String(number).padStart(2, '0')}`);
const expectations = fc.integer({ min: 1, max: 999 }).map((group) => `E${group}`);
const evidence = fc.integer({ min: 1, max: 999 }).map((number) => `V${number}`);

test.each([
  ['actions', actions],
  ['expectations', expectations],
  ['evidence', evidence],
])('codes of %s are ordered by their numbers', (_, codes) => {
  const inOrder = new Intl.Collator('en', { numeric: true });
  fc.assert(
    fc.property(fc.array(codes.map((code) => ({ code }))), (rows) => {
      const wanted = rows.map(({ code }) => code).sort(inOrder.compare);
      expect(rows.sort(byCode).map(({ code }) => code)).toEqual(wanted);
    }),
  );
});

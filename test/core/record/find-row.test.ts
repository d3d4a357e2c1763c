/** The rows that belong to a row, also in a list in which rows were replaced. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsBelongingTo, withReplaced } from '../../../src/core/record/find-row.ts';

interface Child {
  readonly id: string;
  readonly of: string;
  readonly n: number;
}

const parentOf = ({ of }: Child) => of;
const PARENTS = ['a', 'b', 'c'];
const parent = fc.constantFrom(...PARENTS);

test('rows that are replaced, once or several times, are found under the row that they now belong to', () => {
  const replaced = fc.record({ at: fc.nat(9), of: parent, keepsParent: fc.boolean(), isAsked: fc.boolean() });
  fc.assert(
    fc.property(
      fc.array(parent, { minLength: 1, maxLength: 10 }),
      fc.array(replaced, { maxLength: 6 }),
      (of, edits) => {
        let rows: readonly Child[] = of.map((one, n) => ({ id: `${n}`, of: one, n: 0 }));
        const asked = () => PARENTS.map((id) => rowsBelongingTo(rows, id, parentOf));
        asked();
        for (const { at, of: to, keepsParent, isAsked } of edits) {
          const row = rows[at % rows.length]!;
          const other = { ...row, of: keepsParent ? row.of : to, n: row.n + 1 };
          rows = withReplaced(rows, new Map([[row.id, other]]));
          if (isAsked) asked();
        }
        expect(asked()).toEqual(PARENTS.map((id) => rows.filter((row) => row.of === id)));
      },
    ),
  );
});

test('the groups in which no row is replaced stay the same', () => {
  const rows: readonly Child[] = PARENTS.map((of) => ({ id: of, of, n: 0 }));
  const before = PARENTS.map((id) => rowsBelongingTo(rows, id, parentOf));
  const after = withReplaced(rows, new Map([['a', { id: 'a', of: 'a', n: 1 }]]));
  expect(PARENTS.map((id, n) => rowsBelongingTo(after, id, parentOf) === before[n])).toEqual([false, true, true]);
});

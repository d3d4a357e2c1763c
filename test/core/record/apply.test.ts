/** Changes played over a record: new rows stand in the order of their list, and few others are looked at for them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChanges, inOrder, LISTS, recordAfter } from '../../../src/core/record/apply.ts';
import type { Change } from '../../../src/core/record/changes.ts';
import type { LogEntry } from '../../../src/core/record/model.ts';
import { logEntry, record } from '../../helpers/record.ts';

const added = (row: LogEntry): Change => ({ entity: 'logEntry', op: 'added', verb: 'update added', row }) as Change;
const entryAt = (second: number, n: number) =>
  logEntry({ id: `u${n}`, addedAt: new Date(Date.UTC(2024, 5, 24) + second * 1000).toISOString() });

test('new rows stand in the order of their list, wherever they belong', () => {
  const seconds = fc.array(fc.nat(20), { maxLength: 12 });
  fc.assert(
    fc.property(seconds, seconds, (before, later) => {
      const rows = before.map(entryAt).toSorted(inOrder(LISTS.logEntry.order));
      const fresh = later.map((second, n) => entryAt(second, before.length + n));
      const { logEntries } = applyChanges(record({ logEntries: rows }), fresh.map(added));
      expect(logEntries).toEqual([...rows, ...fresh].toSorted(inOrder(LISTS.logEntry.order)));
    }),
  );
});

test('a new row of a long list is put in its place after a look at a few of the others', () => {
  let looks = 0;
  const watched = (entry: LogEntry): LogEntry =>
    new Proxy(entry, {
      get(row, name, receiver) {
        looks += 1;
        return Reflect.get(row, name, receiver);
      },
    });
  const rows = Array.from({ length: 1_000 }, (_, n) => watched(entryAt(n, n)));
  const { logEntries } = applyChanges(record({ logEntries: rows }), [added(entryAt(400, 1_001))]);
  expect(logEntries[400]?.id).toBe('u1001');
  expect(looks).toBeLessThan(100);
});

test('a decision that has played its changes is taken at its word for the record that it read, and for no other', () => {
  const changes = [added(entryAt(1, 1))];
  const [read, other] = [record(), record({ logEntries: [entryAt(0, 0)] })];
  const played = { before: read, after: applyChanges(read, changes) };
  expect(recordAfter(read, changes, played)).toBe(played.after);
  expect(recordAfter(other, changes, played).logEntries.map(({ id }) => id)).toEqual(['u0', 'u1']);
  expect(recordAfter(read, changes)).toEqual(played.after);
});

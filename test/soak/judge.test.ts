/** The judgement over a soak: a steady service passes, and each kind of leak is a fault. */
import { expect, test } from 'vitest';
import { growthPerHour, judge, MOST_LOG_AT_REST_BYTES, MOST_LOG_BYTES, type Sample } from './judge.ts';

const REST: Sample = { atMs: 0, memoryKib: 100_000, logBytes: 0, files: 30, waiting: 0 };
const MINUTE_MS = 60_000;

/** A look each minute; `grows` gives what differs at the nth one. */
function soak(minutes: number, grows: (n: number) => Partial<Sample> = () => ({})): Sample[] {
  return Array.from({ length: minutes }, (_, n) => ({ ...REST, atMs: n * MINUTE_MS, files: 36, ...grows(n) }));
}

test('a soak of a service that stays as it is has no fault', () => {
  expect(judge(REST, soak(90), REST)).toEqual([]);
});

test('a soak of an hour finds memory that grows by two mebibytes an hour', () => {
  const growing = soak(90, (n) => ({ memoryKib: 100_000 + (n * 2 * 1024) / 60 }));
  expect(growthPerHour(growing)).toBeCloseTo(2, 1);
  expect(judge(REST, growing, REST)).toEqual(['Memory grew by 2.00 MiB an hour.']);
});

test('a short soak finds memory that grows by a third', () => {
  const growing = soak(30, (n) => ({ memoryKib: 100_000 + n * 6_000 }));
  expect(judge(REST, growing, REST)).toEqual([expect.stringMatching(/^Memory grew from \d+ KiB to \d+ KiB/)]);
});

test('a soak finds a write-ahead log that grows without end, and one that is not cut', () => {
  const growing = soak(30, (n) => ({ logBytes: n === 20 ? MOST_LOG_BYTES + 1 : 0 }));
  expect(judge(REST, growing, REST)).toEqual([expect.stringContaining('grew to')]);
  expect(judge(REST, soak(30), { ...REST, logBytes: MOST_LOG_AT_REST_BYTES + 1 })).toEqual([
    expect.stringContaining('kept'),
  ]);
});

test('a soak finds files that stay open', () => {
  expect(judge(REST, soak(30), { ...REST, files: 60 })).toEqual([
    '30 files were open before the load, and 60 after it.',
  ]);
});

test('a soak whose load is larger than the platform takes is no measurement', () => {
  expect(
    judge(
      REST,
      soak(30, (n) => ({ waiting: n * 20 })),
      REST,
    ),
  ).toEqual(['580 messages waited at the end: the load was not steady.']);
});

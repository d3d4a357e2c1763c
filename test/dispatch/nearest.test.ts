/** Tests which words count as near a mistyped one. */
import { expect, test } from 'vitest';
import { countEdits, nearest } from '../../src/dispatch/nearest.ts';

test.each<[string, string, number]>([
  ['status', 'status', 0],
  ['STATUS', 'status', 0],
  ['stauts', 'status', 1],
  ['statu', 'status', 0.5],
  ['hist', 'history', 0.5],
  ['staatus', 'status', 1],
  ['stxtxs', 'status', 2],
  ['monitring-oficer', 'monitoring-officer', 2],
  ['mien', 'mine', 1],
])('the typed word %s is %s with %d slips', (typed, meant, slips) => expect(countEdits(typed, meant)).toBe(slips));

test.each([
  ['mine', 'done'],
  ['x', 'xy'],
  ['stxxxs', 'status'],
  ['', 'due'],
  ['due', ''],
  ['a'.repeat(41), 'a'.repeat(42)],
])('the typed word %j is not near %j', (typed, meant) =>
  expect(countEdits(typed, meant)).toBe(Number.POSITIVE_INFINITY),
);

test('near words come nearest first, each once, and at most as many as requested', () => {
  const words = ['store', 'status', 'statue', 'status', 'start', 'static'];
  expect(nearest('statsu', words, 9)).toEqual(['status', 'statue', 'static']);
  expect(nearest('statsu', words, 1)).toEqual(['status']);
});

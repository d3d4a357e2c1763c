/** The day of a month, quarter or week on which something regular is done. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRhythm } from '../../../src/core/files/plan-rhythm.ts';
import { nextRhythmDay, readRhythmDay } from '../../../src/core/files/plan-rhythm-day.ts';
import { isWorkingDay } from '../../../src/core/time/calendar.ts';
import { dateOfDay, dayOf, daysBetween } from '../../../src/core/time/dates.ts';
import { readInTest } from './reading-plans.ts';

const NO_HOLIDAYS = { holidays: [] };

function firstDue(words: string, from: string): string | null {
  const day = readRhythmDay(words, readRhythm(words)?.everyWeeks ?? null);
  return day && nextRhythmDay(day, from, NO_HOLIDAYS);
}

describe('the first day of something regular', () => {
  test.each([
    ['Last working day of each month', '2026-03-16', '2026-03-31'],
    ['last working day of every month', '2026-05-29', '2026-05-29'],
    ['First Monday of every month', '2026-05-16', '2026-06-01'],
    ['First Monday of each month', '2026-03-16', '2026-04-02'],
    ['first Tuesday of each month', '2026-03-16', '2026-04-07'],
    ['By the 5th of each month', '2026-03-16', '2026-04-02'],
    ['Monthly, by the 20th', '2026-03-16', '2026-03-20'],
    ['10th working day of each month', '2026-03-16', '2026-04-16'],
    ['Monthly (last Friday)', '2026-03-16', '2026-03-27'],
    ['End of each month', '2026-05-04', '2026-05-29'],
    ['Last working day of each quarter', '2026-04-01', '2026-06-30'],
    ['First working day of each quarter', '2026-03-16', '2026-04-01'],
    ['Weekly on Fridays', '2026-03-16', '2026-03-20'],
  ])('“%s” on %s is first due on %s', (words, from, due) => {
    expect(firstDue(words, from)).toBe(due);
  });

  test.each(['Monthly', 'Every 6 weeks', 'Annually, in March', 'Quarterly'])('“%s” names no day', (words) => {
    expect(firstDue(words, '2026-03-16')).toBeNull();
  });

  test('such a day is a working day on or after the first one, and at most a quarter and a month away', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: dayOf('2025-01-01'), max: dayOf('2027-06-30') }),
        fc.constantFrom('week' as const, 'month' as const, 'quarter' as const),
        fc.constantFrom('working' as const, 'any' as const, 1, 2, 3, 4, 5),
        fc.constantFrom(null, 1, 2, 3, 4),
        (from, every, of, nth) => {
          fc.pre(every !== 'week' || typeof of === 'number');
          const day = dateOfDay(from);
          const next = nextRhythmDay({ every, of, nth }, day, NO_HOLIDAYS);
          expect(next >= day && daysBetween(day, next) <= 124).toBe(true);
          expect(isWorkingDay(next, { extraHolidays: new Set() })).toBe(true);
        },
      ),
    );
  });
});

test('the words of a rhythm that name its day stay in the update, and the rhythm is in weeks', () => {
  const rows = [
    ['Action', 'Owner', 'Due', 'Status'],
    ['Reconcile the bank', 'Head of Finance', 'Last working day of each month', 'In progress'],
    ['Send the return', 'Head of Finance', '30/06/2026', 'In progress'],
  ];
  const [row] = readInTest([{ name: null, rows, merged: [] }]).rows;
  expect(row).toMatchObject({
    kind: 'ongoing',
    everyWeeks: 4,
    rhythmDay: { every: 'month', of: 'working', nth: null },
  });
  expect(row?.update).toContain('Due: Last working day of each month');
  expect(row?.doubts).toEqual([]);
});

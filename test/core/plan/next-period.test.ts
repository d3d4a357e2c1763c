/** The day on which something that comes again is due: a working day, without a drift of the rhythm. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextDueBy } from '../../../src/core/plan/next-contact.ts';
import { dayOfRhythm, dueAfterWeeks, firstDueFrom } from '../../../src/core/plan/next-period.ts';
import { isWorkingDay } from '../../../src/core/time/calendar.ts';
import { addDays } from '../../../src/core/time/dates.ts';
import { action, holiday, logEntry, record } from '../../helpers/record.ts';

const open = record();
const closed = { extraHolidays: new Set<string>() };
const days = fc.integer({ min: 0, max: 1400 }).map((n) => addDays('2023-01-02', n));

describe('the next due day of a rhythm', () => {
  test('contact every thirteen weeks from 5 February 2024 is due before the bank holiday on 6 May', () => {
    const cadence = action({ kind: 'ongoing', bodyId: 'b1', everyWeeks: 13, cadenceFrom: 'last' });
    const met = logEntry({ kind: 'contact', on: '2024-02-05' });
    expect(nextDueBy(cadence, [met], open)).toBe('2024-05-03');
    expect(nextDueBy({ ...cadence, cadenceFrom: 'period', originalDueOn: '2024-02-05' }, [met], open)).toBe(
      '2024-05-03',
    );
  });

  test('a closing day that a lead has added moves it as well', () => {
    const shut = record({ holidays: [holiday({ date: '2024-05-03' })] });
    expect(dueAfterWeeks('2024-02-05', 13, shut)).toBe('2024-05-02');
  });

  test('a computed day is a working day, and never later than the rhythm says', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 52 }), (on, weeks) => {
        const due = dueAfterWeeks(on, weeks, open);
        expect(isWorkingDay(due, closed)).toBe(true);
        expect(due > on && due <= addDays(on, 7 * weeks)).toBe(true);
      }),
    );
  });

  test('the date after one that was moved is counted from the day before the move', () => {
    const from = dayOfRhythm('2024-05-03', '2024-02-05', 13, open);
    expect(from).toBe('2024-05-06');
    expect(firstDueFrom(from, 13, '2024-05-04', open)).toBe('2024-08-05');
    expect(dayOfRhythm('2024-05-02', '2024-02-05', 13, open)).toBe('2024-05-02');
  });
});

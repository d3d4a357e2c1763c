/** The date cells of plans, in all the forms in which people write them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlanDateContext, QuarterBasis } from '../../../src/core/files/plan-date-cell.ts';
import { readDateCell } from '../../../src/core/files/plan-dates.ts';
import { dateOfDay, dayOf, longDate, MONTHS } from '../../../src/core/time/dates.ts';

const at = (quarters: QuarterBasis = null): PlanDateContext => ({
  today: '2024-06-24',
  calendar: { timeZone: 'Europe/London', extraHolidays: new Set() },
  expiresOn: null,
  prefer: 'future',
  quarters,
});

/** A date cell in short: the day, the rhythm, or the kind of answer. */
function dateIn(cell: string, quarters: QuarterBasis = null): string {
  const read = readDateCell(cell, at(quarters));
  if (read.is === 'day') return read.earlier ? `${read.date}, first ${read.earlier}` : read.date;
  if (read.is === 'ongoing') return `every ${read.everyWeeks ?? '?'} weeks`;
  if (read.is === 'complete') return `complete ${read.on ?? ''}`.trim();
  return read.is === 'doubt' ? `asked: ${read.options.join(', ')}` : read.is;
}

describe('date cells of a plan', () => {
  test.each([
    ['2024-06-30', '2024-06-30'],
    ['2024-06-30 00:00:00', '2024-06-30'],
    ['30/06/2024 12:00', '2024-06-30'],
    ['30/06/24', '2024-06-30'],
    ['30.06.24', '2024-06-30'],
    ['1st July 2024', '2024-07-01'],
    ['Monday 1 July 2024', '2024-07-01'],
    ['Mon 1 Jul 24', '2024-07-01'],
    ["9 September '24", '2024-09-09'],
    ['28-Feb-2025', '2025-02-28'],
    ['45450', '2024-06-07'],
    ['45450.75', '2024-06-07'],
    ['20240630', '2024-06-30'],
    ['June 2024', '2024-06-30'],
    ['by June 2024', '2024-06-30'],
    ['Feb-24', '2024-02-29'],
    ['Mar 25', '2025-03-31'],
    ["March '25", '2025-03-31'],
    ['Sept 2024', '2024-09-30'],
    ['06/2024', '2024-06-30'],
    ['End of December 2023', '2023-12-31'],
    ['end Dec 23', '2023-12-31'],
    ['2024/25', '2025-03-31'],
    ['23/24', '2024-03-31'],
    ['Financial year 2024-25', '2025-03-31'],
    ['Q2 FY25', '2024-09-30'],
    ['w/c 8 July 2024', '2024-07-12'],
    ['Week commencing 8/7/24', '2024-07-12'],
    ['30 June 2024 (subject to funding)', '2024-06-30'],
    ['30/06/2024 (revised 30/09/2024)', '2024-09-30, first 2024-06-30'],
    ['30 September 2024 (was June 2024)', '2024-09-30, first 2024-06-30'],
    ['Due: 30 September 2024 (revised from 30 June 2024)', '2024-09-30, first 2024-06-30'],
    ['30/09/2024 (slipped from 30/06/2024)', '2024-09-30, first 2024-06-30'],
    ['30/06/2024 (rescheduled to 30/09/2024)', '2024-09-30, first 2024-06-30'],
    ['By Full Council 18 July 2024', '2024-07-18'],
    ['Q3 (Oct-Dec) 2024', '2024-12-31'],
    ['Dec ’24 Cabinet', 'asked: 31 December 2024'],
    ['Audit Committee, 18/07/2024', '2024-07-18'],
    ['after Cabinet 18 July 2024', 'asked: 18 July 2024'],
    ['by Full Council 18 July', 'asked: 18 July 2024, 18 July 2023'],
    ['From 1 October 2024, then monthly', 'every 4 weeks'],
    ['Quarterly – next due 31 October 2024', 'every 13 weeks'],
    ['Ongoing', 'every ? weeks'],
    ['On-going – quarterly review', 'every 13 weeks'],
    ['Annual Review', 'every 52 weeks'],
    ['Monthly', 'every 4 weeks'],
    ['Every 6 weeks', 'every 6 weeks'],
    ['Immediate and ongoing', 'every ? weeks'],
    ['Launched April 2024 - Ongoing', 'every ? weeks'],
    ['Done (March 2024)', 'complete 2024-03-31'],
    ['Completed 12/03/2024', 'complete 2024-03-12'],
    ['Complete', 'complete'],
    ['Autumn 2024', 'open'],
    ['ASAP', 'open'],
    ['TBC', 'open'],
    ['n/a', 'open'],
    ['-', 'open'],
    ['', 'empty'],
    ['Q2 2024/25', 'asked: 30 September 2024, 30 June 2024'],
    ['Q3', 'asked: 31 December 2024, 30 September 2024'],
    ['2025', 'asked: 31 December 2025, 31 March 2025'],
    ['30 June', 'asked: 30 June 2024, 30 June 2023'],
    ['31/11/2024', 'asked: 30 November 2024, 1 December 2024'],
    ['Jan - March 2025', 'asked: 31 March 2025'],
    ['11/12', 'asked: 11 December 2024, 11 December 2023'],
    ['30/06/2042', 'asked: 30 June 2042'],
    ['Complete by June 2024', 'asked: '],
    ['within 3 months', 'asked: 24 September 2024'],
    ['After the election', 'asked: '],
    ['Nov 2024 (TBC)', 'asked: 30 November 2024'],
  ])('%s is read as %s', (cell, expected) => {
    expect(dateIn(cell)).toBe(expected);
  });

  test('a quarter is not asked about once somebody has said by which year the file counts', () => {
    expect([dateIn('Q2 2024/25', 'financial'), dateIn('Q2 2024/25', 'calendar')]).toEqual(['2024-09-30', '2024-06-30']);
  });

  test('every day reads back in every form in which it can be written', () => {
    const day = fc.integer({ min: dayOf('2015-01-01'), max: dayOf('2035-12-31') }).map(dateOfDay);
    fc.assert(
      fc.property(day, (date) => {
        const [year = '', month = '', number = ''] = date.split('-');
        const name = MONTHS[Number(month) - 1] ?? '';
        const forms = [
          date,
          longDate(date),
          `${number}/${month}/${year}`,
          `${number}/${month}/${year.slice(2)}`,
          `${Number(number)} ${name.slice(0, 3)} ${year.slice(2)}`,
          `${number}-${name.slice(0, 3)}-${year}`,
          `${dayOf(date) + 25_569}`,
        ];
        for (const form of forms) expect([form, dateIn(form)]).toEqual([form, date]);
      }),
    );
  });

  test('no text becomes a day without its year', () => {
    const text = fc.string({ unit: fc.constantFrom(...'Q1234/- .abMayune onthw', 'June', 'end of ', 'Friday ') });
    fc.assert(
      fc.property(text, (cell) => {
        if (!/\d\d/.test(cell)) expect(readDateCell(cell, at()).is).not.toBe('day');
      }),
    );
  });
});

describe('the day of a meeting in brackets', () => {
  const AT_2026 = { ...at(), today: '2026-01-12' };
  test.each([
    ['Annual Council (20 May 2026)', '2026-05-20'],
    ['By March Council (24/03/26)', '2026-03-24'],
    ['31/07/2026 (was 30/06/2026; moved at the board of 14/05/26)', '2026-07-31'],
  ])('“%s” is that day', (cell, date) => {
    expect(readDateCell(cell, AT_2026)).toMatchObject({ is: 'day', date });
  });

  test.each([
    'After the Council (20 May 2026)',
    'Until vesting day (1 April 2027)',
    'Council (May 2026)',
    'Draft (20 May 2026)',
  ])('“%s” is asked about', (cell) => {
    expect(readDateCell(cell, AT_2026)).toMatchObject({ is: 'doubt' });
  });
});

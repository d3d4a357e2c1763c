/**
 * A date without its year that has passed this year is questioned, because it is a slip more often than next year's
 * date.
 */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readDate } from '../../src/core/time/date-words.ts';
import { addDays, daysBetween, MONTHS } from '../../src/core/time/dates.ts';
import { yearInDoubt } from '../../src/dispatch/year-in-doubt.ts';
import type { Form } from '../../src/ports/card.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

const DOUBT = '“14 May” has passed: it was Tuesday 14 May 2024, and the next one is Wednesday 14 May 2025.';

describe('a due date without its year', () => {
  it('a due date that has passed this year is questioned with both dates, and taken for next year’s only on a yes', async () => {
    const bot = await startProgramme();
    const asked = await bot.says('Lead', 'due E1-01 14 May because the auditors asked');
    expect(asked).toContain(`${DOUBT} Expected the date with its year.`);
    expect(asked).toContain('[Yes, use 14 May 2025]');
    expect((await bot.action('E1-01')).dueOn).toBe('2024-06-28');
    const args = { action: 'E1-01', on: '2025-05-14', because: 'the auditors asked', sure: 'yes' };
    await bot.ask('Lead', { kind: 'press', command: 'due', args });
    expect((await bot.action('E1-01')).dueOn).toBe('2025-05-14');
  });

  it('a date with its year, or whose next occurrence is the nearer, is taken at once', async () => {
    const bot = await startProgramme();
    await bot.says('Lead', 'due E1-01 14 May 2025 because x', DIRECT);
    expect((await bot.action('E1-01')).dueOn).toBe('2025-05-14');
    await bot.at('2024-12-10 09:00');
    await bot.says('Lead', 'due E1-01 15 January because x', DIRECT);
    expect((await bot.action('E1-01')).dueOn).toBe('2025-01-15');
  });

  it.each([
    ['add action "Something" to E1 by 14 May', 'Lead'],
    ['due E1-01 14 May because x', 'Owner'],
    ['handover @"Owner" to @"Other" from 14 May', 'Lead'],
    ['snooze E1-03 until 14 May', 'Owner'],
    ['away 1 to 14 May cover @"Other"', 'Owner'],
    ['away 14 May', 'Owner'],
    ['holiday add 14 May "Closed"', 'Lead'],
    ['notice confirm 14 May', 'Lead'],
  ])('a date that has passed this year is questioned wherever it is typed: %s', async (line, who) => {
    const bot = await startProgramme();
    const before = await bot.snapshot();
    expect(await bot.says(who, line)).toContain(DOUBT);
    expect(await bot.snapshot()).toEqual(before);
  });

  it('a date in a form that has passed this year is questioned at its field', async () => {
    const bot = await startProgramme();
    const send = (args: Record<string, string>) => bot.ask('Lead', { kind: 'form', command: 'due', args });
    const args = { action: 'E1-01', on: '14 May', because: 'x' };
    const { card, ok } = await send(args);
    const form = card?.body.find((one): one is Form => one.type === 'form');
    expect({ ok, fault: form?.fields.find(({ name }) => name === 'on')?.fault }).toEqual({
      ok: false,
      fault: expect.stringContaining(DOUBT),
    });
    await send({ ...args, ...form?.args });
    expect((await bot.action('E1-01')).dueOn).toBe('2025-05-14');
  });

  it('a date in a CSV file that has passed this year is a fault of its row', async () => {
    const bot = await startProgramme();
    const bytes = new TextEncoder().encode('Code,Due date\nE1-01,14-May\n');
    const { card } = await bot.ask('Lead', 'import', { file: { name: 'actions.csv', bytes } });
    expect(JSON.stringify(card)).toContain('“14-May” has passed: it was Tuesday 14 May 2024');
  });
});

test('a day without a year that would be more than half a year off is always questioned', () => {
  const calendar = { timeZone: 'Europe/London', extraHolidays: new Set<string>() };
  const at = (today: string) => ({ today, calendar, expiresOn: null, prefer: 'future' }) as const;
  const day = fc.integer({ min: 0, max: 3_000 }).map((n) => addDays('2024-01-01', n));
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 28 }), fc.constantFrom(...MONTHS), (today, number, month) => {
      const text = `${number} ${month}`;
      const read = readDate(text, at(today));
      if (!('date' in read)) throw new Error(read.fault);
      const ahead = daysBetween(today, read.date);
      expect(ahead).toBeGreaterThanOrEqual(0);
      expect(yearInDoubt(text, read.date, at(today)) !== null).toBe(
        ahead > 365 / 2 && read.date.slice(0, 4) !== today.slice(0, 4),
      );
      expect(yearInDoubt(`${text} ${read.date.slice(0, 4)}`, read.date, at(today))).toBeNull();
    }),
    // Exactly as many days ahead as are more than half of a year.
    { examples: [['2024-11-30', 1, 'June']] },
  );
});

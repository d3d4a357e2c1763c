/** Property tests of CSV: an exported text comes readBack as it was, and a spreadsheet runs no cell of it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RowsRead, readRows } from '../../../src/commands/files/rows.ts';
import { planImport } from '../../../src/core/files/import.ts';
import type { Action, Snapshot } from '../../../src/core/record/model.ts';
import { DELIVERY_STATUSES, LEVELS } from '../../../src/core/record/model.ts';
import type { Request } from '../../../src/dispatch/command.ts';
import { readCsv } from '../../../src/documents/csv.ts';
import { exportText } from '../../../src/views/files/csv.ts';
import { LEAD, numbered, OFFICER, record } from '../../helpers/acting.ts';
import { AT, acting, action, expectation } from '../../helpers/record.ts';

const request: Request = {
  id: 'r1',
  actor: { platform: 'local', accountId: 'lead', name: 'Lead' },
  place: { platform: 'local', conversation: 'c1' },
  input: { kind: 'text', text: 'import' },
  now: AT,
};

/** Texts as the record holds them: well formed, without NUL and without white space around them. */
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n\'",;|'), minLength: 1, maxLength: 12 }),
    fc.constantFrom("'=1+1", "''", '=cmd|x', '🙂, "ja"', '＝1', 'a\r\nb', '-5% of “cost”', 'E1-01', '2024-01-01'),
  )
  .map((typed) => typed.replaceAll('\0', '').toWellFormed().trim())
  .filter((typed) => typed !== '');

const maybe = fc.option(text, { nil: null });
const date = fc.constantFrom('2024-01-01', '2024-06-24', '2026-12-31');

const value = fc.double({ min: -9999, max: 9999, noNaN: true }).map((number) => Number(number.toFixed(4)) + 0);
/** The figures of a measure in any unit, negative ones and those with many decimals with them. */
const anyFigures = fc.record({
  unit: fc.constantFrom(null, '%', '£m', '£', 'days'),
  better: fc.constantFrom('higher', 'lower'),
  baseline: value,
  target: value,
});

const anyAction = fc
  .record({
    title: text,
    blockedBecause: maybe,
    evidenceRequired: maybe,
    ownerId: fc.constantFrom(null, 'p1', 'p2'),
    level: fc.constantFrom(...LEVELS),
    status: fc.constantFrom(...DELIVERY_STATUSES),
    dueOn: fc.option(date, { nil: null }),
    everyWeeks: fc.constantFrom(null, 1, 26),
    figures: fc.option(anyFigures, { nil: null }),
  })
  .map(({ figures, ...of }): Partial<Action> => {
    if (figures && of.everyWeeks !== null) return { ...of, ...figures, kind: 'measure' };
    return { ...of, kind: of.everyWeeks === null ? 'once' : 'ongoing' };
  });

function recordOf(actions: readonly Partial<Action>[], name: string): Snapshot {
  return record({
    people: [{ ...LEAD, name }, OFFICER],
    expectations: [expectation()],
    actions: actions.map((of, index) => {
      return action({ id: `a${index}`, code: `E1-${String(index + 1).padStart(2, '0')}`, ...of });
    }),
  });
}

function readBack(csv: string, snapshot: Snapshot): Promise<RowsRead> {
  const calendar = { timeZone: 'Europe/London', extraHolidays: new Set<string>() };
  return readRows(readCsv(new TextEncoder().encode(csv)), { today: '2024-06-24', calendar, snapshot, request });
}

describe('an export that is imported again', () => {
  test('an export that is imported again changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAction, { minLength: 1, maxLength: 8 }), text, async (actions, name) => {
        const snapshot = recordOf(actions, name);
        const { rows, faults } = await readBack(exportText(snapshot, { zone: 'Europe/London' }), snapshot);
        expect(faults).toEqual([]);
        expect(rows).toHaveLength(actions.length);
        const plan = planImport(acting(LEAD, snapshot), rows, 'the import', numbered());
        expect([plan.faults, plan.changes, plan.unchanged]).toEqual([[], [], actions.length]);
      }),
      { numRuns: 300 },
    );
  });

  test('an exported title is imported into another record as it was', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (title) => {
        const out = exportText(recordOf([{ title }], 'Lead'), { zone: 'Europe/London' }).replace('E1-01,', ',');
        const { rows, faults } = await readBack(out, record({ expectations: [expectation()] }));
        expect([faults, rows[0]?.title]).toEqual([[], title.replaceAll(/\r\n?/g, '\n')]);
      }),
      { numRuns: 300 },
    );
  });
});

test('no exported cell begins as a formula does', () => {
  fc.assert(
    fc.property(text, text, (title, evidenceRequired) => {
      const csv = exportText(recordOf([{ title, evidenceRequired }], 'Lead'), { zone: 'Europe/London' });
      const cells = readCsv(new TextEncoder().encode(csv)).flat();
      expect(cells.filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

/** Property tests of our own files: a plan that goes out and comes into an empty notice with the same people is the same plan. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRecommendationRows } from '../../../src/commands/files/recommendation-rows.ts';
import { readRows } from '../../../src/commands/files/rows.ts';
import type { Table } from '../../../src/commands/files/table.ts';
import { planImport } from '../../../src/core/files/import.ts';
import { planRecommendations } from '../../../src/core/files/import-recommendations.ts';
import { applyChanges } from '../../../src/core/record/apply.ts';
import type { Action, Snapshot } from '../../../src/core/record/model.ts';
import type { Request } from '../../../src/dispatch/command.ts';
import { readCsv } from '../../../src/documents/csv.ts';
import { writeXlsx } from '../../../src/documents/write-xlsx.ts';
import { readXlsx } from '../../../src/documents/xlsx-in.ts';
import { COLUMN_NAMES, COLUMNS, exportText } from '../../../src/views/files/csv.ts';
import { recommendationsText } from '../../../src/views/files/recommendations-csv.ts';
import { planSheets } from '../../../src/views/files/workbook.ts';
import { LEAD, numbered } from '../../helpers/acting.ts';
import { AT, acting, notice } from '../../helpers/record.ts';
import { anyRecord } from './any-plan.ts';

const request: Request = {
  id: 'r1',
  actor: { platform: 'local', accountId: 'lead', name: 'Lead' },
  place: { platform: 'local', conversation: 'c1' },
  input: { kind: 'text', text: 'import' },
  now: AT,
};
const contextOf = (snapshot: Snapshot) => {
  const calendar = { timeZone: 'Europe/London', extraHolidays: new Set<string>() };
  return { today: '2024-06-24', calendar, snapshot, request };
};

const tableOf = (csv: string): Table => readCsv(new TextEncoder().encode(csv));
const emptied = (full: Snapshot): Snapshot => ({ ...full, actions: [], milestones: [] });

async function filled(empty: Snapshot, table: Table): Promise<Snapshot> {
  const { rows, faults } = await readRows(table, contextOf(empty));
  expect(faults).toEqual([]);
  const plan = planImport(acting(LEAD, empty), rows, 'the import', numbered());
  expect(plan.faults).toEqual([]);
  return applyChanges(empty, plan.changes);
}

/** The cells of an export that are the plan's own; people report the others, and nobody has reported here yet. */
function planCells(snapshot: Snapshot): readonly object[] {
  const [, ...rows] = tableOf(exportText(snapshot, { zone: 'Europe/London' }));
  return rows.map((cells) => {
    const of = (name: (typeof COLUMN_NAMES)[number]) => cells[COLUMN_NAMES.indexOf(name)];
    const own = COLUMN_NAMES.filter((name) => COLUMNS[name].follows !== 'reported').map((name) => [name, of(name)]);
    return {
      ...Object.fromEntries(own),
      firstDue: of('kind') === 'once' ? of('firstDue') : '',
      reportedBy: of('status') === 'reported complete' ? of('reportedBy') : '',
      doneOn: of('doneOn'),
    };
  });
}

describe('a plan that goes out as a file and comes into an empty notice', () => {
  test('actions of every kind with their milestones are the same when they come back as CSV', async () => {
    await fc.assert(
      fc.asyncProperty(anyRecord, async (full) => {
        const again = await filled(emptied(full), tableOf(exportText(full, { zone: 'Europe/London' })));
        expect(planCells(again)).toEqual(planCells(full));
        const columns = ({ kind, cadenceFrom, unit, status, blockedBecause, checksId, recommendationId }: Action) => ({
          ...{ kind, cadenceFrom, unit, status, blockedBecause, checks: checksId !== null },
          recommendation: recommendationId === 'rec1' ? null : recommendationId,
        });
        expect(again.actions.map(columns)).toEqual(full.actions.map(columns));
      }),
      { numRuns: 300 },
    );
  });

  test('a day of work that has not come yet stops the row of a complete action', async () => {
    const header = 'Code,Expectation,Action,Kind,Status,Done on';
    const table = tableOf(`${header}\nE1-01,E1,Adopt the rules,once,complete,2024-07-01`);
    const empty = emptied(fc.sample(anyRecord, { numRuns: 1, seed: 7 })[0] as Snapshot);
    const { rows } = await readRows(table, contextOf(empty));
    const { faults } = planImport(acting(LEAD, empty), rows, 'the import', numbered());
    expect(faults.map(({ message }) => message)).toEqual([
      '1 July 2024 has not come yet. Expected a day up to today on which the work was done.',
    ]);
  });

  test('actions of every kind are the same when they come back as a workbook', async () => {
    await fc.assert(
      fc.asyncProperty(anyRecord, async (full) => {
        const sheets = planSheets(full, [], { now: AT, zone: 'Europe/London' });
        const [sheet] = await readXlsx(await writeXlsx(sheets, AT), 'plan.xlsx');
        expect(planCells(await filled(emptied(full), sheet?.rows ?? []))).toEqual(planCells(full));
      }),
      { numRuns: 30 },
    );
  });

  test('a file of recommendations makes the same recommendations, with their responses and outcomes', () => {
    fc.assert(
      fc.property(anyRecord, (full) => {
        const empty = { ...full, recommendations: [] };
        const table = tableOf(recommendationsText(full));
        const { rows, faults } = readRecommendationRows(table, contextOf(empty));
        const plan = planRecommendations(acting(LEAD, empty), notice(), rows, numbered());
        expect([faults, plan.faults]).toEqual([[], []]);
        const again = applyChanges({ ...empty, actions: [] }, plan.changes);
        expect(recommendationsText(again)).toBe(recommendationsText({ ...full, actions: [] }));
      }),
      { numRuns: 300 },
    );
  });

  test('an emptied cell of a workbook changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anyRecord, fc.infiniteStream(fc.boolean()), async (full, isEmptied) => {
        const sheets = planSheets(full, [], { now: AT, zone: 'Europe/London' });
        const [sheet] = await readXlsx(await writeXlsx(sheets, AT), 'plan.xlsx');
        const [head = [], ...rows] = sheet?.rows ?? [];
        const table = rows.map((cells) => cells.map((cell, at) => (at > 0 && isEmptied.next().value ? '' : cell)));
        const read = await readRows([head, ...table], contextOf(full));
        const plan = planImport(acting(LEAD, full), read.rows, 'the import', numbered());
        expect([read.faults, plan.faults, plan.changes]).toEqual([[], [], []]);
      }),
      { numRuns: 30 },
    );
  });
});

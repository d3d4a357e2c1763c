/** The plan as a workbook: a sheet of actions with the columns of the CSV file, and the register of evidence. */
import { byCode } from '../../core/plan/action.ts';
import type { Snapshot } from '../../core/record/model.ts';
import { dateOf } from '../../core/time/instants.ts';
import type { Sheet, SheetCell } from '../../ports/writers.ts';
import { COLUMN_NAMES, COLUMNS, type ColumnName, cellsOf, type Moves } from './csv.ts';
import { itemWords } from './report/appendices.ts';

/** The sheets of the workbook. Exempt evidence stays out of it; `zone` is the time zone of its dates. */
export function planSheets(snapshot: Snapshot, moves: Moves, zone: string): readonly Sheet[] {
  return [actionSheet(snapshot, moves), evidenceSheet(snapshot, zone)];
}

/** Columns whose cells are dates or numbers; the others hold texts. */
const HOLDS: Readonly<Partial<Record<ColumnName, 'dates' | 'numbers'>>> = {
  every: 'numbers',
  firstDue: 'dates',
  due: 'dates',
  evidenceCount: 'numbers',
  baselineOn: 'dates',
  targetOn: 'dates',
  papersDays: 'numbers',
};
/** The widths of columns in characters, where they are not the usual one. */
const WIDTHS: Readonly<Partial<Record<ColumnName, number>>> = {
  code: 8,
  title: 48,
  owner: 24,
  deputy: 24,
  blocked: 30,
  proof: 30,
  latestUpdate: 48,
  milestones: 44,
  expectationTitle: 34,
  evidence: 44,
  moves: 40,
};
const USUAL_WIDTH = 14;

function actionSheet(snapshot: Snapshot, moves: Moves): Sheet {
  const rows = [...snapshot.actions].sort(byCode).map((action) => {
    const cells = cellsOf(action, snapshot, moves);
    return COLUMN_NAMES.map((name): SheetCell => {
      const text = cells[name];
      if (text === '') return null;
      const holds = HOLDS[name];
      return holds === 'dates' ? { date: text } : holds === 'numbers' ? Number(text) : text;
    });
  });
  const columns = COLUMN_NAMES.map((name) => ({
    title: COLUMNS[name].title,
    width: WIDTHS[name] ?? USUAL_WIDTH,
  }));
  return { name: 'Actions', columns, rows };
}

function evidenceSheet(snapshot: Snapshot, zone: string): Sheet {
  const shown = snapshot.evidence.filter(({ struckAt, marking }) => struckAt === null && marking !== 'exempt');
  const items = Map.groupBy(shown, ({ actionId }) => actionId);
  const rows = [...snapshot.actions]
    .sort(byCode)
    .flatMap((action) =>
      (items.get(action.id) ?? []).map((item): readonly SheetCell[] => [
        `${action.code} ${item.code}`,
        action.title,
        item.kind,
        itemWords(item),
        { date: dateOf(item.addedAt, zone) },
        item.marking,
      ]),
    );
  const columns = [
    { title: 'Code', width: 12 },
    { title: 'Action', width: 44 },
    { title: 'Kind', width: 10 },
    { title: 'Evidence', width: 60 },
    { title: 'Given on', width: 12 },
    { title: 'Marking', width: 10 },
  ];
  return { name: 'Evidence', columns, rows };
}

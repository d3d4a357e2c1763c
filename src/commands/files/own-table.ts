/**
 * The cells of a file of ours as somebody has edited it: which actions it names, edits in columns that are not read, and cells
 * that are put right before the rows are read.
 */
import type { UnreadEdit } from '../../core/files/import-row.ts';
import { expectationOf } from '../../core/people/person.ts';
import { comparedWords } from '../../core/plan/same-words.ts';
import { rowByCode } from '../../core/record/find-row.ts';
import type { Action, Snapshot } from '../../core/record/model.ts';
import { dateContextOf, readDate } from '../../core/time/date-words.ts';
import { COLUMN_NAMES, COLUMNS, type ColumnName, cellsOf } from '../../views/files/csv.ts';
import { readCellFix } from '../../views/files/import-cells.ts';
import { cellsByColumn, columnsOf, type ReadContext, recordsOf, type Table } from './table.ts';

const titleOf = (name: ColumnName) => COLUMNS[name].title;

type Cells = Readonly<Partial<Record<ColumnName, string>>>;

interface OwnRow {
  readonly row: number;
  readonly cells: Cells;
}

function ownRows(table: Table): readonly OwnRow[] {
  const { columns } = columnsOf(table, COLUMN_NAMES, titleOf);
  return recordsOf(table, 'action').map(({ row, cells }) => {
    return { row, cells: cellsByColumn(cells.slice(0, columns.length), columns) };
  });
}

function codeIn({ code }: Cells): string {
  return (code ?? '').trim().toUpperCase();
}

/** The table with the codes of those actions that a row without a code names by its words, and a sentence for each of them. */
export function withCodesByWords(
  table: Table,
  snapshot: Snapshot,
): { readonly table: Table; readonly notes: readonly string[] } {
  const rows = ownRows(table);
  const named = new Set(rows.map(({ cells }) => codeIn(cells)));
  const notes: string[] = [];
  let next = table;
  for (const { row, cells } of rows) {
    const action = codeIn(cells) === '' ? actionInRow(cells, snapshot, named) : undefined;
    if (!action) continue;
    named.add(action.code);
    next = withCell(next, row, 'code', action.code);
    notes.push(`Row ${row} has no code and the words of ${action.code}, so it was read as that action.`);
  }
  return { table: next, notes };
}

function actionInRow(cells: Cells, snapshot: Snapshot, named: ReadonlySet<string>): Action | undefined {
  const title = comparedWords(cells.title ?? '');
  if (title === '') return undefined;
  const expectation = (cells.expectation ?? '').trim().toUpperCase();
  const same = snapshot.actions.filter(
    (action) =>
      action.status !== 'withdrawn' &&
      !named.has(action.code) &&
      comparedWords(action.title) === title &&
      (expectation === '' || expectationOf(snapshot, action).code === expectation),
  );
  return same.length === 1 ? same[0] : undefined;
}

/** The actions that a file leaves out. A row with a code names its action whatever faults it has. */
export function actionsLeftOut(table: Table, snapshot: Snapshot): readonly Action[] {
  const named = new Set(ownRows(table).map(({ cells }) => codeIn(cells)));
  return snapshot.actions.filter(({ code, status }) => status !== 'withdrawn' && !named.has(code));
}

/** Columns that follow from a history that the rows of a file are not compared with. */
const NOT_COMPARED: readonly ColumnName[] = ['moves'];

/** The edits of a file in columns that are not read. A file that was handed out before the latest change is no edit. */
export function unreadEdits(table: Table, context: ReadContext): readonly UnreadEdit[] {
  const { snapshot } = context;
  // A file that fills an empty notice is read in more columns.
  if (snapshot.actions.length === 0) return [];
  return ownRows(table).flatMap(({ row, cells }): readonly UnreadEdit[] => {
    const action = rowByCode(snapshot.actions, codeIn(cells)) ?? null;
    const there = action && cellsOf(action, snapshot, { zone: context.calendar.timeZone });
    const names = (Object.keys(cells) as ColumnName[]).filter(
      (name) => COLUMNS[name].follows && !NOT_COMPARED.includes(name) && cells[name],
    );
    return names.flatMap((column): readonly UnreadEdit[] => {
      const isDate = column === 'firstDue';
      const cell = isDate || column === 'doneOn' ? dateIn(cells[column] ?? '', context) : (cells[column] ?? '');
      if (there ? !isEdited(column, cell, there[column], action, snapshot) : !isDate) return [];
      const due = dateIn(cells.due ?? '', context);
      if (isDate && due === cell) return [];
      const instead = isDate && isSameText(due, there?.due ?? '') ? { column: 'due', value: cell } : null;
      return [{ row, code: action?.code ?? null, column, cell, there: there?.[column] ?? '', instead }];
    });
  });
}

function isEdited(column: ColumnName, cell: string, there: string, action: Action | null, snapshot: Snapshot): boolean {
  if (isSameText(cell, there)) return false;
  if (column === 'evidenceCount') return Number(cell) > Number(there);
  if (column === 'evidence') return cell.split('\n').some((line) => !there.includes(line.trim()));
  if (column !== 'latestReading') return true;
  return !snapshot.logEntries.some(({ aboutId, on }) => aboutId === action?.id && cell.startsWith(on));
}

function isSameText(one: string, other: string): boolean {
  return one.replaceAll(/\s+/g, ' ').trim() === other.replaceAll(/\s+/g, ' ').trim();
}

function dateIn(cell: string, context: ReadContext): string {
  const read = readDate(cell, dateContextOf(context, 'past'));
  return 'date' in read ? read.date : cell;
}

/** The table with a cell put right as a press of `fixButton` says. */
export function withFix(table: Table, question: string, value: string): Table {
  const { how, row, column } = readCellFix(question);
  const name = COLUMN_NAMES.find((one) => one === column);
  if (name === undefined) return table;
  const rows = ownRows(table);
  const cell = rows.find((one) => `${one.row}` === row)?.cells[name] ?? '';
  const same = rows.filter((one) => `${one.row}` === row || (how === 'all' && one.cells[name] === cell));
  return same.reduce((next, one) => withCell(next, one.row, name, value), table);
}

/** The table with a cell emptied or filled; a column that it lacks is added. */
export function withCell(table: Table, row: number, name: ColumnName, value: string): Table {
  const [header = [], ...lines] = table;
  const { columns } = columnsOf(table, COLUMN_NAMES, titleOf);
  const known = columns.indexOf(name);
  const at = known < 0 ? header.length : known;
  const title = known < 0 ? [...header, titleOf(name)] : header;
  const cells = (line: readonly string[]) =>
    Array.from({ length: Math.max(line.length, at + 1) }, (_, index) => (index === at ? value : (line[index] ?? '')));
  return [title, ...lines.map((line, index) => (index + 2 === row ? cells(line) : line))];
}

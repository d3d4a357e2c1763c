/**
 * Reads the rows of a CSV file for the import. The header names the columns in any order; a missing column changes
 * nothing. A cell that is empty or equals the record is skipped; every other cell is read by the rules of typed
 * arguments. So an exported file that comes back changes nothing, and an import never empties a field.
 */
import type { ImportRow, RowFault } from '../../core/files/import-row.ts';
import { UserError } from '../../core/record/errors.ts';
import { rowByCode, rowById } from '../../core/record/find-row.ts';
import type { Fault } from '../../dispatch/fault.ts';
import { readSlots } from '../../dispatch/read-slots.ts';
import { mapInTurns } from '../../ports/turns.ts';
import { COLUMN_NAMES, COLUMNS, type ColumnName } from '../../views/files/csv.ts';
import { listOf } from '../../views/words.ts';
import { importRow, ROW_SLOTS, updateOf } from './row-values.ts';
import {
  cellsByColumn,
  changedCells,
  columnsOf,
  findColumn,
  type ReadContext,
  recordsOf,
  type Table,
} from './table.ts';
import { cellsWhenHandedOut, dayOfUpdate, OF_UPDATE, withNewWords } from './update-cells.ts';

/** The readable rows of a file, and the faults of the others by row number. */
export interface RowsRead {
  readonly rows: readonly ImportRow[];
  readonly faults: readonly RowFault[];
  /** Columns that are not imported, as whole sentences for the preview. */
  readonly notes: readonly string[];
}

const titleOf = (name: ColumnName) => COLUMNS[name].title;

type Cells = Readonly<Partial<Record<ColumnName, string>>>;

/** Columns that are read only where the file fills a notice without actions. */
const OF_PAST: readonly ColumnName[] = ['firstDue', 'reportedBy', 'doneOn', 'checks'];

/** Others have their turn after each so many rows. */
const ROWS_AT_ONCE = 25;

/** Reads a whole file. Throws `UserError` for a header without the needed columns, and for no rows or more than `MOST_ROWS`. */
export async function readRows(table: Table, context: ReadContext): Promise<RowsRead> {
  const { columns, unknown } = columnsOf(table, COLUMN_NAMES, titleOf);
  const records = recordsOf(table, 'action');
  const rows: ImportRow[] = [];
  const faults: RowFault[] = [];
  const rowOfCode = new Map<string, number>();
  const all = await mapInTurns(records, ROWS_AT_ONCE, ({ row, cells }) => readRow(row, cells, columns, context));
  for (const read of all) {
    const { row } = read;
    if ('message' in read) {
      faults.push(read);
      continue;
    }
    const code = read.code ?? read.past?.code ?? null;
    const earlier = code === null ? undefined : rowOfCode.get(code);
    if (earlier !== undefined) faults.push({ row, message: `${code} is in row ${earlier} already.` });
    else rows.push(read);
    if (code !== null && earlier === undefined) rowOfCode.set(code, row);
  }
  const fills = rows.some(({ past }) => past !== null);
  const left = columns.filter((name) => !fills || (name !== null && !OF_PAST.includes(name)));
  const notes = [
    ...(fills ? [FILLS_NOTICE, ...updatesLeftOut(columns)] : []),
    ...leftOut(left, 'reported', 'it follows from what people report'),
    ...leftOut(left, 'kept', 'it follows from the rest of the record'),
    ...unknown,
  ];
  return { rows, faults, notes };
}

const FILLS_NOTICE =
  'This notice has no actions yet, so those in the file keep their codes, their statuses and their first dates. Complete ones count as brought in until a lead confirms them: confirm imported';

/** The code of an action. */
const ACTION_CODE = /^E\d+-\d+$/i;
/** Columns that no council heads so. They tell a file of ours whose column Code somebody took out. */
const ONLY_OURS: readonly ColumnName[] = ['every', 'contactLevel', 'papersDays'];

/**
 * Whether a table is one that our own export wrote, perhaps with columns taken out: it has the column Code with codes of actions
 * such as E2-03, or a column that only our export has. A council's plan may well have the columns Expectation and Action.
 */
export function isOwnTable([header = [], ...lines]: Table): boolean {
  const names = header.map((title) => findColumn(title, COLUMN_NAMES, titleOf));
  const has = (name: ColumnName) => names.includes(name);
  if (!has('code')) return has('expectation') && has('title') && ONLY_OURS.some(has);
  const codes = lines.map((cells) => (cells[names.indexOf('code')] ?? '').trim()).filter((code) => code !== '');
  // A row for a new action has no code yet.
  if (codes.length === 0) return has('expectation') || lines.length === 0;
  return codes.filter((code) => ACTION_CODE.test(code)).length * 2 > codes.length;
}

function updatesLeftOut(columns: readonly (ColumnName | null)[]): readonly string[] {
  const titles = OF_UPDATE.filter((name) => columns.includes(name)).map(titleOf);
  return titles.length > 0
    ? [`Not imported into a notice without actions: ${listOf(titles)}. People say how it goes.`]
    : [];
}

function leftOut(
  columns: readonly (ColumnName | null)[],
  follows: 'reported' | 'kept',
  because: string,
): readonly string[] {
  const titles = columns.flatMap((name) => (name && COLUMNS[name].follows === follows ? [COLUMNS[name].title] : []));
  return titles.length > 0 ? [`Not imported, because ${because}: ${listOf(titles)}.`] : [];
}

function readRow(
  row: number,
  line: readonly string[],
  columns: readonly (ColumnName | null)[],
  context: ReadContext,
): ImportRow | RowFault {
  try {
    const cells: Cells = cellsByColumn(line, columns);
    const code = readCells({ code: cells.code ?? '' }, context);
    if ('fault' in code) return faultOfRow(row, code.fault, cells, context);
    const present = rowByCode(context.snapshot.actions, code.values.code ?? '');
    // A code in a file for a notice without actions is that of a new one; any other unknown code is a mistake.
    const fills = context.snapshot.actions.length === 0 && code.values.code !== null;
    const given = fills ? cells : withoutPast(cells);
    const there: Cells = present ? cellsWhenHandedOut(present, given, context.snapshot, context.calendar.timeZone) : {};
    const edited = present ? changedCells(given, there as Record<ColumnName, string>) : given;
    const read = readCells(withNewWords(edited, given, there), context);
    if ('fault' in read) return faultOfRow(row, read.fault, cells, context);
    const on = dayOfUpdate(cells.latestUpdate ?? '', there.latestUpdate ?? '', context.today);
    return importRow(row, { ...read.values, code: code.values.code }, fills, updateOf(read.values, on));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { row, message: error.message };
  }
}

function withoutPast(cells: Cells): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([name]) => !OF_PAST.includes(name as ColumnName)));
}

/** Listed dates as the export writes them have a space between two. */
const LISTED = /(?<=\d{4}-\d{2}-\d{2})\s+(?=\d{4}-\d{2}-\d{2})/g;

function readCells(given: Cells, { today, calendar, snapshot, request }: ReadContext) {
  const { meetingDates } = given;
  const cells = meetingDates === undefined ? given : { ...given, meetingDates: meetingDates.replace(LISTED, ', ') };
  // `sure`: a file lists agreed dates, so a past date with its year needs no question.
  const at = { today, calendar, snapshot, mentioned: [], speaker: request.actor, sure: true, askable: false };
  return readSlots({ name: 'import', usage: [], slots: ROW_SLOTS }, cells, at);
}

/** The fault with the values that its cells may mean. An id of a person or a body becomes the name, which a file holds. */
function faultOfRow(row: number, fault: Fault, given: Cells, { snapshot }: ReadContext): RowFault {
  const columns = Object.keys(fault.fields) as ColumnName[];
  const fixes = fault.suggestions.flatMap(({ args }) =>
    columns.flatMap((column) => {
      const value = args[column] ?? '';
      if (value === '' || value === given[column]) return [];
      return [{ column, value: rowById(snapshot.people, value)?.name ?? value }];
    }),
  );
  return { row, message: messageOf(fault), columns, fixes };
}

function messageOf({ fields }: Fault): string {
  const messages = Object.entries(fields).map(([name, message]) => `${COLUMNS[name as ColumnName].title}: ${message}`);
  return messages.join(' ');
}

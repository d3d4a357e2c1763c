/** A file of our own as a table: its columns by their titles, its rows with their numbers, and its cells as the record has them. */
import { UserError } from '../../core/record/errors.ts';
import { cleanText } from '../../dispatch/clean.ts';
import type { Context } from '../../dispatch/command.ts';
import { didYouMean, quote } from '../../dispatch/fault.ts';
import { nearest } from '../../dispatch/nearest.ts';
import { unguarded } from '../../views/files/csv-text.ts';

/** The cells of a file by row, the header first. */
export type Table = readonly (readonly string[])[];

/** The record, the day and the asker, against which cells are read. */
export type ReadContext = Pick<Context, 'today' | 'calendar' | 'snapshot' | 'request'>;

/** A row with the number that a spreadsheet shows: the header is row 1. */
export interface NumberedRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Five expectations with two hundred actions each: more than any programme has had. */
const MOST_ROWS = 1000;

/** The rows under the header that are not empty, each for a `noun`. Throws `UserError` for none or more than `MOST_ROWS`. */
export function recordsOf([, ...lines]: Table, noun: string): readonly NumberedRow[] {
  const records = lines
    .map((cells, index) => ({ row: index + 2, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (records.length === 0)
    throw new UserError(`This file has no rows under its header. Expected one for each ${noun}.`);
  if (records.length > MOST_ROWS)
    throw new UserError(`This file has ${records.length} rows. Expected at most ${MOST_ROWS}.`);
  return records;
}

/** The column with this title, whatever its case; null for an unknown one. */
export function findColumn<Name extends string>(
  title: string,
  names: readonly Name[],
  titleOf: (name: Name) => string,
): Name | null {
  return names.find((name) => titleOf(name).toLowerCase() === title.trim().toLowerCase()) ?? null;
}

/**
 * The column of each cell of a row, null for one that is not known, and a sentence for each unknown one. Throws `UserError` for
 * a column that is there twice.
 */
export function columnsOf<Name extends string>(
  [header = []]: Table,
  names: readonly Name[],
  titleOf: (name: Name) => string,
): { readonly columns: readonly (Name | null)[]; readonly unknown: readonly string[] } {
  const columns = header.map((title) => findColumn(title, names, titleOf));
  const twice = columns.find((name, index) => name !== null && columns.indexOf(name) !== index);
  if (twice) throw new UserError(`The column ${titleOf(twice)} is there twice. Expected it once.`);
  const unknown = header.map((title) => title.trim()).filter((title, at) => title !== '' && columns[at] === null);
  const titles = names.map(titleOf);
  return {
    columns,
    unknown: unknown.map(
      (title) => `The column ${quote(title)} is not known and is left out.${didYouMean(nearest(title, titles, 1))}`,
    ),
  };
}

/** The cells of a row by their columns. Throws `UserError` for a row with more cells than the header. */
export function cellsByColumn<Name extends string>(
  line: readonly string[],
  columns: readonly (Name | null)[],
): Readonly<Partial<Record<Name, string>>> {
  if (line.slice(columns.length).some((cell) => cell.trim() !== ''))
    throw new UserError('It has more cells than the header. A cell with a comma in it needs double quotes.');
  const cells = columns.flatMap((name, at) => (name === null ? [] : [[name, normalizeCell(line[at] ?? '')]]));
  return Object.fromEntries(cells);
}

/** Those cells that say something else than the row in the record. */
export function changedCells<Name extends string>(
  cells: Readonly<Partial<Record<Name, string>>>,
  there: Readonly<Record<Name, string>>,
): Readonly<Partial<Record<Name, string>>> {
  const entries = Object.entries(cells) as [Name, string][];
  const changed = entries.filter(([name, cell]) => cell !== oneLineEnd(there[name]));
  return Object.fromEntries(changed) as Partial<Record<Name, string>>;
}

function normalizeCell(cell: string): string {
  return oneLineEnd(cleanText(unguarded(cell)));
}

/** Spreadsheets write line ends within a cell as CRLF or LF, and workbooks keep no CR. */
function oneLineEnd(cell: string): string {
  return cell.replaceAll(/\r\n?/g, '\n').trim();
}

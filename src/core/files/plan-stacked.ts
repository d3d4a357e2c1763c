/** Divides a sheet that has several tables below each other, each with headings of its own. */
import type { ColumnChoices } from './plan-columns.ts';
import { areHeadings, headingOf } from './plan-header.ts';
import { headingKey } from './plan-headings.ts';
import type { CellRows, Sheet } from './plan-row.ts';

/** The sheet in parts, each with one table; the rows of the others are empty in it, so that every row keeps its number. */
export function dividedSheet(sheet: Sheet, choices: ColumnChoices): readonly Sheet[] {
  const { rows } = sheet;
  const headers = rows.flatMap((row, index) => (areHeadings(row, choices) ? [index] : []));
  const starts = headers.filter((index, at) => {
    const before = headers[at - 1];
    return before !== undefined && isOther(rows[index] ?? [], rows[before] ?? [], choices);
  });
  if (starts.length === 0) return [sheet];
  const bounds = [0, ...starts.map((index) => topOf(rows, index)), rows.length];
  return bounds.slice(0, -1).map((from, at) => {
    const to = bounds[at + 1] ?? rows.length;
    const part = rows.map((row, index) => (index >= from && index < to ? row : []));
    return { ...sheet, rows: part, partFrom: from + 1 };
  });
}

/** Whether a column has a heading of another meaning than it had above. */
function isOther(row: readonly string[], above: readonly string[], choices: ColumnChoices): boolean {
  const meaningOf = (cell: string) => headingOf(cell, choices)?.field ?? headingKey(cell);
  return row.some((cell, index) => cell.trim() !== '' && meaningOf(cell) !== meaningOf(above[index] ?? ''));
}

/** The first of the empty rows and lone texts above a header, which are the title of its table. */
function topOf(rows: CellRows, header: number): number {
  const isTitle = (row: readonly string[] = []) => row.filter((cell) => cell.trim() !== '').length < 2;
  let top = header;
  while (top > 0 && isTitle(rows[top - 1])) top -= 1;
  return top;
}

/** Leaves out the words of a sheet that are struck through, and tells which rows are struck and which are hidden. */
import type { PlanColumn } from './plan-column.ts';
import type { CellRows, PlanField, Sheet } from './plan-row.ts';
import { shortened } from './plan-row-kinds.ts';

/** The most cells that a sentence names. */
const MOST_NAMED = 3;
const SUBJECTS: ReadonlySet<PlanField | null> = new Set(['title', 'milestone', 'measure']);

/**
 * The rows below a header without the words that are struck through. A row whose action is struck keeps its words and is told by
 * its index; a person says whether it is withdrawn. `from` is the number of rows of the sheet above the body.
 */
export function withoutStruck(
  { struck = {} }: Sheet,
  body: CellRows,
  from: number,
  columns: readonly PlanColumn[],
): { readonly body: CellRows; readonly struckRows: ReadonlySet<number>; readonly said: readonly string[] } {
  const isWhole = (row: number, index: number) => {
    const words = struck[`${from + row}:${index}`];
    return words !== undefined && (body[row]?.[index] ?? '') === plain(words);
  };
  const subjects = columns.filter(({ field }) => SUBJECTS.has(field));
  const isStruck = (cells: readonly string[], row: number) => {
    const named = subjects.filter(({ index }) => (cells[index] ?? '') !== '');
    const filled = cells.flatMap((cell, index) => (cell === '' ? [] : [index]));
    const indexes = named.length > 0 ? named.map(({ index }) => index) : filled;
    return indexes.length > 0 && indexes.every((index) => isWhole(row, index));
  };
  const struckRows = new Set(body.flatMap((cells, row) => (isStruck(cells, row) ? [row] : [])));
  const kept = body.map((cells, row) =>
    struckRows.has(row) ? cells : cells.map((cell, index) => (isWhole(row, index) ? '' : cell)),
  );
  return { body: kept, struckRows, said: sayStruck(struck, body.length, from, struckRows, columns) };
}

const plain = (words: string) => words.replace(/\s+/g, ' ').trim();

function sayStruck(
  struck: Readonly<Record<string, string>>,
  count: number,
  from: number,
  struckRows: ReadonlySet<number>,
  columns: readonly PlanColumn[],
): readonly string[] {
  const cells = Object.entries(struck).flatMap(([key, words]) => {
    const [row = 0, index = 0] = key.split(':').map(Number);
    const at = row - from;
    if (at < 0 || at >= count || struckRows.has(at) || words.trim() === '') return [];
    const heading = columns.find((column) => column.index === index)?.heading.replace(/\s+/g, ' ') ?? '';
    return [`row ${row + 1}${heading === '' ? '' : `, ${heading}`}: “${shortened(plain(words))}”`];
  });
  if (cells.length === 0) return [];
  const more = cells.length > MOST_NAMED ? `; and ${cells.length - MOST_NAMED} more` : '';
  return [`Words that are struck through were left out: ${cells.slice(0, MOST_NAMED).join('; ')}${more}.`];
}

/** Says which hidden rows and columns with words were read like the others. */
export function sayHidden(
  { hiddenRows = [], hiddenColumns = [] }: Sheet,
  body: CellRows,
  from: number,
  columns: readonly PlanColumn[],
): readonly string[] {
  const rows = hiddenRows.filter((row) => body[row - from]?.some((cell) => cell !== ''));
  const named = columns.filter(
    ({ index }) => hiddenColumns.includes(index) && body.some((cells) => (cells[index] ?? '') !== ''),
  );
  const of = (word: string, names: readonly string[]) => {
    const more = names.length > 2 * MOST_NAMED ? ` and ${names.length - 2 * MOST_NAMED} more` : '';
    const are = names.length === 1 ? `A hidden ${word} was` : `Hidden ${word}s were`;
    return names.length === 0
      ? []
      : [`${are} read like the others: ${names.slice(0, 2 * MOST_NAMED).join(', ')}${more}.`];
  };
  return [
    ...of(
      'row',
      rows.map((row) => `row ${row + 1}`),
    ),
    ...of(
      'column',
      named.map(({ heading, index }) => `“${heading.replace(/\s+/g, ' ') || `Column ${index + 1}`}”`),
    ),
  ];
}

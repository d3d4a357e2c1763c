/** Turns a sheet of cards, on which each action is a block of rows with a heading and its value, into a table. */
import type { ColumnChoices } from './plan-columns.ts';
import { headingOf } from './plan-header.ts';
import type { CellRows, Sheet } from './plan-row.ts';

/** A card has at least so many headings, and a sheet at least so many cards. */
const FEWEST_HEADINGS = 3;
const FEWEST_CARDS = 2;
const LONGEST_HEADING = 40;

/** The sheet as a table with a row for each card, in the row in which the card begins; null for a sheet without cards. */
export function cardsAsTable(sheet: Sheet, choices: ColumnChoices): Sheet | null {
  const columns = headingColumns(sheet.rows, choices);
  // Rows are put together, so that a struck word would lose its mark.
  if (columns.length === 0 || sheet.struck !== undefined) return null;
  const cards = readCards(sheet, columns, choices);
  const [first] = cards;
  if (first === undefined || cards.length < FEWEST_CARDS) return null;
  const headings = [...new Set(cards.flatMap(({ values }) => [...values.keys()]))];
  const rows: string[][] = sheet.rows.map((row, index) => (index < first.row - 1 ? [...row] : []));
  for (const { row, values } of cards) rows[row] = headings.map((heading) => values.get(heading) ?? '');
  // The headings stand above the first card, in a row of their own.
  if (first.row === 0) rows.unshift(headings);
  else rows[first.row - 1] = headings;
  const { name, isHidden } = sheet;
  return { name, rows, merged: [], ...(isHidden ? { isHidden } : {}) };
}

const plainHeading = (cell: string) =>
  cell
    .replace(/\s+/g, ' ')
    .replace(/\s*:\s*$/, '')
    .trim();

/** The columns in which known headings stand again and again; none unless those of the action do. */
function headingColumns(rows: CellRows, choices: ColumnChoices): readonly number[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, column) => {
    const counts = new Map<string, number>();
    for (const row of rows) {
      const cell = row[column] ?? '';
      if (cell !== '') counts.set(cell, (counts.get(cell) ?? 0) + 1);
    }
    // Looking up a heading takes long, and in most columns each row has its own words.
    const often = [...counts].filter(([cell, count]) => count >= FEWEST_CARDS && cell.length <= LONGEST_HEADING);
    const known = often.filter(([cell]) => headingOf(plainHeading(cell), choices)?.isSure === true);
    const total = (some: readonly (readonly [string, number])[]) => some.reduce((sum, [, count]) => sum + count, 0);
    const isMost = total(known) * 5 >= total([...counts]) * 3;
    return isMost && known.length > 1 ? { column, again: known.map(([cell]) => plainHeading(cell)) } : null;
  }).filter((one) => one !== null);
  const again = new Set(columns.flatMap((one) => one.again));
  const hasAction = [...again].some((cell) => headingOf(cell, choices)?.field === 'title');
  return hasAction && again.size >= FEWEST_HEADINGS ? columns.map(({ column }) => column) : [];
}

interface Card {
  readonly row: number;
  readonly values: Map<string, string>;
}

/** The cards of a sheet: another begins where a heading comes again. */
function readCards({ rows, fills }: Sheet, columns: readonly number[], choices: ColumnChoices): readonly Card[] {
  const cards: Card[] = [];
  let last: string | null = null;
  for (const [row, cells] of rows.entries()) {
    for (const column of columns) {
      const heading = plainHeading(cells[column] ?? '');
      const value = valueBeside(cells, column, columns) || inCapitals(fills?.[`${row}:${column + 1}`] ?? '');
      const isKnown = headingOf(heading, choices)?.isSure === true;
      const card = cards.at(-1);
      if (heading === '' && value !== '' && card && last !== null) {
        card.values.set(last, [card.values.get(last), value].filter(Boolean).join('\n'));
      } else if (isKnown || (heading !== '' && value !== '' && card)) {
        const isNew = !card || card.values.has(heading);
        const own = isNew ? { row, values: new Map<string, string>() } : card;
        if (isNew) cards.push(own);
        own.values.set(heading, value);
        last = heading;
      }
    }
    if (cells.every((cell) => cell.trim() === '')) last = null;
  }
  return cards;
}

/** The words between a heading and the next column of headings. */
function valueBeside(cells: readonly string[], column: number, columns: readonly number[]): string {
  const end = columns.find((one) => one > column) ?? cells.length;
  const values = cells.slice(column + 1, end).map((cell) => cell.trim());
  return values.filter((cell) => cell !== '').join(' ');
}

const inCapitals = (colour: string) => `${colour.slice(0, 1).toUpperCase()}${colour.slice(1)}`;

/** Workbooks with typed cells. A text stays a text, whatever it begins with; no cell is a formula. */
import { UserError } from '../core/record/errors.ts';
import type { Instant } from '../core/record/model.ts';
import type { Sheet, SheetCell } from '../ports/writers.ts';
import { packAgain } from './write-zip.ts';
import { printing } from './xlsx-print.ts';

/** Excel refuses a file with a longer text. */
const MOST_LETTERS = 32_767;
const DATE_FORMAT = 'dd/mm/yyyy';

/** The bytes of the workbook. Throws `UserError` for a text that Excel does not take. */
export async function writeXlsx(sheets: readonly Sheet[], asAt: Instant): Promise<Uint8Array> {
  const { default: write } = await import('write-excel-file/node');
  const drawn = sheets.map(({ name, columns, rows }) => ({
    sheet: name,
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
    columns: columns.map(({ width }) => ({ width })),
    data: [columns.map(({ title }) => header(title)), ...rows.map((row) => row.map(cellOf))],
  }));
  const options = { fontFamily: 'Arial', fontSize: 10, features: [await printing(sheets)] };
  const written = await write(drawn, options).toBuffer();
  return packAgain(new Uint8Array(written), asAt);
}

function header(title: string) {
  const look = { fontWeight: 'bold', backgroundColor: '#e8edf3', wrap: true, alignVertical: 'top' } as const;
  return { value: title, type: String, ...look };
}

function cellOf(cell: SheetCell) {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'number') return { value: cell, type: Number, alignVertical: 'top' } as const;
  if (typeof cell === 'object') {
    return {
      value: new Date(`${cell.date}T00:00:00Z`),
      type: Date,
      format: DATE_FORMAT,
      alignVertical: 'top',
    } as const;
  }
  if (cell.length > MOST_LETTERS) {
    throw new UserError(
      `A text is too long for a cell of a workbook, which takes ${MOST_LETTERS.toLocaleString('en-GB')} characters. It begins “${cell.slice(0, 60)}…”. Take the CSV file: export csv`,
    );
  }
  // The library looks texts up in an object, which has “constructor” already; a text with a space that nobody sees is another.
  const value = cell in Object.prototype ? `${cell}\u200b` : cell;
  return { value, type: String, wrap: true, alignVertical: 'top' } as const;
}

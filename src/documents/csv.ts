/**
 * Reads a CSV file as spreadsheets write it: in several encodings, with commas, semicolons or tabs between the cells.
 */
import { createRequire } from 'node:module';
import type * as Csv from 'csv-parse/sync';
import { UserError } from '../core/record/errors.ts';
import { decodeText } from './decode-text.ts';

/** Imported lazily to keep start-up fast. */
const loadParser = (): typeof Csv => createRequire(import.meta.url)('csv-parse/sync');

/** The rows of a file, the header first. Empty rows are kept, so that the index plus one is the spreadsheet's row number. */
type Table = readonly (readonly string[])[];

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** The beginning of a file that shows its delimiter: titles above the header have none. */
const START_LINES = 20;
const START_CHARS = 20_000;

/** Reads the cells of a file. Throws `UserError` with the line number when the file is no CSV. */
export function readCsv(bytes: Uint8Array): Table {
  const { table, delimiter } = splitOffDelimiter(decodeText(bytes));
  const { CsvError, parse } = loadParser();
  try {
    // Some programs end a few lines in another way than the others.
    return parse(table, { bom: true, delimiter, relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? ` at line ${error.lines}` : '';
    throw new UserError(
      `This file cannot be read as CSV${line}: expected cells in rows, a cell with a comma or a line end in it in double quotes, and every quote closed. Save it again from the spreadsheet as “CSV UTF-8”.`,
      { cause: error },
    );
  }
}

/**
 * The text without the line `sep=;` that some spreadsheets write first, and the delimiter: the one that this line names, else
 * the one that stands in most of the first lines outside quotes.
 */
function splitOffDelimiter(text: string): { readonly table: string; readonly delimiter: string } {
  const named = /^\ufeff?sep=([,;\t|])\r?(?:\n|$)/i.exec(text);
  // The empty line keeps the numbers of the rows.
  if (named?.[1]) return { table: `\n${text.slice(named[0].length)}`, delimiter: named[1] };
  const start = text.slice(0, START_CHARS).replace(/"(?:[^"]|"")*"/g, '');
  const lines = start.split(/\r\n|\n|\r/).slice(0, START_LINES);
  // The delimiter stands in most lines; other marks stand in a few of them, inside a cell.
  const score = (delimiter: string) => {
    const cells = lines.map((line) => line.split(delimiter).length);
    return cells.filter((count) => count > 1).length * 1_000 + Math.max(...cells);
  };
  const delimiter = DELIMITERS.reduce((best, one) => (score(one) > score(best) ? one : best));
  return { table: text, delimiter };
}

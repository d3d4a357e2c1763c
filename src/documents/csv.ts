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

const DELIMITERS = [',', ';', '\t'] as const;

/** Reads the cells of a file. Throws `UserError` with the line number when the file is no CSV. */
export function readCsv(bytes: Uint8Array): Table {
  const text = decodeText(bytes);
  const { CsvError, parse } = loadParser();
  try {
    return parse(text, { bom: true, delimiter: findDelimiter(text), relax_column_count: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? ` at line ${error.lines}` : '';
    throw new UserError(
      `This file cannot be read as CSV${line}: expected cells in rows, a cell with a comma or a line end in it in double quotes, and every quote closed. Save it again from the spreadsheet as “CSV UTF-8”.`,
      { cause: error },
    );
  }
}

/** The delimiter that occurs most often in the header row; the names of our columns contain none. */
function findDelimiter(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/));
  const count = (delimiter: string) => header.split(delimiter).length;
  return DELIMITERS.reduce((best, one) => (count(one) > count(best) ? one : best));
}

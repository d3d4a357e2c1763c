/** Reads a CSV file as spreadsheets write it: in whatever encoding, with commas, semicolons or tabs between the cells. */
import { createRequire } from 'node:module';
import type * as Csv from 'csv-parse/sync';
import { UserError } from '../core/record/errors.ts';

/** Loaded with the first file, so that no start pays for it. */
const library = (): typeof Csv => createRequire(import.meta.url)('csv-parse/sync');

/** The rows of a file, the header first; empty rows stand in it, so that the index plus one is the spreadsheet's row number. */
export type Table = readonly (readonly string[])[];

const DELIMITERS = [',', ';', '\t'] as const;

/** Throws `UserError` when the file is no CSV, with the line at which that shows. */
export function readCsv(bytes: Uint8Array): Table {
  const text = decoded(bytes);
  const { CsvError, parse } = library();
  try {
    return parse(text, { bom: true, delimiter: delimiterOf(text), relax_column_count: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? ` at line ${error.lines}` : '';
    throw new UserError(
      `This file cannot be read as CSV${line}: expected cells in rows, a cell with a comma or a line end in it in double quotes, and every quote closed. Save it again from the spreadsheet as “CSV UTF-8”.`,
      { cause: error },
    );
  }
}

/** Excel's “CSV UTF-8” and “Unicode text” carry a byte order mark; its plain “CSV” is in the code page of western Windows. */
function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The one that the header row has most of: our column names hold none of them. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/));
  const count = (delimiter: string) => header.split(delimiter).length;
  return DELIMITERS.reduce((best, one) => (count(one) > count(best) ? one : best));
}

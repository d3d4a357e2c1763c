/** The text of CSV files and the cells in them, of which none is ever run as a formula. */

/** A CSV file of any rows, the header first, in which no cell is run as a formula. */
export function plainCsv(rows: readonly (readonly string[])[]): string {
  return csvText(rows.map((row) => row.map(guarded)));
}

/** The text of a CSV file. The format is RFC 4180; the byte order mark tells spreadsheets that the text is UTF-8. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}`;
}

function quoted(cell: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The characters that OWASP lists as starts of formulas, with their full-width forms, and the apostrophe itself. */
const DANGEROUS = /^['=+\-@\t\r\n＝＋－＠]/;

/** The cell as it may stand in a file: never run as a formula. */
export function guarded(cell: string): string {
  return DANGEROUS.test(cell) ? `'${cell}` : cell;
}

/** The cell as it stands in a workbook, where a text is never run: with one more apostrophe where an import would remove one. */
export function asTextCell(cell: string): string {
  return unguarded(cell) === cell ? cell : `'${cell}`;
}

/** Removes the apostrophe that the export put in front of a dangerous cell; other cells stay as they are. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && DANGEROUS.test(cell.slice(1)) ? cell.slice(1) : cell;
}

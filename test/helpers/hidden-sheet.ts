/** Hides a sheet of a workbook, as a spreadsheet program does. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The workbook with the sheet of this name hidden. */
export function withHiddenSheet(workbook: Uint8Array, name: string): Uint8Array {
  const parts = unzipSync(workbook);
  const book = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array());
  const hidden = book.replace(`name="${name}"`, `name="${name}" state="hidden"`);
  return zipSync({ ...parts, 'xl/workbook.xml': strToU8(hidden) });
}

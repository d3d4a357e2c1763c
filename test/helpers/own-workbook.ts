/** Our own export as a workbook that somebody has edited in a spreadsheet. */
import writeXlsx from 'write-excel-file/node';
import { readCsv } from '../../src/documents/csv.ts';
import { exported } from '../commands/files/csv-sent.ts';
import type { Bot } from './bot.ts';

/** The exported plan as a workbook with real dates, after `edit` has changed its rows. */
export async function ownWorkbook(
  bot: Bot,
  edit: (rows: string[][]) => string[][] = (rows) => rows,
): Promise<Uint8Array> {
  const rows = edit(readCsv(new TextEncoder().encode(await exported(bot))).map((row) => [...row]));
  const cells = rows.map((row) =>
    row.map((cell) => {
      const isDay = /^\d{4}-\d\d-\d\d$/.test(cell);
      return isDay
        ? { value: new Date(`${cell}T00:00Z`), type: Date, format: 'dd/mm/yyyy' }
        : { value: cell, type: String };
    }),
  );
  return new Uint8Array(await writeXlsx([{ data: cells as never, sheet: 'Actions' }]).toBuffer());
}

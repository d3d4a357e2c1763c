/** Opens a workbook: every sheet as rows of texts, as a person sees them, with its merged cells. */
import { unzipSync, zipSync } from 'fflate';
import type { Sheet } from '../core/files/plan-row.ts';
import { UserError } from '../core/record/errors.ts';
import { MONTHS } from '../core/time/dates.ts';
import { tellingFills } from './xlsx-fills.ts';
import { readSheetMarks, type SheetMarks } from './xlsx-marks.ts';
import { markStruckParts, readStruck } from './xlsx-struck.ts';
import { repackXml } from './zip-parts.ts';

type Parts = Readonly<Record<string, Uint8Array>>;

/**
 * The sheets of a workbook in their order. Dates are written 2024-06-30, and a cell that shows only a month is written June
 * 2024. Throws `UserError` for a file that is no workbook.
 */
export async function readXlsx(bytes: Uint8Array, name: string): Promise<readonly Sheet[]> {
  const { default: readWorkbook } = await import('read-excel-file/universal');
  const safe = repackXml(bytes, name, 'xl/workbook.xml', 'an Excel workbook that was saved as .xlsx');
  try {
    const parts = withReadableCells(unzipSync(safe));
    const packed = zipSync(parts, { level: 0 });
    const sheets = await readWorkbook(packed.slice().buffer);
    const marks = readSheetMarks(parts);
    return sheets.map(({ sheet, data }, index) => {
      const ofSheet = marks[index] ?? NO_MARKS;
      const { hiddenRows, hiddenColumns } = ofSheet;
      const fills = tellingFills(ofSheet.fills);
      const struck: Record<string, string> = {};
      const rows = data.map((row, at) =>
        row.map((value, column) => {
          const read = readStruck(cellText(value, at, column, ofSheet));
          const words = ofSheet.struck.has(`${at}:${column}`) ? read.text : read.struck;
          if (words !== '') struck[`${at}:${column}`] = words;
          return read.text;
        }),
      );
      return {
        name: sheet,
        rows,
        merged: ofSheet.merged,
        ...(ofSheet.isHidden ? { isHidden: true } : {}),
        ...(Object.keys(fills).length > 0 ? { fills } : {}),
        ...(Object.keys(struck).length > 0 ? { struck } : {}),
        ...(hiddenRows.length > 0 ? { hiddenRows } : {}),
        ...(hiddenColumns.length > 0 ? { hiddenColumns } : {}),
      };
    });
  } catch (error) {
    throw new UserError(`“${name}” cannot be read as a workbook. Save it again as “Excel workbook (.xlsx)”.`, {
      cause: error,
    });
  }
}

const NO_MARKS: SheetMarks = {
  isHidden: false,
  merged: [],
  formats: new Map(),
  fills: new Map(),
  struck: new Set(),
  hiddenRows: [],
  hiddenColumns: [],
};
const TEXTS = /^xl\/sharedStrings\.xml$/i;
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/i;

/** Marks struck words. The library refuses a workbook with an error such as #REF! in a cell, or with an empty cell of texts; people have both. */
function withReadableCells(parts: Parts): Record<string, Uint8Array> {
  const entries = Object.entries(parts).map(([part, content]) => {
    if (TEXTS.test(part))
      return [part, new TextEncoder().encode(markStruckParts(new TextDecoder().decode(content)))] as const;
    if (!SHEET.test(part)) return [part, content] as const;
    const xml = markStruckParts(new TextDecoder().decode(content));
    const readable = xml
      .replace(/(<c\b[^>]*?)\st="e"/g, '$1 t="str"')
      .replace(/(<c\b[^>]*?)\st="(?:s|str|inlineStr)"([^>]*\/>)/g, '$1$2')
      .replace(/(<c\b[^>]*?)\st="(?:s|str)"([^>]*>)(?=(?:<f\b[^>]*(?:\/>|>[^<]*<\/f>))?<\/c>)/g, '$1$2');
    return [part, new TextEncoder().encode(readable)] as const;
  });
  return Object.fromEntries(entries);
}

function cellText(value: unknown, row: number, column: number, { formats }: SheetMarks): string {
  if (value === null || value === undefined) return '';
  const format = formats.get(`${row}:${column}`);
  if (value instanceof Date) return dateText(value, format);
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value !== 'number')
    return /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)$/.test(String(value)) ? '' : String(value);
  // A spreadsheet counts in binary fractions: 0.29 × 100 is 28.999999999999996.
  if (format?.includes('%')) return `${Number((value * 100).toPrecision(12))}%`;
  const sign = /[£€$]/.exec(format ?? '')?.[0] ?? '';
  return `${sign}${Number(value.toPrecision(15))}`;
}

function dateText(value: Date, format = ''): string {
  const text = value.toISOString().slice(0, 10);
  const plain = format.toLowerCase().replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
  if (!plain.includes('m') || plain.includes('d') || plain.includes('h')) return text;
  return `${MONTHS[value.getUTCMonth()]} ${value.getUTCFullYear()}`;
}

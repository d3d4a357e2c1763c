/** Reads the parts of a workbook that its cells depend on: which of them are merged, hidden or struck through, and their formats. */
import type { MergedCells } from '../core/files/plan-row.ts';
import { coloursOfFills } from './xlsx-fills.ts';
import { struckFonts } from './xlsx-struck.ts';

/** Whether a sheet is hidden, its merged cells, and the format of each of its cells by `row:column`, counted from 0. */
export interface SheetMarks {
  readonly isHidden: boolean;
  readonly merged: readonly MergedCells[];
  readonly formats: ReadonlyMap<string, string>;
  /** The colours of its filled cells, in the same way. */
  readonly fills: ReadonlyMap<string, string>;
  /** The cells whose font strikes them through. */
  readonly struck: ReadonlySet<string>;
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
}

/** The formats that have a number in place of a code; the others of these numbers say nothing that matters here. */
const BUILT_IN: Readonly<Record<number, string>> = {
  9: '0%',
  10: '0.00%',
  14: 'd/m/y',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  22: 'd/m/y h:mm',
};

/** The marks of each sheet, in the order of the workbook. */
export function readSheetMarks(parts: Readonly<Record<string, Uint8Array>>): readonly SheetMarks[] {
  const text = (part: string) => new TextDecoder().decode(parts[part] ?? new Uint8Array());
  const targets = new Map(
    elements(text('xl/_rels/workbook.xml.rels'), 'Relationship').map((one) => [
      attribute(one, 'Id'),
      attribute(one, 'Target'),
    ]),
  );
  const theme = Object.keys(parts).find((part) => /^xl\/theme\/[^/]+\.xml$/i.test(part)) ?? '';
  const styles = stylesOf(text('xl/styles.xml'), text(theme));
  return elements(text('xl/workbook.xml'), 'sheet').map((sheet) => {
    const target = targets.get(attribute(sheet, 'r:id')) ?? '';
    const xml = text(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    return {
      isHidden: /hidden$/i.test(attribute(sheet, 'state')),
      merged: elements(xml, 'mergeCell').flatMap((one) => mergedCells(attribute(one, 'ref'))),
      hiddenRows: elements(xml, 'row')
        .filter(isHidden)
        .map((row) => Number(attribute(row, 'r')) - 1),
      hiddenColumns: elements(xml, 'col').filter(isHidden).flatMap(columnsOf),
      ...marksOfCells(xml, styles),
    };
  });
}

const isHidden = (element: string) => /^(?:1|true)$/.test(attribute(element, 'hidden'));
/** A range that reaches to the end of the sheet hides what lies behind the table, and is cut. */
const MOST_COLUMNS = 200;

function columnsOf(element: string): readonly number[] {
  const [from, to] = [Number(attribute(element, 'min')), Number(attribute(element, 'max'))];
  return Array.from({ length: Math.max(0, Math.min(to - from + 1, MOST_COLUMNS)) }, (_, index) => from - 1 + index);
}

function elements(xml: string, name: string): readonly string[] {
  return xml.match(new RegExp(`<(?:\\w+:)?${name}\\b[^>]*>`, 'g')) ?? [];
}

function attribute(element: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(element)?.[1] ?? '';
}

interface CellStyle {
  readonly format: string;
  readonly fill: string;
  readonly isStruck: boolean;
}

/** The format, the fill and the font of each style of cells, by its index. */
function stylesOf(xml: string, theme: string): readonly CellStyle[] {
  const own = new Map(
    elements(xml, 'numFmt').map((one) => [
      attribute(one, 'numFmtId'),
      attribute(one, 'formatCode').replaceAll('&quot;', '"'),
    ]),
  );
  const fills = coloursOfFills(xml, theme);
  const fonts = struckFonts(xml);
  const cells = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(xml)?.[0] ?? '';
  return elements(cells, 'xf').map((one) => {
    const id = attribute(one, 'numFmtId');
    return {
      format: own.get(id) ?? BUILT_IN[Number(id)] ?? '',
      fill: fills[Number(attribute(one, 'fillId'))] ?? '',
      isStruck: fonts[Number(attribute(one, 'fontId'))] ?? false,
    };
  });
}

function marksOfCells(xml: string, styles: readonly CellStyle[]): Pick<SheetMarks, 'formats' | 'fills' | 'struck'> {
  const formats = new Map<string, string>();
  const fills = new Map<string, string>();
  const struck = new Set<string>();
  for (const cell of elements(xml, 'c')) {
    const { format = '', fill = '', isStruck = false } = styles[Number(attribute(cell, 's') || -1)] ?? {};
    const at = format || fill || isStruck ? cellAt(attribute(cell, 'r')) : null;
    if (at && format) formats.set(`${at.row}:${at.column}`, format);
    if (at && isStruck) struck.add(`${at.row}:${at.column}`);
    if (at && fill) fills.set(`${at.row}:${at.column}`, fill);
  }
  return { formats, fills, struck };
}

/** `B12` → row 11, column 1. */
function cellAt(reference: string): { readonly row: number; readonly column: number } | null {
  const [, letters, row] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? [];
  if (letters === undefined || row === undefined) return null;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(row) - 1, column };
}

function mergedCells(reference: string): readonly MergedCells[] {
  const [from, to] = reference.split(':').map(cellAt);
  return from && to ? [{ top: from.row, left: from.column, bottom: to.row, right: to.column }] : [];
}

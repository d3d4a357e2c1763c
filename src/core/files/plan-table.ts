/** Finds the table in a sheet: its header, the lines below it, and what headings between the lines and merged cells say of them. */
import { type ColumnChoices, mapColumns, type PlanColumn } from './plan-columns.ts';
import { fieldOfHeading, headingKey } from './plan-headings.ts';
import { readKey, type StatusKey } from './plan-key.ts';
import { takeKeyOut } from './plan-key-rows.ts';
import { type PlanLine, readLines } from './plan-lines.ts';
import type { CellRows, PlanField, RowAt, Sheet } from './plan-row.ts';
import { withStages } from './plan-stages.ts';

/** The rows among which the header is looked for. */
const HEADER_ROWS = 15;

/** A sheet as a table. `said` tells which lines were left out or joined. */
export interface PlanTable {
  readonly sheet: Sheet;
  readonly headerRow: number;
  /** The texts above the header. */
  readonly titles: readonly string[];
  readonly columns: readonly PlanColumn[];
  readonly lines: readonly PlanLine[];
  /** The meanings of letters and colours that the sheet explains. */
  readonly key: StatusKey;
  readonly said: readonly string[];
}

/** All that the reading of a table depends on besides its sheet. */
export interface TableOptions {
  readonly choices: ColumnChoices;
  readonly isHeading: (at: RowAt) => boolean;
  /** Rows are named with their sheet. */
  readonly isNamed: boolean;
}

/** The sentence with which a file without a plan is refused. */
export const NO_PLAN = `No row among the first ${HEADER_ROWS} looks like the headings of a plan. Expected a column for the action, such as “Action required”, and one for the owner or the date, such as “Lead officer” and “Target date”.`;

/** How surely a sheet has the headings of a plan: a header counts from 2 on. */
export function headerScore({ rows }: Sheet, choices: ColumnChoices): number {
  return findHeader(rows, choices).score;
}

interface Header {
  readonly index: number;
  readonly headings: readonly string[];
  /** The first row below the header. */
  readonly from: number;
  readonly score: number;
}

const NO_HEADER: Header = { index: 0, headings: [], from: 0, score: 0 };
const SUBJECTS: ReadonlySet<PlanField | null> = new Set(['title', 'milestone', 'recommendation', 'measure']);

function findHeader(rows: CellRows, choices: ColumnChoices): Header {
  let best = NO_HEADER;
  for (const [index, row] of rows.slice(0, HEADER_ROWS).entries()) {
    const known = row.map((cell) => headingOf(cell, choices)).filter((one) => one !== undefined);
    const kinds = new Set(known.map(({ field }) => field));
    const score = known.filter(({ isSure }) => isSure).length + known.filter(({ isSure }) => !isSure).length / 2;
    const isHeader = known.some(({ field }) => SUBJECTS.has(field)) && kinds.size > 1;
    if (isHeader && score > best.score) best = { index, headings: row, from: index + 1, score };
  }
  return withSecondRow(best, rows, choices);
}

function headingOf(cell: string, choices: ColumnChoices) {
  const chosen = choices[headingKey(cell)];
  return chosen === undefined ? fieldOfHeading(cell) : { field: chosen, isSure: true };
}

/** A header of two rows: "Timescale" above "Start" and "End". */
function withSecondRow(header: Header, rows: CellRows, choices: ColumnChoices): Header {
  const below = (rows[header.from] ?? []).map((cell) => cell.trim());
  const filled = below.filter((cell) => cell !== '');
  if (header.score === 0 || filled.length < 2) return header;
  const width = Math.max(below.length, header.headings.length);
  const above = Array.from({ length: width }, (_, index) => (header.headings[index] ?? '').trim());
  const areHeadings = filled.every((cell) => headingOf(cell, choices)?.isSure === true);
  if (!areHeadings && !isBelowGroups(below, above)) return header;
  const headings = above.map((own, index) => {
    const under = below[index] ?? '';
    if (under === '') return own;
    const group = own || (above.slice(0, index).findLast((one) => one !== '') ?? '');
    const joined = `${under} ${group}`;
    const isPlainer = headingOf(under, choices) === undefined && headingOf(joined, choices) !== undefined;
    return isPlainer ? joined : under;
  });
  return { ...header, headings, from: header.from + 1 };
}

/** Whether short texts stand only below headings that reach over several columns: "Original" and "Revised" below "Target date". */
function isBelowGroups(below: readonly string[], above: readonly string[]): boolean {
  const isGrouped = (index: number) =>
    above[index] === '' || (above[index + 1] === '' && (below[index + 1] ?? '') !== '');
  return above.every((_, index) => {
    const cell = below[index] ?? '';
    return cell === '' || (isGrouped(index) && cell.length < 40 && !/\d/.test(cell));
  });
}

/** Reads a sheet that has a header. */
export function readTable(sheet: Sheet, { choices, isHeading, isNamed }: TableOptions): PlanTable {
  const header = findHeader(sheet.rows, choices);
  const width = Math.max(header.headings.length, ...sheet.rows.map((row) => row.length));
  const headings = Array.from({ length: width }, (_, index) => cleanCell(header.headings[index] ?? ''));
  const below = sheet.rows.slice(header.from).map((row) => headings.map((_, index) => cleanCell(row[index] ?? '')));
  const above = sheet.rows.slice(0, header.index).map((row) => row.map(cleanCell));
  const { body, key } = takeKeyOut(below);
  const columns = withStages(mapColumns(headings, body, choices), body);
  const { lines, said } = readLines({
    sheet: isNamed ? sheet.name : null,
    body: fillMerged(body, sheet, header.from, columns),
    from: header.from,
    columns,
    isHeading: (at) => isHeading(at) || isMergedAcross(sheet, at.row),
    rowAbove: aboveHeader(sheet, header),
  });
  const titles = above.flatMap((row) => row.filter((cell) => cell !== ''));
  const ownKey = new Map([...readKey(above), ...key]);
  return { sheet, headerRow: header.index + 1, titles, columns, lines, key: ownKey, said };
}

function cleanCell(cell: string): string {
  return cell
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim();
}

const NEVER_FILLED: ReadonlySet<PlanField | null> = new Set(['title', 'planRef', 'milestone']);

/** Copies the value of a merged cell down to the rows that it covers. */
function fillMerged(body: CellRows, { merged }: Sheet, from: number, columns: readonly PlanColumn[]): CellRows {
  const rows = body.map((row) => [...row]);
  for (const { top, bottom, left } of merged) {
    const value = rows[top - from]?.[left] ?? '';
    if (value === '' || NEVER_FILLED.has(columns[left]?.field ?? null)) continue;
    for (let row = top + 1; row <= bottom; row++) {
      const line = rows[row - from];
      if (line?.some((cell) => cell !== '') && line[left] === '') line[left] = value;
    }
  }
  return rows;
}

/** The text right above the header when it stands alone in its row: the first theme of some plans stands there. */
function aboveHeader({ rows }: Sheet, { index }: Header): string {
  const filled = (rows[index - 1] ?? []).map(cleanCell).filter((cell) => cell !== '');
  return filled.length === 1 ? (filled[0] ?? '') : '';
}

/** Whether a row is one cell across at least three columns. */
function isMergedAcross({ merged }: Sheet, row: number): boolean {
  return merged.some(({ top, left, right }) => top === row - 1 && right - left >= 2);
}

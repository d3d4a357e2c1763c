/** Finds the table in a sheet: its header, the lines below it, and what headings between the lines and merged cells say of them. */
import type { PlanColumn } from './plan-column.ts';
import { type ColumnChoices, mapColumns } from './plan-columns.ts';
import { withColours } from './plan-fills.ts';
import { findHeader, HEADER_ROWS, type Header } from './plan-header.ts';
import { choiceKey } from './plan-headings.ts';
import { type Initials, takeInitialsOut } from './plan-initials.ts';
import { readKey, type StatusKey } from './plan-key.ts';
import { takeKeyOut } from './plan-key-rows.ts';
import { type PlanLine, readLines } from './plan-lines.ts';
import { withMarks } from './plan-marks.ts';
import type { CellRows, PlanField, RowAt, Sheet } from './plan-row.ts';
import type { LineKind, RowCounts } from './plan-row-kinds.ts';
import { settleRecommendations } from './plan-row-numbers.ts';
import { withSettledWords } from './plan-settled.ts';
import { withStages } from './plan-stages.ts';
import { sayHidden, withoutStruck } from './plan-struck.ts';

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
  /** The posts by their initials, where the sheet lists them. */
  readonly initials: Initials;
  readonly counts: RowCounts;
  readonly said: readonly string[];
}

/** All that the reading of a table depends on besides its sheet. */
export interface TableOptions {
  readonly choices: ColumnChoices;
  /** The answer of a person about a row that may be no action; null without one. */
  readonly answerAbout: (at: RowAt, kind: LineKind) => string | null;
  /** Rows are named with their sheet. */
  readonly isNamed: boolean;
}

/** The sentence with which a file without a plan is refused. */
export const NO_PLAN = `No row among the first ${HEADER_ROWS} looks like the headings of a plan. Expected a column for the action, such as “Action required”, and one for the owner or the date, such as “Lead officer” and “Target date”.`;

/** Reads a sheet that has a header. */
export function readTable(sheet: Sheet, { choices, answerAbout, isNamed }: TableOptions): PlanTable {
  const header = findHeader(sheet.rows, choices);
  const width = Math.max(header.headings.length, ...sheet.rows.map((row) => row.length));
  const names = Array.from({ length: width }, (_, index) => cleanCell(header.headings[index] ?? ''));
  const cells = {
    headings: names,
    above: sheet.rows.slice(0, header.index).map((row) => row.map(cleanCell)),
    body: sheet.rows.slice(header.from).map((row) => names.map((_, index) => cleanCell(row[index] ?? ''))),
  };
  const { above, said: ofColours, ...coloured } = withColours(sheet, cells, header.from);
  const { body: below, key } = takeKeyOut(coloured.body);
  const isTaken = (heading: string) => choices[choiceKey(heading)] !== undefined;
  const { headings, body: marked, said: ofMarks } = withMarks({ headings: coloured.headings, body: below }, isTaken);
  const columns = withSettledWords(withStages(mapColumns(headings, marked, choices), marked), marked);
  const { body, initials } = takeInitialsOut(marked, columns);
  const { body: present, struckRows, said: ofStruck } = withoutStruck(sheet, body, header.from, columns);
  const table = readLines({
    sheet: isNamed ? sheet.name : null,
    body: fillMerged(present, sheet, header.from, columns),
    struckRows,
    from: header.from,
    columns,
    isHeading: (at) => isMergedAcross(sheet, at.row),
    answerAbout,
    hasMerged: sheet.merged.length > 0,
    rowAbove: aboveHeader(sheet, header),
    isPart: sheet.partFrom !== undefined,
  });
  const { lines, said: ofRecommendations } = settleRecommendations(table.lines, columns);
  const titles = above.flatMap((row) => row.filter((cell) => cell !== ''));
  const ownKey = new Map([...readKey(above), ...key]);
  return {
    sheet,
    headerRow: header.index + 1,
    titles,
    columns,
    lines,
    key: ownKey,
    initials,
    counts: table.counts,
    said: [
      ...ofColours,
      ...ofMarks,
      ...ofStruck,
      ...sayHidden(sheet, body, header.from, columns),
      ...table.said,
      ...ofRecommendations,
    ],
  };
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

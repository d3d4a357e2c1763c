/** Finds the table in a sheet: its header, the lines below it, and what headings between the lines and merged cells say of them. */
import { UserError } from '../record/errors.ts';
import { type ColumnChoices, fieldOfHeading, headingKey, mapColumns, type PlanColumn } from './plan-columns.ts';
import type { CellRows, PlanField, Sheet } from './plan-row.ts';

/** The rows among which the header is looked for. */
const HEADER_ROWS = 15;

/** One line of the table. `cells` are by the index of their column; cells above that reach down to it are filled in. */
export interface PlanLine {
  readonly row: number;
  readonly cells: readonly string[];
  /** The heading between the lines under which it stands. */
  readonly section: string | null;
  /** The recommendation in a line above, where this line has none. */
  readonly recommendationAbove: string | null;
}

/** A sheet as a table. `titles` are the texts above the header; `said` tells which lines were left out or joined. */
export interface PlanTable {
  readonly sheetName: string | null;
  readonly headerRow: number;
  readonly titles: readonly string[];
  readonly columns: readonly PlanColumn[];
  readonly lines: readonly PlanLine[];
  readonly said: readonly string[];
}

/** Reads the sheet that has a header. Throws `UserError` when none has one. */
export function findTable(
  sheets: readonly Sheet[],
  choices: ColumnChoices,
  isHeading: (row: number) => boolean = () => false,
): PlanTable {
  const found = sheets.map((sheet) => ({ sheet, header: findHeader(sheet.rows, choices) }));
  const score = ({ header, sheet }: (typeof found)[number]) => header.score * 10_000 + sheet.rows.length;
  const best = found.reduce((one, other) => (score(other) > score(one) ? other : one), found[0] ?? NO_SHEET);
  if (best.header.score < 2) {
    throw new UserError(
      `No row among the first ${HEADER_ROWS} looks like the headings of a plan. Expected a column for the action, such as “Action required”, and one for the owner or the date, such as “Lead officer” and “Target date”.`,
    );
  }
  const others = sheets.filter(
    (sheet) => sheet !== best.sheet && sheet.rows.some((row) => row.some((cell) => cell !== '')),
  );
  const table = readTable(best.sheet, best.header, choices, isHeading);
  if (best.sheet.name === null || others.length === 0) return table;
  const names = others.map(({ name }) => `“${name ?? ''}”`).join(', ');
  return { ...table, said: [`The sheet “${best.sheet.name}” was read. Not read: ${names}.`, ...table.said] };
}

interface Header {
  readonly index: number;
  readonly headings: readonly string[];
  /** The first row below the header. */
  readonly from: number;
  readonly score: number;
}

const NO_HEADER: Header = { index: 0, headings: [], from: 0, score: 0 };
const NO_SHEET = { sheet: { name: null, rows: [], merged: [] }, header: NO_HEADER };
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
  const areHeadings = filled.every((cell) => headingOf(cell, choices)?.isSure === true);
  if (header.score === 0 || filled.length < 2 || !areHeadings) return header;
  const width = Math.max(below.length, header.headings.length);
  const headings = Array.from({ length: width }, (_, index) => below[index] || header.headings[index] || '');
  return { ...header, headings, from: header.from + 1 };
}

function readTable(
  sheet: Sheet,
  header: Header,
  choices: ColumnChoices,
  isHeading: (row: number) => boolean,
): PlanTable {
  const width = Math.max(header.headings.length, ...sheet.rows.map((row) => row.length));
  const headings = Array.from({ length: width }, (_, index) => cleanCell(header.headings[index] ?? ''));
  const body = sheet.rows.slice(header.from).map((row) => headings.map((_, index) => cleanCell(row[index] ?? '')));
  const columns = mapColumns(headings, body, choices);
  const filled = fillMerged(body, sheet, header.from, columns);
  const titles = sheet.rows.slice(0, header.index).flatMap((row) => row.map(cleanCell).filter((cell) => cell !== ''));
  const { lines, said } = readLines(
    filled,
    header.from,
    columns,
    (row) => isHeading(row) || isMergedAcross(sheet, row),
  );
  return { sheetName: sheet.name, headerRow: header.index + 1, titles, columns, lines, said };
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
      if (line && line.some((cell) => cell !== '') && line[left] === '') line[left] = value;
    }
  }
  return rows;
}

const FOOTER =
  /^(?:key\b|legend\b|notes?\s*(?::|$)|source:|total\b|last updated|prepared by|rag (?:key|rating|status|definitions?)\b|status key|end of (?:plan|document)|page \d|\*)/i;
/** The start of a heading between the lines. */
const SECTION_START =
  /^(?:(?:theme|priority|workstream|work ?stream|objective|section|part|pillar|strand|area|outcome|programme|chapter|pledge area|key line|goal|aim|phase|direction|expectation|recommendation)\b(?: ?(?:\d+|[a-z]|[ivx]+)\b)?[\s:.–—-]|[a-z][.)]\s|(?:[ivx]+)[.)]\s)/i;

/** Whether a row is one cell across at least three columns. */
function isMergedAcross({ merged }: Sheet, row: number): boolean {
  return merged.some(({ top, left, right }) => top === row - 1 && right - left >= 2);
}

function readLines(
  body: CellRows,
  from: number,
  columns: readonly PlanColumn[],
  isHeading: (row: number) => boolean,
): Pick<PlanTable, 'lines' | 'said'> {
  const reader = new LineReader(columns);
  body.forEach((cells, index) => {
    reader.read(from + index + 1, cells, isHeading(from + index + 1));
  });
  return reader;
}

/** Reads the rows below the header in their order, and remembers the headings and values that reach down. */
class LineReader {
  readonly lines: PlanLine[] = [];
  readonly said: string[] = [];
  readonly columns: readonly PlanColumn[];
  readonly titleIndex: number;
  section: string | null = null;
  lastWasSection = false;
  inherited: Record<number, string> = {};
  recommendation: string | null = null;

  constructor(columns: readonly PlanColumn[]) {
    this.columns = columns;
    this.titleIndex = columns.find(({ field }) => field === 'title')?.index ?? columns.length;
  }

  read(row: number, cells: readonly string[], isHeading: boolean): void {
    const filled = this.columns.filter(({ index }) => cells[index] !== '');
    if (filled.length === 0) return;
    if (this.isHeaderAgain(filled, cells)) return;
    const [only] = filled;
    if (filled.length === 1 && only) {
      const text = cells[only.index] ?? '';
      if (FOOTER.test(text)) this.said.push(`Row ${row} was left out: “${shortened(text)}”.`);
      else if (this.isSection(only, text, isHeading)) this.startSection(text);
      else if (this.isContinuation(filled)) this.continueLine(row, filled, cells);
      else this.addLine(row, cells);
      return;
    }
    if (this.isContinuation(filled)) this.continueLine(row, filled, cells);
    else this.addLine(row, cells);
  }

  isHeaderAgain(filled: readonly PlanColumn[], cells: readonly string[]): boolean {
    const same = filled.filter(({ index, heading }) => headingKey(heading) === headingKey(cells[index] ?? ''));
    return same.length > 1 && same.length * 2 > filled.length;
  }

  isSection({ field, index }: PlanColumn, text: string, isHeading: boolean): boolean {
    if (isHeading || SECTION_START.test(text) || isInCapitals(text)) return true;
    if (field === 'theme') return true;
    // In the first column nothing but a heading stands alone, unless that column holds the actions.
    return field !== 'title' && field !== 'milestone' && index === 0;
  }

  startSection(text: string): void {
    this.section = this.lastWasSection && this.section !== null ? `${this.section} – ${text}` : text;
    this.lastWasSection = true;
    this.inherited = {};
    this.recommendation = null;
  }

  /** A row without an action of its own that only goes on with the words or the people of the row above. */
  isContinuation(filled: readonly PlanColumn[]): boolean {
    if (this.lines.length === 0 || this.lastWasSection) return false;
    const goesOn = filled.filter(({ field }) => field === null || GOES_ON.has(field) || reachesDown(field));
    return goesOn.length === filled.length && filled.some(({ field }) => field !== null && GOES_ON.has(field));
  }

  continueLine(row: number, filled: readonly PlanColumn[], cells: readonly string[]): void {
    const last = this.lines.at(-1);
    if (!last) return;
    const joined = [...last.cells];
    for (const { index, field } of filled) {
      if (reachesDown(field) && joined[index] === cells[index]) continue;
      joined[index] = [joined[index], cells[index]].filter(Boolean).join('\n');
    }
    this.lines[this.lines.length - 1] = { ...last, cells: joined };
    this.said.push(`Row ${row} has no action of its own and was added to row ${last.row}.`);
  }

  addLine(row: number, cells: readonly string[]): void {
    this.lastWasSection = false;
    const whole = [...cells];
    for (const { index, field, heading } of this.columns) {
      const isLeft = index < this.titleIndex;
      const reaches = isLeft && (reachesDown(field) || (field === null && SPANS_ROWS.test(heading)));
      if (!reaches) continue;
      if (whole[index] !== '') {
        // A recommendation does not reach into the next theme.
        if (field === 'theme' && this.inherited[index] !== whole[index]) this.recommendation = null;
        this.inherited[index] = whole[index] ?? '';
      } else if (this.inherited[index] !== undefined) whole[index] = this.inherited[index];
    }
    const own = this.columns.find(({ field }) => field === 'recommendation');
    const recommendation = own ? whole[own.index] || null : null;
    this.lines.push({
      row,
      cells: whole,
      section: this.section,
      recommendationAbove: recommendation ? null : this.recommendation,
    });
    this.recommendation = recommendation ?? this.recommendation;
  }
}

/** Headings of columns on the left whose cells stand once for several rows. */
const SPANS_ROWS = /outcome|objective|aim|goal|issue|finding|area|priority|rationale|context|theme|why/i;
const GOES_ON: ReadonlySet<PlanField> = new Set(['update', 'owner', 'deputy', 'evidenceRequired', 'evidence']);

function reachesDown(field: PlanField | null): boolean {
  return field === 'theme' || field === 'expectation';
}

function isInCapitals(text: string): boolean {
  return text.length > 3 && text.length < 120 && /\p{Lu}/u.test(text) && text === text.toUpperCase() && /\s/.test(text);
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

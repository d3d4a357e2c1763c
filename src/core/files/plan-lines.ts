/** Reads the rows below a header in their order: headings between them, values that reach down, and rows that go on. */
import { goOn, PeopleAbove, ReachingCells, reachesDown, type ValuesAbove } from './plan-above.ts';
import { AN_ACTION, HEADING } from './plan-answer-words.ts';
import type { PlanColumn } from './plan-column.ts';
import { areOtherHeadings } from './plan-headings.ts';
import { LEAVE_OUT } from './plan-meanings.ts';
import { type CellRows, type PlanField, type RowAt, rowName, rowTitle } from './plan-row.ts';
import {
  bareRows,
  FOOTER,
  isHeaderAgain,
  isInCapitals,
  isNote,
  isSection,
  isTotal,
  type LineKind,
  type RowCounts,
  rowsAboveHeaders,
  SECTION_START,
  shortened,
} from './plan-row-kinds.ts';

/** One line of the table. `cells` are by the index of their column; cells above that reach down to it are filled in. */
export interface PlanLine extends RowAt {
  readonly cells: readonly string[];
  /** The heading between the lines under which it stands. */
  readonly section: string | null;
  /** The rows of that heading which a person confirms, because they only stand alone in the first column. */
  readonly sectionInDoubt?: number | undefined;
  /** The recommendation in a line above, where this line has none. */
  readonly recommendationAbove: string | null;
  /** That recommendation surely counts for this line as well. */
  readonly isSameRecommendation?: boolean;
  /** Its theme is the one above, because its own cell is empty. */
  readonly isThemeAbove?: boolean;
  /** Why the line may be no action; absent for a line like the others. */
  readonly kind?: LineKind | undefined;
  /** The owner and the due date of a line above, where this line has none and cells may have been merged. */
  readonly above?: ValuesAbove;
}

/** The rows below a header, and all that their reading depends on. */
export interface TableBody {
  /** The sheet that rows are named with; null in a file with one plan. */
  readonly sheet: string | null;
  readonly body: CellRows;
  /** How many rows of the sheet stand above the body. */
  readonly from: number;
  readonly columns: readonly PlanColumn[];
  /** Which rows are headings by their look, such as one cell across the table. */
  readonly isHeading: (at: RowAt) => boolean;
  /** The answer of a person about a row that may be no action; null without one. */
  readonly answerAbout: (at: RowAt, kind: LineKind) => string | null;
  /** The indexes of rows that are struck through. */
  readonly struckRows: ReadonlySet<number>;
  /** Merged cells can be told from empty ones. */
  readonly hasMerged: boolean;
  /** The text right above the header. */
  readonly rowAbove: string;
  /** The sheet has several tables, so that the text above the header names this one. */
  readonly isPart: boolean;
}

/** The lines below a header. */
export function readLines(table: TableBody): {
  readonly lines: readonly PlanLine[];
  readonly said: readonly string[];
  readonly counts: RowCounts;
} {
  const { sheet, body, from, columns, isHeading, rowAbove, isPart } = table;
  const reader = new LineReader(table);
  const bare = bareRows(body, columns);
  const aboveHeaders = rowsAboveHeaders(body, columns);
  const isNamed = isPart || aboveHeaders.size > 0;
  if (isNamed ? rowAbove !== '' : SECTION_START.test(rowAbove)) reader.startSection(rowAbove);
  reader.headings = 0;
  body.forEach((cells, index) => {
    const row = from + index + 1;
    if (table.struckRows.has(index)) reader.readInDoubt(row, cells, 'struck');
    else
      reader.read(row, cells, {
        isHeading: aboveHeaders.has(index) || isHeading({ sheet, row }),
        isBare: bare.has(index),
      });
  });
  reader.endSections();
  // A text above the header is a theme only where other themes stand between the rows.
  const isTheme = isPart || reader.lines.some(({ section }) => section !== null && section !== rowAbove);
  const lines = isTheme
    ? reader.lines
    : reader.lines.map((line) => ({ ...line, section: line.section === rowAbove ? null : line.section }));
  const { headings, joined, leftOut } = reader;
  return { lines, said: reader.said, counts: { headings, joined, leftOut } };
}

/** Reads the rows below the header in their order, and remembers the headings and values that reach down. */
class LineReader {
  readonly lines: PlanLine[] = [];
  readonly said: string[] = [];
  readonly table: TableBody;
  readonly sheet: string | null;
  readonly columns: readonly PlanColumn[];
  section: string | null = null;
  sectionInDoubt: number | undefined;
  lastWasSection = false;
  /** The headings behind the last line, which have no line below them yet. */
  unused: { readonly row: number; readonly text: string }[] = [];
  headings = 0;
  joined = 0;
  leftOut = 0;
  readonly above = new PeopleAbove();
  readonly inherited: ReachingCells;
  recommendation: string | null = null;

  constructor(table: TableBody) {
    const { sheet, columns } = table;
    this.table = table;
    this.sheet = sheet;
    this.columns = columns;
    this.inherited = new ReachingCells(columns);
  }

  read(row: number, cells: readonly string[], look: { readonly isHeading: boolean; readonly isBare: boolean }): void {
    const filled = this.columns.filter(({ index }) => cells[index] !== '');
    if (filled.length === 0 || isHeaderAgain(filled, cells)) return;
    const only = filled.length === 1 ? filled[0] : undefined;
    const text = only ? (cells[only.index] ?? '') : '';
    if (areOtherHeadings(filled.map(({ index }) => cells[index] ?? '')))
      this.leaveOut(row, ', because it holds headings');
    else if (only && FOOTER.test(text)) this.leaveOut(row, `: “${shortened(text)}”`);
    else if (only && isSection(only, text, look.isHeading)) this.readSection(row, cells, text, look.isHeading);
    else if (isTotal(cells, (...of) => this.textOf(cells, ...of))) this.leaveOut(row, ', because it counts the others');
    else if (this.isContinuation(filled) || this.isSecondHalf(cells)) this.continueLine(row, filled, cells);
    else this.readInDoubt(row, cells, this.kindOf(cells, only !== undefined, look.isBare));
  }

  /** Why a row may be no action; undefined for one that looks like the others. */
  kindOf(cells: readonly string[], isAlone: boolean, isBare: boolean): LineKind | undefined {
    if (this.textOf(cells, 'title', 'milestone', 'measure') === '') return 'noAction';
    if (isAlone && this.columns.length > 2) return 'alone';
    return isBare ? 'bare' : undefined;
  }

  /** Takes a row as people have said, and as an action until they have. */
  readInDoubt(row: number, cells: readonly string[], kind: LineKind | undefined): void {
    const answer = kind ? this.table.answerAbout({ sheet: this.sheet, row }, kind) : null;
    if (answer === LEAVE_OUT) this.leaveOut(row, ' as you said');
    else if (answer === HEADING) {
      this.sectionInDoubt = undefined;
      this.startSection(cells.filter((cell) => cell !== '').join(' '), row);
    } else this.addLine(row, cells, kind);
  }

  /** A heading between the rows. One that has no mark of a heading may be a remark, and a person confirms it. */
  readSection(row: number, cells: readonly string[], text: string, isMarked: boolean): void {
    const isSure = isMarked || SECTION_START.test(text) || isInCapitals(text) || isNote(text);
    const answer = isSure ? null : this.table.answerAbout({ sheet: this.sheet, row }, 'section');
    if (answer === LEAVE_OUT) this.leaveOut(row, ' as you said');
    else if (answer === AN_ACTION) this.addLine(row, cells);
    else {
      this.startSection(text, row);
      this.sectionInDoubt = isSure || answer === HEADING ? undefined : row;
    }
  }

  leaveOut(row: number, why: string): void {
    this.leftOut += 1;
    this.said.push(`${rowTitle({ sheet: this.sheet, row })} was left out${why}.`);
  }

  textOf(cells: readonly string[], ...fields: readonly PlanField[]): string {
    const columns = this.columns.filter(({ field }) => field !== null && fields.includes(field));
    return columns.flatMap(({ index }) => cells[index] || []).join(' ');
  }

  /** A row whose words go on with a sentence that the row above begins. */
  isSecondHalf(cells: readonly string[]): boolean {
    const last = this.lines.at(-1);
    const words = this.textOf(cells, 'title');
    if (!last || this.lastWasSection || !/^\p{Ll}/u.test(words)) return false;
    const isOpen = !/[.!?:]$/.test(this.textOf(last.cells, 'title'));
    return isOpen && this.textOf(cells, 'planRef', 'owner', 'due', 'status', 'rag', 'milestone') === '';
  }

  startSection(text: string, row?: number): void {
    if (row !== undefined && isNote(text)) {
      this.leaveOut(row, `, because it reads like a remark: “${shortened(text)}”`);
      return;
    }
    this.headings += 1;
    if (row !== undefined) this.unused.push({ row, text });
    this.above.forget();
    this.section = this.lastWasSection && this.section !== null ? `${this.section} – ${text}` : text;
    this.lastWasSection = true;
    this.inherited.forget();
    this.recommendation = null;
  }

  /** A row without an action of its own that only goes on with the words or the people of the row above. */
  isContinuation(filled: readonly PlanColumn[]): boolean {
    return this.lines.length > 0 && !this.lastWasSection && goOn(filled);
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
    this.joined += 1;
    this.said.push(`${rowTitle({ ...last, row })} has no action of its own and was added to ${rowName(last)}.`);
  }

  /** Texts behind the last line are no headings: nothing stands below them. */
  endSections(): void {
    for (const { row, text } of this.unused) {
      this.headings -= 1;
      this.leaveOut(row, `, because nothing stands below it: “${shortened(text)}”`);
    }
  }

  addLine(row: number, cells: readonly string[], kind?: LineKind): void {
    this.lastWasSection = false;
    this.unused = [];
    const { cells: whole, isNewTheme, isThemeAbove } = this.inherited.fill(cells);
    // A recommendation does not reach into the next theme.
    if (isNewTheme) this.recommendation = null;
    const recommendation = this.textOf(whole, 'recommendation').replace(/\s*\n\s*/g, ' ') || null;
    this.lines.push({
      sheet: this.sheet,
      row,
      cells: whole,
      section: this.section,
      sectionInDoubt: this.sectionInDoubt,
      recommendationAbove: recommendation ? null : this.recommendation,
      isThemeAbove,
      kind,
      above: kind !== 'noAction' && !this.table.hasMerged ? this.above.take((...of) => this.textOf(cells, ...of)) : {},
    });
    this.recommendation = recommendation ?? this.recommendation;
  }
}

/** Reads the rows below a header in their order: headings between them, values that reach down, and rows that go on. */
import type { PlanColumn } from './plan-columns.ts';
import { headingKey } from './plan-headings.ts';
import { type CellRows, type PlanField, type RowAt, rowName, rowTitle } from './plan-row.ts';

/** One line of the table. `cells` are by the index of their column; cells above that reach down to it are filled in. */
export interface PlanLine extends RowAt {
  readonly cells: readonly string[];
  /** The heading between the lines under which it stands. */
  readonly section: string | null;
  /** The recommendation in a line above, where this line has none. */
  readonly recommendationAbove: string | null;
}

const TOTAL = /^(?:grand |sub-?)?totals?(?:\s*[:/&]|\s+and\b|\s+(?:number|of)\b|$)|^(?:overall )?average\b/i;
const FOOTER =
  /^(?:key\b|legend\b|notes?\s*(?::|$)|source:|total\b|last updated|prepared by|rag (?:key|rating|status|definitions?)\b|status key|end of (?:plan|document)|page \d|\*)/i;
/** The start of a heading between the lines. */
const SECTION_START =
  /^(?:(?:theme|priority|workstream|work ?stream|objective|section|part|pillar|strand|area|outcome|programme|chapter|pledge area|key line|goal|aim|phase|direction|expectation|recommendation)\b(?: ?(?:\d+|[a-z]|[ivx]+)\b)?[\s:.–—-]|[a-z][.)]\s|(?:[ivx]+)[.)]\s)/i;

/** The rows below a header, and all that their reading depends on. */
export interface TableBody {
  /** The sheet that rows are named with; null in a file with one plan. */
  readonly sheet: string | null;
  readonly body: CellRows;
  /** How many rows of the sheet stand above the body. */
  readonly from: number;
  readonly columns: readonly PlanColumn[];
  /** Which rows are headings although they look like actions. */
  readonly isHeading: (at: RowAt) => boolean;
  /** The text right above the header. */
  readonly rowAbove: string;
}

/** The lines below a header. */
export function readLines({ sheet, body, from, columns, isHeading, rowAbove }: TableBody): {
  readonly lines: readonly PlanLine[];
  readonly said: readonly string[];
} {
  const reader = new LineReader(sheet, columns);
  if (SECTION_START.test(rowAbove)) reader.startSection(rowAbove);
  body.forEach((cells, index) => {
    const row = from + index + 1;
    reader.read(row, cells, isHeading({ sheet, row }));
  });
  // A text above the header is a theme only where other themes stand between the rows.
  const isTheme = reader.lines.some(({ section }) => section !== null && section !== rowAbove);
  const lines = isTheme
    ? reader.lines
    : reader.lines.map((line) => ({ ...line, section: line.section === rowAbove ? null : line.section }));
  return { lines, said: reader.said };
}

/** Reads the rows below the header in their order, and remembers the headings and values that reach down. */
class LineReader {
  readonly lines: PlanLine[] = [];
  readonly said: string[] = [];
  readonly sheet: string | null;
  readonly columns: readonly PlanColumn[];
  readonly titleIndex: number;
  section: string | null = null;
  lastWasSection = false;
  inherited: Record<number, string> = {};
  recommendation: string | null = null;

  constructor(sheet: string | null, columns: readonly PlanColumn[]) {
    this.sheet = sheet;
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
      if (FOOTER.test(text))
        this.said.push(`${rowTitle({ sheet: this.sheet, row })} was left out: “${shortened(text)}”.`);
      else if (this.isSection(only, text, isHeading)) this.startSection(text);
      else if (this.isContinuation(filled) || this.isSecondHalf(cells)) this.continueLine(row, filled, cells);
      else this.addLine(row, cells);
      return;
    }
    if (this.isTotal(cells))
      this.said.push(`${rowTitle({ sheet: this.sheet, row })} was left out, because it counts the others.`);
    else if (this.isContinuation(filled) || this.isSecondHalf(cells)) this.continueLine(row, filled, cells);
    else this.addLine(row, cells);
  }

  textOf(cells: readonly string[], ...fields: readonly PlanField[]): string {
    const columns = this.columns.filter(({ field }) => field !== null && fields.includes(field));
    return columns.map(({ index }) => cells[index] ?? '').join('');
  }

  /** A row such as "Total / average", in which nobody is responsible for anything. */
  isTotal(cells: readonly string[]): boolean {
    const first = cells.find((cell) => cell !== '') ?? '';
    return TOTAL.test(first) && this.textOf(cells, 'owner', 'due', 'update') === '';
  }

  /** A row whose words go on with a sentence that the row above begins. */
  isSecondHalf(cells: readonly string[]): boolean {
    const last = this.lines.at(-1);
    const words = this.textOf(cells, 'title');
    if (!last || this.lastWasSection || !/^\p{Ll}/u.test(words)) return false;
    const isOpen = !/[.!?:]$/.test(this.textOf(last.cells, 'title'));
    return isOpen && this.textOf(cells, 'planRef', 'owner', 'due', 'status', 'rag', 'milestone') === '';
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
    this.said.push(`${rowTitle({ ...last, row })} has no action of its own and was added to ${rowName(last)}.`);
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
    const own = this.columns.filter(({ field }) => field === 'recommendation').map(({ index }) => whole[index]);
    const recommendation =
      own
        .filter(Boolean)
        .join(' ')
        .replace(/\s*\n\s*/g, ' ') || null;
    this.lines.push({
      sheet: this.sheet,
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

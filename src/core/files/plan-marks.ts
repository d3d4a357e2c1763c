/** Puts marks in words: a tick below “Under way” is a status, and a cross below each month from April to June is a timescale. */
import { longDate } from '../time/dates.ts';
import { headingKey } from './plan-headings.ts';
import { MEANING_OF, plainWords } from './plan-meanings.ts';
import type { CellRows } from './plan-row.ts';
import { isOfSums } from './plan-row-kinds.ts';

/** The headings and the rows of a table; `said` tells which marks were read as words. */
interface MarkedTable {
  readonly headings: readonly string[];
  readonly body: CellRows;
  readonly said: readonly string[];
}

const NO_MARK = /^(?:✗|✘|❌|n|no|false|[-–—]+)$/iu;
const MARK = /^(?:x|y|yes|true|[✓✔☑✅●■•█▪◆*]\ufe0f?)$/iu;
const CROSS = /^x$/i;

/** Reads the marks of a table; `isTaken`: somebody has said of a heading what its column holds. */
export function withMarks(
  table: Pick<MarkedTable, 'headings' | 'body'>,
  isTaken: (heading: string) => boolean,
): MarkedTable {
  const found = statesInWords(table, isTaken);
  const months = monthsInWords(found, isTaken);
  return { ...months, said: [...found.said, ...months.said] };
}

/** The cells of a column, without those of rows that count the others. */
const cellsIn = (body: CellRows, column: number) =>
  body.filter((row) => !isSum(row)).flatMap((row) => row[column] || []);
const isSum = (row: readonly string[]) => isOfSums(row.filter((cell) => cell !== ''));

/** Columns named after states, of which each row marks one, become a single column. */
function statesInWords(
  { headings, body }: Pick<MarkedTable, 'headings' | 'body'>,
  isTaken: (heading: string) => boolean,
): MarkedTable {
  const isState = (heading: string) => !isTaken(heading) && MEANING_OF.has(plainWords(heading));
  const areMarks = (column: number) => cellsIn(body, column).every((cell) => MARK.test(cell) || NO_MARK.test(cell));
  const columns = headings.flatMap((heading, column) => (isState(heading) && areMarks(column) ? [column] : []));
  const cells = columns.flatMap((column) => cellsIn(body, column));
  if (columns.length < 2 || !cells.some((cell) => MARK.test(cell))) return { headings, body, said: [] };
  // A cross beside ticks means no.
  const isTicked = cells.some((cell) => MARK.test(cell) && !CROSS.test(cell));
  const isMarked = (cell: string) => MARK.test(cell) && !(isTicked && CROSS.test(cell));
  const wordsOf = (row: readonly string[]) =>
    columns.filter((column) => isMarked(row[column] ?? '')).map((column) => headings[column]?.trim() ?? '');
  return {
    ...inOneColumn({ headings, body }, columns, 'Status', (row) => wordsOf(row).join(' / ')),
    said: [`The marks below ${columns.map((column) => `“${headings[column]}”`).join(', ')} were read as the status.`],
  };
}

/** The table with the words of several columns in the first of them; the others are empty. */
function inOneColumn(
  { headings, body }: Pick<MarkedTable, 'headings' | 'body'>,
  columns: readonly number[],
  heading: string,
  wordsOf: (row: readonly string[]) => string,
): Pick<MarkedTable, 'headings' | 'body'> {
  const [first] = columns;
  const put = (row: readonly string[], words: string) =>
    row.map((cell, column) => (column === first ? words : columns.includes(column) ? '' : cell));
  return { headings: put(headings, heading), body: body.map((row) => (isSum(row) ? row : put(row, wordsOf(row)))) };
}

const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const MONTH_OR_QUARTER = new RegExp(
  `^(?:(?:${MONTHS})[a-z]*\\.?(?:[ /'’-]*(?:20)?\\d\\d)?|q(?:uarter)? ?[1-4]\\b.*)$`,
  'i',
);
/** A calendar has at least so many columns. */
const FEWEST_MONTHS = 3;
const DATES = /\b(?:due|deadline|end|finish|timescale|target date|by when|completion date|when)\b/;

/** The columns of a calendar, which hold nothing but marks, become the timescale of each row. */
function monthsInWords(
  { headings, body }: Pick<MarkedTable, 'headings' | 'body'>,
  isTaken: (heading: string) => boolean,
): MarkedTable {
  const columns = headings.flatMap((heading, column) =>
    !isTaken(heading) && isMonth(heading) && cellsIn(body, column).every((cell) => MARK.test(cell)) ? [column] : [],
  );
  const isMarked = columns.some((column) => cellsIn(body, column).length > 0);
  if (columns.length < FEWEST_MONTHS || !isMarked) return { headings, body, said: [] };
  const names = columns.map((column) => nameOfMonth(headings[column] ?? ''));
  const hasDates = headings.some((heading) => DATES.test(headingKey(heading)));
  const heading = hasDates ? 'Marked in the calendar' : 'Timescale';
  const table = inOneColumn({ headings, body }, columns, heading, (row) =>
    spanOf(names.map((name, at) => ((row[columns[at] ?? 0] ?? '') === '' ? null : name))),
  );
  const said = `The marks below “${names[0]}” to “${names.at(-1)}” were read as the timescale of each row.`;
  return { ...table, said: [said] };
}

const isMonth = (heading: string) => MONTH_OR_QUARTER.test(heading.trim()) || /^\d{4}-\d\d-01\b/.test(heading);

function nameOfMonth(heading: string): string {
  const day = /^\d{4}-\d\d-\d\d/.exec(heading)?.[0];
  return day === undefined ? heading.trim() : longDate(day).replace(/^\d+ /, '');
}

/** The first and the last of the marked months, or each of them where others lie between them. */
function spanOf(months: readonly (string | null)[]): string {
  const marked = months.filter((month) => month !== null);
  const from = months.findIndex((month) => month !== null);
  const isWhole = from >= 0 && months.slice(from, from + marked.length).every((month) => month !== null);
  return isWhole && marked.length > 1 ? `${marked[0]} to ${marked.at(-1)}` : marked.join(', ');
}

/**
 * Tells whether the numbers of recommendations in a plan count its rows, or name the recommendation that several rows carry
 * out, and which recommendation an empty cell below another means.
 */
import type { PlanColumn } from './plan-column.ts';
import { headingKey } from './plan-headings.ts';
import type { PlanLine } from './plan-lines.ts';
import type { CellRows, PlanField } from './plan-row.ts';

const OF_NUMBERS = /\b(?:no|nos|number|numbers|ref|reference|id)\b|#|^recs?$/;
/** A short mark with a figure: 3, PAY-1, 2024/25-07, R 1.2. */
const MARK = /^(?=.*\d)[\p{L}\d]{1,12}(?:[ ./_-]{1,2}[\p{L}\d]{1,8}){0,4}$/u;

/**
 * The columns in which a column of recommendation numbers that stand once each is the plan's own number. Where nothing else
 * holds the words of the recommendations, a person confirms it.
 */
export function withRowNumbers(
  columns: readonly PlanColumn[],
  rows: CellRows,
  isChosen: (column: PlanColumn) => boolean,
): readonly PlanColumn[] {
  if (columns.some(({ field }) => field === 'planRef')) return columns;
  const number = columns.find(
    (column) =>
      column.field === 'recommendation' &&
      !isChosen(column) &&
      OF_NUMBERS.test(headingKey(column.heading)) &&
      countRows(column, rows),
  );
  const isSure = columns.some((column) => column !== number && column.field === 'recommendation');
  if (number === undefined || (!isSure && !followEachOther(number, rows))) return columns;
  return columns.map((column) => (column === number ? { ...column, field: 'planRef', isSure } : column));
}

/** Whether every row with more than one cell has a number of its own. */
function countRows({ index }: PlanColumn, rows: CellRows): boolean {
  const lines = rows.filter((row) => row.filter((cell) => cell.trim() !== '').length > 1);
  const numbers = lines.map((row) => (row[index] ?? '').trim());
  return numbers.length > 0 && numbers.every((one) => MARK.test(one)) && new Set(numbers).size === numbers.length;
}

/** Whether the figures of the rows go up by one, as a count does. Numbers with gaps are those of another document. */
function followEachOther({ index }: PlanColumn, rows: CellRows): boolean {
  const figures = rows.flatMap((row) => /\d+(?=\D*$)/.exec(row[index] ?? '')?.[0] ?? []).map(Number);
  return figures.length > 2 && figures.every((one, at) => at === 0 || one === (figures[at - 1] ?? 0) + 1);
}

/**
 * The lines of which an empty cell surely means the recommendation above: each group of numbers, such as 2/1 and 2/2, begins with
 * its own recommendation, or the theme of the line goes on in the same way. `said` tells how many there are.
 */
export function settleRecommendations(
  lines: readonly PlanLine[],
  columns: readonly PlanColumn[],
): { readonly lines: readonly PlanLine[]; readonly said: readonly string[] } {
  const byNumbers = groupsBeginWithOne(lines, columns);
  const byThemes = themesBeginWithOne(lines, columns);
  const isSame = (line: PlanLine) =>
    line.recommendationAbove !== null && (byNumbers || (byThemes && line.isThemeAbove === true));
  const count = lines.filter(isSame).length;
  if (count === 0) return { lines, said: [] };
  const rows = count === 1 ? '1 row without a recommendation was' : `${count} rows without a recommendation were`;
  const their = count === 1 ? 'its' : 'their';
  const why = byNumbers
    ? `${their} number${count === 1 ? ' goes' : 's go'} on from it`
    : `${their} theme goes on as well`;
  return {
    lines: lines.map((line) => (isSame(line) ? { ...line, isSameRecommendation: true } : line)),
    said: [`${rows} put under that of the row above, because ${why}.`],
  };
}

const textOf = ({ cells }: PlanLine, columns: readonly PlanColumn[], field: PlanField) =>
  columns
    .filter((column) => column.field === field)
    .map(({ index }) => cells[index] ?? '')
    .join(' ')
    .trim();

/** A number without its last part: SR1/2 → SR1, 1.2 → 1, A2 → A. Empty for a number that only counts. */
function stemOf(ref: string): string {
  return /^(.*?)[ ./-]?\(?(?:\d+|(?<=[\d./-])[a-z])\)?$/i.exec(ref)?.[1] ?? '';
}

function groupsBeginWithOne(lines: readonly PlanLine[], columns: readonly PlanColumn[]): boolean {
  const groups = Map.groupBy(lines, (line) => stemOf(textOf(line, columns, 'planRef')).toLowerCase());
  // A row that only counts, or has no number, stands by itself where it names its own recommendation.
  const isOpen = (line: PlanLine) => textOf(line, columns, 'recommendation') === '';
  if (groups.get('')?.some(isOpen)) return false;
  groups.delete('');
  if (groups.size < 2) return false;
  return [...groups.values()].every(([first, ...rest]) => {
    const own = first ? textOf(first, columns, 'recommendation') : '';
    const others = rest.map((line) => textOf(line, columns, 'recommendation')).filter((one) => one !== '');
    return own !== '' && others.every((one) => one === own);
  });
}

function themesBeginWithOne(lines: readonly PlanLine[], columns: readonly PlanColumn[]): boolean {
  const indexOf = (field: PlanField) => columns.find((column) => column.field === field)?.index ?? -1;
  const isOnTheLeft = indexOf('theme') >= 0 && indexOf('recommendation') < indexOf('title');
  const begin = lines.filter(({ isThemeAbove }) => isThemeAbove !== true);
  return isOnTheLeft && begin.every((line) => textOf(line, columns, 'recommendation') !== '');
}

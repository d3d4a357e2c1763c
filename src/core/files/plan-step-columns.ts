/** Finds the columns that name milestones of each action, one beside the other: “Milestone 1”, its date, “Milestone 2”, its date. */
import type { PlanColumn } from './plan-column.ts';
import type { CellRows } from './plan-row.ts';
import { looksLikeDay, mostly } from './plan-shapes.ts';

const NUMBERED = /\b(?:milestone|step|stage|phase|gateway|sub-? ?action|sub-? ?task)s? ?#?(?:\d{1,2}|[a-f])\b/i;
/** Two columns are a series; a lone one may be anything. */
const FEWEST = 2;

const OF_DATES = /^(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*|tb[acd])$/i;

/** Whether a cell has words besides those of a date. */
function hasWords(cell: string): boolean {
  return (cell.match(/\p{L}{3,}/gu) ?? []).some((word) => !OF_DATES.test(word));
}

/** The columns with those of numbered milestones. Each may have its date in the next column; either all have, or none. */
export function withStepColumns(
  columns: readonly PlanColumn[],
  rows: CellRows,
  isChosen: (column: PlanColumn) => boolean,
): readonly PlanColumn[] {
  const isFree = (column: PlanColumn) => column.field === 'stage' || !isChosen(column);
  const cellsOf = ({ index }: PlanColumn) => rows.map((row) => row[index]?.trim() ?? '').filter((cell) => cell !== '');
  const isOfDays = (column: PlanColumn) =>
    isFree(column) && cellsOf(column).length > 0 && mostly(cellsOf(column), looksLikeDay);
  const isOfWords = (column: PlanColumn) =>
    isFree(column) && NUMBERED.test(column.heading) && mostly(cellsOf(column), hasWords);
  const words = columns.filter(isOfWords);
  if (words.length < FEWEST) return columns;
  const dated = words.map((column, at) => {
    const until = words[at + 1]?.index ?? columns.length;
    return columns.find((one) => one.index > column.index && one.index < until && isOfDays(one)) ?? null;
  });
  // The date behind the last one alone is that of the action.
  const dates = dated.slice(0, -1).every((one) => one !== null) ? dated : dated.map(() => null);
  return columns.map((column) => {
    const at = words.indexOf(column);
    if (at >= 0) return { ...column, field: 'stage', isSure: true, steps: { dateAt: dates[at]?.index ?? null } };
    return dates.includes(column) ? { ...column, field: 'stage', isSure: true } : column;
  });
}

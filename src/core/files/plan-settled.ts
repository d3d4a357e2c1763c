/**
 * Settles columns of which heading and cells agree, so that nobody is asked about them: posts below “Accountable executive”,
 * sentences below “Action for 2025/26”, words of progress below any heading.
 */
import type { PlanColumn } from './plan-column.ts';
import { headingKey } from './plan-headings.ts';
import { looksLikePeople } from './plan-posts.ts';
import type { CellRows, PlanField } from './plan-row.ts';
import { areNumbers, fieldsByShape, isYesOrNo, looksLikeDay, looksLikeState, mostly } from './plan-shapes.ts';

/** From so many cells on, cells speak for a heading. */
const FEWEST = 3;
/** Shorter texts are names and states rather than actions. */
const SHORTEST_ACTION = 15;

const cellsOf = ({ index }: PlanColumn, rows: CellRows) =>
  rows.map((row) => row[index]?.trim() ?? '').filter((cell) => cell !== '');

/** The columns whose heading names a field, settled where the cells below are such as that field has. */
export function withSettledFields(columns: readonly PlanColumn[], rows: CellRows): readonly PlanColumn[] {
  return columns.map((column) => {
    const { field, isSure } = column;
    if (isSure || field === null || !agrees(column, field, columns, rows)) return column;
    return { ...column, isSure: true };
  });
}

function agrees(column: PlanColumn, field: PlanField, columns: readonly PlanColumn[], rows: CellRows): boolean {
  const cells = cellsOf(column, rows);
  const isOnly = columns.every((one) => one === column || one.field !== field);
  const isAlone = (look: (cell: string) => boolean) =>
    cells.length >= FEWEST &&
    mostly(cells, look) &&
    columns.every((one) => one === column || one.isSure || !mostly(cellsOf(one, rows), look));
  switch (field) {
    case 'update':
      return fieldsByShape(cells).length === 0;
    case 'theme':
    case 'expectation':
      // The question under which expectation they belong shows them.
      return isOnly && fieldsByShape(cells).length === 0;
    case 'title':
      return isOnly && cells.length >= FEWEST && areSentences(cells);
    case 'owner':
    case 'deputy':
      return isOnly && isAlone(looksLikePeople);
    case 'due':
      return isOnly && isAlone(looksLikeDay);
    case 'rag':
      return isOnly && cells.length >= FEWEST && cells.every(looksLikeState);
    case 'status':
      return isOnly && isPlainState(column.heading, cells);
    case 'planRef':
      return isOnly && areNumbers(cells) && !/\brec/.test(headingKey(column.heading));
    case 'recommendation':
      return isOnly && /\brecommendations?$/.test(headingKey(column.heading)) && mostly(cells, isLong);
    default:
      return false;
  }
}

const isLong = (cell: string) => cell.length >= SHORTEST_ACTION;

/** Texts that are long for a name and differ from row to row. */
function areSentences(cells: readonly string[]): boolean {
  return new Set(cells).size === cells.length && mostly(cells, isLong);
}

const OF_DONE = /\b(?:done|completed?|achieved|delivered|implemented|finished)\b/;

/** Yes and no below “Complete (Y/N)”, or known words below a heading that names a status. */
function isPlainState(heading: string, cells: readonly string[]): boolean {
  if (cells.some(isYesOrNo)) return OF_DONE.test(headingKey(heading)) && cells.every(looksLikeState);
  return cells.length >= FEWEST && mostly(cells, looksLikeState);
}

/** Headings of figures and states of an earlier time. */
const EARLIER = /\b(?:previous|prior|last (?:week|month|quarter|period|year)|start)\b/;

/** Longer texts are sentences, which name nobody and are no state. */
const LONGEST_NAME = 25;

/** The columns without a field, settled where their cells are words that no field holds. They go into the first update. */
export function withSettledWords(columns: readonly PlanColumn[], rows: CellRows): readonly PlanColumn[] {
  return columns.map((column) => {
    const cells = cellsOf(column, rows);
    const isTold = cells.length >= FEWEST || cells.every((cell) => cell.length > LONGEST_NAME);
    const isOfWords = (column.maybe === undefined && isTold) || EARLIER.test(headingKey(column.heading));
    return column.field === null && column.heading !== '' && isOfWords ? { ...column, isSure: true } : column;
  });
}

/** Columns that stand on the right of those that name several rows at once. */
const BEHIND_GROUPS: ReadonlySet<PlanField | null> = new Set(['title', 'planRef', 'recommendation']);

/** Takes an unknown column on the left of the actions that names several rows at once for the theme, where no other column does. */
export function withGroups(columns: readonly PlanColumn[], rows: CellRows): readonly PlanColumn[] {
  const first = Math.min(...columns.filter(({ field }) => BEHIND_GROUPS.has(field)).map(({ index }) => index));
  if (columns.some(({ field }) => field === 'theme' || field === 'expectation')) return columns;
  const group = columns.find(
    (column) => column.index < first && column.field === null && !column.isSure && isGroup(column, rows),
  );
  return columns.map((column) => (column === group ? { ...column, field: 'theme', isSure: true } : column));
}

/** Whether each text of a column stands for rows that follow each other, and at least one for several. */
function isGroup(column: PlanColumn, rows: CellRows): boolean {
  const all = rows
    .filter((row) => row.some((cell) => cell.trim() !== ''))
    .map((row) => (row[column.index] ?? '').trim());
  if (column.heading === '' || all[0] === '' || fieldsByShape(cellsOf(column, rows)).length > 0) return false;
  const runs = all.filter((cell, at) => cell !== '' && cell !== all.slice(0, at).findLast((one) => one !== ''));
  return runs.length > 1 && runs.length < all.length && new Set(runs).size === runs.length;
}

/** Finds out which column of a plan holds what, by the headings that councils use and by the cells below them. */

import { bodiesIn } from './plan-bodies.ts';
import type { PlanColumn } from './plan-column.ts';
import { choiceKey, fieldOfHeading } from './plan-headings.ts';
import { looksLikePeople } from './plan-posts.ts';
import { variety, withoutRepeats } from './plan-repeats.ts';
import type { PlanField } from './plan-row.ts';
import { withRowNumbers } from './plan-row-numbers.ts';
import { withGroups, withSettledFields } from './plan-settled.ts';
import {
  areNumbers,
  fieldsByShape,
  fits,
  haveParts,
  isYesOrNo,
  looksLikeDate,
  looksLikeDay,
  looksLikeState,
  mostly,
} from './plan-shapes.ts';
import { isUnknownStatus } from './plan-status.ts';
import { withStepColumns } from './plan-step-columns.ts';

/** The fields of headings, as people have chosen them: by `choiceKey`. Null means "into the first update". */
export type ColumnChoices = Readonly<Record<string, PlanField | null>>;

/**
 * The columns of a sheet, from its headings and the rows below them. `choices` are what people have said before, by heading;
 * they come before everything else.
 */
export function mapColumns(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  choices: ColumnChoices,
): readonly PlanColumn[] {
  const first = headings.map((heading, index): PlanColumn => {
    const chosen = choices[choiceKey(heading)];
    if (chosen !== undefined) return { index, heading, field: chosen, isSure: true };
    const found = fieldOfHeading(heading);
    const cells = rows.map((row) => row[index]?.trim() ?? '').filter((cell) => cell !== '');
    return {
      index,
      heading,
      ...byContent(found ?? { field: null, isSure: cells.length === 0 }, cells),
    };
  });
  const isChosen = (column: PlanColumn) => choices[choiceKey(column.heading)] !== undefined;
  const numbered = withRowNumbers(withStepColumns(first, rows, isChosen), rows, isChosen);
  const mapped = withoutRepeats(byNeighbours(numbered, rows, isChosen), rows, isChosen);
  const settled = withSettledFields(withGroups(mapped, rows), rows);
  return inDoubt(withTitle(byShape(settled, rows), rows), rows, isChosen);
}

const cellsOf = ({ index }: PlanColumn, rows: readonly (readonly string[])[]) =>
  rows.map((row) => row[index]?.trim() ?? '').filter((cell) => cell !== '');

const SUBJECTS: ReadonlySet<PlanField | null> = new Set(['title', 'milestone', 'measure', 'recommendation']);
/** Columns that may hold the actions where no heading says so. */
const MAY_BE_TITLE: ReadonlySet<PlanField | null> = new Set([null, 'theme', 'update', 'evidenceRequired', 'target']);

/** A time of day, as it stands behind the name of somebody who changed a row. */
const TIMED = /\d{1,2}:\d\d/;

/** Takes the column with the longest texts that differ from row to row for the actions, where no heading names them. */
function withTitle(columns: readonly PlanColumn[], rows: readonly (readonly string[])[]): readonly PlanColumn[] {
  if (columns.some(({ field }) => SUBJECTS.has(field))) return columns;
  const weight = (column: PlanColumn) => {
    const cells = cellsOf(column, rows).filter((cell) => !TIMED.test(cell));
    return MAY_BE_TITLE.has(column.field) ? cells.join('').length * variety(cells) : 0;
  };
  const [longest] = columns.toSorted((one, other) => weight(other) - weight(one));
  if (longest === undefined || weight(longest) === 0) return columns;
  return columns.map((column) => (column === longest ? { ...column, field: 'title', isSure: false } : column));
}

/** Gives unknown columns the fields that no other column holds, by their cells; a person confirms them. */
function byShape(columns: readonly PlanColumn[], rows: readonly (readonly string[])[]): readonly PlanColumn[] {
  const taken = new Set(columns.map(({ field }) => field));
  return columns.map((column) => {
    if (column.field !== null || column.isSure) return column;
    const [likeliest, ...others] = fieldsByShape(cellsOf(column, rows));
    const free = [likeliest, ...others].find((field) => field && !taken.has(field));
    const isOfQuarter = free === 'status' && OF_QUARTER.test(column.heading);
    if (free === undefined || !MAIN.has(free) || isOfQuarter)
      return { ...column, ...(likeliest ? { maybe: likeliest } : {}) };
    taken.add(free);
    return { ...column, field: free };
  });
}

/** The words of one quarter are not how the action stands now. */
const OF_QUARTER = /\bq(?:uarter)? ?[1-4]\b/i;

const LONGEST_EXAMPLE = 40;

function inShort(cell: string): string {
  const line = cell.replace(/\s+/g, ' ');
  return line.length > LONGEST_EXAMPLE ? `${line.slice(0, LONGEST_EXAMPLE - 1)}…` : line;
}

/** The fields that a column may get by its cells alone, because an action lacks much without them. */
const MAIN: ReadonlySet<PlanField> = new Set(['owner', 'due', 'status', 'planRef']);

/** A known heading is no longer sure where the cells below it are not such as its field has. */
function inDoubt(
  columns: readonly PlanColumn[],
  rows: readonly (readonly string[])[],
  isChosen: (column: PlanColumn) => boolean,
): readonly PlanColumn[] {
  return columns.map((column) => {
    if (isChosen(column)) return column;
    const cells = cellsOf(column, rows);
    if (cells.length === 0) return { ...column, isSure: true };
    const { field } = column;
    const isSure = column.isSure && (field === null || fits(field, cells));
    return isSure ? column : { ...column, isSure, example: inShort(cells[0] ?? '') };
  });
}

type Guess = Pick<PlanColumn, 'field' | 'isSure'>;

const RATING = /^(?:high|medium|low|h|m|l|[1-5]|critical|very high|urgent)$/i;
const LINK = /^(?:https?:\/\/|www\.|\\\\)\S+/i;
const SHORT_REF = /^[A-Z]{0,6}[ .-]?\d{1,4}(?:[.-]\d{1,3})*[a-z]?$/i;
const COLOUR = /^[^\p{L}]*(?:red|amber|green|blue|r|a|g|b)[^\p{L}]*$/iu;

/** Corrects a field by the cells below the heading. */
function byContent(guess: Guess, cells: readonly string[]): Guess {
  const most = (pattern: RegExp) =>
    cells.length > 0 && cells.filter((cell) => pattern.test(cell)).length * 2 > cells.length;
  const { field } = guess;
  if (field === 'theme' && most(RATING)) return { field: null, isSure: true };
  if (field === 'evidenceRequired' && mostly(cells, isYesOrNo)) return { field: null, isSure: true };
  if (field === 'evidenceRequired' && most(LINK)) return { field: 'evidence', isSure: true };
  // “Completed by” asks for a day in most plans, and for a person in some.
  if (field === 'due' && mostly(cells, looksLikePeople) && !cells.some(looksLikeDate))
    return { field: null, isSure: true };
  if (field === 'body')
    return { field: mostly(cells, (cell) => bodiesIn(cell).length > 0) ? 'body' : null, isSure: true };
  if (field === 'title' && most(SHORT_REF)) return { field: 'planRef', isSure: true };
  if (field === 'update' && most(COLOUR)) return { field: 'rag', isSure: true };
  if (field === 'status' && mostly(cells, looksLikeDay) && !mostly(cells, looksLikeState))
    return { field: 'completedOn', isSure: false };
  if (field === 'status' && cells.filter(isYesOrNo).length * 2 > cells.length && cells.length > 0)
    return { field: 'status', isSure: false };
  // A direction for each row is the number of the row.
  if (field === 'expectation' && areNumbers(cells) && haveParts(cells)) return { field: 'planRef', isSure: false };
  if (field === 'recommendation' || field === 'expectation') return guess;
  if (field === 'rag' && most(/^(?:high|medium|low)$/i)) return { field: null, isSure: true };
  if (field === 'everyWeeks' && !most(/\d|ly$|every|each|annual|term|twice|once/i))
    return { field: null, isSure: true };
  return guess;
}

/** Corrects fields by the other columns: a target beside a baseline is a figure, and beside no measure it may be a date. */
function byNeighbours(
  columns: readonly PlanColumn[],
  rows: readonly (readonly string[])[],
  isChosen: (column: PlanColumn) => boolean,
): readonly PlanColumn[] {
  const has = (field: PlanField) => columns.some((column) => column.field === field);
  const cellsOf = ({ index }: PlanColumn) => rows.map((row) => row[index] ?? '').filter((cell) => cell.trim() !== '');
  const hasFigures = has('baseline');
  const hasTitle = has('title');
  const isOfMeasures = hasFigures || has('measure');
  return columns.map((column): PlanColumn => {
    if (isChosen(column)) return column;
    const { field } = column;
    if (field === 'evidenceRequired' && hasFigures && !has('measure') && /measure|success|kpi/i.test(column.heading))
      return { ...column, field: 'measure' };
    // Elsewhere a unit is a part of the council.
    if ((field === 'unit' || field === 'better') && !isOfMeasures) return { ...column, field: null, isSure: true };
    if (field === 'measure' && !hasFigures && !has('target')) return { ...column, field: 'evidenceRequired' };
    if (field === 'target' && !hasFigures && !has('measure')) {
      const areDates = mostly(cellsOf(column), looksLikeDate);
      if (areDates && !has('due')) return { ...column, field: 'due', isSure: true };
      return { ...column, field: areDates ? 'originalDue' : 'evidenceRequired', isSure: false };
    }
    // A stage of the work stands beside the column that says how it goes.
    const unknown = (one: PlanColumn) => cellsOf(one).filter(isUnknownStatus).length;
    const isBeside = () =>
      columns.some((one) => one !== column && one.field === 'status' && unknown(one) < unknown(column));
    if (field === 'status' && isBeside() && unknown(column) * 3 >= cellsOf(column).length)
      return { ...column, field: null, isSure: true };
    if (field === 'revisedDue' && !has('due') && !has('originalDue')) return { ...column, field: 'due' };
    const hasDates = has('due') || has('revisedDue') || has('originalDue');
    if (
      field === null &&
      !column.isSure &&
      !hasDates &&
      column.heading !== '' &&
      mostly(cellsOf(column), looksLikeDate)
    )
      return { ...column, field: 'due' };
    if (field === 'milestone' && !hasTitle) return { ...column, field: 'title', isSure: false };
    if (field === 'recommendation' && !hasTitle && !has('milestone'))
      return { ...column, field: 'title', isSure: false };
    return column;
  });
}

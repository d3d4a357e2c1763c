/** Reads a whole plan: the table of a sheet becomes actions, each with its milestones, its measure and what is in doubt. */

import { groupAnswer, LineCells, type PlanAnswers } from './plan-cells.ts';
import type { PlanColumn } from './plan-column.ts';
import type { PlanDateContext } from './plan-date-cell.ts';
import { orderOfDay, readDateCell } from './plan-dates.ts';
import { MONTH_FIRST, ONE_EACH } from './plan-groups.ts';
import { choiceKey } from './plan-headings.ts';
import { sayInitials } from './plan-initials.ts';
import { sayKey } from './plan-key.ts';
import { type ReadLine, readLine } from './plan-line.ts';
import type { PlanLine } from './plan-lines.ts';
import { splitLine } from './plan-lists.ts';
import { foldMilestones } from './plan-milestones.ts';
import { type PlanField, type PlanRow, rowKey, type Sheet } from './plan-row.ts';
import type { RowCounts } from './plan-row-kinds.ts';
import { askSameRows } from './plan-same.ts';
import type { SheetQuestion } from './plan-sheet-questions.ts';
import { underSheet } from './plan-sheet-theme.ts';
import { findTables } from './plan-sheets.ts';
import type { PlanTable } from './plan-table.ts';
import { NUMBER_IN_TITLE } from './plan-title.ts';

/** A plan after reading. `said` is about the whole file. */
export interface PlanReading {
  /** The sheets that were read; one without a name for a CSV file. `headerRow` is the number that a spreadsheet shows. */
  readonly sheets: readonly { readonly name: string | null; readonly headerRow: number }[];
  /** The columns of all sheets; one that several sheets have alike stands once. */
  readonly columns: readonly PlanColumn[];
  readonly rows: readonly PlanRow[];
  /** How many rows with words stand below the headings, and how many of them are no actions and no milestones. */
  readonly counts: RowCounts & { readonly all: number; readonly steps: number };
  /** Which sheets count, as far as only a person can say. */
  readonly questions: readonly SheetQuestion[];
  readonly said: readonly string[];
}

/** A plan whose tables have been found. Its lines are read one at a time, so that others have their turn in between. */
export interface OpenPlan {
  readonly lines: readonly LineCells[];
  /** Reads one line; null for one that somebody has chosen to leave out. */
  read(line: LineCells): ReadLine | null;
  /** Puts the lines together, in their order. */
  finish(read: readonly (ReadLine | null)[]): PlanReading;
}

/**
 * Finds the plan in the sheets of a file. `answers` are what people have said about its sheets, columns and cells. Throws
 * `UserError` when no sheet has the headings of a plan.
 */
export function openPlan(
  sheets: readonly Sheet[],
  dates: Omit<PlanDateContext, 'quarters'>,
  answers: PlanAnswers,
): OpenPlan {
  const { tables, key, initials, questions, said } = findTables(sheets, answers);
  const monthFirst = monthFirstIn(tables, answers);
  const known: PlanDateContext = { ...dates, quarters: answers.quarters, ...(monthFirst ? { monthFirst } : {}) };
  const at: PlanDateContext = { ...known, rangeOfPlan: rangeOf(tables, known) };
  const parts = tables.map((table) => {
    const lists = { key: new Map([...key, ...table.key]), initials: new Map([...initials, ...table.initials]) };
    const lines = linesOf(table, answers).map((line) => new LineCells(line, table.columns, answers, lists));
    return { table, lines, lists, isNumbered: hasNumberedTitles(lines) };
  });
  const numbered = new Set(parts.filter(({ isNumbered }) => isNumbered).flatMap(({ lines }) => lines));
  return {
    lines: parts.flatMap(({ lines }) => lines),
    read: (line) => readLine(line, at, numbered.has(line)),
    finish(read) {
      const present = read.filter((line) => line !== null);
      const folded = parts.map(({ table, lines }) => {
        const own = new Set(lines);
        const { rows, said, headings } = foldMilestones(
          present.filter(({ cells }) => own.has(cells)),
          at,
        );
        return { rows: rows.map((row) => underSheet(row, table)), said: [...table.said, ...said], headings };
      });
      return {
        sheets: tables.map(({ sheet, headerRow }) => ({ name: sheet.name, headerRow })),
        columns: withoutTwins(tables.flatMap(({ columns }) => columns)),
        rows: askSameRows(
          folded.flatMap(({ rows }) => rows),
          answers,
        ),
        counts: countRows(tables, folded),
        questions,
        said: [
          ...said,
          ...sayKey(parts.flatMap(({ lines }) => lines)),
          ...sayInitials(new Map(parts.flatMap(({ lists }) => [...lists.initials]))),
          ...folded.flatMap((part) => part.said),
        ],
      };
    },
  };
}

/** Counts the rows of all tables; `folded` has the actions of each and the headings among its lines. */
function countRows(
  tables: readonly PlanTable[],
  folded: readonly { readonly rows: readonly PlanRow[]; readonly headings: number }[],
): PlanReading['counts'] {
  const sum = (numbers: readonly number[]) => numbers.reduce((one, other) => one + other, 0);
  const of = (field: keyof RowCounts) => sum(tables.map(({ counts }) => counts[field]));
  const byNumber = sum(folded.map(({ headings }) => headings));
  const lines = sum(tables.map((table) => table.lines.length));
  const actions = new Set(folded.flatMap(({ rows }) => rows.map(({ sheet, row }) => rowKey({ sheet, row })))).size;
  const [headings, joined, leftOut] = [of('headings'), of('joined'), of('leftOut')];
  const all = lines + headings + joined + leftOut;
  return { all, headings: headings + byNumber, joined, leftOut, steps: Math.max(0, lines - actions - byNumber) };
}

/** The lines of a table; a cell that lists several actions becomes a line for each where somebody has said so. */
function linesOf({ lines, columns }: PlanTable, answers: PlanAnswers): readonly PlanLine[] {
  return lines.flatMap((line) => {
    const answer = answers.cells[`${rowKey(line)}:title`] ?? groupAnswer(answers, 'lists');
    return answer === ONE_EACH ? splitLine(line, columns) : [line];
  });
}

const OF_DATES: ReadonlySet<PlanField | null> = new Set(['due', 'originalDue', 'revisedDue', 'completedOn']);

/** Whether the dates of a file have the month in front: somebody has said so, or one of them can have nothing else. */
function monthFirstIn(tables: readonly PlanTable[], answers: PlanAnswers): PlanDateContext['monthFirst'] | null {
  const answer = groupAnswer(answers, 'dayOrder');
  if (answer !== null) return answer === MONTH_FIRST ? 'yes' : null;
  const isMonthFirst = ({ columns, lines }: PlanTable) => {
    const dated = columns.filter(({ field }) => OF_DATES.has(field));
    return lines.some(({ cells }) => dated.some(({ index }) => orderOfDay(cells[index] ?? '') === 'month'));
  };
  return tables.some(isMonthFirst) ? 'maybe' : null;
}

/** Gives the first and the last date of a plan that have their year. Most plans need them for no date. */
function rangeOf(tables: readonly PlanTable[], at: PlanDateContext): NonNullable<PlanDateContext['rangeOfPlan']> {
  let range: ReturnType<NonNullable<PlanDateContext['rangeOfPlan']>> | undefined;
  return () => {
    range ??= findRange(tables, at);
    return range;
  };
}

function findRange(tables: readonly PlanTable[], at: PlanDateContext) {
  const days = tables.flatMap(({ columns, lines }) => {
    const dated = columns.filter(({ field }) => OF_DATES.has(field));
    const cells = new Set(lines.flatMap((line) => dated.map(({ index }) => line.cells[index] ?? '')));
    return [...cells].flatMap((cell) => {
      const read = /\d\d/.test(cell) ? readDateCell(cell, at) : null;
      return read?.is === 'day' ? [read.date] : [];
    });
  });
  const [from, ...rest] = days.toSorted();
  return from === undefined ? null : { from, to: rest.at(-1) ?? from };
}

/** A column that several sheets have under one heading for one field stands once. */
function withoutTwins(columns: readonly PlanColumn[]): readonly PlanColumn[] {
  const nameOf = ({ heading, field }: PlanColumn) => `${choiceKey(heading)}|${field}`;
  return [...new Map(columns.toReversed().map((column) => [nameOf(column), column])).values()].toReversed();
}

/** Whether the actions carry their numbers in front of their titles, because the plan has no column for them. */
function hasNumberedTitles(lines: readonly LineCells[]): boolean {
  const titles = lines.map((line) => line.text('title')).filter((title) => title !== '');
  const numbered = titles.filter((title) => NUMBER_IN_TITLE.test(title));
  return lines.every((line) => !line.has('planRef')) && numbered.length * 2 > titles.length;
}

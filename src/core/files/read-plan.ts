/** Reads a whole plan: the table of a sheet becomes actions, each with its milestones, its measure and what is in doubt. */

import { HEADING, LineCells, type PlanAnswers } from './plan-cells.ts';
import type { PlanColumn } from './plan-columns.ts';
import { NUMBER_IN_TITLE, type ReadLine, readLine } from './plan-line.ts';
import { foldMilestones } from './plan-milestones.ts';
import type { PlanDateContext } from './plan-periods.ts';
import type { PlanRow, Sheet } from './plan-row.ts';
import { findTable } from './plan-table.ts';

/** A plan after reading. `said` is about the whole file. */
export interface PlanReading {
  readonly sheetName: string | null;
  /** The row number of the header that a spreadsheet shows. */
  readonly headerRow: number;
  /** The texts above the header. */
  readonly titles: readonly string[];
  readonly columns: readonly PlanColumn[];
  readonly rows: readonly PlanRow[];
  readonly said: readonly string[];
}

/** A plan whose table has been found. Its lines are read one at a time, so that others have their turn in between. */
export interface OpenPlan {
  readonly lines: readonly LineCells[];
  /** Reads one line; null for one that somebody has chosen to leave out. */
  read(line: LineCells): ReadLine | null;
  /** Puts the lines together, in their order. */
  finish(read: readonly (ReadLine | null)[]): PlanReading;
}

/**
 * Finds the plan in the sheets of a file. `answers` are what people have said about its columns and cells. Throws `UserError`
 * when no sheet has the headings of a plan.
 */
export function openPlan(
  sheets: readonly Sheet[],
  dates: Omit<PlanDateContext, 'quarters'>,
  answers: PlanAnswers,
): OpenPlan {
  const table = findTable(sheets, answers.columns, (row) => answers.cells[`${row}:title`] === HEADING);
  const at: PlanDateContext = { ...dates, quarters: answers.quarters };
  const lines = table.lines.map((line) => new LineCells(line, table.columns, answers));
  const numbered = hasNumberedTitles(lines);
  return {
    lines,
    read: (line) => readLine(line, at, numbered),
    finish(read) {
      const { rows, said } = foldMilestones(
        read.filter((line) => line !== null),
        at,
      );
      const { sheetName, headerRow, titles, columns } = table;
      return { sheetName, headerRow, titles, columns, rows, said: [...table.said, ...said] };
    },
  };
}

/** Whether the actions carry their numbers in front of their titles, because the plan has no column for them. */
function hasNumberedTitles(lines: readonly LineCells[]): boolean {
  const titles = lines.map((line) => line.text('title')).filter((title) => title !== '');
  const numbered = titles.filter((title) => NUMBER_IN_TITLE.test(title));
  return lines.every((line) => !line.has('planRef')) && numbered.length * 2 > titles.length;
}

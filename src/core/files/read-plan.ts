/** Reads a whole plan: the table of a sheet becomes actions, each with its milestones, its measure and what is in doubt. */

import { LineCells, type PlanAnswers } from './plan-cells.ts';
import type { PlanColumn } from './plan-columns.ts';
import { headingKey } from './plan-headings.ts';
import { sayKey } from './plan-key.ts';
import { NUMBER_IN_TITLE, type ReadLine, readLine } from './plan-line.ts';
import { foldMilestones } from './plan-milestones.ts';
import type { PlanDateContext } from './plan-periods.ts';
import type { PlanRow, Sheet } from './plan-row.ts';
import { underSheet } from './plan-sheet-theme.ts';
import { findTables, type SheetQuestion } from './plan-sheets.ts';

/** A plan after reading. `said` is about the whole file. */
export interface PlanReading {
  /** The sheets that were read; one without a name for a CSV file. `headerRow` is the number that a spreadsheet shows. */
  readonly sheets: readonly { readonly name: string | null; readonly headerRow: number }[];
  /** The columns of all sheets; one that several sheets have alike stands once. */
  readonly columns: readonly PlanColumn[];
  readonly rows: readonly PlanRow[];
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
  const { tables, key, questions, said } = findTables(sheets, answers);
  const at: PlanDateContext = { ...dates, quarters: answers.quarters };
  const parts = tables.map((table) => {
    const whole = new Map([...key, ...table.key]);
    const lines = table.lines.map((line) => new LineCells(line, table.columns, answers, whole));
    return { table, lines, isNumbered: hasNumberedTitles(lines) };
  });
  const numbered = new Set(parts.filter(({ isNumbered }) => isNumbered).flatMap(({ lines }) => lines));
  return {
    lines: parts.flatMap(({ lines }) => lines),
    read: (line) => readLine(line, at, numbered.has(line)),
    finish(read) {
      const present = read.filter((line) => line !== null);
      const folded = parts.map(({ table, lines }) => {
        const own = new Set(lines);
        const { rows, said } = foldMilestones(
          present.filter(({ cells }) => own.has(cells)),
          at,
        );
        return { rows: rows.map((row) => underSheet(row, table)), said: [...table.said, ...said] };
      });
      return {
        sheets: tables.map(({ sheet, headerRow }) => ({ name: sheet.name, headerRow })),
        columns: withoutTwins(tables.flatMap(({ columns }) => columns)),
        rows: folded.flatMap(({ rows }) => rows),
        questions,
        said: [...said, ...sayKey(parts.flatMap(({ lines }) => lines)), ...folded.flatMap((part) => part.said)],
      };
    },
  };
}

/** A column that several sheets have under one heading for one field stands once. */
function withoutTwins(columns: readonly PlanColumn[]): readonly PlanColumn[] {
  const nameOf = ({ heading, field }: PlanColumn) => `${headingKey(heading)}|${field}`;
  return [...new Map(columns.toReversed().map((column) => [nameOf(column), column])).values()].toReversed();
}

/** Whether the actions carry their numbers in front of their titles, because the plan has no column for them. */
function hasNumberedTitles(lines: readonly LineCells[]): boolean {
  const titles = lines.map((line) => line.text('title')).filter((title) => title !== '');
  const numbered = titles.filter((title) => NUMBER_IN_TITLE.test(title));
  return lines.every((line) => !line.has('planRef')) && numbered.length * 2 > titles.length;
}

/** Columns that hold milestones of every action: “Business case” with dates below it, or “Q1 25/26” with words below it. */
import type { IsoDate } from '../record/model.ts';
import { longDate } from '../time/dates.ts';
import type { Findings, LineCells } from './plan-cells.ts';
import type { PlanColumn } from './plan-column.ts';
import type { DateCell, PlanDateContext } from './plan-date-cell.ts';
import { readDateCell } from './plan-dates.ts';
import { DONE_WHEN_DUE, NOT_DONE } from './plan-groups.ts';
import type { PlanMilestone } from './plan-row.ts';
import { readStep } from './plan-steps.ts';

const PERIOD =
  /^(?:(?:q|quarter )[1-4]\b.*\d\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ '-]*(?:20)?\d\d)$/i;
const DATED = /\d{1,2}[/.-]\d{1,2}[/.-]\d{2}|\d{4}-\d\d-\d\d|[a-z]{3,9}[ '-]+(?:20)?\d\d\b/i;
const STATE_OF_STAGE = /^(?:done|completed?|achieved|tb[acd]|n\/?a|not applicable)\b/i;
const NOT_APPLICABLE = /^(?:n\/?a|not applicable|none|[-–—]+)$/i;
/** A stage stands beside others: a lone column of dates may be anything. */
const FEWEST_STAGES = 2;
/** A milestone has a letter of the alphabet. */
const MOST_STAGES = 26;

/** The columns with those of milestones, which a person confirms. A plan without a due date keeps its columns of dates. */
export function withStages(
  columns: readonly PlanColumn[],
  rows: readonly (readonly string[])[],
): readonly PlanColumn[] {
  const hasDue = columns.some(({ field }) => field === 'due' || field === 'revisedDue');
  const cellsOf = ({ index }: PlanColumn) => rows.map((row) => row[index]?.trim() ?? '').filter((cell) => cell !== '');
  const mostly = (cells: readonly string[], is: (cell: string) => boolean) =>
    cells.filter(is).length * 2 > cells.length;
  const isFree = ({ field, isSure, heading }: PlanColumn) => field === null && !isSure && heading !== '';
  const isOfPeriod = (column: PlanColumn) =>
    PERIOD.test(column.heading) && mostly(cellsOf(column), (cell) => /\p{L}{4}/u.test(cell));
  const isOfStage = (column: PlanColumn) => {
    const cells = cellsOf(column);
    return (
      cells.some((cell) => DATED.test(cell)) && mostly(cells, (cell) => DATED.test(cell) || STATE_OF_STAGE.test(cell))
    );
  };
  const free = columns.filter(isFree);
  const found = [isOfPeriod, isOfStage].map((is) => free.filter(is)).find((some) => some.length >= FEWEST_STAGES) ?? [];
  if (!hasDue || found.length > MOST_STAGES) return columns;
  return columns.map((column) =>
    found.includes(column) ? { ...column, field: 'stage' as const, isSure: false } : column,
  );
}

/** The milestones of a line in the columns of its stages. Words below a period do not say whether they are done. */
export function readStages(
  cells: LineCells,
  at: PlanDateContext,
  findings: Findings,
  isComplete: boolean,
): readonly PlanMilestone[] {
  const columns = cells.columns.filter(({ field, index }) => field === 'stage' && cells.line.cells[index]);
  const isNamed = (index: number) => columns.some(({ steps }) => steps?.dateAt === index);
  return columns.flatMap(({ heading, index, steps }) => {
    const cell = cells.line.cells[index] ?? '';
    if (NOT_APPLICABLE.test(cell) || isNamed(index)) return [];
    if (steps) return [readNamedStep(cells, cell, steps.dateAt, at, findings)];
    const title = heading.replace(/\s+/g, ' ');
    return PERIOD.test(title)
      ? readPeriod(cells, title, cell, at, findings).map((one) => (isComplete ? askIfDone(cells, one, findings) : one))
      : [readStage(cells, title, cell, at, findings)];
  });
}

/** A milestone that its cell names; its date stands in another column or behind its words. */
function readNamedStep(
  cells: LineCells,
  words: string,
  dateAt: number | null,
  at: PlanDateContext,
  findings: Findings,
): PlanMilestone {
  const date = dateAt === null ? '' : (cells.line.cells[dateAt] ?? '');
  const title = words.replace(/\s+/g, ' ');
  if (dateAt === null) {
    const { step, doubt } = readStep(cells, title, at);
    if (doubt) findings.doubts.push(doubt);
    return { ...step, ref: null, note: null, rag: null };
  }
  return date === '' ? milestone(title, null) : readStage(cells, title, date, at, findings);
}

/** Asks whether a milestone is done whose action is complete. */
function askIfDone(cells: LineCells, one: PlanMilestone, { doubts }: Findings): PlanMilestone {
  const answer = cells.answer('stage', one.title, 'stepsDone');
  if (answer === DONE_WHEN_DUE) return { ...one, isDone: true, doneOn: one.dueOn };
  if (answer !== null) return one;
  const question = 'The action is complete. Is this milestone of it done?';
  const options = [DONE_WHEN_DUE, NOT_DONE];
  doubts.push({ ...cells.at, field: 'stage', cell: one.title, group: 'stepsDone', question, options });
  return one;
}

/** Words below a period: each line is a milestone that is due at its end. */
function readPeriod(
  cells: LineCells,
  heading: string,
  cell: string,
  at: PlanDateContext,
  { doubts }: Findings,
): readonly PlanMilestone[] {
  const read = readDateCell(heading, at);
  if (read.is === 'doubt')
    doubts.push({ ...cells.at, field: 'due', cell: heading, question: read.question, options: read.options });
  const lines = cell.split('\n').filter((line) => line.trim() !== '');
  return lines.map((title) => milestone(title.trim(), read.is === 'day' ? read.date : null));
}

/** A date, or the state of a stage, below its heading. */
function readStage(
  cells: LineCells,
  title: string,
  cell: string,
  at: PlanDateContext,
  { doubts, update }: Findings,
): PlanMilestone {
  const answer = cells.answer('stage', cell);
  const own = readDateCell(cell, at);
  const read = answer === null ? own : readDateCell(answer, at, true);
  const ask = (question: string, options: readonly string[]) =>
    doubts.push({ ...cells.at, field: 'stage', cell, question, options });
  if (own.is === 'complete') {
    const doneOn = own.on ?? dayOf(read);
    if (doneOn === null)
      ask(`“${cell}” does not say since which day. A day such as today says that it was done by then.`, [
        longDate(at.today),
      ]);
    return { ...milestone(title, null), isDone: true, doneOn };
  }
  if (read.is === 'doubt') ask(read.question, read.options);
  if (read.is === 'open' || read.is === 'ongoing') update.push(`${title}: ${cell}`);
  return milestone(title, dayOf(read));
}

function dayOf(read: DateCell): IsoDate | null {
  return read.is === 'day' ? read.date : null;
}

function milestone(title: string, dueOn: IsoDate | null): PlanMilestone {
  return { ref: null, title, dueOn, isDone: false, doneOn: null, note: null, rag: null };
}

/** Reads a cell that lists several milestones, one to a line, each with its own date or with none. */

import type { PlanDateContext } from './plan-date-cell.ts';
import { readDateCell } from './plan-dates.ts';

/** One line of a cell of milestones; `isDone` and `doneOn` are as the line itself says. */
export type PlanStep = Readonly<Record<'dueOn' | 'doneOn', string | null>> & {
  readonly title: string;
  readonly isDone: boolean;
};

const MARK = /^\s*(?:[•·*–-]|\(?(?:\d{1,2}|[a-z])[.)])\s+/i;
/** A date behind a dash, a colon or a comma, or in brackets. */
const DATED = /^(?<title>.+?)(?:\s*[–—:,]\s+|\s+-+\s*|\s*\()(?<date>[^()]*\d[^()]*|[a-z]+)\)?[.;]?$/i;

/** The milestones of a cell; null when its lines are the lines of one text. */
export function readSteps(cell: string, at: PlanDateContext): readonly PlanStep[] | null {
  const lines = cell.split('\n').filter((line) => line.trim() !== '');
  const steps = lines.map((line) => readStep(line.replace(MARK, '').trim(), at));
  const areSteps = lines.every((line, n) => MARK.test(line) || steps[n]?.dueOn != null || steps[n]?.isDone);
  return lines.length > 1 && areSteps ? steps : null;
}

/** One milestone in words, with its date behind it. */
export function readStep(text: string, at: PlanDateContext): PlanStep {
  const { title = text, date = '' } = DATED.exec(text)?.groups ?? {};
  const read = readDateCell(date, at);
  if (read.is === 'day') return { title, dueOn: read.date, isDone: false, doneOn: null };
  if (read.is === 'complete') return { title, dueOn: null, isDone: true, doneOn: read.on };
  return { title: text.replace(/[.;]$/, ''), dueOn: null, isDone: false, doneOn: null };
}

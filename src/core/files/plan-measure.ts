/** Reads the cells of a measure: its words, its figures with their days, how often it is read, and which way is better. */
import type { BetterWay, IsoDate } from '../record/model.ts';
import { longDate } from '../time/dates.ts';
import { NOTHING } from './plan-answer-words.ts';
import type { Findings, LineCells } from './plan-cells.ts';
import type { PlanDateContext } from './plan-date-cell.ts';
import { readDateCell } from './plan-dates.ts';
import type { DueCells } from './plan-due.ts';
import { readFigure, readMeasure } from './plan-figures.ts';
import { LEAVE_OUT } from './plan-meanings.ts';
import { readRhythm } from './plan-rhythm.ts';
import type { PlanMeasure } from './plan-row.ts';

/** The rhythms that are offered as answers. */
export const RHYTHMS = ['Monthly', 'Quarterly', 'Half-yearly', 'Annually'];

/** In place of a cell: figures beside an action, which may be those of a measure. Asked once for the whole file. */
const FIGURES = 'figures beside an action';
const A_MEASURE = 'A measure as well';

/** Whether the lines of a sheet are measures and no actions. */
export function areMeasures(cells: LineCells): boolean {
  return cells.has('measure') && !cells.has('title') && !cells.has('milestone');
}

/** The measure of a line; null when it has none. Everything that is no figure goes into the update. */
export function readMeasureCells(
  cells: LineCells,
  due: DueCells,
  at: PlanDateContext,
  findings: Findings,
): PlanMeasure | null {
  const { update } = findings;
  const [baseline, target] = [figureAndDay(cells, 'baseline', at), figureAndDay(cells, 'target', at)];
  const title = oneLine(cells.value('measure')) || titleOfFigures(cells, baseline.figure, target.figure, findings);
  const read = readMeasure(title, baseline.figure, target.figure, cells.value('unit'));
  for (const field of ['baseline', 'target'] as const) {
    const cell = cells.text(field);
    if (cell !== '' && (read?.[field] ?? null) === null) update.push(`${cells.heading(field)}: ${cell}`);
  }
  if (read === null) {
    const frequency = cells.text('everyWeeks');
    if (frequency !== '' && !due.isOngoing) update.push(`${cells.heading('everyWeeks')}: ${frequency}`);
    return null;
  }
  if (areMeasures(cells)) askFigures(cells, read, findings);
  return {
    ...read,
    baselineOn: read.baseline === null ? null : baseline.on,
    targetOn: target.on ?? readTargetDay(cells, read, due, at, findings),
    // An action that is kept up each month has its measure read as often.
    everyWeeks: readWeeks(cells, findings) ?? due.everyWeeks,
    better: readBetter(cells, read, findings),
  };
}

/** A figure with its day in brackets behind it: “2.1% (31 March 2024)”. */
function figureAndDay(cells: LineCells, field: 'baseline' | 'target', at: PlanDateContext) {
  const cell = cells.text(field);
  // An answer about a target is the day on which it is to be reached.
  const whole = field === 'baseline' ? cells.value(field) : cell;
  const [, figure = '', words = ''] = /^([^()]*?)\s*\(([^()]*)\)$/.exec(whole) ?? [];
  const day = words === '' ? null : readDateCell(words.replace(/^(?:as )?at /i, ''), at);
  if (readFigure(figure) === null || day?.is !== 'day') return { figure: whole, on: null };
  return { figure, on: day.date };
}

/** Figures without the words of a measure may be those of a measure with the words of the action. */
function titleOfFigures(cells: LineCells, baseline: string, target: string, { doubts }: Findings): string {
  const [from, to] = [readFigure(baseline), readFigure(target)];
  if (from === null || to === null || from.value === to.value) return '';
  const answer = cells.answer('measure', FIGURES);
  if (answer === null) {
    const question = 'The row has a baseline and a target. They may make a measure, which is read again and again.';
    doubts.push({ ...cells.at, field: 'measure', cell: FIGURES, question, options: [A_MEASURE, NOTHING] });
  }
  return answer === A_MEASURE ? oneLine(cells.value('title')) : '';
}

/** A measure by itself needs at least one figure. */
function askFigures(cells: LineCells, { baseline, target, title }: PlanMeasure, { doubts }: Findings): void {
  if (baseline !== null || target !== null) return;
  const question = `“${title}” has neither a baseline nor a target in figures. A measure needs one of them.`;
  doubts.push({ ...cells.at, field: 'baseline', cell: cells.text('baseline'), question, options: [LEAVE_OUT] });
}

function readTargetDay(
  cells: LineCells,
  { title, target }: PlanMeasure,
  { dueOn, isAsked }: DueCells,
  at: PlanDateContext,
  { doubts }: Findings,
): IsoDate | null {
  if (target === null) return null;
  // Among measures the date of a row can only be that of its target.
  if (areMeasures(cells) && (dueOn !== null || isAsked)) return dueOn;
  const own = readDateCell(cells.value('targetOn'), at);
  if (own.is === 'day') return own.date;
  const cell = cells.text('target');
  const answer = cells.answer('target', cell);
  const day = readDateCell(answer ?? '', at);
  if (day.is === 'day') return day.date;
  if (answer === NOTHING) return null;
  const question = `“${title}” needs the day on which ${cell} is to be reached.`;
  doubts.push({ ...cells.at, field: 'target', cell, question, options: dueOn ? [longDate(dueOn)] : [NOTHING] });
  return null;
}

/** How often a measure is read by its column; null when the plan does not say. */
function readWeeks(cells: LineCells, { doubts }: Findings): number | null {
  const typed = cells.value('everyWeeks');
  if (typed === '') return null;
  const weeks = /^\d{1,3}$/.test(typed) ? Number(typed) : (readRhythm(typed)?.everyWeeks ?? null);
  if (weeks !== null) return weeks;
  const cell = cells.text('everyWeeks');
  const question = `“${cell}” does not say in weeks how often the measure is read.`;
  doubts.push({ ...cells.at, field: 'everyWeeks', cell, question, options: RHYTHMS });
  return null;
}

const HIGHER = /^(?:high(?:er)?|up|increas\w*|more|bigger|maximi[sz]e|rise|↑)\b|^↑/i;
const LOWER = /^(?:low(?:er)?|down|decreas\w*|less|fewer|smaller|minimi[sz]e|reduc\w*|fall|↓)\b|^↓/i;

/** Which way is better, where a column says it; the figures must not deny it. */
function readBetter(
  cells: LineCells,
  { title, baseline, target }: PlanMeasure,
  { doubts }: Findings,
): BetterWay | null {
  const cell = cells.text('better');
  const words = cells.value('better');
  const said = HIGHER.test(words) ? 'higher' : LOWER.test(words) ? 'lower' : null;
  const isBoth = baseline !== null && target !== null && baseline !== target;
  const byFigures = isBoth ? (target > baseline ? 'higher' : 'lower') : null;
  const isDenied = said !== null && byFigures !== null && said !== byFigures;
  const isMissing = said === null && byFigures === null && areMeasures(cells) && (baseline ?? target) !== null;
  if (isDenied || isMissing) {
    const question = isDenied
      ? `By “${cell}” ${said} is better for “${title}”, and its target is ${byFigures} than its baseline. Put one of them right in the file.`
      : `Is a higher or a lower value better for “${title}”?`;
    doubts.push({ ...cells.at, field: 'better', cell, question, options: isDenied ? [] : ['Higher', 'Lower'] });
  }
  return said ?? byFigures;
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}

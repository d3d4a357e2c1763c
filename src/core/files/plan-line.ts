/** Reads one line of a plan. A cell that is in doubt leaves its part open and adds a question. */
import type { IsoDate, Level } from '../record/model.ts';
import { isDate, longDate } from '../time/dates.ts';
import { AN_ACTION, type Findings, HEADING, type LineCells, THE_ONE_ABOVE } from './plan-cells.ts';
import { readDateCell } from './plan-dates.ts';
import { type DueCells, readDueCells } from './plan-due.ts';
import { readRecommendations } from './plan-figures.ts';
import { LEAVE_OUT } from './plan-meanings.ts';
import { areMeasures, RHYTHMS, readMeasureCells } from './plan-measure.ts';
import { readPeopleCell } from './plan-people.ts';
import type { PlanDateContext } from './plan-periods.ts';
import { readRhythm } from './plan-rhythm.ts';
import type { Doubt, PlanField, PlanRow } from './plan-row.ts';
import { readStages } from './plan-stages.ts';
import { readState, type State } from './plan-state.ts';

/** A line after reading, which is an action or a milestone of one. */
export interface ReadLine {
  readonly action: PlanRow;
  /** The cell of a column of milestones. */
  readonly milestone: string;
  /** True when neither an owner nor a date nor a status stands in the line. */
  readonly isBare: boolean;
  /** The words of its status, for a milestone. */
  readonly statusWords: string;
  readonly cells: LineCells;
  readonly findings: Findings;
  /** The day on which a step was done; null when the line does not say. */
  readonly doneOn: IsoDate | null;
  readonly doneDoubt: Doubt | null;
}

/** Reads a line; null for one that somebody has chosen to leave out. `isNumbered`: the titles begin with their numbers. */
export function readLine(cells: LineCells, at: PlanDateContext, isNumbered: boolean): ReadLine | null {
  const findings: Findings = { doubts: [], said: [], update: [] };
  if (cells.answer('baseline', cells.text('baseline')) === LEAVE_OUT) return null;
  const due = readDueCells(cells, at, findings);
  const state = readState(cells, due, findings);
  if (state === null) return null;
  const statusWords = [cells.value('status'), cells.value('rag')].filter(Boolean).join(', ');
  const isBare = !OWN_FIELDS.some((field) => cells.text(field) !== '');
  const action = composeRow(cells, due, state, { isNumbered, at }, findings);
  const milestone = oneLine(cells.value('milestone'));
  return { action, milestone, isBare, statusWords, findings, cells, ...readDone(cells, action, at) };
}

/** The date and the status of a row with an action and a milestone belong to both, or to the milestone alone. */
const BESIDE_MILESTONE = 'a date beside a milestone';
const OF_BOTH = 'Those of both';
const OF_MILESTONE = 'Those of the milestone';

/** Says whether a date belongs to the action as well, and asks when nobody has said so. */
export function askWhoseDate({ cells, action, findings: { doubts } }: ReadLine): 'both' | 'milestone' {
  const answer = cells.answer('milestone', BESIDE_MILESTONE);
  if (answer === OF_MILESTONE) return 'milestone';
  if (answer === OF_BOTH || action.dueOn === null || action.title === '') return 'both';
  const question =
    'The row has an action and a milestone. Its date and its status may be those of both, or of the milestone alone.';
  doubts.push({
    ...cells.at,
    field: 'milestone',
    cell: BESIDE_MILESTONE,
    question,
    options: [OF_BOTH, OF_MILESTONE],
  });
  return 'both';
}

/** The answer that a step was done on the day on which it was due. */
const ON_DUE_DATE = 'On its due date';

/** The day on which a step was done. It matters for milestones alone. */
function readDone(cells: LineCells, action: PlanRow, at: PlanDateContext): Pick<ReadLine, 'doneOn' | 'doneDoubt'> {
  if (action.status !== 'complete' || action.completedOn !== null)
    return { doneOn: action.completedOn, doneDoubt: null };
  const cell = [cells.text('status'), cells.text('rag'), cells.text('due')].find((text) => text !== '') ?? '';
  const answer = cells.answer('completedOn', cell);
  if (answer === ON_DUE_DATE) return { doneOn: action.dueOn, doneDoubt: null };
  const read = readDateCell(answer ?? '', at);
  if (read.is === 'day') return { doneOn: read.date, doneDoubt: null };
  const question = 'The milestone is done, and the plan does not say since which day.';
  return { doneOn: null, doneDoubt: { ...cells.at, field: 'completedOn', cell, question, options: [ON_DUE_DATE] } };
}

const OWN_FIELDS = [
  'owner',
  'due',
  'revisedDue',
  'status',
  'rag',
  'evidenceRequired',
] as const satisfies readonly PlanField[];

function composeRow(
  cells: LineCells,
  due: DueCells,
  state: State,
  { isNumbered, at }: { readonly isNumbered: boolean; readonly at: PlanDateContext },
  findings: Findings,
): PlanRow {
  const { planRef, title } = readTitle(cells, isNumbered, findings);
  const people = readPeople(cells, findings);
  const isOngoing = state.isOngoing;
  const isMeasure = areMeasures(cells);
  const everyWeeks = isOngoing && !isMeasure ? readEveryWeeks(cells, due, findings) : null;
  const measure = readMeasureCells(cells, due, at, findings);
  const level = readLevel(cells, findings);
  const recommendations = readRecommendation(cells, findings);
  const needsDate = due.dueOn === null && !isOngoing && !isMeasure && state.status !== 'complete' && !due.isAsked;
  addLeftOver(cells, findings);
  return {
    ...cells.at,
    planRef,
    theme: oneLine(cells.value('theme')) || cells.line.section,
    expectation: oneLine(cells.value('expectation')) || null,
    recommendations,
    source: oneLine(cells.value('source')) || null,
    title,
    ...people,
    level,
    dueOn: due.dueOn,
    originalDueOn: due.originalDueOn,
    kind: isMeasure ? 'measure' : isOngoing ? 'ongoing' : 'once',
    everyWeeks: isMeasure ? (measure?.everyWeeks ?? null) : everyWeeks,
    status: state.status,
    blockedBecause: state.blockedBecause,
    completedOn: state.completedOn,
    rag: state.rag,
    ...readEvidence(cells),
    update: findings.update.filter((line) => line !== '').join('\n') || null,
    next: cells.value('next') || null,
    correctiveAction: cells.value('correctiveAction') || null,
    milestones: readStages(cells, at, findings),
    measure,
    gaps: [...(people.owner === null ? (['owner'] as const) : []), ...(needsDate ? (['due'] as const) : [])],
    doubts: findings.doubts,
    said: findings.said,
  };
}

/** 1.1 Ensure …, 3) Agree …, CT1: Embed …; a plain number may be a part of the sentence. */
export const NUMBER_IN_TITLE =
  /^((?:[A-Z]{1,4}[ -]?)?\d{1,3}(?:\.\d{1,3})+[a-z]?|\d{1,3}(?=[.):])|[A-Z]{1,4}-?\d{1,3}(?:\.\d{1,3})*)[.):]?\s+(?=\S)/;

function readTitle(cells: LineCells, isNumbered: boolean, { doubts }: Findings) {
  const cell = cells.value(areMeasures(cells) ? 'measure' : 'title');
  const text = oneLine(cell);
  const number = isNumbered ? NUMBER_IN_TITLE.exec(text) : null;
  const title = number ? text.slice(number[0].length) : text;
  const isAlone = cells.line.cells.filter((one) => one !== '').length === 1;
  const isAnswered = cells.answer('title', cell) !== null;
  if (title === '' && cells.value('milestone') === '') {
    doubts.push({ ...cells.at, field: 'title', cell, question: 'The row has no action.', options: [] });
  } else if (!isAnswered && isListOfActions(cell)) {
    const question = `The cell holds several actions. Put each in a row of its own and send the file again, or keep them as one.`;
    doubts.push({ ...cells.at, field: 'title', cell, question, options: [AN_ACTION] });
  } else if (isAlone && !isAnswered && cells.line.cells.length > 2 && title !== '') {
    const question = 'Only this stands in the row, which may be an action or a heading.';
    doubts.push({ ...cells.at, field: 'title', cell, question, options: [AN_ACTION, HEADING] });
  }
  const ref = oneLine(cells.value('planRef')).replace(/[.:)]$/, '');
  return { planRef: ref || (number?.[1] ?? null), title };
}

/** Whether each line of a cell bears a number of its own: “4.1 Ask residents”, “4.2 Tell Council”. */
function isListOfActions(cell: string): boolean {
  const lines = cell.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.every((line) => NUMBER_IN_TITLE.test(line.trim()));
}

/** The first person is the owner, the second the deputy, and all others are named in the update. */
function readPeople(cells: LineCells, { doubts, update }: Findings): Pick<PlanRow, 'owner' | 'deputy'> {
  const names: string[] = [];
  for (const field of ['owner', 'deputy'] as const) {
    const cell = cells.text(field);
    const read = readPeopleCell(cells.value(field));
    if (read.doubt && cells.answer(field, cell) === null) {
      doubts.push({ ...cells.at, field, cell, ...read.doubt });
    }
    // An empty column of owners leaves the deputy where they are.
    if (field === 'deputy' && names.length === 0 && read.names.length > 0) {
      const [deputy = null, ...more] = read.names;
      if (more.length > 0) update.push(`Also named: ${more.join(', ')}`);
      return { owner: null, deputy };
    }
    names.push(...read.names.filter((name) => !names.includes(name)));
  }
  const [owner = null, deputy = null, ...more] = names;
  if (more.length > 0) update.push(`Also named: ${more.join(', ')}`);
  return { owner, deputy };
}

function readLevel(cells: LineCells, { update }: Findings): Level | null {
  const said = /^(officer|member|joint)s?$/i.exec(cells.value('level'))?.[1]?.toLowerCase();
  if (said !== undefined) return said as Level;
  if (!cells.has('leadCouncillor')) return null;
  const councillor = cells.value('leadCouncillor');
  if (/^(?:n\/?a|none|-*|tb[ac])$/i.test(councillor)) return 'officer';
  update.push(`${cells.heading('leadCouncillor')}: ${oneLine(councillor)}`);
  return 'joint';
}

function readEveryWeeks(cells: LineCells, { everyWeeks, dueText }: DueCells, { doubts }: Findings): number | null {
  const column = cells.value('everyWeeks');
  const cell = dueText || cells.text('status') || column;
  const typed = cells.answer('everyWeeks', cell) ?? column;
  const weeks = /^\d{1,3}$/.test(typed) ? Number(typed) : (readRhythm(typed)?.everyWeeks ?? null);
  if (weeks ?? everyWeeks) return weeks ?? everyWeeks;
  const question = 'An ongoing action needs its rhythm: how often it is shown to be kept up.';
  doubts.push({
    ...cells.at,
    field: 'everyWeeks',
    cell,
    question,
    options: /dail|day|week/i.test(cell) ? ['Weekly', ...RHYTHMS] : RHYTHMS,
  });
  return null;
}

function readRecommendation(cells: LineCells, { doubts }: Findings): readonly string[] {
  const cell = cells.text('recommendation');
  const above = cells.line.recommendationAbove;
  const answer = cells.answer('recommendation', cell);
  if (cell === '' && above !== null && answer === null) {
    const question = `The row has no recommendation. The row above it has “${above}”.`;
    doubts.push({ ...cells.at, field: 'recommendation', cell, question, options: [THE_ONE_ABOVE, 'None'] });
  }
  return readRecommendations(answer === THE_ONE_ABOVE ? (above ?? '') : (answer ?? cell));
}

/** A link in a column of the evidence required is evidence that is there. */
function readEvidence(cells: LineCells): Pick<PlanRow, 'evidenceRequired' | 'evidence'> {
  const required = cells.value('evidenceRequired');
  const isLink = /^https?:\/\/\S+$/i.test(required);
  const evidence = [cells.value('evidence'), isLink ? required : ''].filter((text) => text !== '').join('\n');
  return { evidenceRequired: isLink ? null : required || null, evidence: evidence || null };
}

/** Puts everything without a place of its own into the update, under its heading. */
function addLeftOver(cells: LineCells, { update }: Findings): void {
  for (const { heading, text } of cells.leftOver()) update.push(`${heading}: ${isDate(text) ? longDate(text) : text}`);
  if (cells.line.section !== null && cells.value('theme') !== '') update.push(`Section: ${cells.line.section}`);
}

/** The text in one line. */
function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}

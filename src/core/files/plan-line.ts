/** Reads one line of a plan. A cell that is in doubt leaves its part open and adds a question. */
import type { IsoDate, Level } from '../record/model.ts';
import { isDate, longDate } from '../time/dates.ts';
import { AN_ACTION, HEADING, THE_ONE_ABOVE } from './plan-answer-words.ts';
import { bodiesIn, contactIn } from './plan-bodies.ts';
import type { Findings, LineCells } from './plan-cells.ts';
import type { PlanDateContext } from './plan-date-cell.ts';
import { readDateCell } from './plan-dates.ts';
import { type DueCells, readDueCells } from './plan-due.ts';
import { readRecommendations } from './plan-figures.ts';
import { LEAVE_OUT } from './plan-meanings.ts';
import { areMeasures, readMeasureCells } from './plan-measure.ts';
import { NO_RHYTHM, readRhythmCells } from './plan-ongoing.ts';
import { readPeople } from './plan-owners.ts';
import type { Doubt, PlanField, PlanRow } from './plan-row.ts';
import { readStages } from './plan-stages.ts';
import { readState, type State } from './plan-state.ts';
import { readTitle } from './plan-title.ts';

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

/** The fields whose question can be answered by leaving the line out. */
const LEFT_OUT_BY = ['baseline', 'title'] as const satisfies readonly PlanField[];

/** Reads a line; null for one that somebody has chosen to leave out. `isNumbered`: the titles begin with their numbers. */
export function readLine(cells: LineCells, at: PlanDateContext, isNumbered: boolean): ReadLine | null {
  const findings: Findings = { doubts: [], said: [], update: [] };
  if (LEFT_OUT_BY.some((field) => cells.answer(field, cells.text(field)) === LEAVE_OUT)) return null;
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
  // A step that is done was not done on a day to come.
  const isPast = action.dueOn !== null && action.dueOn <= at.today;
  if (answer === ON_DUE_DATE && isPast) return { doneOn: action.dueOn, doneDoubt: null };
  const read = readDateCell(answer ?? '', at);
  if (read.is === 'day') return { doneOn: read.date, doneDoubt: null };
  const question = 'The milestone is done, and the plan does not say since which day.';
  return {
    doneOn: null,
    doneDoubt: { ...cells.at, field: 'completedOn', cell, question, options: isPast ? [ON_DUE_DATE] : [] },
  };
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
  const rhythm = isOngoing && !isMeasure ? readRhythmCells(cells, due, findings) : NO_RHYTHM;
  const measure = readMeasureCells(cells, due, at, findings);
  const level = readLevel(cells, findings);
  const recommendations = readRecommendation(cells, findings);
  const bodies = readBodies(cells, findings);
  const needsDate = due.dueOn === null && !isOngoing && !isMeasure && state.status !== 'complete' && !due.isAsked;
  addLeftOver(cells, findings);
  askColumns(cells, findings);
  askSection(cells, findings);
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
    bodies,
    contactWith: rhythm.everyWeeks !== null ? contactIn(title) : null,
    dueOn: due.dueOn,
    originalDueOn: due.originalDueOn,
    kind: isMeasure ? 'measure' : isOngoing ? 'ongoing' : 'once',
    rhythmDay: rhythm.rhythmDay,
    everyWeeks: isMeasure ? (measure?.everyWeeks ?? null) : rhythm.everyWeeks,
    status: state.status,
    blockedBecause: state.blockedBecause,
    completedOn: state.completedOn,
    rag: state.rag,
    isColourAlone: state.isColourAlone,
    ...readEvidence(cells),
    update: findings.update.filter((line) => line !== '').join('\n') || null,
    next: cells.value('next') || null,
    correctiveAction: cells.value('correctiveAction') || null,
    milestones: readStages(cells, at, findings, state.status === 'complete'),
    measure,
    gaps: [...(people.owner === null ? (['owner'] as const) : []), ...(needsDate ? (['due'] as const) : [])],
    doubts: findings.doubts,
    said: findings.said,
  };
}

/** The boards of a line. Their cell stands in the update, too. */
function readBodies(cells: LineCells, { update }: Findings): readonly string[] {
  const cell = cells.value('body');
  if (cell !== '') update.push(`${cells.heading('body')}: ${oneLine(cell)}`);
  return bodiesIn(cell);
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

function readRecommendation(cells: LineCells, { doubts }: Findings): readonly string[] {
  const cell = cells.text('recommendation');
  const above = cells.line.recommendationAbove;
  if (!cells.has('recommendation')) return recommendationOver(cells.line.section ?? '');
  const answer = cells.answer('recommendation', cell, cell === '' ? 'recommendation' : undefined);
  if (cell === '' && cells.line.isSameRecommendation && answer === null) return readRecommendations(above ?? '');
  if (cell === '' && above !== null && answer === null) {
    const question = `The row has no recommendation. The row above it has “${above}”.`;
    const options = [THE_ONE_ABOVE, 'None'];
    doubts.push({ ...cells.at, field: 'recommendation', cell, group: 'recommendation', question, options });
  }
  return readRecommendations(answer === THE_ONE_ABOVE ? (above ?? '') : (answer ?? cell));
}

/** The recommendation in the heading above a line: “Recommendation 4: Publish the register”. */
function recommendationOver(section: string): readonly string[] {
  const words = /^recommendation(?: (?:no\.? ?)?[\da-z.]{1,4})?\s*[:.–—-]\s*(?<words>.{15,})$/is.exec(section)?.groups
    ?.words;
  return words === undefined ? [] : [oneLine(words)];
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

/** The heading above a line is confirmed where it only stands alone in the first column. */
function askSection({ line, at }: LineCells, { doubts }: Findings): void {
  const { section, sectionInDoubt: row } = line;
  if (section === null || row === undefined) return;
  const question = `“${section}” stands alone above these rows. Is it their heading?`;
  const options = [HEADING, AN_ACTION, LEAVE_OUT];
  doubts.push({ ...at, row, field: 'title', cell: section, title: section, group: 'section', question, options });
}

/** Every cell of a column that may hold something else waits until somebody has said that the columns are right. */
function askColumns({ columns, line, at, answers }: LineCells, { doubts }: Findings): void {
  if (answers.areColumnsRight) return;
  for (const { index, heading, isSure, field, maybe } of columns) {
    const cell = line.cells[index] ?? '';
    if (isSure || cell === '') continue;
    const question = `The column “${oneLine(heading)}” may hold something else.`;
    doubts.push({ ...at, field: field ?? maybe ?? 'update', cell, group: 'columns', question, options: [] });
  }
}

/** The text in one line. */
function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}

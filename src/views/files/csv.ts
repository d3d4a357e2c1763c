/**
 * The columns of exported and imported CSV files, and the text of an export.
 *
 * Dates are written 2024-04-30, because spreadsheets read that as a date and keep its year.
 * A cell that a spreadsheet would run as a formula gets an apostrophe in front (CSV injection). A cell that begins with
 * an apostrophe gets one too, so that an import can always remove one and get the original text.
 */
import type { DateMove } from '../../core/files/report/changes.ts';
import { expectationOf, personById } from '../../core/people/person.ts';
import { byCode } from '../../core/plan/action.ts';
import { checkedBy } from '../../core/plan/check.ts';
import { doneDay } from '../../core/plan/done-day.ts';
import { standingEvidence } from '../../core/plan/evidence.ts';
import { latestUpdates } from '../../core/plan/log-entry.ts';
import { readingsOf } from '../../core/plan/measure.ts';
import { valueWords } from '../../core/plan/measure-figures.ts';
import { codeOfMilestone, milestonesOf } from '../../core/plan/milestone.ts';
import { rowById } from '../../core/record/find-row.ts';
import type { Action, LogEntry, Snapshot } from '../../core/record/model.ts';
import { statusWord } from '../words.ts';
import { csvText, guarded } from './csv-text.ts';
import { itemWords } from './report/appendices.ts';

interface Column {
  readonly title: string;
  readonly cell: (action: Action, snapshot: Snapshot, more: CellContext) => string | null;
  /** An import leaves the column out: it follows from what people report, or is kept by the rest of the record. */
  readonly follows?: 'reported' | 'kept';
}

/** All that cells need besides the record. */
export interface CellContext {
  /** The time zone of the days. */
  readonly zone: string;
  readonly moves?: Moves;
}

/** The dates of actions that moved, with their reasons, as far as the reader of the file may see these. */
export type Moves = readonly DateMove[];

const nameIn = (snapshot: Snapshot, id: string | null) => personById(snapshot, id)?.name ?? null;

const columns = {
  code: { title: 'Code', cell: ({ code }) => code },
  expectation: { title: 'Expectation', cell: (action, snapshot) => expectationOf(snapshot, action).code },
  title: { title: 'Action', cell: ({ title }) => title },
  planRef: { title: 'Plan number', cell: ({ planRef }) => planRef },
  theme: { title: 'Theme', cell: ({ theme }) => theme },
  owner: { title: 'Owner', cell: ({ ownerId }, snapshot) => nameIn(snapshot, ownerId) },
  deputy: { title: 'Deputy', cell: ({ deputyId }, snapshot) => nameIn(snapshot, deputyId) },
  level: { title: 'Level', cell: ({ level }) => level },
  kind: { title: 'Kind', cell: ({ kind }) => kind },
  every: { title: 'Every weeks', cell: ({ everyWeeks }) => everyWeeks?.toString() ?? null },
  firstDue: { title: 'First due date', cell: ({ originalDueOn }) => originalDueOn, follows: 'kept' },
  due: { title: 'Due date', cell: ({ dueOn }) => dueOn },
  status: { title: 'Status', cell: ({ status }) => statusWord(status) },
  blocked: { title: 'Blocked because', cell: ({ blockedBecause }) => blockedBecause },
  proof: { title: 'Evidence required', cell: ({ evidenceRequired }) => evidenceRequired },
  reportedBy: {
    title: 'Reported by',
    cell: ({ reportedBy }, snapshot) => nameIn(snapshot, reportedBy),
    follows: 'reported',
  },
  doneOn: { title: 'Done on', cell: (action, _, { zone }) => doneDay(action, zone), follows: 'reported' },
  completeBy: {
    title: 'Complete by',
    cell: ({ completedBy }, snapshot) => nameIn(snapshot, completedBy),
    follows: 'reported',
  },
  evidenceCount: {
    title: 'Evidence count',
    cell: (action, snapshot) => `${standingEvidence(snapshot, action).length}`,
    follows: 'reported',
  },
  rag: { title: 'RAG', cell: (action, snapshot) => colouredUpdateOf(action, snapshot)?.rag ?? null },
  correctiveAction: {
    title: 'Corrective action',
    cell: (action, snapshot) => colouredUpdateOf(action, snapshot)?.correctiveAction ?? null,
  },
  nextStep: { title: 'Next step', cell: (action, snapshot) => openUpdatesOf(action, snapshot)[0]?.next ?? null },
  latestUpdate: { title: 'Latest update', cell: latestUpdateOf },
  milestones: { title: 'Milestones', cell: milestonesIn },
  better: { title: 'Better', cell: ({ better }) => better },
  baseline: { title: 'Baseline', cell: (action) => figureCell(action.baseline, action) },
  baselineOn: { title: 'Baseline date', cell: ({ baselineOn }) => baselineOn },
  target: { title: 'Target', cell: (action) => figureCell(action.target, action) },
  targetOn: { title: 'Target date', cell: ({ targetOn }) => targetOn },
  latestReading: { title: 'Latest reading', cell: latestReadingOf, follows: 'reported' },
  body: { title: 'Body', cell: ({ bodyId }, snapshot) => nameIn(snapshot, bodyId) },
  contactLevel: { title: 'Level of contact', cell: ({ contactLevel }) => contactLevel },
  countedFrom: { title: 'Counted from', cell: ({ cadenceFrom }) => cadenceFrom },
  meetingDates: { title: 'Meeting dates', cell: ({ meetingDates }) => meetingDates },
  papersDays: {
    title: 'Papers working days before',
    cell: ({ papersWorkingDays }) => papersWorkingDays?.toString() ?? null,
  },
  recommendation: {
    title: 'Recommendation',
    cell: ({ recommendationId }, { recommendations }) => {
      const one = rowById(recommendations, recommendationId);
      return one && one.withdrawnAt === null ? one.code : null;
    },
  },
  checks: { title: 'Checks', cell: (action, snapshot) => checkedBy(snapshot, action)?.code ?? null, follows: 'kept' },
  expectationTitle: {
    title: 'Expectation title',
    cell: (action, snapshot) => expectationOf(snapshot, action).title,
    follows: 'kept',
  },
  evidence: { title: 'Evidence held', cell: evidenceWords, follows: 'reported' },
  moves: { title: 'Reasons for moved dates', cell: moveWords, follows: 'kept' },
} as const satisfies Readonly<Record<string, Column>>;

/** The column's key in the code; the file shows its `title`. */
export type ColumnName = keyof typeof columns;

/** Every column, in the order of the file. */
export const COLUMNS: Readonly<Record<ColumnName, Column>> = columns;

/** The items of evidence with their codes; exempt ones stay out of the file. */
function evidenceWords(action: Action, snapshot: Snapshot): string {
  const items = standingEvidence(snapshot, action).filter(({ marking }) => marking !== 'exempt');
  return items.map((item) => `${item.code}: ${itemWords(item)}`).join('\n');
}

function moveWords({ id }: Action, _: Snapshot, { moves = [] }: CellContext): string {
  const own = moves.filter(({ action }) => action.id === id);
  return own.map(({ from, to, because }) => `${from} to ${to}${because ? `: ${because}` : ''}`).join('\n');
}

/** `E2-03a Values agreed (due 2024-11-29); E2-03b Training held (due 2024-11-22, done 2024-11-20)` */
function milestonesIn(action: Action, snapshot: Snapshot): string | null {
  const words = milestonesOf(snapshot, action).map((one) => {
    const state = [one.dueOn && `due ${one.dueOn}`, one.doneOn && `done ${one.doneOn}`].filter(Boolean).join(', ');
    return `${codeOfMilestone(action, one)} ${titleInCell(one.title)}${state === '' ? '' : ` (${state})`}`;
  });
  return words.length > 0 ? words.join('; ') : null;
}

/** A title in quotes where it would be read as more than a title. */
function titleInCell(title: string): string {
  return /\((?:due|done) |(?:^|;\s*)(?:"|E\d+-\d+[a-z]\s)/i.test(title) ? `"${title.replaceAll('"', '""')}"` : title;
}

function figureCell(value: number | null, action: Action): string | null {
  return value === null ? null : valueWords(value, action);
}

/** The latest reading with its date; exempt ones stay out of the file. */
function latestReadingOf(action: Action, snapshot: Snapshot): string | null {
  const latest = readingsOf(snapshot, action).findLast(({ marking }) => marking !== 'exempt');
  return latest ? `${latest.on}: ${valueWords(latest.value, action)}` : null;
}

/** The updates on an action, newest first; exempt ones stay out of the file. */
function openUpdatesOf(action: Action, snapshot: Snapshot): readonly LogEntry[] {
  return latestUpdates(snapshot, { about: 'action', row: action }).filter(({ marking }) => marking !== 'exempt');
}

function colouredUpdateOf(action: Action, snapshot: Snapshot): LogEntry | undefined {
  return openUpdatesOf(action, snapshot).find(({ rag }) => rag !== null);
}

/** The latest update with its date and person. */
function latestUpdateOf(action: Action, snapshot: Snapshot): string | null {
  const [latest] = openUpdatesOf(action, snapshot);
  return latest ? `${latest.on}, ${nameIn(snapshot, latest.addedBy) ?? 'somebody'}: ${latest.text}` : null;
}

/** All keys of `COLUMNS`, in the order of the file. */
export const COLUMN_NAMES = Object.keys(COLUMNS) as readonly ColumnName[];

/** The cells of one action by column, unguarded; '' where the record has no value. */
export function cellsOf(action: Action, snapshot: Snapshot, more: CellContext): Readonly<Record<ColumnName, string>> {
  const cells = COLUMN_NAMES.map((name) => [name, COLUMNS[name].cell(action, snapshot, more) ?? '']);
  return Object.fromEntries(cells);
}

/** The CSV file of all actions in the order of their codes, with a header row. */
export function exportText(snapshot: Snapshot, more: CellContext): string {
  const rows = [...snapshot.actions].sort(byCode).map((action) => {
    const cells = cellsOf(action, snapshot, more);
    return COLUMN_NAMES.map((name) => guarded(cells[name]));
  });
  return csvText([COLUMN_NAMES.map((name) => COLUMNS[name].title), ...rows]);
}

/**
 * Remembers what each row of a plan said when it came in, so that a cell that says the same at the next import changes nothing
 * of an action that has been changed in the record since. Only marks of the cells are kept, not their words.
 */
import type { Action } from '../record/model.ts';
import { markOf } from './import-answers.ts';
import type { PlanMilestone, PlanRow } from './plan-row.ts';

/** The marks of one row: its parts in the order of `PARTS`, and one for each milestone. */
interface RowSaid {
  readonly parts: string;
  readonly milestones: string;
  /** The action was withdrawn in the record, and stayed so when the row came in. */
  readonly isLeft?: true;
}

/** The marks of the rows of a plan at their latest import, by the id of their action. */
export type SaidByPlan = Readonly<Record<string, RowSaid>>;

/** The parts of a row that are compared, each with the cells that say it together. */
const PARTS = {
  title: ['title'],
  theme: ['theme'],
  level: ['level'],
  owner: ['owner'],
  deputy: ['deputy'],
  required: ['evidenceRequired', 'measure'],
  rhythm: ['everyWeeks'],
  due: ['dueOn'],
  status: ['status', 'blockedBecause', 'completedOn'],
  words: ['update', 'next', 'rag', 'correctiveAction'],
  evidence: ['evidence'],
} as const satisfies Readonly<Record<string, readonly (keyof PlanRow)[]>>;

/** A part of a row that is compared with its latest import. */
export type SaidPart = keyof typeof PARTS;
const PART_NAMES = Object.keys(PARTS) as SaidPart[];

const markOfValues = (values: readonly unknown[]): string => markOf(JSON.stringify(values));
const markOfMilestone = ({ title, dueOn, isDone, doneOn, rag }: PlanMilestone): string =>
  markOfValues([title, dueOn, isDone, doneOn, rag]);

/** The marks of a row, to be kept with its action. */
export function saidOf(row: PlanRow, action: Action): RowSaid {
  const parts = PART_NAMES.map((name) => markOfValues(PARTS[name].map((cell) => row[cell])));
  const said = { parts: parts.join(' '), milestones: row.milestones.map(markOfMilestone).join(' ') };
  return action.status === 'withdrawn' && row.status !== 'withdrawn' ? { ...said, isLeft: true } : said;
}

/** The marks of the row of an action, also under the notice before this one; null where nothing is remembered. */
export function saidAbout(said: SaidByPlan, { id, carriedFromId }: Action): RowSaid | null {
  return said[id] ?? (carriedFromId === null ? null : (said[carriedFromId] ?? null));
}

/** The parts of a row that say the same as at its latest import; none where nothing is remembered. */
export function sameParts(row: PlanRow, said: RowSaid | null): ReadonlySet<SaidPart> {
  const before = said?.parts.split(' ') ?? [];
  return new Set(PART_NAMES.filter((name, at) => before[at] === markOfValues(PARTS[name].map((cell) => row[cell]))));
}

/** Whether the action is due on the day that its row said at its latest import, so that nobody has moved it here since. */
export function isDueAsSaid({ dueOn }: Action, said: RowSaid): boolean {
  return said.parts.split(' ')[PART_NAMES.indexOf('due')] === markOfValues([dueOn]);
}

/** The milestones of a row that say something else than at its latest import. */
export function newlySaid({ milestones }: PlanRow, said: RowSaid | null): readonly PlanMilestone[] {
  const before = new Set(said?.milestones.split(' '));
  return milestones.filter((one) => !before.has(markOfMilestone(one)));
}

/** Measures: a figure with its baseline and target, of which the owner is asked for the next reading every few weeks. */
import { type ActorContext, requireOversight } from '../people/person.ts';
import { type Change, changed } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import { rowsBelongingTo } from '../record/find-row.ts';
import type { Action, Expectation, IsoDate, LogEntry, Snapshot } from '../record/model.ts';
import { compareDates } from '../time/dates.ts';
import { addAction, type NewAction } from './action.ts';
import { figureColumns, type MeasureFigures, requireMeasure, valueWords } from './measure-figures.ts';
import { firstDueFrom } from './next-period.ts';
import { isSameUnit } from './values.ts';

/** A measure before it has a code. */
export type NewMeasure = Omit<NewAction, 'everyWeeks'> & MeasureFigures & { readonly everyWeeks: number };

/**
 * Adds a measure under an expectation. Leads add anywhere, an SRO under their own. The first reading is due a whole number
 * of periods after the baseline, today at the earliest, unless a day is given. Throws `UserError`, or `IncompleteCommandError` for what is missing.
 */
export function addMeasure(
  acting: ActorContext,
  expectation: Expectation,
  wanted: NewMeasure,
  id: string,
): [Action, Change] {
  const { baseline, target, better, everyWeeks, detail: place, ...plain } = wanted;
  const figures = figureColumns({ baseline, target, better });
  const { snapshot, today } = acting;
  const dueOn = wanted.dueOn ?? firstDueFrom(figures.baselineOn ?? today, everyWeeks, today, snapshot);
  const detail = { ...place, kind: 'measure', ...figures } as const;
  const action = { ...plain, dueOn, everyWeeks, detail };
  return addAction(acting, expectation, action, id);
}

/** Gives a measure other figures, all of them. For its SRO and leads. Throws `UserError`. */
export function editMeasure(acting: ActorContext, action: Action, wanted: MeasureFigures): Change {
  requireOversight(acting, action, `edit ${action.code}`);
  requireMeasure(action);
  const figures = figureColumns(wanted);
  const [first] = readingsOf(acting.snapshot, action);
  if (first && !isSameUnit(figures.unit, action.unit))
    throw new UserError(
      `${action.code} has readings such as ${valueWords(first.value, action)}. Expected figures in that unit.`,
    );
  return changed('action', action, figures, 'edited');
}

/** A log entry that is a reading, so that its value is there. */
export type Reading = LogEntry & { readonly value: number };

/** The readings of a measure that have not been struck, in the order of their days. */
export function readingsOf(
  { logEntries }: Pick<Snapshot, 'logEntries'>,
  { id }: Pick<Action, 'id'>,
): readonly Reading[] {
  return rowsBelongingTo(logEntries, id, ({ aboutId }) => aboutId)
    .filter((entry): entry is Reading => entry.kind === 'reading' && entry.struckAt === null && entry.value !== null)
    .sort((a, b) => compareDates(a.on, b.on));
}

/** Where a measure has come from and how far it has to go. */
export interface MeasureCourse {
  readonly latest: Reading;
  /** The reading before, else the baseline; null when there is neither. */
  readonly before: { readonly value: number; readonly on: IsoDate | null } | null;
  /** Whether the latest value is at the target or past it; null without a target. */
  readonly reached: boolean | null;
}

/** The course of a measure by these readings, in the order of their days; null without any. */
export function courseOf(action: Action, readings: readonly Reading[]): MeasureCourse | null {
  const [before, latest] = [readings.at(-2), readings.at(-1)];
  if (!latest) return null;
  const { baseline, baselineOn, target, better } = action;
  const first = baseline === null ? null : { value: baseline, on: baselineOn };
  const left = target === null ? null : better === 'lower' ? latest.value - target : target - latest.value;
  return { latest, before: before ?? first, reached: left === null ? null : left <= 0 };
}

/** The levels of an expectation of which no measure has a reading; none where it has no measures at all. */
export function levelsWithoutReading(snapshot: Snapshot, expectation: Expectation): readonly ('officer' | 'member')[] {
  const measures = snapshot.actions.filter(
    ({ expectationId, kind, status }) =>
      kind === 'measure' && expectationId === expectation.id && status !== 'withdrawn',
  );
  if (measures.length === 0) return [];
  const read = new Set(measures.filter((one) => readingsOf(snapshot, one).length > 0).map(({ level }) => level));
  const asked = expectation.level === 'joint' ? (['officer', 'member'] as const) : [expectation.level];
  return asked.filter((level) => !read.has(level) && !read.has('joint'));
}

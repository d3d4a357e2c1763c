/** Measures: a figure with its baseline and target, of which the owner is asked for the next reading every few weeks. */
import { type ActorContext, requireOversight } from '../people/person.ts';
import { type Change, changed } from '../record/changes.ts';
import { IncompleteCommandError, UserError } from '../record/errors.ts';
import { rowsBelongingTo } from '../record/find-row.ts';
import type { Action, BetterWay, Expectation, IsoDate, LogEntry, Snapshot } from '../record/model.ts';
import { addDays, compareDates, longDate } from '../time/dates.ts';
import { addAction, type NewAction } from './action.ts';
import { isSameUnit, type MeasuredValue, writeValue } from './values.ts';

/** A value with its day, as a baseline, a target or a reading has it; null for a day that nobody gave. */
export interface DatedValue extends MeasuredValue {
  readonly on: IsoDate | null;
}

/** The figures of a measure, as a lead or SRO gives them. Null: not given, and for `better` also to be read from the others. */
export interface MeasureFigures {
  readonly baseline: DatedValue | null;
  readonly target: DatedValue | null;
  readonly better: BetterWay | null;
}

/** A measure before it has a code. */
export type NewMeasure = Omit<NewAction, 'dueOn' | 'everyWeeks' | 'evidenceRequired' | 'detail'> &
  MeasureFigures & { readonly everyWeeks: number };

type FigureColumns = Pick<Action, 'unit' | 'better' | 'baseline' | 'baselineOn' | 'target' | 'targetOn'>;

/**
 * Adds a measure under an expectation. Leads add anywhere, an SRO under their own. The first reading is due a whole number
 * of periods after the baseline, today at the earliest. Throws `UserError`, or `IncompleteCommandError` for what is missing.
 */
export function addMeasure(
  acting: ActorContext,
  expectation: Expectation,
  wanted: NewMeasure,
  id: string,
): [Action, Change] {
  const { title, ownerId, deputyId, level, everyWeeks } = wanted;
  const figures = figureColumns(wanted);
  const dueOn = firstReadingDue(figures.baselineOn, everyWeeks, acting.today);
  const detail = { kind: 'measure', ...figures } as const;
  const action = { title, ownerId, deputyId, level, dueOn, everyWeeks, evidenceRequired: null, detail };
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

/** The figures of a measure as they are recorded. */
export function figuresOf({ unit, better, ...action }: FigureColumns): MeasureFigures {
  const dated = (value: number | null, on: IsoDate | null) => (value === null ? null : { value, unit, on });
  return {
    baseline: dated(action.baseline, action.baselineOn),
    target: dated(action.target, action.targetOn),
    better,
  };
}

/** A value of a measure in its unit, as people write it. */
export function valueWords(value: number | null, { unit }: Pick<Action, 'unit'>): string {
  return value === null ? 'none' : writeValue({ value, unit });
}

function figureColumns({ baseline, target, better }: MeasureFigures): FigureColumns {
  if (!baseline && !target)
    throw new IncompleteCommandError('A measure needs a baseline or a target: baseline 38% on 31 January target 55%');
  if (baseline && target && !isSameUnit(baseline.unit, target.unit))
    throw new IncompleteCommandError(
      `The baseline ${writeValue(baseline)} and the target ${writeValue(target)} are not in one unit. Write both with the same: baseline 38% target 55%`,
    );
  if (baseline?.on && target?.on && target.on <= baseline.on)
    throw new UserError(
      `The target is for ${longDate(target.on)}, and the baseline of ${longDate(baseline.on)}. Expected a target on a later day.`,
    );
  // “1 day” has the unit of “4 days”.
  const units = [baseline, target].flatMap((one) => one?.unit ?? []).sort((a, b) => b.length - a.length);
  return {
    unit: units[0] ?? null,
    better: wayOf(baseline, target, better),
    baseline: baseline?.value ?? null,
    baselineOn: baseline?.on ?? null,
    target: target?.value ?? null,
    targetOn: target?.on ?? null,
  };
}

/** Which way is better, from the figures where nobody says it. A way that the figures deny is asked about. */
function wayOf(baseline: DatedValue | null, target: DatedValue | null, said: BetterWay | null): BetterWay {
  const read =
    !baseline || !target || baseline.value === target.value ? null : target.value > baseline.value ? 'higher' : 'lower';
  if (said !== null && read !== null && said !== read)
    throw new IncompleteCommandError(
      `From ${writeValue(baseline as DatedValue)} to ${writeValue(target as DatedValue)} is ${read}, and you wrote better ${said}. Put one of them right.`,
    );
  const way = said ?? read;
  if (way === null)
    throw new IncompleteCommandError('Say which way the measure should move: better higher, or better lower');
  return way;
}

function firstReadingDue(baselineOn: IsoDate | null, everyWeeks: number, today: IsoDate): IsoDate {
  const days = 7 * everyWeeks;
  let dueOn = addDays(baselineOn ?? today, days);
  while (dueOn < today) dueOn = addDays(dueOn, days);
  return dueOn;
}

/** Throws `UserError` for an action that is no measure. */
export function requireMeasure({ code, kind }: Action): void {
  if (kind === 'measure') return;
  throw new UserError(`${code} is no measure. Expected an action that is, such as those of: list measures`);
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

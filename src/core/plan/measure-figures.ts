/** The figures of a measure: its unit, its baseline and target with their days, and which way is better. */
import { IncompleteCommandError, UserError } from '../record/errors.ts';
import type { Action, BetterWay, IsoDate } from '../record/model.ts';
import { longDate } from '../time/dates.ts';
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

/** The columns of a measure that hold its figures. */
export type FigureColumns = Pick<Action, 'unit' | 'better' | 'baseline' | 'baselineOn' | 'target' | 'targetOn'>;

/** Figures as they were given one by one; null for those that were not. `on` and `by` are the days of the baseline and the target. */
export interface GivenFigures {
  readonly baseline: MeasuredValue | null;
  readonly on: IsoDate | null;
  readonly target: MeasuredValue | null;
  readonly by: IsoDate | null;
  readonly better: BetterWay | null;
}

/** The figures of a new measure. Throws `IncompleteCommandError` for a day without its value. */
export function newFigures({ baseline, on, target, by, better }: GivenFigures): MeasureFigures {
  return { baseline: datedValue(baseline, on, 'baseline'), target: datedValue(target, by, 'target'), better };
}

/**
 * The figures of a measure as an edit leaves them; null when the edit names none. `emptied` are the names of those that it
 * clears. Throws `UserError` for an action that is no measure.
 */
export function editedFigures(
  action: Action,
  edit: GivenFigures,
  emptied: readonly string[] = [],
): MeasureFigures | null {
  const names = ['baseline', 'on', 'target', 'by', 'better'] as const;
  if (!names.some((name) => edit[name] !== null || emptied.includes(name))) return null;
  requireMeasure(action);
  const { baseline, target, better } = figuresOf(action);
  const moved = edit.baseline !== null || edit.target !== null;
  const kept = <T>(name: keyof GivenFigures, given: T | null, present: T | null) =>
    emptied.includes(name) ? null : (given ?? present);
  return newFigures({
    baseline: kept('baseline', edit.baseline, baseline),
    on: kept('on', edit.on, baseline?.on ?? null),
    target: kept('target', edit.target, target),
    by: kept('by', edit.by, target?.on ?? null),
    better: kept('better', edit.better, moved ? null : better),
  });
}

function datedValue(value: MeasuredValue | null, on: IsoDate | null, name: string): DatedValue | null {
  if (value === null && on !== null)
    throw new IncompleteCommandError(`The date of the ${name} needs its value: ${name} 38%`);
  return value === null ? null : { value: value.value, unit: value.unit, on };
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

/** Throws `UserError` for an action that is no measure. */
export function requireMeasure({ code, kind }: Action): void {
  if (kind === 'measure') return;
  throw new UserError(`${code} is no measure. Expected an action that is, such as those of: list measures`);
}

/** The columns that hold these figures. Throws `UserError`, and `IncompleteCommandError` for what is missing or does not agree. */
export function figureColumns({ baseline, target, better }: MeasureFigures): FigureColumns {
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

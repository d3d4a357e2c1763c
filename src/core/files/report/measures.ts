/** The measures of a report: baseline, target and readings in order, with the direction of travel. */
import { byCode } from '../../plan/action.ts';
import type { Action, IsoDate, Snapshot } from '../../record/model.ts';
import { standingEntries } from './standing.ts';

/** A value on a day. */
export interface Reading {
  readonly on: IsoDate;
  readonly value: number;
}

/** Whether the last two values moved the way that is wanted. */
export type Travel = 'better' | 'worse' | 'same';

/** A measure with all its values. `readings` begin with the baseline. */
export interface MeasureRow {
  readonly action: Action;
  readonly readings: readonly Reading[];
  /** Null while there are fewer than two values, or where the measure has no wanted direction. */
  readonly travel: Travel | null;
  /** Whether the last value has reached the target; null without one. */
  readonly isReached: boolean | null;
}

/** Every measure that was not withdrawn, in the order of the codes. Of two readings on one day the later one counts. */
export function measuresOf(snapshot: Snapshot): readonly MeasureRow[] {
  const readings = Map.groupBy(standingEntries(snapshot, 'reading'), ({ aboutId }) => aboutId);
  const measures = snapshot.actions.filter(({ kind, status }) => kind === 'measure' && status !== 'withdrawn');
  return [...measures].sort(byCode).map((action) => {
    const { baseline, baselineOn } = action;
    const byDay = new Map<IsoDate, number>();
    if (baseline !== null && baselineOn !== null) byDay.set(baselineOn, baseline);
    for (const { on, value } of readings.get(action.id) ?? []) if (value !== null) byDay.set(on, value);
    const all = [...byDay].map(([on, value]) => ({ on, value })).sort((a, b) => (a.on < b.on ? -1 : 1));
    return { action, readings: all, travel: travelOf(action, all), isReached: isReached(action, all) };
  });
}

function travelOf({ better }: Action, readings: readonly Reading[]): Travel | null {
  const [before, last] = [readings.at(-2), readings.at(-1)];
  if (!before || !last || better === null) return null;
  if (before.value === last.value) return 'same';
  return last.value > before.value === (better === 'higher') ? 'better' : 'worse';
}

function isReached({ better, target }: Action, readings: readonly Reading[]): boolean | null {
  const last = readings.at(-1);
  if (!last || target === null) return null;
  return better === 'lower' ? last.value <= target : last.value >= target;
}

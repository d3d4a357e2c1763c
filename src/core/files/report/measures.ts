/** The measures of a report: their values in order, from the baseline on, with the direction of travel. */
import { byCode } from '../../plan/action.ts';
import { courseOf, readingsOf } from '../../plan/measure.ts';
import type { Action, IsoDate, Snapshot } from '../../record/model.ts';

/** Whether the last two values moved the way that is wanted. */
export type Travel = 'better' | 'worse' | 'same';

/** A measure with all its values, the baseline first where its day is known. */
export interface MeasureRow {
  readonly action: Action;
  readonly values: readonly { readonly on: IsoDate; readonly value: number; readonly text: string }[];
  /** Whether the readers may see a reading of it. */
  readonly isRead: boolean;
  /** Null while there is nothing to compare. */
  readonly travel: Travel | null;
  /** Whether the last value has reached the target; null without one. */
  readonly isReached: boolean | null;
}

/** Every measure that was not withdrawn, in the order of the codes. */
export function measuresOf(snapshot: Snapshot): readonly MeasureRow[] {
  const measures = snapshot.actions.filter(({ kind, status }) => kind === 'measure' && status !== 'withdrawn');
  return [...measures].sort(byCode).map((action) => {
    const readings = readingsOf(snapshot, action);
    const course = courseOf(action, readings);
    const { baseline, baselineOn, better } = action;
    const first = baseline !== null && baselineOn !== null ? [{ on: baselineOn, value: baseline, text: '' }] : [];
    const difference = course?.before ? course.latest.value - course.before.value : null;
    return {
      action,
      values: [...first, ...readings.map(({ on, value, text }) => ({ on, value, text }))],
      isRead: readings.length > 0,
      travel: difference === null ? null : travelOf(difference, better === 'lower'),
      isReached: course?.reached ?? null,
    };
  });
}

function travelOf(difference: number, isLowerBetter: boolean): Travel {
  if (difference === 0) return 'same';
  return difference < 0 === isLowerBetter ? 'better' : 'worse';
}

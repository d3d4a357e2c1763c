/** Scales of axes: round steps for values, and days along a line. */

import type { IsoDate } from '../../core/record/model.ts';
import { dayOf } from '../../core/time/dates.ts';

/** Values of measures have at most four decimals, so that smaller differences are none. */
const FINEST = 1e-6;

/** Round values from below the least to above the greatest, about five of them. */
export function roundSteps(least: number, greatest: number): readonly number[] {
  const finest = FINEST * Math.max(1, Math.abs(least), Math.abs(greatest));
  const span = [greatest - least, Math.abs(greatest)].find((one) => one > finest) ?? 1;
  const rough = span / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n >= rough) ?? rough;
  const [from, to] = [Math.floor(least / step), Math.ceil(greatest / step)];
  const last = to === from ? from + 1 : to;
  return Array.from({ length: last - from + 1 }, (_, n) => Number(((from + n) * step).toPrecision(12)));
}

/** The place of a day between two edges; all days in the middle when the first is the last. */
export function dayScale(first: IsoDate, last: IsoDate, left: number, right: number): (on: IsoDate) => number {
  const [from, to] = [dayOf(first), dayOf(last)];
  return (on) => (from === to ? (left + right) / 2 : left + ((dayOf(on) - from) / (to - from)) * (right - left));
}

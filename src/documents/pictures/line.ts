/** The readings of a measure as a line, with its target. */

import { writeValue } from '../../core/plan/values.ts';
import { longDate } from '../../core/time/dates.ts';
import type { LinePicture } from '../../ports/picture.ts';
import { type Markup, markup } from '../markup.ts';
import { COLOURS, frame, GRID, INK, line, type Named, round, text, WIDTH } from './parts.ts';
import { dayScale, roundSteps } from './scale.ts';

const [LEFT, RIGHT, TOP, BOTTOM, HEIGHT] = [64, 120, 26, 36, 180];

/** Draws the line with the value beside each point, and the target as a dashed line. */
export function drawLine({ points, target, unit }: LinePicture, named: Named): Markup {
  const values = [...points.map(({ value }) => value), ...(target ? [target.value] : [])];
  const steps = roundSteps(Math.min(...values), Math.max(...values));
  const [low = 0, high = 1] = [steps[0], steps.at(-1)];
  const y = (value: number) => TOP + ((high - value) / (high - low)) * (HEIGHT - TOP - BOTTOM);
  const days = [...points.map(({ on }) => on), ...(target?.on ? [target.on] : [])].sort();
  const x = dayScale(days[0] ?? '', days.at(-1) ?? '', LEFT + 24, WIDTH - RIGHT);
  const grid = steps.map(
    (value) =>
      markup`${line(LEFT, y(value), WIDTH - RIGHT + 20, y(value))}${text(LEFT - 8, y(value) + 4, writeValue({ value, unit }), { anchor: 'end', size: 12 })}`,
  );
  const aim = target
    ? [
        line(LEFT, y(target.value), WIDTH - RIGHT + 20, y(target.value), { colour: INK, width: 2, dashes: '7 5' }),
        text(WIDTH - RIGHT + 26, y(target.value) + 4, `Target ${writeValue({ value: target.value, unit })}`, {
          isStrong: true,
          size: 12,
        }),
      ]
    : [];
  const path = points.map(({ on, value }, n) => `${n === 0 ? 'M' : 'L'}${round(x(on))} ${round(y(value))}`).join('');
  const marks = points.map(({ on, value }) => mark(x(on), y(value), writeValue({ value, unit })));
  const stroke = markup`<path d="${path}" fill="none" stroke="${COLOURS.stripes}" stroke-width="3"/>`;
  return frame(named, HEIGHT, [...grid, ...aim, stroke, ...marks, ...dates(points, x)]);
}

function mark(x: number, y: number, words: string): Markup {
  const width = 8 + words.length * 7.4;
  return markup`<circle cx="${round(x)}" cy="${round(y)}" r="5" fill="#ffffff" stroke="${COLOURS.stripes}" stroke-width="3"/><rect x="${round(x - width / 2)}" y="${round(y - 27)}" width="${round(width)}" height="17" rx="3" fill="#ffffff"/>${text(x, y - 14, words, { anchor: 'middle', isStrong: true })}`;
}

/** The day below each point, where the day before it leaves room. */
function dates(points: LinePicture['points'], x: (on: string) => number): readonly Markup[] {
  const room = 96;
  let taken = Number.NEGATIVE_INFINITY;
  return points.flatMap(({ on }) => {
    const at = x(on);
    const tick = line(at, HEIGHT - BOTTOM, at, HEIGHT - BOTTOM + 6, { colour: GRID });
    if (at - taken < room) return [tick];
    taken = at;
    return [tick, text(at, HEIGHT - BOTTOM + 22, longDate(on), { anchor: 'middle', size: 12 })];
  });
}

/** Key dates along a line, each as a number that the table beside the picture explains. */

import type { IsoDate } from '../../core/record/model.ts';
import { addMonths, daysInMonth, MONTHS } from '../../core/time/dates.ts';
import type { TimelinePicture } from '../../ports/picture.ts';
import { type Markup, markup } from '../markup.ts';
import { COLOURS, frame, GRID, INK, line, type Named, round, text, WIDTH } from './parts.ts';
import { dayScale } from './scale.ts';

const [EDGE, RADIUS, ROW] = [24, 11, 27];
/** With more months than this, only some have room for their name. */
const MOST_NAMED_MONTHS = 12;

/** Draws the line of months, today, and a numbered mark for each date. Marks that would cover each other stand in rows. */
export function drawTimeline({ marks, today }: TimelinePicture, named: Named): Markup {
  const days = [today, ...marks.map(({ on }) => on)].sort();
  const first = `${(days[0] ?? today).slice(0, 7)}-01`;
  const last = endOfMonth(days.at(-1) ?? today);
  const x = dayScale(first, last, EDGE, WIDTH - EDGE);
  const rows = rowsOf(marks.map(({ on }) => x(on)));
  const axis = 34 + (Math.max(-1, ...rows) + 1) * ROW;
  const stems = marks.map(({ on }, n) => line(x(on), axis - 18 - (rows[n] ?? 0) * ROW, x(on), axis, { colour: INK }));
  const drawn = marks.map(({ on, isMain }, n) => drawMark(x(on), axis, rows[n] ?? 0, `${n + 1}`, isMain === true));
  const now = [
    line(x(today), 22, x(today), axis + 8, { colour: COLOURS.hatch, width: 2, dashes: '4 3' }),
    text(clamp(x(today)), 15, 'Today', { anchor: 'middle', size: 12, isStrong: true }),
  ];
  const base = line(EDGE, axis, WIDTH - EDGE, axis, { colour: INK, width: 2 });
  return frame(named, axis + 36, [...months(first, last, x, axis), base, ...now, ...stems, ...drawn]);
}

/** The row of each mark, 0 nearest the line: the first in which the mark before it leaves room. */
function rowsOf(places: readonly number[]): readonly number[] {
  const ends: number[] = [];
  return places.map((x) => {
    const free = ends.findIndex((end) => x - RADIUS - 2 >= end);
    const row = free < 0 ? ends.length : free;
    ends[row] = x + RADIUS;
    return row;
  });
}

function drawMark(x: number, axis: number, row: number, words: string, isMain: boolean): Markup {
  const y = axis - 18 - row * ROW;
  const [ground, ink] = isMain ? [INK, '#ffffff'] : ['#ffffff', INK];
  return markup`<circle cx="${round(x)}" cy="${round(y)}" r="${RADIUS}" fill="${ground}" stroke="${INK}" stroke-width="1.5"/><text x="${round(x)}" y="${round(y + 4.5)}" text-anchor="middle" font-size="12" font-weight="bold" fill="${ink}">${words}</text>`;
}

function months(first: IsoDate, last: IsoDate, x: (on: IsoDate) => number, axis: number): readonly Markup[] {
  const begins: IsoDate[] = [];
  for (let on = first; on <= last; on = addMonths(on, 1)) begins.push(on);
  const every = Math.ceil(begins.length / MOST_NAMED_MONTHS);
  return begins.flatMap((on, n) => {
    const tick = line(x(on), axis, x(on), axis + 7, { colour: GRID });
    if (n % every !== 0) return [tick];
    const month = MONTHS[Number(on.slice(5, 7)) - 1]?.slice(0, 3) ?? '';
    const isYearShown = n === 0 || on.slice(5, 7) === '01';
    return [tick, text(x(on) + 3, axis + 22, isYearShown ? `${month} ${on.slice(0, 4)}` : month, { size: 11 })];
  });
}

function endOfMonth(on: IsoDate): IsoDate {
  const [year = 0, month = 0] = on.split('-').map(Number);
  return `${on.slice(0, 8)}${daysInMonth(year, month)}`;
}

function clamp(x: number): number {
  return Math.min(Math.max(x, EDGE), WIDTH - EDGE);
}

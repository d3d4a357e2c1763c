/** Bars that lie one below the other, such as the actions of each expectation by their state. */
import type { BarsPicture } from '../../ports/picture.ts';
import { type Markup, markup } from '../markup.ts';
import { cut, fillDefinitions, filled, frame, INK, line, type Named, round, text, WIDTH } from './parts.ts';

const [LEFT, RIGHT, TOP, STEP, THICK] = [252, 40, 44, 36, 22];
const NARROW = 18;
/** A name has two lines of so many letters at its size. */
const [NAME_LETTERS, NAME_SIZE, NAME_STEP] = [40, 11, 13];
/** The width of a letter of the legend at its size, on average. */
const LETTER = 6.6;

/** Draws the bars with a legend above them and the number in each part. */
export function drawBars({ parts, bars }: BarsPicture, named: Named): Markup {
  const most = Math.max(1, ...bars.map(({ values }) => sum(values)));
  const scale = (WIDTH - LEFT - RIGHT) / most;
  const height = TOP + bars.length * STEP + 10;
  const rows = bars.flatMap((bar, n) => {
    const y = TOP + n * STEP;
    const lines = nameLines(bar.name);
    const first = y + 16 - (lines.length - 1) * (NAME_STEP / 2);
    const name = lines.map((words, row) => text(34, first + row * NAME_STEP, words, { size: NAME_SIZE }));
    const label = [text(0, y + 16, bar.code, { isStrong: true }), ...name];
    let x = LEFT;
    const areas = bar.values.flatMap((value, part) => {
      if (value === 0) return [];
      const width = value * scale;
      const at = { x, y, width, height: THICK };
      x += width;
      const fill = parts[part]?.fill ?? 'solid';
      // A narrow part has no room for its number, which stands in the table beside the picture.
      const number = width < NARROW ? [] : [figure(at.x + width / 2, y + THICK / 2, value)];
      return [filled(named.id, fill, at), ...number];
    });
    const total = text(x + 8, y + 16, `${sum(bar.values)}`, { isStrong: true });
    return [...label, ...areas, total];
  });
  const axis = line(LEFT, TOP - 6, LEFT, height - 8, { colour: INK });
  const fills = fillDefinitions(
    named.id,
    parts.map(({ fill }) => fill),
  );
  return frame(named, height, [fills, ...legend(parts, named.id), ...rows, axis]);
}

/** A name in one line or two, broken between words. Only what is longer still is cut. */
function nameLines(name: string): readonly string[] {
  const words = name.split(' ');
  let first = words.shift() ?? '';
  while (words[0] !== undefined && `${first} ${words[0]}`.length <= NAME_LETTERS) first += ` ${words.shift()}`;
  const rest = words.join(' ');
  return rest === '' ? [cut(first, NAME_LETTERS)] : [cut(first, NAME_LETTERS), cut(rest, NAME_LETTERS)];
}

/** A number on a white ground, because no text is legible on a pattern. */
function figure(x: number, y: number, value: number): Markup {
  const width = 8 + `${value}`.length * 8;
  return markup`<rect x="${round(x - width / 2)}" y="${round(y - 8)}" width="${width}" height="16" rx="3" fill="#ffffff"/>${text(x, y + 4.5, `${value}`, { anchor: 'middle', size: 12, isStrong: true })}`;
}

function legend(parts: BarsPicture['parts'], id: string): readonly Markup[] {
  let x = 0;
  return parts.map(({ name, fill }) => {
    const at = x;
    x += 42 + name.length * LETTER;
    return markup`${filled(id, fill, { x: at + 1, y: 8, width: 20, height: 14 })}${text(at + 27, 20, name)}`;
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((all, one) => all + one, 0);
}

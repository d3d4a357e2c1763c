/** Bars that lie one below the other, such as the actions of each expectation by their state. */
import type { BarsPicture } from '../../ports/picture.ts';
import { type Markup, markup } from '../markup.ts';
import { fillDefinitions, filled, frame, INK, line, type Named, round, text, WIDTH } from './parts.ts';

const [LEFT, RIGHT, STEP, THICK] = [252, 40, 36, 22];
const NARROW = 18;
/** A line of a name has so many letters at its size, and the lines of two names have a gap between them. */
const [NAME_LETTERS, NAME_SIZE, NAME_STEP, NAME_GAP] = [40, 11, 13, 10];
/** The height of a row of the legend, and of the space below the last one. */
const [LEGEND_STEP, LEGEND_SPACE] = [24, 20];
/** The width of a letter of the legend at its size, on average. */
const LETTER = 6.6;

/** Draws the bars with a legend above them and the number in each part. */
export function drawBars({ parts, bars }: BarsPicture, named: Named): Markup {
  const most = Math.max(1, ...bars.map(({ values }) => sum(values)));
  const scale = (WIDTH - LEFT - RIGHT) / most;
  const keys = legend(parts, named.id);
  const names = bars.map(({ name }) => nameLines(name));
  const steps = names.map(({ length }) => Math.max(STEP, length * NAME_STEP + NAME_GAP));
  const top = keys.height + LEGEND_SPACE;
  const height = top + sum(steps) + 10;
  const rows = bars.flatMap((bar, n) => {
    const lines = names[n] ?? [];
    const y = top + sum(steps.slice(0, n)) + ((steps[n] ?? STEP) - STEP) / 2;
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
  const axis = line(LEFT, top - 6, LEFT, height - 8, { colour: INK });
  const fills = fillDefinitions(
    named.id,
    parts.map(({ fill }) => fill),
  );
  return frame(named, height, [fills, ...keys.drawn, ...rows, axis]);
}

/** A name in as many lines as it needs, broken between words, and inside a word that is longer than a line. */
function nameLines(name: string): readonly string[] {
  const lines: string[] = [];
  for (const word of name.split(' ').flatMap((one) => one.match(WORD_PARTS) ?? [one])) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= NAME_LETTERS) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const WORD_PARTS = new RegExp(`.{1,${NAME_LETTERS}}`, 'gu');

/** A number on a white ground, because no text is legible on a pattern. */
function figure(x: number, y: number, value: number): Markup {
  const width = 8 + `${value}`.length * 8;
  return markup`<rect x="${round(x - width / 2)}" y="${round(y - 8)}" width="${width}" height="16" rx="3" fill="#ffffff"/>${text(x, y + 4.5, `${value}`, { anchor: 'middle', size: 12, isStrong: true })}`;
}

/** The fills with their names, in rows of the width of the picture. */
function legend(
  parts: BarsPicture['parts'],
  id: string,
): { readonly drawn: readonly Markup[]; readonly height: number } {
  let [x, y] = [0, 8];
  const drawn = parts.map(({ name, fill }) => {
    const width = 42 + name.length * LETTER;
    if (x > 0 && x + width > WIDTH) [x, y] = [0, y + LEGEND_STEP];
    const at = x;
    x += width;
    return markup`${filled(id, fill, { x: at + 1, y, width: 20, height: 14 })}${text(at + 27, y + 12, name)}`;
  });
  return { drawn, height: y + LEGEND_STEP - 8 };
}

function sum(values: readonly number[]): number {
  return values.reduce((all, one) => all + one, 0);
}

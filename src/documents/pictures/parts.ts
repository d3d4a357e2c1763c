/** The parts that every picture shares: its frame with title and description, the fills, and the type. */
import type { Fill } from '../../ports/picture.ts';
import { type Markup, markup } from '../markup.ts';

/** The width of every picture in its own units. */
export const WIDTH = 680;
/** The colour of text, which no fill has. */
export const INK = '#0b0c0c';
/** The colour of lines behind the figures. */
export const GRID = '#b1b4b6';
/** The font that comes with the bot; a browser without it takes one like it. */
const FONT = "'Atkinson Hyperlegible', Arial, Helvetica, sans-serif";

/** The colour of each fill. With white they reach a contrast of 3 to 1, as WCAG asks of graphics. */
export const COLOURS: Readonly<Record<Fill, string>> = {
  solid: '#00703c',
  stripes: '#1d70b8',
  hatch: '#d4351c',
  dots: '#4c2c92',
  lines: '#b58840',
  grid: '#505a5f',
  verticals: '#b35900',
  blank: '#0b0c0c',
};

/** The fills that are one colour: the colour of the fill, and white inside an edge. */
type Plain = 'solid' | 'blank';

const SHAPES: Readonly<Record<Exclude<Fill, Plain>, { readonly size: number; readonly path: string }>> = {
  stripes: { size: 8, path: 'M-2 2L2-2M0 8L8 0M6 10L10 6' },
  hatch: { size: 6, path: 'M0 0L6 6M6 0L0 6' },
  dots: { size: 6, path: 'M3 2.99v.02' },
  lines: { size: 6, path: 'M0 3H6' },
  grid: { size: 6, path: 'M0 3H6M3 0V6' },
  verticals: { size: 6, path: 'M3 0V6' },
};
const STROKES: Readonly<Record<Exclude<Fill, Plain>, number>> = {
  stripes: 3,
  hatch: 1.6,
  dots: 3,
  lines: 3,
  grid: 1.4,
  verticals: 3,
};

/** Names a picture within its page: its words, and a beginning for its ids. */
export interface Named {
  readonly id: string;
  readonly title: string;
  readonly alt: string;
}

/** The whole picture: an image with a name and a description for people who do not see it. */
export function frame({ id, title, alt }: Named, height: number, content: readonly Markup[]): Markup {
  return markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-alt" font-family="${FONT}" font-size="13" fill="${INK}"><title id="${id}-title">${title}</title><desc id="${id}-alt">${alt}</desc><rect width="${WIDTH}" height="${height}" fill="#ffffff"/>${content}</svg>`;
}

/** The definitions of fills, to stand in the picture before they are used. */
export function fillDefinitions(id: string, fills: readonly Fill[]): Markup {
  const patterns = fills.flatMap((fill) => {
    if (fill === 'solid' || fill === 'blank') return [];
    const { size, path } = SHAPES[fill];
    return [
      markup`<pattern id="${id}-${fill}" width="${size}" height="${size}" patternUnits="userSpaceOnUse"><rect width="${size}" height="${size}" fill="#ffffff"/><path d="${path}" stroke="${COLOURS[fill]}" stroke-width="${STROKES[fill]}" stroke-linecap="round" fill="none"/></pattern>`,
    ];
  });
  return markup`<defs>${patterns}</defs>`;
}

/** An area with a fill and an edge in its colour. */
export function filled(id: string, fill: Fill, at: Readonly<Record<'x' | 'y' | 'width' | 'height', number>>): Markup {
  const paint = fill === 'solid' ? COLOURS.solid : fill === 'blank' ? '#ffffff' : `url(#${id}-${fill})`;
  return markup`<rect x="${round(at.x)}" y="${round(at.y)}" width="${round(at.width)}" height="${round(at.height)}" fill="${paint}" stroke="${COLOURS[fill]}" stroke-width="1.5"/>`;
}

/** A line of text; `anchor` says which of its points stands at x. */
export function text(
  x: number,
  y: number,
  words: string,
  look: { readonly anchor?: 'start' | 'middle' | 'end'; readonly size?: number; readonly isStrong?: boolean } = {},
): Markup {
  const { anchor = 'start', size = 13, isStrong = false } = look;
  return markup`<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" font-size="${size}" font-weight="${isStrong ? 'bold' : 'normal'}">${words}</text>`;
}

/** A straight line; `dashes` as SVG has them. */
export function line(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  look: { colour?: string; width?: number; dashes?: string } = {},
): Markup {
  const { colour = GRID, width = 1, dashes = 'none' } = look;
  return markup`<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${colour}" stroke-width="${width}" stroke-dasharray="${dashes}"/>`;
}

/** Two decimals are finer than any printer, and give the same text on every machine. */
export function round(n: number): number {
  return Math.round(n * 100) / 100;
}

/** Reads in which of the colours of plans the cells of a sheet are filled. */

/** Office's own reds, ambers, greens and blues lie around these hues. */
const HUES: readonly (readonly [number, string])[] = [
  [15, 'red'],
  [65, 'amber'],
  [170, 'green'],
  [260, 'blue'],
  [345, 'purple'],
  [361, 'red'],
];
/** Below these shares a colour is grey, and above the lightness it is nearly white. */
const LEAST_COLOUR = 0.25;
const NEARLY_WHITE = 0.93;

/** The colour of each fill of a workbook, by its index; '' for none, for white, and for shades that name no colour. */
export function coloursOfFills(styles: string): readonly string[] {
  const fills = /<(?:\w+:)?fills\b[\s\S]*?<\/(?:\w+:)?fills>/.exec(styles)?.[0] ?? '';
  return (fills.match(/<(?:\w+:)?fill>[\s\S]*?<\/(?:\w+:)?fill>/g) ?? []).map((fill) => {
    const rgb = /patternType="solid"[\s\S]*?<(?:\w+:)?fgColor\b[^>]*\srgb="(?:[0-9A-F]{2})?([0-9A-F]{6})"/i.exec(
      fill,
    )?.[1];
    return rgb === undefined ? '' : nameOfColour(rgb);
  });
}

/** The name of a colour such as `00B050`; '' for one that is nearly white. */
function nameOfColour(rgb: string): string {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16) / 255);
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const span = most - least;
  if ((most + least) / 2 > NEARLY_WHITE || most === 0) return '';
  if (span < LEAST_COLOUR * most) return most > 0.25 ? 'grey' : '';
  const hue = hueOf(red, green, blue, most, span);
  return HUES.find(([end]) => hue < end)?.[1] ?? '';
}

function hueOf(red: number, green: number, blue: number, most: number, span: number): number {
  const sixth =
    most === red
      ? ((green - blue) / span + 6) % 6
      : most === green
        ? (blue - red) / span + 2
        : (red - green) / span + 4;
  return sixth * 60;
}

/** Fills are kept of a sheet that has at least so many different ones; a banded table has one. */
const FEWEST_COLOURS = 2;

/** The fills of a sheet by `row:column` where they may tell how work stands; none of a sheet that only bands its rows. */
export function tellingFills(fills: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  const signals = new Set([...fills.values()].filter((fill) => fill === 'red' || fill === 'amber' || fill === 'green'));
  return signals.size < FEWEST_COLOURS ? {} : Object.fromEntries(fills);
}

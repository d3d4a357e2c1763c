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
/** The share of its colour from which on a light shade is pale and not grey. */
const LEAST_PALE = 0.3;
const SIGNALS: ReadonlySet<string> = new Set(['red', 'amber', 'green']);

/** The palette of old workbooks, as far as its colours say how work goes; it begins with eight that stand in it twice. */
const INDEXED: Readonly<Record<number, string>> = {
  ...{ 2: 'FF0000', 3: '00FF00', 4: '0000FF', 5: 'FFFF00', 10: 'FF0000', 11: '00FF00', 12: '0000FF', 13: 'FFFF00' },
  ...{ 17: '008000', 22: 'C0C0C0', 23: '808080', 42: 'CCFFCC', 43: 'FFFF99', 50: '99CC00', 51: 'FFCC00', 52: 'FF9900' },
  ...{ 53: 'FF6600', 57: '339966' },
};

/** The colours of a theme in the order in which fills count them: light before dark, then the accents. */
function coloursOfTheme(theme: string): readonly (string | undefined)[] {
  const of = (name: string) => {
    const colour = new RegExp(`<a:${name}>([\\s\\S]{0,200}?)</a:${name}>`).exec(theme)?.[1] ?? '';
    return /(?:lastClr|srgbClr val)="([0-9A-F]{6})"/i.exec(colour)?.[1];
  };
  return ['lt1', 'dk1', 'lt2', 'dk2', 'accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6'].map(of);
}

/** A colour made lighter by a tint above 0, and darker by one below it. */
function tinted(rgb: string, tint: number): string {
  const parts = [0, 2, 4].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16));
  const shift = (part: number) => Math.round(tint > 0 ? part + (255 - part) * tint : part * (1 + tint));
  return parts.map((part) => shift(part).toString(16).padStart(2, '0')).join('');
}

/** The colour of each fill of a workbook, by its index; '' for none, for white, and for shades that name no colour. */
export function coloursOfFills(styles: string, theme: string): readonly string[] {
  const ofTheme = coloursOfTheme(theme);
  const fills = /<(?:\w+:)?fills\b[\s\S]*?<\/(?:\w+:)?fills>/.exec(styles)?.[0] ?? '';
  return (fills.match(/<(?:\w+:)?fill>[\s\S]*?<\/(?:\w+:)?fill>/g) ?? []).map((fill) => {
    const colour = /patternType="solid"[\s\S]*?<(?:\w+:)?fgColor\b([^>]*)>/i.exec(fill)?.[1] ?? '';
    const of = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(colour)?.[1];
    const own = /^(?:[0-9A-F]{2})?([0-9A-F]{6})$/i.exec(of('rgb') ?? '')?.[1];
    const rgb = own ?? ofTheme[Number(of('theme') ?? -1)] ?? INDEXED[Number(of('indexed') ?? -1)];
    return rgb === undefined ? '' : nameOfColour(tinted(rgb, Number(of('tint') ?? 0)));
  });
}

/** The name of a colour such as `00B050`; '' for one that is nearly white. */
function nameOfColour(rgb: string): string {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16) / 255);
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const span = most - least;
  if ((most + least) / 2 > NEARLY_WHITE || most === 0) return '';
  const hue = hueOf(red, green, blue, most, span);
  const name = HUES.find(([end]) => hue < end)?.[1] ?? '';
  if (span >= LEAST_COLOUR * most) return name;
  // A pale red, amber or green says how work goes, and a pale blue only bands the rows of a table.
  const isPale = SIGNALS.has(name) && most + least > 1 && span / (2 - most - least) >= LEAST_PALE;
  if (isPale) return name;
  return most > 0.25 ? 'grey' : '';
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
  const signals = new Set([...fills.values()].filter((fill) => SIGNALS.has(fill)));
  return signals.size < FEWEST_COLOURS ? {} : Object.fromEntries(fills);
}

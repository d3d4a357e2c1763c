/**
 * Values of measures as people write them: 38%, 1,204, £3.85m, 4.2 days, -3. A value that may mean two numbers is never
 * chosen for somebody: the reading says what is wrong, and offers clear ways to write it.
 */

/** A number with its unit: `%`, `£`, `£k`, `£m`, `£bn`, a few words such as `days`, or null for a plain number. */
export interface MeasuredValue {
  readonly value: number;
  readonly unit: string | null;
}

/** The value, or a sentence that says why it cannot be read, with clear ways to write it, likeliest first. */
export type ValueReading =
  | { readonly read: MeasuredValue }
  | { readonly fault: string; readonly offers: readonly string[] };

/** More digits than these are no measurement, and a number of JavaScript would round them. */
const MOST_DIGITS = 12;
const MOST_DECIMALS = 4;
const LONGEST_UNIT = 30;

const VALUE = /^(?<sign>-)? ?(?<pound>£)? ?(?<late>-)?(?<digits>[\d.,]*\d[\d.,]*(?: \d{3}(?![\d.,]))*)(?<rest>.*)$/;
/** The words for thousands, millions and thousands of millions of pounds. */
const SCALES: ReadonlyMap<string, string> = new Map([
  ['', ''],
  ['k', 'k'],
  ['thousand', 'k'],
  ['m', 'm'],
  ['mn', 'm'],
  ['million', 'm'],
  ['bn', 'bn'],
  ['billion', 'bn'],
]);
/** Words that limit a value or lead on to another one, so that they are no unit. */
const NO_UNIT = new Set(
  'about above almost and approx approximately around at baseline below between by circa estimated few from in is ish less maybe more nearly not of on or out over plus roughly so some target than to under up was were'.split(
    ' ',
  ),
);

/** Reads one value. Takes hard spaces, and the dashes that phones write for a minus. */
export function readValue(typed: string): ValueReading {
  const found = parse(typed);
  if ('read' in found) return found;
  return {
    fault: `“${typed.trim()}” is not one clear value. Expected one such as 38%, 1,204, £3.85m or 4.2 days.`,
    offers: found.ways.filter((way) => 'read' in parse(way)),
  };
}

/** The value, or other ways to write it, which may not be clear either. */
function parse(typed: string): { readonly read: MeasuredValue } | { readonly ways: readonly string[] } {
  const text = typed
    .replaceAll(/[\s\u00a0\u2009\u202f]+/g, ' ')
    .replaceAll(/[\u2212\u2012-\u2014]/g, '-')
    .trim();
  const parts = VALUE.exec(text)?.groups;
  if (!parts) return { ways: insteadOf(text) };
  const { sign, pound, late, digits = '', rest = '' } = parts;
  if (sign && late) return { ways: [] };
  const before = `${sign || late ? '-' : ''}${pound ?? ''}`;
  const unit = readUnit(rest.trim(), pound !== undefined);
  if (!('unit' in unit)) return { ways: unit.scales.map((scale) => `${before}£${digits}${scale}`) };
  const number = readNumber(digits);
  if (!('number' in number)) return { ways: number.ways.map((way) => `${before}${way}${rest}`) };
  // Without the addition, minus nothing would be another number than nothing.
  return { read: { value: (sign || late ? -number.number : number.number) + 0, unit: unit.unit } };
}

/** A loss in brackets, as accountants write it, and a plus, which may mean a change. */
function insteadOf(text: string): readonly string[] {
  const [, loss] = /^\((.+)\)$/.exec(text) ?? [];
  const [, more] = /^\+ ?(.+)$/.exec(text) ?? [];
  return [...(loss === undefined ? [] : [`-${loss}`]), ...(more === undefined ? [] : [more])];
}

/** Reads the words behind the digits as a unit; `scales` are those of pounds that may be meant where they are none. */
function readUnit(
  words: string,
  pounds: boolean,
): { readonly unit: string | null } | { readonly scales: readonly string[] } {
  const scale = SCALES.get(words.toLowerCase());
  if (pounds) return scale === undefined ? { scales: [] } : { unit: `£${scale}` };
  if (words === '') return { unit: null };
  if (/^(?:%|per ?cent)$/i.test(words)) return { unit: '%' };
  // “3.85m” may be pounds or metres.
  if (scale !== undefined) return { scales: [scale] };
  const isUnit = /^\p{L}{2}[\p{L} '’/-]*$/u.test(words) && words.length <= LONGEST_UNIT;
  const limits = words
    .toLowerCase()
    .split(/[ /-]/)
    .some((word) => NO_UNIT.has(word));
  return isUnit && !limits ? { unit: words } : { scales: [] };
}

/** Reads the digits. A comma stands only before each three, and a point is never one of them. */
function readNumber(digits: string): { readonly number: number } | { readonly ways: readonly string[] } {
  const isGrouped = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(digits);
  const isPlain = /^(?:(?:0|[1-9]\d*)(?:\.\d+)?|\.\d+)$/.test(digits);
  if (!isGrouped && !isPlain) return { ways: otherWays(digits) };
  // “1.204” is a thousand and more in much of Europe.
  if (/^[1-9]\d{0,2}\.\d{3}$/.test(digits)) return { ways: [digits.replace('.', ','), `${digits}0`] };
  const [whole = '', decimals = ''] = digits.replaceAll(',', '').split('.');
  if (whole.length + decimals.length > MOST_DIGITS || decimals.length > MOST_DECIMALS) return { ways: [] };
  return { number: Number(`${whole || '0'}.${decimals || '0'}`) };
}

function otherWays(digits: string): readonly string[] {
  const spaced = digits.replaceAll(' ', ',');
  const swapped = digits.replaceAll(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
  const plain = digits.replace(/^0+(?=\d)/, '');
  return [...new Set([spaced, swapped, plain])].filter((way) => way !== digits);
}

/** Writes a value in the way in which `readValue` reads it: "38%", "1,204", "£3.85m", "1 day". */
export function writeValue({ value, unit }: MeasuredValue): string {
  const sign = value < 0 ? '-' : '';
  const number = writeNumber(Math.abs(value));
  if (unit === null) return `${sign}${number}`;
  if (unit === '%') return `${sign}${number}%`;
  if (unit.startsWith('£')) return `${sign}£${number}${unit.slice(1)}`;
  return `${sign}${number} ${number === '1' ? singular(unit) : unit}`;
}

function writeNumber(value: number): string {
  const [whole = '0', decimals = ''] = String(value).split('.');
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  // Three decimals behind so few digits could be taken for thousands.
  const padded = decimals.length === 3 && whole !== '0' && whole.length <= 3 ? `${decimals}0` : decimals;
  return padded === '' ? grouped : `${grouped}.${padded}`;
}

/** "days" → "day": a unit of one word without the s of its plural. */
function singular(unit: string): string {
  return /^\p{L}+[^s\P{L}]s$/u.test(unit) ? unit.slice(0, -1) : unit;
}

/** Whether two units are one: “1 day” is in days. */
export function isSameUnit(one: string | null, other: string | null): boolean {
  const plain = (unit: string | null) => (unit === null ? null : singular(unit.toLowerCase()));
  return plain(one) === plain(other);
}

/** How far apart two values of one unit are, in words: "9 points" for percentages, "£0.45m", "1 day". */
export function distanceWords(one: number, other: number, unit: string | null): string {
  const scale = 10 ** MOST_DECIMALS;
  const value = Math.round(Math.abs(one - other) * scale) / scale;
  return writeValue({ value, unit: unit === '%' ? 'points' : unit });
}

/**
 * Phrases for dates are made from the day that their speaker means, so that the product's reading can be compared with the
 * intention. Nothing in this folder imports the product.
 */
import { type Day, day, parts, plusMonths, plusWorkingDays, weekday } from './days.ts';

/** The speaker's side of the table: today, which way they look, the expiry, and further closing days. */
export interface Speaker {
  readonly today: Day;
  readonly looks: 'future' | 'past';
  readonly expires: Day;
  readonly closed: ReadonlySet<Day>;
}

/**
 * The intention of the speaker. `takes`: one day and no question, unless it has passed or its year is in doubt (`recent`: the
 * last such day, and `coming` the next one, when it comes back each year). `asks`: a question that offers all of these days. `never`: no day at all.
 */
export type Meaning =
  | { readonly takes: Day; readonly recent?: Day | undefined; readonly coming?: Day | undefined }
  | { readonly asks: readonly Day[] }
  | { readonly never: true };

export interface Phrase {
  readonly form: string;
  readonly text: string;
  readonly meaning: Meaning;
}

/** A random whole number below `n`. */
export type Dice = (n: number) => number;

export const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const WORDS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

export const pick = <T>(dice: Dice, list: readonly T[]): T => list[dice(list.length)] as T;
export const month = (dice: Dice, m: number) => pick(dice, [MONTHS[m - 1] ?? '', (MONTHS[m - 1] ?? '').slice(0, 3)]);
export const named = (dice: Dice, w: number) => pick(dice, [DAYS[w] ?? '', (DAYS[w] ?? '').slice(0, 3)]);
export const ordinal = (d: number) =>
  `${d}${d % 100 > 10 && d % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][d % 10] ?? 'th')}`;
export const nearDay = (dice: Dice, { today }: Speaker) => today - 500 + dice(1001);

/** The first on the wanted side of today, today included. */
export function nearest({ today, looks }: Speaker, days: readonly Day[]): Day | undefined {
  const sorted = [...days].sort((a, b) => a - b);
  return looks === 'future' ? sorted.find((one) => one >= today) : sorted.findLast((one) => one <= today);
}

/** A day that comes back each year means its nearest result on the wanted side. */
export function eachYear(speaker: Speaker, ofYear: (y: number) => Day): Meaning {
  const { y } = parts(speaker.today);
  const days = [y - 2, y - 1, y, y + 1, y + 2, y + 3].map(ofYear);
  return { takes: nearest(speaker, days) as Day, ...bothSides(speaker, days) };
}

/** A weekday, or a day of each month, with a span before or behind it: asked when the count could begin at two days. */
export function counted(speaker: Speaker, bases: readonly Day[], shift: (from: Day) => Day, period: number): Meaning {
  const base = nearest(speaker, bases) as Day;
  const [first, result] = [shift(base), nearest(speaker, bases.map(shift))];
  const wanted = speaker.looks === 'future' ? first >= speaker.today : first <= speaker.today;
  if (first === result || (Math.abs(first - base) >= period && wanted)) return { takes: first };
  return { asks: [first] };
}

export const weekdaysAround = ({ today }: Speaker, w: number) =>
  Array.from({ length: 70 }, (_, n) => today - 35 + n).filter((one) => weekday(one) === w && one !== today);

export interface Span {
  readonly text: string;
  readonly unit: string;
  shift(from: Day, sign: 1 | -1): Day;
}

/** A length of time that is shorter than a year. */
export function span(dice: Dice, { closed }: Speaker): Span {
  const [unit, most] = pick(dice, [
    ['working day', 40],
    ['day', 90],
    ['week', 40],
    ['fortnight', 12],
    ['month', 11],
  ] as const);
  const n = 1 + dice(most);
  const number = n === 1 ? pick(dice, ['a', '1', 'one']) : n <= 12 && dice(2) ? (WORDS[n] ?? '') : String(n);
  const shift = (from: Day, sign: 1 | -1) => {
    if (unit === 'working day') return plusWorkingDays(from, sign * n, closed);
    if (unit === 'month') return plusMonths(from, sign * n);
    return from + sign * n * { day: 1, week: 7, fortnight: 14 }[unit];
  };
  return { text: `${number} ${unit}${n === 1 ? '' : 's'}`, unit, shift };
}

export type Maker = (dice: Dice, speaker: Speaker) => Phrase;
export const phrase = (form: string, text: string, meaning: Meaning): Phrase => ({ form, text, meaning });

export function leapDay(speaker: Speaker): Meaning {
  const { y } = parts(speaker.today);
  const days = [y - 1, y, y + 1].map((year) => day(year, 3, 1) - 1);
  const on = nearest(speaker, days) as Day;
  return parts(on).d === 29 ? { takes: on, ...bothSides(speaker, days) } : { asks: [on] };
}

/** The nearest of the days on each side of today. */
function bothSides(speaker: Speaker, days: Parameters<typeof nearest>[1]) {
  const on = (looks: Speaker['looks']) => nearest({ ...speaker, looks }, days);
  return { recent: on('past'), coming: on('future') };
}

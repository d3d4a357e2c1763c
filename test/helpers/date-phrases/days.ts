/**
 * Calendar arithmetic for the oracle of typed dates. It imports nothing, so that a fault of the product cannot hide here:
 * days are counted by `Date`, and the bank holidays of England and Wales are worked out from their rules.
 */

/** Days since 1 January 1970. */
export type Day = number;

const MS = 86_400_000;

export function day(year: number, month: number, date: number): Day {
  return Math.round(Date.UTC(year, month - 1, date) / MS);
}

export function parts(of: Day): { readonly y: number; readonly m: number; readonly d: number } {
  const date = new Date(of * MS);
  return { y: date.getUTCFullYear(), m: date.getUTCMonth() + 1, d: date.getUTCDate() };
}

/** `2024-06-30` */
export function iso(of: Day): string {
  return new Date(of * MS).toISOString().slice(0, 10);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(of: Day): number {
  return new Date(of * MS).getUTCDay();
}

export function lastOfMonth(year: number, month: number): Day {
  return day(year, month + 1, 1) - 1;
}

/** The same day of the month `n` months later, or the last one of a shorter month. */
export function plusMonths(of: Day, n: number): Day {
  const { y, m, d } = parts(of);
  const first = parts(day(y, m + n, 1));
  return Math.min(day(y, m + n, d), lastOfMonth(first.y, first.m));
}

/** Monday of the week. */
export function monday(of: Day): Day {
  return of - ((weekday(of) + 6) % 7);
}

// The Gregorian rule of Meeus, Jones and Butcher.
function easterSunday(y: number): Day {
  const [a, b, c] = [y % 19, Math.floor(y / 100), y % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return day(y, Math.floor(n / 31), (n % 31) + 1);
}

function mondayFrom(of: Day): Day {
  return of + ((8 - weekday(of)) % 7);
}

function bankHolidays(y: number): readonly Day[] {
  const easter = easterSunday(y);
  const newYear = day(y, 1, 1);
  const may = day(y, 5, 31);
  const found = [easter - 2, easter + 1, mondayFrom(day(y, 5, 1)), monday(may), monday(day(y, 8, 31))];
  found.push([0, 6].includes(weekday(newYear)) ? mondayFrom(newYear) : newYear);
  // Christmas Day and Boxing Day move to the next weekdays that are free.
  const christmas = weekday(day(y, 12, 25));
  found.push(
    ...(christmas === 6 || christmas === 0 ? [27, christmas === 6 ? 28 : 26] : [25, christmas === 5 ? 28 : 26]).map(
      (d) => day(y, 12, d),
    ),
  );
  if (y === 2023) found.push(day(2023, 5, 8));
  return found;
}

const HOLIDAYS = new Set([2023, 2024, 2025, 2026, 2027, 2028].flatMap(bankHolidays));

function isWorking(of: Day, closed: ReadonlySet<Day>): boolean {
  return ![0, 6].includes(weekday(of)) && !HOLIDAYS.has(of) && !closed.has(of);
}

/** `n` working days later, or earlier when `n` is negative. */
export function plusWorkingDays(of: Day, n: number, closed: ReadonlySet<Day>): Day {
  let [at, left] = [of, Math.abs(n)];
  while (left > 0) {
    at += Math.sign(n);
    if (isWorking(at, closed)) left -= 1;
  }
  return at;
}

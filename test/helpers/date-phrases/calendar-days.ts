/** Phrases for days of the calendar, with or without their year and their weekday. */
import { type Day, day, iso, lastOfMonth, parts, plusMonths, weekday } from './days.ts';
import { eachYear, leapDay, type Maker, month, named, nearDay, nearest, ordinal, phrase, pick } from './speaker.ts';

export const CALENDAR_DAYS: readonly Maker[] = [
  (dice, speaker) => {
    const on = nearDay(dice, speaker);
    const { y, m, d } = parts(on);
    const two = (n: number) => String(n).padStart(2, '0');
    const numbers = [
      `${d}/${m}/${y}`,
      `${two(d)}/${two(m)}/${y}`,
      `${two(d)}.${two(m)}.${y}`,
      iso(on),
      `${d}-${m}-${y}`,
    ];
    const words = [
      `${d} ${month(dice, m)} ${y}`,
      `${ordinal(d)} ${month(dice, m)}, ${y}`,
      `${month(dice, m)} ${ordinal(d)} ${y}`,
    ];
    words.push(`the ${ordinal(d)} of ${month(dice, m)} ${y}`, `${d}-${month(dice, m)}-${y}`);
    const front = dice(3) === 0 ? `${named(dice, weekday(on))} ` : '';
    return phrase('a date with its year', front + pick(dice, [...numbers, ...words]), { takes: on });
  },
  (dice, speaker) => {
    const { m, d } = parts(nearDay(dice, speaker));
    const text = pick(dice, [
      `${d} ${month(dice, m)}`,
      `${ordinal(d)} ${month(dice, m)}`,
      `${month(dice, m)} ${d}`,
      `${d}/${m}`,
    ]);
    if (m === 2 && d === 29) return phrase('29 February', text, leapDay(speaker));
    return phrase(
      'a date without its year',
      text,
      eachYear(speaker, (y) => day(y, m, d)),
    );
  },
  (dice, speaker) => {
    const { m, d } = parts(nearDay(dice, speaker));
    if (m === 2 && d === 29) return phrase('29 February', '29 Feb', leapDay(speaker));
    const w = dice(7);
    const { y } = parts(speaker.today);
    const on = (eachYear(speaker, (one) => day(one, m, d)) as { takes: Day }).takes;
    const agreeing = [y - 1, y, y + 1].map((one) => day(one, m, d)).filter((one) => weekday(one) === w);
    const meaning = weekday(on) === w ? { takes: on } : { asks: [on, ...agreeing] };
    return phrase('a weekday with a date', `${named(dice, w)} ${d} ${month(dice, m)}`, meaning);
  },
  (dice, speaker) => {
    const d = 1 + dice(31);
    const months = Array.from({ length: 25 }, (_, n) =>
      parts(plusMonths(day(2024, 1, 1), (parts(speaker.today).y - 2024) * 12 + parts(speaker.today).m - 13 + n)),
    );
    const days = months.filter(({ y, m }) => parts(lastOfMonth(y, m)).d >= d).map(({ y, m }) => day(y, m, d));
    const on = nearest(speaker, days) as Day;
    const w = dice(2) ? weekday(on) : dice(7);
    return phrase(
      'a weekday with a day of the month',
      `${named(dice, w)} ${ordinal(d)}`,
      weekday(on) === w ? { takes: on } : { asks: [on] },
    );
  },
];

/** Phrases for days that are counted: from today, from a weekday, from another date or from the expiry. */
import { day, monday, parts, plusWorkingDays, weekday } from './days.ts';
import {
  counted,
  eachYear,
  leapDay,
  type Maker,
  MONTHS,
  month,
  named,
  nearDay,
  phrase,
  pick,
  span,
  weekdaysAround,
} from './speaker.ts';

export const COUNTED_DAYS: readonly Maker[] = [
  (dice, speaker) => {
    const w = dice(7);
    const ahead = speaker.today + ((w - weekday(speaker.today) + 7) % 7 || 7);
    const back = speaker.today - ((weekday(speaker.today) - w + 7) % 7 || 7);
    const week = monday(speaker.today) + ((w + 6) % 7);
    const name = named(dice, w);
    const [text, on] = pick(dice, [
      [name, speaker.looks === 'future' ? ahead : back],
      [`this ${name}`, week],
      [`next ${name}`, week + 7],
      [`${name} next week`, week + 7],
      [`last ${name}`, back],
      [`${name} week`, ahead + 7],
      [`${name} fortnight`, ahead + 14],
    ] as const);
    return phrase('a weekday', text, { takes: on });
  },
  (dice, speaker) => {
    const { today, closed } = speaker;
    const one = span(dice, speaker);
    const [text, on] = pick(dice, [
      ['today', today],
      ['tomorrow', today + 1],
      ['yesterday', today - 1],
      ['today week', today + 7],
      ['next working day', plusWorkingDays(today, 1, closed)],
      [`in ${one.text}`, one.shift(today, 1)],
      [`in ${one.text}' time`, one.shift(today, 1)],
      [`${one.text} ago`, one.shift(today, -1)],
      [`${one.text} today`, one.shift(today, 1)],
      [`${one.text} from tomorrow`, one.shift(today + 1, 1)],
    ] as const);
    return phrase('counted from today', text, { takes: on });
  },
  (dice, speaker) => {
    const one = span(dice, speaker);
    const sign = dice(2) ? 1 : -1;
    const link = sign < 0 ? 'before' : pick(dice, ['after', 'from']);
    const { y, m, d } = parts(nearDay(dice, speaker));
    if (m === 2 && d === 29) return phrase('29 February', '29/2', leapDay(speaker));
    if (dice(3) === 0) {
      return phrase('a span from a date with its year', `${one.text} ${link} ${d} ${MONTHS[m - 1]} ${y}`, {
        takes: one.shift(day(y, m, d), sign),
      });
    }
    const meaning = eachYear(speaker, (year) => one.shift(day(year, m, d), sign));
    return phrase('a span from a date without its year', `${one.text} ${link} ${d} ${month(dice, m)}`, meaning);
  },
  (dice, speaker) => {
    const one = span(dice, speaker);
    const sign = dice(2) ? 1 : -1;
    const link = sign < 0 ? 'before' : pick(dice, ['after', 'from', 'on']);
    const w = dice(7);
    const meaning = counted(speaker, weekdaysAround({ ...speaker }, w), (from) => one.shift(from, sign), 7);
    return phrase('a span from a weekday', `${one.text} ${link} ${named(dice, w)}`, meaning);
  },
  (dice, speaker) => {
    const n = 1 + dice(3);
    const { m, d } = parts(nearDay(dice, speaker));
    const text = `${n} ${n === 1 ? 'year' : 'years'} ${pick(dice, ['after', 'before'])} ${Math.min(d, 28)} ${month(dice, m)}`;
    return phrase('a span of years from a date without its year', text, { asks: [] });
  },
  (dice, speaker) => {
    const one = span(dice, speaker);
    const [text, on] = pick(dice, [
      ['the expiry', speaker.expires],
      [`${one.text} before the expiry`, one.shift(speaker.expires, -1)],
      [`${one.text} after the notice expires`, one.shift(speaker.expires, 1)],
    ] as const);
    return phrase('the expiry', text, { takes: on });
  },
];

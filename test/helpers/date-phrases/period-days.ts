/** Phrases for the ends of months and quarters, for weeks, and for days that are left open. */
import { type Day, day, lastOfMonth, monday, parts, weekday } from './days.ts';
import { eachYear, type Maker, MONTHS, month, nearDay, nearest, phrase, pick } from './speaker.ts';

export const PERIOD_DAYS: readonly Maker[] = [
  (dice, speaker) => {
    const m = 1 + dice(12);
    const y = parts(speaker.today).y + dice(2);
    const text = `${pick(dice, ['end of', 'the end of', 'end'])} ${month(dice, m)}`;
    if (dice(3) === 0) return phrase('the end of a month', `${text} ${y}`, { takes: lastOfMonth(y, m) });
    return phrase(
      'the end of a month',
      text,
      eachYear(speaker, (year) => lastOfMonth(year, m)),
    );
  },
  (dice, speaker) => {
    const { y, m } = parts(speaker.today);
    const quarter = Math.ceil(m / 3) * 3;
    const ends = [lastOfMonth(y, m - 1), lastOfMonth(y, m)].map((one) => one);
    const [text, on] = pick(dice, [
      ['month end', nearest(speaker, ends) as Day],
      ['end of the month', lastOfMonth(y, m)],
      ['end of next month', lastOfMonth(y, m + 1)],
      ['end of the quarter', lastOfMonth(y, quarter)],
      ['end of next quarter', lastOfMonth(y, quarter + 3)],
    ] as const);
    return phrase('the end of this month or quarter', text, { takes: on });
  },
  (dice, speaker) => {
    const { y } = parts(speaker.today);
    const q = 1 + dice(4);
    const begins = y - 1 + dice(3);
    const label = pick(dice, [`Q${q}`, `quarter ${q}`]);
    if (dice(3) === 0) {
      return phrase('a quarter of a financial year', `end of ${label} ${begins}/${(begins + 1) % 100}`, {
        takes: lastOfMonth(begins, 3 + q * 3),
      });
    }
    const years = [y - 2, y - 1, y, y + 1, y + 2];
    const asks = [0, 3].map(
      (later) =>
        nearest(
          speaker,
          years.map((year) => lastOfMonth(year, q * 3 + later)),
        ) as Day,
    );
    return phrase('a quarter', `${pick(dice, ['end of ', 'the end of ', ''])}${label}`, { asks });
  },
  (dice, speaker) => {
    const on = nearDay(dice, speaker);
    const { y, m, d } = parts(on);
    const meaning = weekday(on) === 1 ? { takes: on } : { asks: [monday(on), on] };
    return phrase(
      'a week commencing',
      `${pick(dice, ['w/c', 'week commencing'])} ${d} ${month(dice, m)} ${y}`,
      meaning,
    );
  },
  (dice, speaker) => {
    const week = monday(speaker.today);
    const m = 1 + dice(12);
    const first = parts((eachYear(speaker, (year) => lastOfMonth(year, m)) as { takes: Day }).takes);
    const [text, asks] = pick(dice, [
      ['next week', [week + 11]],
      ['early next week', [week + 7, week + 8]],
      ['later this week', [week + 4]],
      ['end of the week', [week + 4]],
      [`mid ${MONTHS[m - 1]}`, [day(first.y, first.m, 15)]],
      [`${MONTHS[m - 1]}`, [lastOfMonth(first.y, first.m)]],
      [`early ${MONTHS[m - 1]}`, [day(first.y, first.m, 1)]],
    ] as const);
    return phrase('a vague day', text, { asks });
  },
  (dice, speaker) => {
    const { y, m, d } = parts(nearDay(dice, speaker));
    const [text, asks] = pick(dice, [
      [`5pm on ${d} ${MONTHS[m - 1]} ${y}`, [day(y, m, d)]],
      [`${d} ${MONTHS[m - 1]} ${y} at noon`, [day(y, m, d)]],
      [`before ${d} ${MONTHS[m - 1]} ${y}`, [day(y, m, d), day(y, m, d) - 1]],
      [`${d}/${m}/${y % 100}`, [day(y, m, d)]],
    ] as const);
    return phrase('a date with something that cannot be kept', text, { asks });
  },
];

/** A clock that is set back or forward, or changes with the season, repeats no message and keeps the reminders' time. */
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/core/time/dates.ts';
import { dateOf, timeOf } from '../../src/core/time/instants.ts';
import { createPlay } from '../helpers/calendar-play.ts';
import { at, everyTime, isPersonal, played, recordWith, START, TIMES, weekly, ZONE } from './outage-scene.ts';

describe('the clock', () => {
  const days = (from: number, through: number) =>
    everyTime.filter((now) => now >= at(addDays(START, from), '00:00') && now < at(addDays(START, through), '00:00'));

  test.each([
    ['an hour', 60],
    ['a day', 24 * 60],
    ['a week', 7 * 24 * 60],
    ['a year', 365 * 24 * 60],
  ])('a clock set back by %s repeats no message', async (_, minutes) => {
    const snapshot = recordWith([1, 5, 12]);
    const straight = await played(snapshot, days(0, 40));
    const stepped = createPlay(snapshot);
    for (const now of days(0, 20)) await stepped.tick(now);
    const back = days(20 - 14, 20).map((now) => new Date(Date.parse(now) - minutes * 60_000).toISOString());
    for (const now of [...back, ...days(20, 40)]) await stepped.tick(now);
    expect(stepped.told.map(({ key }) => key)).toEqual(straight.map(({ key }) => key));
  });

  test('a clock set forward by a year and back again continues the reminders where they were', async () => {
    const play = createPlay(recordWith([1, 5, 12]));
    for (const now of days(0, 10)) await play.tick(now);
    for (const now of days(10, 12)) await play.tick(new Date(Date.parse(now) + 365 * 24 * 3_600_000).toISOString());
    const before = play.told.length;
    for (const now of days(12, 50)) await play.tick(now);
    expect(weekly(play.told.slice(before)).map(({ at: now }) => dateOf(now, ZONE))).toEqual([
      '2024-04-02',
      '2024-04-08',
      '2024-04-15',
      '2024-04-22',
      '2024-04-29',
    ]);
  });

  test('reminders go out at the notice’s time before and after both clock changes', async () => {
    const spring = await played(recordWith([3]), everyTime);
    expect(weekly(spring).map(({ at: now }) => timeOf(now, ZONE))).toEqual(Array(7).fill('09:00'));
    expect(weekly(spring).map(({ at: now }) => now.slice(11, 13))).toEqual(['09', '09', '08', '08', '08', '08', '08']);
    const autumn = recordWith([210], { issuedOn: '2024-09-16', expiresOn: '2025-03-16' });
    const ticks = everyTime
      .map((now) => addDays(dateOf(now, ZONE), 210))
      .flatMap((day) => TIMES.map((time) => at(day, time)));
    const told = await played(autumn, [...new Set(ticks)]);
    const personal = told.filter(isPersonal).filter(({ place }) => place.direct);
    expect(new Set(personal.map(({ at: now }) => timeOf(now, ZONE)))).toEqual(new Set(['09:00']));
    expect(new Set(personal.map(({ at: now }) => now.slice(11, 13)))).toEqual(new Set(['08', '09']));
  });
});

/** Whatever happens to process and clock: what was missed is told once, as the nearest, labelled late, and nothing twice. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Instant, IsoDate, Snapshot } from '../../src/core/record/model.ts';
import { LATE_AFTER_MINUTES, occasionsBetween } from '../../src/core/reminders/reminder.ts';
import { addWorkingDays, isWorkingDay } from '../../src/core/time/calendar.ts';
import { addDays } from '../../src/core/time/dates.ts';
import { dateOf, instantOf, timeOf } from '../../src/core/time/instants.ts';
import { plainText } from '../../src/views/plain-text.ts';
import { createPlay, type Told } from '../helpers/calendar-play.ts';
import { casesOf } from '../helpers/cases.ts';
import { action, OWNER, person, record, SRO } from '../helpers/programme-record.ts';
import { notice } from '../helpers/record.ts';

const ZONE = 'Europe/London';
const LONDON = { timeZone: ZONE, extraHolidays: new Set<string>() };
const START = '2024-03-18';
const DAYS = 50;
const TIMES = ['07:50', '08:00', '09:00', '09:01', '14:00', '18:00', '18:30', '23:00'];
const at = (day: IsoDate, time: string, zone = ZONE) => instantOf(day, time, zone);

/** Posting since Monday 18 March 2024; the clocks change on the 31st, Easter and a bank holiday lie ahead. */
function recordWith(dueDays: readonly number[], of: Parameters<typeof notice>[0] = {}): Snapshot {
  const startedAt = at(START, '00:00');
  return record(
    dueDays.map((days, index) => action(`E1-${String(index + 1).padStart(2, '0')}`, { dueOn: addDays(START, days) })),
    {
      notice: notice({ remindFrom: startedAt, ...of }),
      conversations: [
        {
          id: 'c',
          version: 1,
          noticeId: 'n1',
          platform: 'local',
          conversation: 'C1',
          name: 'c',
          startedAt,
          stoppedAt: null,
        },
      ],
    },
  );
}

const everyTime: readonly Instant[] = Array.from({ length: DAYS }, (_, n) => addDays(START, n)).flatMap((day) =>
  TIMES.map((time) => at(day, time)),
);
const anyDueDays = fc.array(fc.integer({ min: -10, max: 30 }), { minLength: 1, maxLength: 4 });
/** From one tick to another nothing runs. */
const anyDown = fc.array(fc.tuple(fc.nat(everyTime.length - 1), fc.integer({ min: 1, max: 30 * TIMES.length })), {
  maxLength: 3,
});

async function played(snapshot: Snapshot, ticks: readonly Instant[]): Promise<readonly Told[]> {
  const play = createPlay(snapshot);
  for (const now of ticks) await play.tick(now);
  return play.told;
}

const upAt = (down: readonly (readonly [number, number])[]) =>
  everyTime.filter((_, n) => !down.some(([from, length]) => n >= from && n < from + length));
const isPersonal = ({ live }: Told) => live?.kind === 'personal';
const escalatedTo = (told: readonly Told[], personId: string) =>
  told.flatMap(({ live }) => (live?.kind === 'personal' && live.personId === personId ? live.escalated : []));
const weekly = (told: readonly Told[]) => told.filter(({ card }) => card.title.startsWith('Weekly reminder'));

function expectCourteous(told: readonly Told[]): void {
  for (const { at: now, dueAt, key } of told) {
    const time = timeOf(now, ZONE);
    expect([key, isWorkingDay(dateOf(now, ZONE), LONDON), time >= '08:00', time <= '18:00']).toEqual([
      key,
      true,
      true,
      true,
    ]);
    expect(dueAt <= now).toBe(true);
  }
  const cards = told.filter(isPersonal).map(({ at: now, card }) => `${dateOf(now, ZONE)} ${card.to?.name}`);
  expect(new Set(cards).size).toBe(cards.length);
}

function expectLabelled(told: readonly Told[]): void {
  for (const post of told) {
    const lateBy = (Date.parse(post.at) - Date.parse(post.dueAt)) / 60_000;
    expect([post.key, plainText(post.card).includes('This reminder is late')]).toEqual([
      post.key,
      lateBy > LATE_AFTER_MINUTES,
    ]);
  }
}

test('a person gets one card a day after any outage: in office hours, marked when late, each step once', async () => {
  await fc.assert(
    fc.asyncProperty(anyDueDays, anyDown, async (dueDays, down) => {
      const ticks = upAt(down);
      const told = await played(recordWith(dueDays), ticks);
      expectCourteous(told);
      expectLabelled(told);
      for (const id of [SRO.id, 'Lead']) {
        const all = escalatedTo(told, id);
        expect(new Set(all).size).toBe(all.length);
      }
      expect(escalatedTo(told, OWNER.id)).toEqual([]);
    }),
    { numRuns: casesOf('weeks with outages') },
  );
});

test('the nearest weekly reminder after any outage is posted in the next office hour', async () => {
  await fc.assert(
    fc.asyncProperty(anyDown, async (down) => {
      const ticks = upAt(down);
      const snapshot = recordWith([3]);
      const told = await played(snapshot, ticks);
      const last = ticks.findLast((now) => {
        const time = timeOf(now, ZONE);
        return isWorkingDay(dateOf(now, ZONE), LONDON) && time >= '08:00' && time <= '18:00';
      });
      if (!last || !snapshot.notice) return;
      const due = occasionsBetween(snapshot.notice, LONDON, at(START, '00:00'), last).filter(
        ({ rule }) => rule === 'weekly',
      );
      expect(weekly(told).at(-1)?.dueAt).toBe(due.at(-1)?.at);
      expect(new Set(weekly(told).map(({ key }) => key)).size).toBe(weekly(told).length);
    }),
    { numRuns: casesOf('weeks with outages') },
  );
});

test('every action that is overdue long enough reaches the leads once, after any number of outages', async () => {
  await fc.assert(
    fc.asyncProperty(anyDueDays, anyDown, async (dueDays, down) => {
      const told = await played(recordWith(dueDays), [...upAt(down), at('2024-05-07', '09:00')]);
      const codes = dueDays.flatMap((days, index) => {
        const reached = addWorkingDays(addDays(START, days), 10, LONDON);
        return reached <= '2024-05-07' ? [`E1-${String(index + 1).padStart(2, '0')}`] : [];
      });
      expect([...escalatedTo(told, 'Lead')].sort()).toEqual(codes);
    }),
    { numRuns: casesOf('weeks with outages') },
  );
});

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

test('a changed time zone or schedule repeats no weekly reminder and no step', async () => {
  const zones = ['Europe/London', 'America/New_York', 'Asia/Kolkata', 'UTC'];
  const anyChange = fc.array(
    fc.record({
      n: fc.nat(everyTime.length - 1),
      zone: fc.constantFrom(...zones),
      weekday: fc.integer({ min: 1, max: 5 }),
      time: fc.constantFrom('08:00', '09:00', '14:30', '18:00'),
    }),
    { minLength: 1, maxLength: 4 },
  );
  await fc.assert(
    fc.asyncProperty(anyChange, anyDueDays, async (changes, dueDays) => {
      const play = createPlay(recordWith(dueDays));
      let zone = ZONE;
      for (const [n, now] of everyTime.entries()) {
        const change = changes.find((one) => one.n === n);
        const { notice: present } = play.snapshot;
        if (change && present) {
          zone = change.zone;
          const after = { remindOnWeekday: change.weekday, remindAt: change.time, remindFrom: now };
          play.become({ ...play.snapshot, notice: { ...present, ...after } });
        }
        await play.tick(now, zone);
      }
      for (const id of [SRO.id, 'Lead']) {
        const all = escalatedTo(play.told, id);
        expect(new Set(all).size).toBe(all.length);
      }
      const weeks = weekly(play.told).map(({ once }) => once);
      expect(new Set(weeks).size).toBe(weeks.length);
      expect(weeks.length).toBeGreaterThan(4);
    }),
    { numRuns: casesOf('changed schedules') },
  );
});

test('a reminder that would come after the expiry goes out before it, if necessary outside office hours', async () => {
  // The notice expires on Sunday 7 April; everything is down from Thursday evening until Saturday.
  const snapshot = recordWith([10], { expiresOn: '2024-04-07' });
  const play = createPlay(snapshot);
  await play.tick(at('2024-04-02', '09:00'));
  await play.tick(at('2024-04-06', '20:00'));
  const [, ...late] = play.told.filter(
    ({ card }) => card.title.startsWith('Countdown') || card.title.startsWith('Weekly'),
  );
  expect(late.map(({ card, at: now }) => [card.title, now])).toEqual([
    ['Countdown: 1 day left', '2024-04-06T19:00:00.000Z'],
  ]);
  // Due on Thursday 28 March: the SRO on the fifth working day, which is the last one in force, the leads with them.
  expect(escalatedTo(play.told, SRO.id)).toHaveLength(1);
  expect(escalatedTo(play.told, 'Lead')).toHaveLength(1);
  const later = createPlay(recordWith([10], { expiresOn: '2024-04-09' }));
  await later.tick(at('2024-04-06', '20:00'));
  expect(later.told).toEqual([]);
});

test('people without actions get no message', async () => {
  const told = await played({ ...recordWith([40]), people: [...recordWith([]).people, person('Idle')] }, everyTime);
  expect(told.some(({ card }) => card.to?.name === 'Idle')).toBe(false);
});

/** Missed reminders after stops and clock jumps: the nearest one is sent once, labelled late, and none is sent twice. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LATE_AFTER_MINUTES, occasionsBetween } from '../../src/core/reminders/reminder.ts';
import { addWorkingDays, isWorkingDay } from '../../src/core/time/calendar.ts';
import { addDays } from '../../src/core/time/dates.ts';
import { dateOf, timeOf } from '../../src/core/time/instants.ts';
import { plainText } from '../../src/views/plain-text.ts';
import { createPlay, type Told } from '../helpers/calendar-play.ts';
import { casesOf } from '../helpers/cases.ts';
import { OWNER, person, SRO } from '../helpers/programme-record.ts';
import {
  anyDown,
  anyDueDays,
  at,
  escalatedTo,
  everyTime,
  isPersonal,
  LONDON,
  played,
  recordWith,
  START,
  upAt,
  weekly,
  ZONE,
} from './outage-scene.ts';

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
    ['Countdown: 1 day left, 1 late', '2024-04-06T19:00:00.000Z'],
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

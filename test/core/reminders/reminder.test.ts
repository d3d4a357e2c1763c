/** The days and contents of reminders over the real term of 30 January to 30 July 2024. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOneGo } from '../../../src/core/record/in-parts.ts';
import {
  occasionsBetween,
  personalList,
  personalLists,
  selectDueReminders,
} from '../../../src/core/reminders/reminder.ts';
import { type Calendar, isWorkingDay } from '../../../src/core/time/calendar.ts';
import { addDays, daysBetween, weekdayOf } from '../../../src/core/time/dates.ts';
import { instantOf, timeOf } from '../../../src/core/time/instants.ts';
import { action, expectation, LEAD, OWNER, record, SRO } from '../../helpers/programme-record.ts';
import { notice, TODAY } from '../../helpers/record.ts';

const LONDON: Calendar = { timeZone: 'Europe/London', extraHolidays: new Set() };
const ISSUED = '2024-01-30T16:00:00.000Z';
const weekly = (through: string, calendar = LONDON, of = notice()) =>
  occasionsBetween(of, calendar, ISSUED, through).filter((one) => one.rule === 'weekly');

describe('the weekly reminder', () => {
  it('the term has 26 weekly reminders, and three move from a bank holiday to the next working day', () => {
    const all = weekly('2024-07-30T23:00:00.000Z');
    expect(all).toHaveLength(26);
    expect(all.filter((one) => weekdayOf(one.on) !== 1).map((one) => one.on)).toEqual([
      '2024-04-02',
      '2024-05-07',
      '2024-05-28',
    ]);
    expect(all[0]?.on).toBe('2024-02-05');
    expect(all.at(-1)?.on).toBe('2024-07-29');
  });

  it('weekly reminders are at 9am in London, in winter and in summer', () => {
    const all = weekly('2024-07-30T23:00:00.000Z');
    expect(new Set(all.map((one) => timeOf(one.at, 'Europe/London')))).toEqual(new Set(['09:00']));
    expect(all[0]?.at).toBe('2024-02-05T09:00:00.000Z');
    expect(all.at(-1)?.at).toBe('2024-07-29T08:00:00.000Z');
  });

  it('weekly reminders go on after the expiry until a decision is recorded', () => {
    expect(weekly('2024-09-09T12:00:00.000Z').at(-1)?.on).toBe('2024-09-09');
  });

  it('a weekly reminder moves from a closing day to the next working day', () => {
    const closed = { ...LONDON, extraHolidays: new Set(['2024-06-24']) };
    expect(weekly('2024-06-30T12:00:00.000Z', closed).at(-1)?.on).toBe('2024-06-25');
  });

  it('weekly reminders have the weekday and time of the notice', () => {
    const thursdays = weekly('2024-06-30T12:00:00.000Z', LONDON, notice({ remindOnWeekday: 4, remindAt: '14:30' }));
    expect(thursdays.at(-1)).toMatchObject({ on: '2024-06-27', at: '2024-06-27T13:30:00.000Z' });
  });

  it('weekly reminders of a second notice stay at 9am across the clock change of 27 October 2024', () => {
    const second = notice({
      id: 'n2',
      issuedOn: '2024-09-16',
      expiresOn: '2025-03-16',
      remindFrom: '2024-09-16T10:00:00.000Z',
    });
    const at = (on: string) =>
      occasionsBetween(second, LONDON, second.remindFrom, '2024-11-30T12:00:00.000Z').find((one) => one.on === on)?.at;
    expect(at('2024-10-21')).toBe('2024-10-21T08:00:00.000Z');
    expect(at('2024-10-28')).toBe('2024-10-28T09:00:00.000Z');
  });
});

describe('the countdown', () => {
  const days = (of = notice()) =>
    occasionsBetween(of, LONDON, ISSUED, '2025-12-31T00:00:00.000Z').filter((one) => one.rule === 'countdown');

  it('the countdown is posted 90, 60, 30, 14, 7 and 1 days before and on the day, on working days', () => {
    expect(days().map((one) => one.on)).toEqual([
      '2024-05-01',
      '2024-05-31',
      '2024-06-28',
      '2024-07-16',
      '2024-07-23',
      '2024-07-29',
      '2024-07-30',
    ]);
  });

  it('a countdown moves to the working day before, and never past the expiry', () => {
    const sunday = notice({ expiresOn: '2024-07-28' });
    expect(
      days(sunday)
        .slice(-2)
        .map((one) => one.on),
    ).toEqual(['2024-07-26', '2024-07-26']);
  });

  it('the countdown starts again when the expiry date is corrected', () => {
    const periods = (expiresOn: string) => days(notice({ expiresOn })).map((one) => one.period);
    expect(periods('2024-07-31').some((period) => periods('2024-07-30').includes(period))).toBe(false);
  });
});

describe('reminders that are due now', () => {
  const dueAt = (from: string, now: string) => selectDueReminders(occasionsBetween(notice(), LONDON, from, now), now);

  it('only the latest weekly reminder is due after a long break, and covers everything before it', () => {
    const { weekly: sent, countdown, covered } = dueAt('2024-05-02T00:00:00.000Z', '2024-06-26T12:00:00.000Z');
    expect(sent?.on).toBe('2024-06-24');
    expect(countdown).toBeNull();
    expect(covered).toHaveLength(8);
  });

  it('a countdown on the day of a weekly reminder is covered by it', () => {
    const { weekly: sent, countdown, covered } = dueAt('2024-07-29T00:00:00.000Z', '2024-07-29T12:00:00.000Z');
    expect(sent?.on).toBe('2024-07-29');
    expect(countdown).toBeNull();
    expect(covered.map((one) => one.period)).toEqual(['countdown:2024-07-30-1']);
  });

  it('a countdown on another day is due by itself', () => {
    const { weekly: sent, countdown } = dueAt('2024-06-28T00:00:00.000Z', '2024-06-28T12:00:00.000Z');
    expect(sent).toBeNull();
    expect(countdown?.on).toBe('2024-06-28');
  });
});

describe('any notice in any zone', () => {
  const zones = ['Europe/London', 'UTC', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'];
  const when = fc.integer({ min: 0, max: 5 * 365 }).map((days) => addDays('2023-01-02', days));

  it('every occasion is on a working day and each period comes once, however the time is divided', () => {
    fc.assert(
      fc.property(
        when,
        fc.constantFrom(...zones),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 399 }),
        (start, timeZone, remindOnWeekday, cutDays) => {
          const calendar = { timeZone, extraHolidays: new Set<string>() };
          const of = notice({ issuedOn: start, expiresOn: addDays(start, 180), remindOnWeekday });
          const [from, through] = [start, addDays(start, 400)].map((date) => instantOf(date, '00:00', timeZone)) as [
            string,
            string,
          ];
          const cut = instantOf(addDays(start, cutDays), '12:00', timeZone);
          const whole = occasionsBetween(of, calendar, from, through);
          const parts = [
            ...occasionsBetween(of, calendar, from, cut),
            ...occasionsBetween(of, calendar, cut, through).filter((one) => one.at > cut),
          ];
          expect(parts).toEqual(whole);
          expect(new Set(whole.map((one) => one.period)).size).toBe(whole.length);
          expect(whole.every((one) => isWorkingDay(one.on, calendar))).toBe(true);
          const counted = whole.filter((one) => one.rule === 'countdown');
          expect(counted.every((one) => daysBetween(one.on, of.expiresOn) >= 0)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("a person's list", () => {
  const actions = [
    action('E1-01', { dueOn: '2024-06-14' }),
    action('E1-02', { dueOn: '2024-06-24' }),
    action('E1-03', { dueOn: '2024-06-30' }),
    action('E1-04', { dueOn: '2024-07-01' }),
    action('E1-05', { dueOn: '2024-07-24' }),
    action('E1-06', { dueOn: '2024-07-25' }),
    action('E1-07', { dueOn: null }),
    action('E1-08', { dueOn: '2024-06-14', status: 'complete' }),
    action('E1-09', { dueOn: '2024-06-14', status: 'reported_complete', reportedBy: OWNER.id }),
    action('E1-10', {
      dueOn: '2024-06-14',
      status: 'reported_complete',
      reportedBy: OWNER.id,
      evidenceRequired: 'the report',
    }),
    action('E1-11', { dueOn: '2024-06-14', ownerId: LEAD.id, deputyId: OWNER.id }),
  ];
  const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code);

  it('the list of a person has actions that are overdue, due this week and due within 30 days', () => {
    const list = personalList(record(actions), OWNER.id, TODAY);
    expect(codes(list.overdue)).toEqual(['E1-01', 'E1-10']);
    expect(codes(list.dueThisWeek)).toEqual(['E1-02', 'E1-03']);
    expect(codes(list.dueSoon)).toEqual(['E1-04', 'E1-05']);
  });

  it('the list of an SRO has actions that wait for confirmation, but not those they reported', () => {
    expect(codes(personalList(record(actions), SRO.id, TODAY).toConfirm)).toEqual(['E1-09']);
    const own = actions.map((one) => ({ ...one, reportedBy: SRO.id }));
    expect(codes(personalList(record(own), SRO.id, TODAY).toConfirm)).toEqual([]);
  });

  it('everybody with something to do gets one list, and nobody else', () => {
    const lists = atOneGo(personalLists(record(actions, { expectations: [expectation('E1')] }), TODAY));
    expect(lists.map((list) => list.personId)).toEqual([LEAD.id, OWNER.id, SRO.id]);
  });
});

/** Local times and instants agree with Temporal across clock changes, in zones with awkward rules. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/core/time/dates.ts';
import { dateOf, instantOf, minutesBetween, plusMinutes, timeOf } from '../../../src/core/time/instants.ts';

const LONDON = 'Europe/London';
// Half-hour offsets, a half-hour clock change, changes at midnight, a date skipped whole (Apia, 30 December 2011).
const ZONES = [
  LONDON,
  'UTC',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Cairo',
];
const zones = fc.constantFrom(...ZONES);
const minuteOfDay = fc.integer({ min: 0, max: 24 * 60 - 1 });
const hhmm = (minutes: number) => new Temporal.PlainTime(Math.floor(minutes / 60), minutes % 60).toString().slice(0, 5);

describe('in London', () => {
  test.each([
    ['2024-01-30', '09:00', '2024-01-30T09:00:00.000Z'],
    ['2024-06-24', '09:00', '2024-06-24T08:00:00.000Z'],
    // The clocks skip 01:00 to 02:00.
    ['2024-03-31', '00:59', '2024-03-31T00:59:00.000Z'],
    ['2024-03-31', '01:00', '2024-03-31T01:00:00.000Z'],
    ['2024-03-31', '01:30', '2024-03-31T01:00:00.000Z'],
    ['2024-03-31', '02:00', '2024-03-31T01:00:00.000Z'],
    // The clocks show 01:00 to 02:00 twice.
    ['2024-10-27', '01:30', '2024-10-27T00:30:00.000Z'],
    ['2024-10-27', '02:00', '2024-10-27T02:00:00.000Z'],
  ])('%s %s in London is %s', (date, time, instant) => {
    expect(instantOf(date, time, LONDON)).toBe(instant);
  });

  test('the weekly 9am of a notice that runs across 27 October 2024 stays at 9am', () => {
    const mondays = Array.from({ length: 26 }, (_, i) => addDays('2024-05-13', 7 * i));
    const instants = mondays.map((monday) => instantOf(monday, '09:00', LONDON));
    expect(instants.slice(23)).toEqual([
      '2024-10-21T08:00:00.000Z',
      '2024-10-28T09:00:00.000Z',
      '2024-11-04T09:00:00.000Z',
    ]);
    expect(instants.map((at) => `${dateOf(at, LONDON)} ${timeOf(at, LONDON)}`)).toEqual(
      mondays.map((m) => `${m} 09:00`),
    );
  });

  test('late evening in UTC is the next day in London in summer', () => {
    expect(dateOf('2024-06-23T23:30:00.000Z', LONDON)).toBe('2024-06-24');
    expect(timeOf('2024-06-23T23:30:59.999Z', LONDON)).toBe('00:30');
    expect(dateOf('2024-01-23T23:30:00.000Z', LONDON)).toBe('2024-01-23');
  });
});

test('a date that a zone skips whole begins when the next one does', () => {
  expect(instantOf('2011-12-30', '09:00', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z');
  expect(dateOf('2011-12-30T10:00:00.000Z', 'Pacific/Apia')).toBe('2011-12-31');
  expect(dateOf('2011-12-30T09:59:59.999Z', 'Pacific/Apia')).toBe('2011-12-29');
});

describe('agrees with Temporal', () => {
  test('dateOf and timeOf agree with Temporal at any instant', () => {
    const range = { min: Date.UTC(2010, 0), max: Date.UTC(2035, 0) };
    fc.assert(
      fc.property(fc.integer(range), zones, (ms, zone) => {
        const instant = new Date(ms).toISOString();
        const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
        expect(dateOf(instant, zone)).toBe(local.toPlainDate().toString());
        expect(timeOf(instant, zone)).toBe(local.toPlainTime().toString().slice(0, 5));
      }),
    );
  });

  test('instantOf agrees with Temporal at any local time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 25 * 365 }), minuteOfDay, zones, (n, minutes, zone) =>
        isTheInstant(addDays('2010-01-01', n), hhmm(minutes), zone),
      ),
      { numRuns: 300 },
    );
  });

  test.each(ZONES)(
    'instantOf agrees with Temporal at every ten minutes around each clock change of %s in 2011, 2024 and 2026',
    (zone) => {
      for (const change of clockChanges(zone, [2011, 2024, 2026])) {
        const day = change.toZonedDateTimeISO('UTC').toPlainDate();
        for (let minutes = 0; minutes < 3 * 24 * 60; minutes += 10) {
          const wall = day.subtract({ days: 1 }).toPlainDateTime().add({ minutes });
          isTheInstant(wall.toPlainDate().toString(), wall.toPlainTime().toString().slice(0, 5), zone);
        }
      }
    },
  );
});

function clockChanges(zone: string, years: readonly number[]): Temporal.Instant[] {
  return years.flatMap((year) => {
    const found: Temporal.Instant[] = [];
    let at = Temporal.PlainDate.from(`${year}-01-01`).toZonedDateTime(zone).getTimeZoneTransition('next');
    for (; at && at.year === year; at = at.getTimeZoneTransition('next')) found.push(at.toInstant());
    return found;
  });
}

// The expected instant is the earlier of two, or in a gap the moment the clocks go forward.
function isTheInstant(date: string, time: string, zone: string): void {
  const wall = Temporal.PlainDateTime.from(`${date}T${time}`);
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const exists = earlier.toPlainDateTime().equals(wall);
  const expected = exists ? earlier : earlier.getTimeZoneTransition('next');
  const instant = instantOf(date, time, zone);
  expect(Date.parse(instant), `${date} ${time} ${zone}`).toBe(expected?.epochMilliseconds);
  if (exists) expect(`${dateOf(instant, zone)} ${timeOf(instant, zone)}`).toBe(`${date} ${time}`);
}

describe('instants', () => {
  test('an instant is moved and measured in minutes', () => {
    expect(plusMinutes('2024-10-27T00:30:00.000Z', 60)).toBe('2024-10-27T01:30:00.000Z');
    expect(plusMinutes('2024-01-01T00:00:00.000Z', -1)).toBe('2023-12-31T23:59:00.000Z');
    expect(minutesBetween('2024-06-24T08:00:00.000Z', '2024-06-24T08:01:59.999Z')).toBe(1);
    expect(minutesBetween('2024-06-24T08:01:00.000Z', '2024-06-24T08:00:00.000Z')).toBe(-1);
  });

  test('sorting instants as text gives the order of time', () => {
    const instants = fc
      .tuple(fc.integer({ min: 0, max: 7000 }), minuteOfDay, zones)
      .map(([n, minutes, zone]) => instantOf(addDays('2015-01-01', n), hhmm(minutes), zone));
    fc.assert(
      fc.property(instants, instants, (a, b) => {
        expect(a).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
        expect(a < b).toBe(Date.parse(a) < Date.parse(b));
      }),
    );
  });

  test.each(['2024-06-24T08:00:00Z', '2024-06-24T08:00:00.000', '2024-06-24', '2024-13-24T08:00:00.000Z', ''])(
    'the instant %j is refused with its text',
    (text) => {
      expect(() => plusMinutes(text, 1)).toThrow(`Not an instant, expected 2024-06-24T07:55:00.000Z: "${text}"`);
    },
  );
});

test.each(['9:00', '24:00', '09:60', '09:00:00', ''])('the time %j is refused with its text', (time) => {
  expect(() => instantOf('2024-06-24', time, LONDON)).toThrow(`Not a time of day, expected HH:MM: "${time}"`);
});

test('a zone that does not exist is refused', () => {
  expect(() => dateOf('2024-06-24T08:00:00.000Z', 'Europe/Londn')).toThrow(RangeError);
});

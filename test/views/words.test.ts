/** The words and figures that people read. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { DECISIONS, DELIVERY_STATUSES, EXPIRY_BASES, LEVELS, ROLES } from '../../src/core/record/model.ts';
import { dayAndDate, longDate } from '../../src/core/time/dates.ts';
import * as words from '../../src/views/words.ts';

describe('dates and times', () => {
  test('dates and times are written as GOV.UK writes them', () => {
    expect(longDate('2024-01-30')).toBe('30 January 2024');
    expect(longDate('2024-05-01')).toBe('1 May 2024');
    expect(dayAndDate('2024-01-30')).toBe('Tuesday 30 January 2024');
    expect(words.shortDay('2024-01-30')).toBe('Tue 30 January');
    expect(words.moment('2024-06-24T08:05:00.000Z', 'Europe/London')).toBe('9:05am on Monday 24 June 2024');
    expect(words.moment('2024-01-24T23:30:00.000Z', 'Asia/Kolkata')).toBe('5am on Thursday 25 January 2024');
  });

  test.each([
    ['09:00', '9am'],
    ['09:05', '9:05am'],
    ['17:30', '5:30pm'],
    ['12:00', 'midday'],
    ['12:30', '12:30pm'],
    ['00:00', 'midnight'],
    ['00:30', '12:30am'],
    ['23:59', '11:59pm'],
  ])('the time %s reads as %s', (time, shown) => {
    expect(words.clockTime(time)).toBe(shown);
  });

  test('dates agree with the names that the runtime has for British English', () => {
    const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), (n) => {
        const date = Temporal.PlainDate.from('2000-01-01').add({ days: n });
        const shown = date.toLocaleString('en-GB', options).replaceAll(',', '');
        expect(dayAndDate(date.toString())).toBe(shown);
        expect(`${words.shortDay(date.toString()).slice(4)} ${date.year}`).toBe(longDate(date.toString()));
      }),
    );
  });
});

describe('counts and distances', () => {
  test.each([
    [words.count(0, 'action'), '0 actions'],
    [words.count(1, 'action'), '1 action'],
    [words.count(3, 'action'), '3 actions'],
    [words.count(1200, 'action'), '1,200 actions'],
    [words.count(1, 'person', 'people'), '1 person'],
    [words.count(2, 'person', 'people'), '2 people'],
    [words.daysAwayWords(0), 'today'],
    [words.daysAwayWords(1), 'tomorrow'],
    [words.daysAwayWords(2), 'in 2 days'],
    [words.daysAwayWords(12), 'in 12 days'],
    [words.daysAwayWords(-1), 'yesterday'],
    [words.daysAwayWords(-5), '5 days ago'],
    [words.overdueBy(0), 'overdue'],
    [words.overdueBy(1), 'overdue by 1 working day'],
    [words.overdueBy(3), 'overdue by 3 working days'],
    [words.agoWords(0), 'just now'],
    [words.agoWords(-3), 'just now'],
    [words.agoWords(1), '1 minute ago'],
    [words.agoWords(59.9), '59 minutes ago'],
    [words.agoWords(60), '1 hour ago'],
    [words.agoWords(200), '3 hours ago'],
    [words.agoWords(24 * 60 - 1), '23 hours ago'],
    [words.agoWords(2 * 24 * 60), '2 days ago'],
    [words.listOf([]), ''],
    [words.listOf(['a']), 'a'],
    [words.listOf(['a', 'b']), 'a and b'],
    [words.listOf(['a', 'b', 'c']), 'a, b and c'],
  ])('a count or distance reads as “%s”', (shown, expected) => {
    expect(shown).toBe(expected);
  });
});

test.each([
  ['agree and publish a plan; and', 'Agree and publish a plan.'],
  ['agree a plan, or', 'Agree a plan.'],
  ['Agree a plan.', 'Agree a plan.'],
  ['agree a plan:\n(a) soon;\n(b) well', 'Agree a plan:\n(a) soon;\n(b) well.'],
  ['iTrent goes live', 'iTrent goes live.'],
  ['show “pace”', 'Show “pace”.'],
  ['', ''],
])('the words of a letter “%s” stand as the sentence “%s”', (letter, shown) => {
  expect(words.asSentence(letter)).toBe(shown);
});

test.each([
  ['agree a plan.', 'Agree a plan'],
  ['iTrent goes live', 'iTrent goes live'],
  ['E-mail', 'E-mail'],
  ['', ''],
])('“%s” as a title is “%s”', (typed, shown) => {
  expect(words.asTitle(typed)).toBe(shown);
});

test('every state has its words', () => {
  expect({
    status: DELIVERY_STATUSES.map(words.statusWord),
    level: LEVELS.map(words.levelWord),
    basis: EXPIRY_BASES.map(words.basisWord),
    notice: (['in_force', 'awaiting_decision', ...DECISIONS] as const).map(words.noticeStatusWord),
    role: ROLES.map(words.roleWord),
  }).toEqual({
    status: ['not started', 'in progress', 'blocked', 'reported complete', 'complete', 'withdrawn'],
    level: ['officer', 'member', 'officer and member'],
    basis: ['stated in the letter', 'calculated, not confirmed', 'confirmed'],
    notice: ['in force', "expired, awaiting the Department's decision", 'lapsed', 'replaced', 'withdrawn', 'escalated'],
    role: ['programme lead', 'officer', 'viewer'],
  });
});

/** Dates and times as people type them, and the days they mean. */
import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../../src/core/time/calendar.ts';
import { type DateContext, readDate } from '../../../src/core/time/date-words.ts';
import { addDays, dayAndDate, longDate } from '../../../src/core/time/dates.ts';
import { readTime } from '../../../src/core/time/words/clock-words.ts';
import { clockTime, shortDay } from '../../../src/views/words.ts';

const calendar: Calendar = { timeZone: 'Europe/London', extraHolidays: new Set() };
// A Thursday.
const ahead: DateContext = { today: '2024-03-14', calendar, expiresOn: '2024-07-30', prefer: 'future' };
const back: DateContext = { ...ahead, prefer: 'past' };

describe('on Thursday 14 March 2024, looking ahead', () => {
  test.each([
    ['30 April', '2024-04-30'],
    ['30 April 2024', '2024-04-30'],
    ['30 Apr', '2024-04-30'],
    ['30 Apr. 2025', '2025-04-30'],
    ['Tuesday 30 April', '2024-04-30'],
    ['Tues the 30th of April, 2024', '2024-04-30'],
    ['30th April', '2024-04-30'],
    ['April 30', '2024-04-30'],
    ['April 30th, 2025', '2025-04-30'],
    ['30-Apr-2024', '2024-04-30'],
    ['1 sept', '2024-09-01'],
    ['30/04/2024', '2024-04-30'],
    ['30/4', '2024-04-30'],
    ['3 / 4 / 2024', '2024-04-03'],
    ['30.04.2024', '2024-04-30'],
    ['30-04-2024', '2024-04-30'],
    ['Tuesday 30/04/2024', '2024-04-30'],
    ['2024-04-30', '2024-04-30'],
    ['14 March', '2024-03-14'],
    ['13 March', '2025-03-13'],
    ['1/1', '2025-01-01'],
    ['29 February 2028', '2028-02-29'],
    ['today', '2024-03-14'],
    ['tomorrow', '2024-03-15'],
    ['yesterday', '2024-03-13'],
    ['Friday', '2024-03-15'],
    ['on Friday', '2024-03-15'],
    ['Thursday', '2024-03-21'],
    ['Wed', '2024-03-20'],
    ['this Friday', '2024-03-15'],
    ['this Thursday', '2024-03-14'],
    ['this Monday', '2024-03-11'],
    ['next Friday', '2024-03-22'],
    ['next Monday', '2024-03-18'],
    ['last Friday', '2024-03-08'],
    ['Friday week', '2024-03-22'],
    ['a week on Friday', '2024-03-22'],
    ['a fortnight on Friday', '2024-03-29'],
    ['in 3 weeks', '2024-04-04'],
    ['in three weeks', '2024-04-04'],
    ["in 3 weeks' time", '2024-04-04'],
    ['in 10 days', '2024-03-24'],
    ['in a day', '2024-03-15'],
    // Over Easter.
    ['in 5 working days', '2024-03-21'],
    ['in 12 working days', '2024-04-03'],
    ['in a fortnight', '2024-03-28'],
    ['in 2 fortnights', '2024-04-11'],
    ['in 2 months', '2024-05-14'],
    ['in a year', '2025-03-14'],
    ['2 weeks ago', '2024-02-29'],
    ['3 weeks from 1 May', '2024-05-22'],
    ['1 month after 31/01/2025', '2025-02-28'],
    ['2 weeks before 30 July', '2024-07-16'],
    ['5 working days before 2 April 2024', '2024-03-22'],
    ['a week from now', '2024-03-21'],
    ['end of March', '2024-03-31'],
    ['end of Feb', '2025-02-28'],
    ['end of February 2028', '2028-02-29'],
    ['end of the month', '2024-03-31'],
    ['end of month', '2024-03-31'],
    ['end of this month', '2024-03-31'],
    ['end of next month', '2024-04-30'],
    ['by 30 April', '2024-04-30'],
    ['to 30 April at the latest', '2024-04-30'],
    ['no later than 30 April', '2024-04-30'],
    ['on or before 30 April', '2024-04-30'],
    ['the end of July', '2024-07-31'],
    ['end July 2025', '2025-07-31'],
    ['July month-end', '2024-07-31'],
    ['month end', '2024-03-31'],
    ['EOM', '2024-03-31'],
    ['end of the quarter', '2024-03-31'],
    ['end of next quarter', '2024-06-30'],
    ['end of Q3 2024/25', '2024-12-31'],
    ['end of Q4 2024-25', '2025-03-31'],
    ['end of the financial year', '2024-03-31'],
    ['end of 2024/25', '2025-03-31'],
    ['end of the calendar year', '2024-12-31'],
    ['end of 2025', '2025-12-31'],
    ['a week today', '2024-03-21'],
    ['today week', '2024-03-21'],
    ['a week tomorrow', '2024-03-22'],
    ['Friday fortnight', '2024-03-29'],
    ['Friday next week', '2024-03-22'],
    ['next week on Friday', '2024-03-22'],
    ['Friday 15th', '2024-03-15'],
    ['w/c 18 March', '2024-03-18'],
    ['week commencing 18th March', '2024-03-18'],
    ['w/e 22 March', '2024-03-22'],
    ['close of play', '2024-03-14'],
    ['close of play on Friday', '2024-03-15'],
    ['COP 30 April', '2024-04-30'],
    ['EOD tomorrow', '2024-03-15'],
    ['30 April, EOP', '2024-04-30'],
    ['next working day', '2024-03-15'],
    ['the day after tomorrow', '2024-03-16'],
    ['the working day before 2 April', '2024-03-28'],
    ['the Friday after 30 April', '2024-05-03'],
    ['last Friday in July', '2024-07-26'],
    ['first Monday of May 2025', '2025-05-05'],
    ['last working day of March', '2024-03-28'],
    ['2nd working day of next month', '2024-04-03'],
    ['the expiry', '2024-07-30'],
    ['a week before the expiry', '2024-07-23'],
    ['5 working days before the notice expires', '2024-07-23'],
  ])('"%s" on 14 March 2024, looking ahead, is %s', (text, date) => {
    expect(readDate(text, ahead)).toEqual({ date });
  });

  test('dates are read despite quotes, hard spaces, long dashes, full-width digits, capitals and a full stop', () => {
    for (const text of [
      '“30 April 2024”',
      '  30\u00a0april\u202f2024. ',
      '30–04–2024',
      '３０ APRIL ２０２４',
      '\ufeff30\tApril\n2024',
      '\u200e30 Ap\u200bril 2024',
    ]) {
      expect(readDate(text, ahead)).toEqual({ date: '2024-04-30' });
    }
    expect(readDate('in a fortnight’s time', ahead)).toEqual({ date: '2024-03-28' });
  });
});

describe('on Thursday 14 March 2024, looking back', () => {
  test.each([
    ['1 May', '2023-05-01'],
    ['14 March', '2024-03-14'],
    ['15 March', '2023-03-15'],
    ['29 Feb', '2024-02-29'],
    ['31/12', '2023-12-31'],
    ['Friday', '2024-03-08'],
    ['Thursday', '2024-03-07'],
    ['last Monday', '2024-03-11'],
    ['end of February', '2024-02-29'],
    ['end of March', '2023-03-31'],
    ['1 May 2024', '2024-05-01'],
    ['month end', '2024-02-29'],
    ['5 working days before 20 March', '2024-03-13'],
    ['last working day', '2024-03-13'],
  ])('"%s" on 14 March 2024, looking back, is %s', (text, date) => {
    expect(readDate(text, back)).toEqual({ date });
  });
  test('the end of the month is today on its last day, in both directions', () => {
    for (const prefer of ['past', 'future'] as const) {
      expect(readDate('end of April', { ...ahead, today: '2024-04-30', prefer })).toEqual({ date: '2024-04-30' });
    }
  });
});

test.each([
  ['2024-12-20', '6 months after 30 August', 'future', '2025-02-28'],
  ['2024-12-20', '6 weeks after 25 November', 'future', '2025-01-06'],
  ['2024-12-20', '12 weeks after 4 November', 'future', '2025-01-27'],
  ['2024-06-24', '5 working days before 28 June', 'past', '2024-06-21'],
  ['2024-06-24', '1 week before 1 July', 'past', '2024-06-24'],
  ['2024-06-24', '6 months before 30 July', 'past', '2024-01-30'],
  ['2024-06-24', '2 weeks after 20 June', 'future', '2024-07-04'],
  ['2024-06-24', '2 weeks after 3 days before 20 June', 'future', '2024-07-01'],
] as const)('on %s "%s", with the result in the %s, is %s', (today, text, prefer, date) => {
  expect(readDate(text, { ...ahead, today, prefer })).toEqual({ date });
});

test('weekday words mean the same on every day of the week', () => {
  const on = (today: string, text: string) => readDate(text, { ...ahead, today });
  // Monday 11 to Sunday 17 March 2024.
  for (let n = 0; n < 7; n++) {
    const today = addDays('2024-03-11', n);
    const friday = n < 4 ? '2024-03-15' : '2024-03-22';
    expect(on(today, 'Friday')).toEqual({ date: friday });
    expect(on(today, 'Friday week')).toEqual({ date: addDays(friday, 7) });
    expect(on(today, 'this Friday')).toEqual({ date: '2024-03-15' });
    expect(on(today, 'next Friday')).toEqual({ date: '2024-03-22' });
    expect(on(today, 'last Friday')).toEqual({ date: n < 5 ? '2024-03-08' : '2024-03-15' });
  }
});

test('every date from 2023 to 2028 is read in every form in which it is shown or typed', () => {
  const wrong: string[] = [];
  const reads = (text: string, date: string, at: DateContext) => {
    const reading = readDate(text, at);
    if (!('date' in reading) || reading.date !== date) wrong.push(`${text} on ${at.today}: ${JSON.stringify(reading)}`);
  };
  for (let date = '2023-01-01'; date <= '2028-12-31'; date = addDays(date, 1)) {
    const [year, month, day] = date.split('-');
    const forms = [longDate(date), dayAndDate(date), date, `${day}/${month}/${year}`, `${day}.${month}.${year}`];
    forms.push(`${day}-${month}-${year}`, `${Number(day)}/${Number(month)}/${year}`, longDate(date).toUpperCase());
    for (const text of forms) reads(text, date, ahead);
    for (const today of [date, addDays(date, -1), addDays(date, -360)])
      reads(shortDay(date), date, { ...ahead, today });
    for (const today of [date, addDays(date, 1), addDays(date, 360)]) reads(shortDay(date), date, { ...back, today });
  }
  expect(wrong).toEqual([]);
});

describe('times', () => {
  test.each([
    ['9am', '09:00'],
    ['9 AM', '09:00'],
    ['9 a.m.', '09:00'],
    ['9:30am', '09:30'],
    ['9.30am', '09:30'],
    ['09:00', '09:00'],
    ['9:05', '09:05'],
    ['2:30pm', '14:30'],
    ['23:59', '23:59'],
    ['0:00', '00:00'],
    ['12am', '00:00'],
    ['12:01pm', '12:01'],
    ['midday', '12:00'],
    ['noon', '12:00'],
    ['midnight', '00:00'],
  ])('the time "%s" is %s', (text, time) => {
    expect(readTime(text)).toEqual({ time });
  });

  test.each(['', '9', '0am', '13pm', '24:00', '12:60', '9:5', '9:300', '0900', '9am to 10am', 'morning', '-1:00'])(
    '"%s" is refused',
    (text) => {
      const fault = `"${text}" is not a time that can be read here: write it like 9am, 2:30pm or 14:30.`;
      expect(readTime(text)).toEqual({ fault });
    },
  );

  test('every minute of the day is read as it is shown and as it is stored', () => {
    for (let minutes = 0; minutes < 24 * 60; minutes++) {
      const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
      expect(readTime(clockTime(time))).toEqual({ time });
      expect(readTime(time)).toEqual({ time });
    }
  });
});

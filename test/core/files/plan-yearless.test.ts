/** Dates of a plan that have no year: the other dates and the term of the notice offer one, and a person takes it. */
import { describe, expect, test } from 'vitest';
import type { PlanDateContext } from '../../../src/core/files/plan-date-cell.ts';
import { readDateCell } from '../../../src/core/files/plan-dates.ts';
import { AS_SUGGESTED } from '../../../src/core/files/plan-groups.ts';
import { readInTest } from './reading-plans.ts';

const AT: PlanDateContext = {
  today: '2025-02-10',
  calendar: { timeZone: 'Europe/London', extraHolidays: new Set<string>() },
  expiresOn: null,
  prefer: 'future',
  quarters: null,
  rangeOfPlan: () => ({ from: '2024-10-31', to: '2025-09-30' }),
};

describe('a date without its year', () => {
  test.each([
    ['14 March', '14 March 2025'],
    ['March 14th', '14 March 2025'],
    ['by 14 March', '14 March 2025'],
    ['Friday 14 March', '14 March 2025'],
    ['w/e 14 March', '14 March 2025'],
    ['week ending 14 March', '14 March 2025'],
    ['w/c 10 March', '14 March 2025'],
    ['mid-March', '15 March 2025'],
    ['early April', '10 April 2025'],
    ['late April', '30 April 2025'],
    ['end of May', '31 May 2025'],
    ['March', '31 March 2025'],
    ['30 November', '30 November 2024'],
  ])('“%s” is offered as %s, the only such day among the other dates of the plan', (cell, day) => {
    expect(readDateCell(cell, AT)).toMatchObject({ is: 'doubt', group: 'noYear', options: [day] });
  });

  test('a day outside the other dates of the plan is offered in the years next to them, and never alone', () => {
    const read = readDateCell('15 October', AT);
    expect(read).toMatchObject({ is: 'doubt', question: '“15 October” has no year.' });
    expect('options' in read && read.options).toEqual(['15 October 2025', '15 October 2024']);
  });

  test('the term of the notice tells the year where the plan has two of them', () => {
    const rangeOfPlan = () => ({ from: '2023-01-31', to: '2025-12-31' });
    expect(readDateCell('14 March', { ...AT, rangeOfPlan })).not.toMatchObject({ group: 'noYear' });
    const term = { issuedOn: '2024-12-01', expiresOn: '2025-12-01' };
    expect(readDateCell('14 March', { ...AT, rangeOfPlan, ...term })).toMatchObject({ options: ['14 March 2025'] });
    expect(readDateCell('14 March', { ...AT, rangeOfPlan: () => null, ...term })).toMatchObject({
      question: '“14 March” has no year. By the term of the notice it can only be 14 March 2025.',
    });
  });

  test('a day that fits the term alone is no reason where the other dates of the plan lie elsewhere', () => {
    const rangeOfPlan = () => ({ from: '2026-03-31', to: '2026-03-31' });
    const read = readDateCell('21 February', { ...AT, rangeOfPlan, issuedOn: '2024-12-01', expiresOn: '2025-06-01' });
    expect(read).toMatchObject({
      question: '“21 February” has no year.',
      options: ['21 February 2026', '21 February 2025'],
    });
  });

  test('a day between the issue of the notice and the first date of the plan has its year', () => {
    const rangeOfPlan = () => ({ from: '2025-04-30', to: '2025-09-30' });
    const term = { issuedOn: '2025-01-15', expiresOn: '2026-01-15' };
    expect(readDateCell('14 March', { ...AT, rangeOfPlan, ...term })).toMatchObject({
      group: 'noYear',
      options: ['14 March 2025'],
    });
  });

  test('a quarter is asked about by which year it counts first, and by its year then', () => {
    expect(readDateCell('Q2', { ...AT, quarters: null })).toMatchObject({
      question: '“Q2” could be 30 September 2025, by the financial year, or 30 June 2025, by the calendar year.',
    });
    expect(readDateCell('End of Q2', { ...AT, quarters: 'calendar' })).toMatchObject({
      is: 'doubt',
      group: 'noYear',
      options: ['30 June 2025'],
    });
  });

  test('a part of a month with its year is asked about, too', () => {
    expect(readDateCell('mid-March 2026', AT)).toMatchObject({ is: 'doubt', options: ['15 March 2026'] });
  });

  test('a quarter in words is read like one in figures', () => {
    expect(readDateCell('1st quarter of 2024/25', { ...AT, quarters: 'financial' })).toMatchObject({
      is: 'day',
      date: '2024-06-30',
    });
  });
});

test('dates of a plan without their year are one question, and its answer takes the suggested days', () => {
  const plan = `Action,Owner,Due
Sell the depot,Head of Property,31/10/2023
Train the managers,Head of HR,mid-March
Publish the register,Monitoring Officer,w/e 19 April
Close the accounts,Chief Accountant,30/06/2024`;
  const open = readInTest(plan);
  expect(open.rows.map(({ dueOn, doubts }) => [dueOn, doubts[0]?.group])).toEqual([
    ['2023-10-31', undefined],
    [null, 'noYear'],
    [null, 'noYear'],
    ['2024-06-30', undefined],
  ]);
  const answered = readInTest(plan, { cells: { 'all:noYear': AS_SUGGESTED } });
  expect(answered.rows.map(({ dueOn }) => dueOn)).toEqual(['2023-10-31', '2024-03-15', '2024-04-19', '2024-06-30']);
});

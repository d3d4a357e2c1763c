/** A cell that lists milestones, one to a line, each with its own date. */
import { expect, test } from 'vitest';
import { readInTest } from './reading-plans.ts';

const planWith = (cell: string) =>
  `Action,Milestones,Owner,Due date\nBuild a bridge,"${cell}",Head of Legal,30 June 2025\nPaint it,,Head of Legal,1 March 2025`;
const milestonesOf = (cell: string) =>
  readInTest(planWith(cell)).rows[0]?.milestones.map(({ title, dueOn }) => [title, dueOn]);

test.each([
  ['Plans drawn 24/09/2024\nSteel bought 08/10/2024', 'a date in figures'],
  ['Plans drawn by 24 September 2024\nSteel bought on 8 October 2024', 'a date behind by or on'],
  ['Plans drawn – 24 September 2024\nSteel bought (8 October 2024)', 'a dash or brackets'],
  ['Plans drawn, 24th Sept 2024\nSteel bought: 8 Oct 24', 'a comma or a colon'],
])('milestones are told apart by their last words where these are %#. %s', (cell) => {
  expect(milestonesOf(cell)).toEqual([
    ['Plans drawn', '2024-09-24'],
    ['Steel bought', '2024-10-08'],
  ]);
});

test('a milestone without a date stands among those with one', () => {
  expect(milestonesOf('Talks with the landowner\nPlans drawn 24/09/2024\nSteel bought 08/10/2024')).toEqual([
    ['Talks with the landowner', null],
    ['Plans drawn', '2024-09-24'],
    ['Steel bought', '2024-10-08'],
  ]);
});

test('lines of one text are one milestone', () => {
  expect(milestonesOf('Plans drawn and\napproved by 24 September 2024')).toHaveLength(1);
  expect(milestonesOf('Board reads the minutes of 3 May 2024\nand those of 4 June 2024')).toHaveLength(1);
});

test('the date of a milestone without a year is asked about with all others like it, and an answer about all counts', () => {
  const plan = planWith('Plans drawn 24 September\nSteel bought w/c 20 January');
  expect(readInTest(plan).rows[0]?.doubts.map(({ cell, options }) => [cell, options.length > 0])).toEqual([
    ['24 September', true],
    ['w/c 20 January', true],
  ]);
  const { rows } = readInTest(plan, { cells: { 'milestone:24 september': '24 September 2024' } });
  expect(rows[0]?.milestones).toMatchObject([
    { title: 'Plans drawn', dueOn: '2024-09-24' },
    { title: 'Steel bought', dueOn: null },
  ]);
  expect(rows[0]?.doubts).toHaveLength(1);
});

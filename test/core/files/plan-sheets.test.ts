/** A workbook of several sheets: which of them are read, and how their rows are told apart. */
import { describe, expect, test } from 'vitest';
import type { PlanAnswers } from '../../../src/core/files/plan-cells.ts';
import type { Sheet } from '../../../src/core/files/plan-row.ts';
import { readInTest } from './reading-plans.ts';

const HEADER = ['Ref', 'Action', 'Lead officer', 'Target date', 'Status'];
const sheet = (name: string, rows: readonly (readonly string[])[], more: Partial<Sheet> = {}): Sheet => ({
  ...{ name, rows, merged: [], ...more },
});
const row = (ref: string, title: string, status = 'On track') => [ref, title, 'Head of Legal', '30 June 2025', status];
const HOUSING = sheet('Housing', [HEADER, row('1', 'Inspect every block'), row('2', 'Renew the lifts')]);
const MONEY = sheet('Money', [
  ['Pledge', 'Who by?', 'By when?'],
  ['Sell the old depot', 'Head of Property', 'March 2025'],
]);
const COVER = sheet('Cover', [['Ottermouth Council'], ['Our plan, version 3']]);
const answers = (sheets: Record<string, string>): PlanAnswers => ({ columns: {}, cells: {}, sheets, quarters: null });

describe('sheets that hold a part of the plan', () => {
  test('every sheet with actions is read by its own headings, and its name is the theme of its rows', () => {
    const { rows, said } = readInTest([COVER, HOUSING, MONEY]);
    expect(rows.map((one) => [one.sheet, one.row, one.theme, one.title, one.owner])).toEqual([
      ['Housing', 2, 'Housing', 'Inspect every block', 'Head of Legal'],
      ['Housing', 3, 'Housing', 'Renew the lifts', 'Head of Legal'],
      ['Money', 2, 'Money', 'Sell the old depot', 'Head of Property'],
    ]);
    expect(said.join()).toContain('Sheets that were read: “Housing” (2 rows), “Money” (1 row).');
    expect(said.join()).toContain('hold no actions with an owner, a date or a status: “Cover”.');
  });

  test.each([
    ['E2 Homes', { theme: null, expectation: 'E2 Homes' }],
    ['Action plan 2024', { theme: null, expectation: null }],
    ['Theme 2', { theme: 'Theme 2: Safe homes', expectation: null }],
  ])('a sheet named %s gives its rows what the name says', (name, expected) => {
    const titled = sheet(name, [['Theme 2: Safe homes'], HEADER, row('1', 'Inspect every block')]);
    expect(readInTest([titled, MONEY]).rows[0]).toMatchObject(expected);
  });

  test('a column of themes comes before the name of the sheet', () => {
    const themed = sheet('Part one', [
      ['Theme', ...HEADER],
      ['Safety', ...row('1', 'Inspect every block')],
    ]);
    expect(readInTest([themed, MONEY]).rows[0]?.theme).toBe('Safety');
  });

  test('a review that gives its sheet the name is the source of the recommendations there', () => {
    const rows = [
      ['Recommendation', 'Action', 'Owner', 'Due date'],
      ['Plan ahead', 'Publish a plan', 'Head of Legal', '30 June 2025'],
    ];
    expect(readInTest([sheet('Peer review', rows), MONEY]).rows[0]?.source).toBe('Peer review');
  });

  test('a sheet of totals or of figures is not read as a plan', () => {
    const totals = sheet('Totals', [
      ['Lead officer', 'Actions', 'Complete'],
      ['Head of Legal', '4', '2'],
    ]);
    const figures = sheet('Figures', [
      ['Milestone', 'Number'],
      ['Begun', '3'],
    ]);
    expect(readInTest([HOUSING, totals, figures]).sheets.map(({ name }) => name)).toEqual(['Housing']);
  });
});

describe('sheets of which only a person can say whether they count', () => {
  const EARLIER = sheet('Housing May', [
    HEADER,
    row('1', 'Inspect every block', 'Not started'),
    row('2', 'Renew the lifts'),
  ]);

  test('two sheets with the same actions are asked about, and the answer reads one of them', () => {
    const asked = readInTest([HOUSING, EARLIER, MONEY]);
    expect(asked.questions).toMatchObject([{ sheets: ['Housing', 'Housing May'] }]);
    expect(asked.questions[0]?.question).toContain('“Housing” and “Housing May” repeat the same actions (2)');
    const chosen = readInTest([HOUSING, EARLIER, MONEY], answers({ 'Housing/Housing May': 'Housing May' }));
    expect(chosen.questions).toEqual([]);
    expect(chosen.sheets.map(({ name }) => name)).toEqual(['Housing May', 'Money']);
    expect(chosen.said.join()).toContain('Sheets that were left out as you said: “Housing”.');
  });

  test('a sheet that repeats several others is chosen against all of these', () => {
    const both = sheet('Everything', [HEADER, row('1', 'Inspect every block'), row('9', 'Sell the old depot')]);
    const { questions } = readInTest([both, HOUSING, MONEY]);
    expect(questions[0]?.options.map(({ label }) => label)).toEqual([
      'Read “Everything”',
      'Read “Housing” and “Money”',
    ]);
  });

  test('a hidden sheet that repeats one in sight is not read, and one with actions of its own is asked about', () => {
    const shadow = { ...EARLIER, isHidden: true };
    const { questions, said } = readInTest([HOUSING, shadow, MONEY]);
    expect(questions).toEqual([]);
    expect(said.join()).toContain(
      'Sheets that were not read, because they are hidden and repeat another sheet: “Housing May”.',
    );
    const own = sheet('Aside', [HEADER, row('7', 'Write to tenants')], { isHidden: true });
    const asked = readInTest([HOUSING, MONEY, own]);
    expect(asked.questions[0]?.question).toContain('“Aside” is hidden, and holds 1 row like those of a plan.');
    expect(asked.rows).toHaveLength(3);
    expect(readInTest([HOUSING, MONEY, own], answers({ Aside: 'Aside' })).rows).toHaveLength(4);
  });

  test.each(['Housing superseded', 'Risk register'])('a sheet named “%s” is asked about', (name) => {
    const other = sheet(name, [HEADER, row('7', 'Write to tenants')]);
    expect(readInTest([HOUSING, MONEY, other]).questions).toMatchObject([{ sheets: [name], likeliest: 'none' }]);
  });
});

/** The key of a plan says what its letters and colours mean, and its rows are no actions. */
import { describe, expect, test } from 'vitest';
import { answerKey } from '../../../src/core/files/plan-cells.ts';
import type { Doubt, Sheet } from '../../../src/core/files/plan-row.ts';
import { readInTest } from './reading-plans.ts';

const HEADER = 'Action,Owner,Due date,RAG';
const actionsWith = (...cells: readonly string[]) =>
  cells.map((cell, n) => `Action number ${n},Head of Legal,30 June 2025,${cell}`).join('\n');
const states = (file: string | readonly Sheet[]) =>
  readInTest(file).rows.map(({ status, rag, doubts }) => (doubts.length > 0 ? 'asked' : (status ?? rag)));

describe('where a key stands', () => {
  test.each([
    [
      'in a text above the headings',
      `"Key: Grey = not started, Blue = complete",,,\n${HEADER}\n${actionsWith('Grey', 'Blue')}`,
    ],
    [
      'in a text below the rows',
      `${HEADER}\n${actionsWith('Grey', 'Blue')}\n,,,\nGrey – not started; Blue – complete,,,`,
    ],
    [
      'in cells below a heading',
      `${HEADER}\n${actionsWith('Grey', 'Blue')}\nKey,,,\nGrey,Not yet started,,\nBlue,Completed,,`,
    ],
    ['in cells at the end', `${HEADER}\n${actionsWith('Grey', 'Blue')}\n,,,\nGrey,Not yet started,,\nBlue,Completed,,`],
    ['in cells above the headings', `Grey,Not started,Blue,Complete\n${HEADER}\n${actionsWith('Grey', 'Blue')}`],
  ])('a key %s is used, and is no action', (_, file) => {
    expect(states(file)).toEqual(['not_started', 'complete']);
  });

  test('a key on a sheet of its own counts for the others, and a key beside the plan comes before it', () => {
    const rows = (file: string) => file.split('\n').map((line) => line.split(','));
    const sheets: readonly Sheet[] = [
      { name: 'Key', rows: rows('Rating,Meaning\nB,Behind schedule\nW,Not begun\nG,On target'), merged: [] },
      { name: 'One', rows: rows(`${HEADER}\n${actionsWith('W', 'B', 'G')}`), merged: [] },
      {
        name: 'Two',
        rows: rows(`B = complete; W = on hold\n${HEADER}\nDig a well,Head of Legal,30 June 2025,B`),
        merged: [],
      },
    ];
    expect(states(sheets)).toEqual(['not_started', 'asked', 'green', 'complete']);
    expect(readInTest(sheets).said.join()).toContain('Read for the meaning of letters and colours alone: “Key”.');
  });

  test('a list of choices is no key', () => {
    const lists: Sheet = {
      name: 'Lists',
      rows: [
        ['RAG', 'Owner'],
        ['B', 'Head of Legal'],
        ['G', 'Head of Property'],
      ],
      merged: [],
    };
    const plan: Sheet = {
      name: 'Plan',
      rows: `${HEADER}\n${actionsWith('B', 'G')}`.split('\n').map((line) => line.split(',')),
      merged: [],
    };
    expect(states([lists, plan])).toEqual(['complete', 'green']);
  });

  test('the number of an action and its words are no key', () => {
    const { rows } = readInTest(
      'Ref,Action,Owner\n1,Dig a well,Head of Legal\n,,\n2,Complete the survey,\n3,Complete the audit,',
    );
    expect(rows.map(({ title }) => title)).toEqual(['Dig a well', 'Complete the survey', 'Complete the audit']);
  });
});

describe('the meaning of a colour by a key', () => {
  test.each([
    // [key, cell, expected]
    ['Green = completed, Amber = in progress, Red = not started', 'G', 'complete'],
    ['Green = completed, Amber = in progress, Red = not started', 'Amber', 'in_progress'],
    ['Green = completed, Amber = in progress, Red = not started', 'Red', 'not_started'],
    ['Green = on track to be completed in time, Amber = some slippage, Red = off track', 'Green', 'green'],
    ['Green = on track, Amber = delayed but recoverable, Red = will not be complete', 'Amber', 'amber'],
    ['Green = on track, Amber = delayed but recoverable, Red = will not be complete', 'Red', 'red'],
    ['Green = complete or on track, Red = late', 'Green', 'asked'],
    ['B = baselined, G = on track, R = late', 'B', 'asked'],
    ['Purple = complete, Black = overdue', 'Purple', 'complete'],
    ['Purple = complete, Black = overdue', 'Black', 'asked'],
    ['1 = not started, 2 = in progress, 3 = complete', '3', 'complete'],
    ['Blue (C) = complete, White (N) = not started', 'N', 'not_started'],
    ['Blue = not fully complete, Green = on track', 'Blue', 'asked'],
  ])('by “%s” the cell “%s” is %s', (key, cell, expected) => {
    expect(states(`"${key}",,,\n${HEADER}\n${actionsWith(cell)}`)).toEqual([expected]);
  });

  test('a lone figure without a key is asked about, because it is no per cent', () => {
    expect(states(`${HEADER}\n${actionsWith('3', '60%')}`)).toEqual(['asked', 'in_progress']);
  });
});

test('a key that repeats the colour of its letter beside its words explains nothing more', () => {
  const key = 'Key: R = red, off track; A = amber, at risk; G = green, on track; B = blue, complete,,,';
  expect(states(`"${key}"\n${HEADER}\n${actionsWith('R', 'A', 'G', 'B')}`)).toEqual([
    'red',
    'amber',
    'green',
    'complete',
  ]);
});

test('an answer about a letter is taken in its own words, whatever the key says of them', () => {
  const plan = `"Key: A = on track or behind schedule; G = on track",,,\n${HEADER}\n${actionsWith('A', 'G')}`;
  const [doubt] = readInTest(plan).rows[0]?.doubts ?? [];
  const answered = readInTest(plan, { cells: { [answerKey(doubt as Doubt)]: 'Amber' } });
  expect(answered.rows[0]).toMatchObject({ rag: 'amber', doubts: [] });
});

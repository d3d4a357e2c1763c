/** Layouts of sheets in which an action is more, or less, than a row with its own cells. */
import { describe, expect, test } from 'vitest';
import type { Sheet } from '../../../src/core/files/plan-row.ts';
import { readInTest } from './reading-plans.ts';

const sheet = (rows: readonly (readonly string[])[], more: Partial<Sheet> = {}): Sheet => ({
  ...{ name: 'Plan', rows, merged: [], ...more },
});

describe('cards', () => {
  const card = (ref: string, title: string, owner: string, due: string) => [
    ['Action ref:', ref],
    ['Action:', title],
    ['Lead officer:', owner],
    ['Target date:', due],
    ['Sponsoring board', 'Harbour Board'],
    ['Progress', 'Begun'],
    ['', 'Sand is ordered'],
    [],
  ];
  const CARDS = sheet([
    ['Our cards'],
    ...card('A1', 'Paint the pier', 'Harbour Master', '30/06/2024'),
    ...card('A2', 'Mend the gate', 'Clerk', '31/07/2024'),
    ...card('A3', 'Sweep the quay', 'Clerk', 'Monthly'),
  ]);

  test('each card of a sheet is an action, named by the row in which it begins', () => {
    const { rows, said } = readInTest([CARDS]);
    expect(
      rows.map(({ row, planRef, title, owner, dueOn, kind }) => [row, planRef, title, owner, dueOn, kind]),
    ).toEqual([
      [2, 'A1', 'Paint the pier', 'Harbour Master', '2024-06-30', 'once'],
      [10, 'A2', 'Mend the gate', 'Clerk', '2024-07-31', 'once'],
      [18, 'A3', 'Sweep the quay', 'Clerk', null, 'ongoing'],
    ]);
    expect(rows[0]?.update).toBe('Begun\nSand is ordered\nSponsoring board: Harbour Board');
    expect(said.join()).toContain('“Plan” has a card for each action');
  });

  test('the headings and values stand in two pairs of columns of a card', () => {
    const pairs = (ref: string, title: string, owner: string) => [
      ['Ref', ref, 'Owner', owner],
      ['Action', title, 'Due date', '30/06/2024'],
      ['', '', '', ''],
    ];
    const { rows } = readInTest([sheet([...pairs('1', 'Paint the pier', 'Clerk'), ...pairs('2', 'Mend it', 'Mayor')])]);
    expect(rows.map(({ planRef, title, owner, dueOn }) => [planRef, title, owner, dueOn])).toEqual([
      ['1', 'Paint the pier', 'Clerk', '2024-06-30'],
      ['2', 'Mend it', 'Mayor', '2024-06-30'],
    ]);
  });

  test('the cards with struck words are not put together, so that no struck word counts', () => {
    const { said } = readInTest([{ ...CARDS, struck: { '1:1': 'A1' } }]);
    expect(said.join()).not.toContain('has a card for each action');
  });

  test('a table whose headings stand again on each page is no sheet of cards', () => {
    const header = ['Action', 'Owner', 'Due date'];
    const { rows } = readInTest([
      sheet([header, ['Paint the pier', 'Clerk', '30/06/2024'], header, ['Mend the gate', 'Clerk', '31/07/2024']]),
    ]);
    expect(rows.map(({ title }) => title)).toEqual(['Paint the pier', 'Mend the gate']);
  });
});

describe('marks', () => {
  const TICKS = `Action,Owner,Not started,Under way,Completed,Comments
Paint the pier,Clerk,,✓,,Two coats
Mend the gate,Clerk,x,x,✓,
Sweep the quay,Clerk,✓,,,`;

  test('a tick below the name of a state is the status, and a cross beside ticks is none', () => {
    const { rows, said } = readInTest(TICKS);
    expect(rows.map(({ status, doubts }) => [status, doubts.length])).toEqual([
      ['in_progress', 0],
      ['complete', 0],
      ['not_started', 0],
    ]);
    expect(said).toEqual(['The marks below “Not started”, “Under way”, “Completed” were read as the status.']);
  });

  test('a row with ticks below two states is asked about', () => {
    const [row] = readInTest(TICKS.replace('Clerk,,✓,,', 'Clerk,✓,✓,,')).rows;
    expect(row).toMatchObject({ status: null, doubts: [{ field: 'status', cell: 'Not started / Under way' }] });
  });

  test('the numbers below the names of colours are counts and no marks', () => {
    const { rows } = readInTest(
      'Action,Owner,Due,Red,Green\nPaint the pier,Clerk,30/06/2024,0,1\nMend it,Clerk,31/07/2024,1,2',
    );
    expect(rows.map(({ rag, status }) => [rag, status])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  test('the marked months of a calendar are offered as the timescale', () => {
    const { rows } = readInTest(`Ref,Activity,Owner,Apr-25,May-25,Jun-25,Jul-25
1,Paint the pier,Clerk,X,X,,
2,Mend the gate,Clerk,X,,X,
3,Sweep the quay,Clerk,,,,X`);
    expect(rows.map(({ dueOn, doubts }) => [dueOn, doubts.map(({ cell, options }) => [cell, ...options])])).toEqual([
      [null, [['Apr-25 to May-25', '31 May 2025']]],
      [null, [['Apr-25, Jun-25']]],
      ['2025-07-31', []],
    ]);
  });

  test('the marked months are words of the update where the plan has due dates', () => {
    const { rows } = readInTest(`Activity,Owner,Due date,2025-04-01,2025-05-01,2025-06-01
Paint the pier,Clerk,30/06/2025,X,X,`);
    expect(rows[0]).toMatchObject({ dueOn: '2025-06-30', update: 'Marked in the calendar: April 2025 to May 2025' });
  });
});

describe('rows that are no actions', () => {
  test('a row right below the headings that says how to fill them is none', () => {
    const { rows } = readInTest('Ref,Action,Owner,Due\n,,(job title),(dd/mm/yyyy)\n1,Paint the pier,Clerk,30/06/2024');
    expect(rows.map(({ title }) => title)).toEqual(['Paint the pier']);
  });

  test.each(['Total actions,,,2', ',,,2,1', 'Total,£5,,2'])('the row “%s” counts the others', (row) => {
    const { rows, said } = readInTest(
      `Ref,Action,Owner,Status,Cost\n1,Paint the pier,Clerk,Open,5\n2,Mend it,Clerk,Open,6\n${row}`,
    );
    expect(rows).toHaveLength(2);
    expect(said).toEqual(['Row 4 was left out, because it counts the others.']);
  });

  test('a number and a date without an action are asked about', () => {
    const { rows } = readInTest('Ref,Action,Owner,Due\n1,Paint the pier,Clerk,30/06/2024\n2,,,45473');
    expect(rows[1]?.doubts.map(({ group }) => group)).toContain('noAction');
  });

  test('coloured cells with their words below the rows are the key', () => {
    const plan = [
      ['Ref', 'Action', 'Owner', 'RAG'],
      ['1', 'Paint the pier', 'Clerk', ''],
      ['2', 'Mend the gate', 'Clerk', ''],
      ['Key', '', '', ''],
      ['', 'Complete', '', ''],
      ['', 'Off track', '', ''],
    ];
    const fills = { '1:3': 'blue', '2:3': 'red', '4:0': 'blue', '5:0': 'red' };
    const { rows, said } = readInTest([sheet(plan, { fills })]);
    expect(rows.map(({ status, rag }) => [status, rag])).toEqual([
      ['complete', null],
      [null, 'red'],
    ]);
    expect(said.join()).toContain('By the key in the file, “Blue” is “Complete”');
  });
});

describe('headings of two rows', () => {
  test('a heading that stands twice gets the words above it', () => {
    const { rows } = readInTest(`,,,Original,Revised
Ref,Action,Owner,date,date
1,Paint the pier,Clerk,30/06/2024,31/07/2024`);
    expect(rows[0]).toMatchObject({ dueOn: '2024-07-31', originalDueOn: '2024-06-30' });
  });

  const STEPS = `,,,,Milestone 1,,Milestone 2,,
Ref,Action,Owner,Deadline,Description,Date,Description,Date,Comments
1,Paint the pier,Clerk,31/12/2024,Rust is off,30/06/2024,Two coats,31/07/2024,
2,Mend the gate,Clerk,31/12/2024,Hinges bought,30/08/2024,,,
3,Sweep the quay,Clerk,31/12/2024,,,,30/09/2024,`;

  test('words and dates below numbered milestones are milestones, without a question', () => {
    const { rows, columns } = readInTest(STEPS, { areColumnsRight: false });
    expect(rows.map(({ milestones }) => milestones.map(({ title, dueOn }) => [title, dueOn]))).toEqual([
      [
        ['Rust is off', '2024-06-30'],
        ['Two coats', '2024-07-31'],
      ],
      [['Hinges bought', '2024-08-30']],
      [['Milestone 2 Date', '2024-09-30']],
    ]);
    expect(rows.map(({ dueOn, doubts }) => [dueOn, doubts])).toEqual(rows.map(() => ['2024-12-31', []]));
    expect(columns.every(({ isSure }) => isSure)).toBe(true);
  });

  test('the columns of milestones are read alike once somebody has confirmed them', () => {
    const columns = Object.fromEntries(
      readInTest(STEPS).columns.map(({ heading, field }) => [heading.toLowerCase(), field]),
    );
    expect(readInTest(STEPS, { columns }).rows[0]?.milestones[0]).toMatchObject({ title: 'Rust is off' });
  });

  test('the dates of numbered milestones may stand behind their words', () => {
    const { rows } = readInTest(`Action,Owner,Milestone 1,Milestone 2,Target date
Paint the pier,Clerk,Rust is off – June 2024,Two coats (31/07/2024),31/12/2024`);
    expect(rows[0]).toMatchObject({
      dueOn: '2024-12-31',
      milestones: [
        { title: 'Rust is off', dueOn: '2024-06-30' },
        { title: 'Two coats', dueOn: '2024-07-31' },
      ],
    });
  });
});

test('the recommendation in a heading between the rows is that of the actions below it', () => {
  const { rows } = readInTest(`No,Action,Owner,By when
Recommendation 4: Publish a register of all grants,,,
1,Write the register,Clerk,30/06/2024
Theme: Harbour,,,
2,Paint the pier,Clerk,30/06/2024`);
  expect(rows.map(({ recommendations }) => recommendations)).toEqual([['Publish a register of all grants'], []]);
});

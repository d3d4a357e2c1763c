/** Rows that are no actions of their own, and headings in two rows. */
import { describe, expect, test } from 'vitest';
import { readInTest } from './reading-plans.ts';

describe('headings in two rows', () => {
  test('short headings below one that reaches over them hold the dates and the people', () => {
    const { columns, rows } = readInTest(
      'Ref,Action,People,,Target date,,RAG\n,,Lead officer,In support,Original,Revised,\n1,Paint the pier,Head of Parks,Clerk,31/03/2025,30/06/2025,Green',
    );
    expect(columns.map(({ field }) => field)).toEqual([
      'planRef',
      'title',
      'owner',
      'deputy',
      'originalDue',
      'revisedDue',
      'rag',
    ]);
    expect(rows).toMatchObject([
      { owner: 'Head of Parks', deputy: 'Clerk', originalDueOn: '2025-03-31', dueOn: '2025-06-30' },
    ]);
  });

  test('the end of a span of dates is the due date', () => {
    const { rows } = readInTest(
      'Action,Who?,Timescale,\n,,From,To\nPaint the pier,Clerk,Jan-25,Mar-25\nMend the gate,Clerk,,Apr-25',
    );
    expect(rows.map(({ dueOn }) => dueOn)).toEqual(['2025-03-31', '2025-04-30']);
  });

  test('a first action without an owner is no second row of headings', () => {
    const { rows } = readInTest('Action,Who?,By when?,Notes\n,,,\nPaint the pier,,,Later\nMend the gate,Clerk,Apr-25,');
    expect(rows.map(({ title }) => title)).toEqual(['Paint the pier', 'Mend the gate']);
  });
});

describe('rows that are no actions', () => {
  const PLAN = 'Ref,Action,Who?,By when?,% complete\n1,Paint the pier so that,Clerk,Mar-25,20%\n';

  test.each(['Total / average', 'Totals', 'Average', 'Grand total'])(
    'a row “%s” is left out, and that is said',
    (words) => {
      const { rows, said } = readInTest(`${PLAN},${words},,,20%`);
      expect(rows).toHaveLength(1);
      expect(said).toEqual(['Row 3 was left out, because it counts the others.']);
    },
  );

  test('an action that begins like a total and has an owner comes in', () => {
    expect(readInTest(`${PLAN}2,Total rebuild of the pier,Clerk,Apr-25,`).rows).toHaveLength(2);
  });

  test('a row that goes on with the sentence above is joined to it, and that is said', () => {
    const { rows, said } = readInTest(`${PLAN},boats can land,,,`);
    expect(rows.map(({ title }) => title)).toEqual(['Paint the pier so that boats can land']);
    expect(said.join()).toContain('Row 3 has no action of its own and was added to row 2.');
  });

  test('an action in small letters with its own number is one by itself', () => {
    expect(readInTest(`${PLAN}2,mend the gate,,,`).rows).toHaveLength(2);
  });
});

test('an action that is done every day goes on, and its rhythm in weeks is asked about', () => {
  const [row] = readInTest('Action,Who?,By when?\nCheck the gate,Clerk,Daily').rows;
  expect(row).toMatchObject({ kind: 'ongoing', dueOn: null });
  expect(row?.doubts[0]?.options[0]).toBe('Weekly');
});

test.each(['Every Board meeting', 'First working day of each month', 'Weekly (Fridays)'])(
  'an action due “%s” goes on',
  (cell) => {
    expect(readInTest(`Action,Who?,By when?\nCheck the gate,Clerk,${cell}`).rows[0]).toMatchObject({ kind: 'ongoing' });
  },
);

describe('words that may say that an action is complete', () => {
  const PLAN = 'Action,Who?,By when?,Where are we now?\n';

  test('words of progress that begin so are asked about, and both answers keep them', () => {
    const file = `${PLAN}Mend the gate,Clerk,Mar-25,Done – painted on 3 March`;
    const [asked] = readInTest(file).rows;
    expect(asked).toMatchObject({ status: null, doubts: [{ field: 'status', options: ['Complete', 'In progress'] }] });
    const cells = { 'status:done – painted on 3 march': 'Complete' };
    const [row] = readInTest(file, { columns: {}, cells, quarters: null }).rows;
    expect(row).toMatchObject({ status: 'complete', update: 'Done – painted on 3 March', doubts: [] });
  });

  test.each(['Complete bar the paint', 'Complete once painted', 'Done, other than the paint'])(
    'a status “%s” is asked about',
    (cell) => {
      const [row] = readInTest(`Action,Who?,By when?,Status\nMend the gate,Clerk,Mar-25,"${cell}"`).rows;
      expect(row).toMatchObject({ status: null, doubts: [{ field: 'status' }] });
    },
  );
});

test('a cell with several numbered actions is asked about', () => {
  const file =
    'Action,Who?,By when?\n"4.1 Ask residents\n4.2 Tell Council",Clerk,Mar-25\n4.3 Mend the gate,Clerk,Mar-25';
  expect(readInTest(file).rows.map(({ doubts }) => doubts.map(({ options }) => options))).toEqual([
    [['One action for each line', 'An action']],
    [],
  ]);
});

test('an accountable officer is the owner before a column that only may hold one', () => {
  const { columns } = readInTest('Action,Accountable officer,Board lead,By when?\nMend the gate,Clerk,Chair,Mar-25');
  expect(columns.map(({ field }) => field)).toEqual(['title', 'owner', null, 'due']);
});

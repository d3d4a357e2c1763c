/** A column of recommendation numbers counts the rows of a tracker, or names the recommendation that several rows carry out. */
import { describe, expect, test } from 'vitest';
import { readInTest } from './reading-plans.ts';

const ofRows = (file: string) =>
  readInTest(file).rows.map(({ planRef, recommendations, title }) => ({ planRef, recommendations, title }));
const fieldsOf = (file: string) =>
  Object.fromEntries(
    readInTest(file).columns.map(({ heading, field, isSure }) => [heading, isSure ? field : `${field}?`]),
  );

describe('rows that are recommendations', () => {
  test('the number of an inspection’s recommendation is that of its row, and its words are the recommendation', () => {
    expect(
      ofRows(`Inspection,Recommendation number,Recommendation,Agreed action,Responsible,By when
Fire service,FS-24-01,Record every alarm,Buy a logger,Area Manager,30/06/2025
Fire service,FS-24-02,Test each hydrant,Map the hydrants,Water Officer,31/07/2025
Housing,HO-24-01,Answer complaints in time,Hire two officers,Head of Housing,31/08/2025`),
    ).toEqual([
      { planRef: 'FS-24-01', recommendations: ['Record every alarm'], title: 'Buy a logger' },
      { planRef: 'FS-24-02', recommendations: ['Test each hydrant'], title: 'Map the hydrants' },
      { planRef: 'HO-24-01', recommendations: ['Answer complaints in time'], title: 'Hire two officers' },
    ]);
  });

  test('a tracker without a column of actions has the recommendations as its actions, under their numbers', () => {
    expect(
      ofRows(`Rec no,Recommendation,Lead officer,Target date
1,Publish the register of gifts,Monitoring Officer,30/06/2025
2,Reconcile the bank each month,Chief Accountant,31/07/2025
3,Review the scheme of delegation,Monitoring Officer,31/08/2025`),
    ).toEqual([
      { planRef: '1', recommendations: [], title: 'Publish the register of gifts' },
      { planRef: '2', recommendations: [], title: 'Reconcile the bank each month' },
      { planRef: '3', recommendations: [], title: 'Review the scheme of delegation' },
    ]);
  });

  test('a tracker with headings between its rows keeps the number of each row', () => {
    const plan = `Rec ref,Recommendation,Management action,Owner,Due
Payroll,,,,
P1,Check new starters twice,Add a second check,Payroll Manager,30/06/2025
P2,Approve overtime,Change the form,Payroll Manager,31/07/2025
Contracts,,,,
C1,Name a manager of each contract,Write a list,Head of Procurement,31/08/2025`;
    expect(ofRows(plan).map(({ planRef }) => planRef)).toEqual(['P1', 'P2', 'C1']);
  });

  test('a count of rows without the words of a recommendation is the plan’s number, which a person confirms', () => {
    expect(
      fieldsOf(`Rec No,Action,Owner,Due
R1,Publish the register of gifts,Monitoring Officer,30/06/2025
R2,Reconcile the bank each month,Chief Accountant,31/07/2025
R3,Review the scheme of delegation,Monitoring Officer,31/08/2025`)['Rec No'],
    ).toBe('planRef?');
  });
});

test('a response that stands once for several rows is no theme', () => {
  const { rows } = readInTest(`Recommendation,Rec ID,Our answer,Steps,Who,Completed by
Keep children safe,1.1,Accepted,Visit each home monthly,Head of Homes,June 2025
,1.2,,Publish the visit reports,Head of Homes,August 2025
Find more carers,2.1,Accepted in part,Pay the full allowance,Head of Fostering,01/09/2025
,2.2,,Open a helpline,Head of Fostering,01/10/2025`);
  expect(rows.map(({ theme, planRef }) => [theme, planRef])).toEqual([
    [null, '1.1'],
    [null, '1.2'],
    [null, '2.1'],
    [null, '2.2'],
  ]);
});

describe('rows under a recommendation', () => {
  test('a column of numbers with gaps and without words names recommendations of another document', () => {
    const rows = ofRows(`Rec no,Action,Owner,Due
2,Publish the register of gifts,Monitoring Officer,30/06/2025
7,Reconcile the bank each month,Chief Accountant,31/07/2025`);
    expect(rows.map(({ recommendations }) => recommendations)).toEqual([['2'], ['7']]);
  });

  test('a number that several rows share is that of the recommendation', () => {
    const rows = ofRows(`Rec no,Action,Owner,Due
1,Publish the register of gifts,Monitoring Officer,30/06/2025
1,Train the officers,Monitoring Officer,30/06/2025
2,Reconcile the bank each month,Chief Accountant,31/07/2025
3,Review the scheme of delegation,Monitoring Officer,31/08/2025`);
    expect(rows.map(({ planRef, recommendations }) => [planRef, ...recommendations])).toEqual([
      [null, '1'],
      [null, '1'],
      [null, '2'],
      [null, '3'],
    ]);
  });

  test('a number that several rows share beside the words of the recommendation is that of the recommendation', () => {
    const rows = ofRows(`Rec no,Recommendation,Action,Owner,Due
1,Be open about gifts,Publish the register of gifts,Monitoring Officer,30/06/2025
1,Be open about gifts,Train the officers,Monitoring Officer,30/06/2025
2,Control the bank,Reconcile it each month,Chief Accountant,31/07/2025`);
    expect(rows[1]).toEqual({ planRef: null, recommendations: ['1 Be open about gifts'], title: 'Train the officers' });
  });

  test('a number with empty cells below it is that of the recommendation', () => {
    expect(
      fieldsOf(`Rec no,Recommendation,Action,Owner,Due
1,Be open about gifts,Publish the register of gifts,Monitoring Officer,30/06/2025
,,Train the officers,Monitoring Officer,30/06/2025
2,Control the bank,Reconcile it each month,Chief Accountant,31/07/2025
3,Review delegation,Write a new scheme,Monitoring Officer,31/08/2025`)['Rec no'],
    ).toBe('recommendation');
  });

  test('beside the plan’s own number it is that of the recommendation', () => {
    expect(
      ofRows(`Rec no,Recommendation,Ref,Action,Owner,Due
1,Be open about gifts,A1,Publish the register of gifts,Monitoring Officer,30/06/2025
2,Control the bank,A2,Reconcile it each month,Chief Accountant,31/07/2025
3,Review delegation,A3,Write a new scheme,Monitoring Officer,31/08/2025`)[0],
    ).toEqual({ planRef: 'A1', recommendations: ['1 Be open about gifts'], title: 'Publish the register of gifts' });
  });
});

describe('rows without a recommendation below one that has it', () => {
  test('a plan in which each group of numbers begins with its recommendation raises no question', () => {
    const { rows, said } = readInTest(`Recommendation,Ref,Action,Owner,Due
Be open about gifts,A/1,Publish the register of gifts,Monitoring Officer,30/06/2025
,A/2,Train the officers,Monitoring Officer,30/06/2025
Control the bank,B/1,Reconcile it each month,Chief Accountant,31/07/2025
,B/2,Close old accounts,Chief Accountant,31/08/2025`);
    expect(rows.map(({ recommendations, doubts }) => [...recommendations, doubts.length])).toEqual([
      ['Be open about gifts', 0],
      ['Be open about gifts', 0],
      ['Control the bank', 0],
      ['Control the bank', 0],
    ]);
    expect(said.join(' ')).toContain('2 rows without a recommendation');
  });

  test('a theme that ends where its recommendation ends leaves nothing to ask', () => {
    const { rows } = readInTest(`Theme,Recommendation,Action,Owner,Due
Standards,Be open about gifts,Publish the register of gifts,Monitoring Officer,30/06/2025
,,Train the officers,Monitoring Officer,30/06/2025
Money,Control the bank,Reconcile it each month,Chief Accountant,31/07/2025`);
    expect(rows[1]).toMatchObject({ recommendations: ['Be open about gifts'], doubts: [] });
  });

  test('a row with its own recommendation and without a number leaves the groups as they are', () => {
    const { rows } = readInTest(`Recommendation,Ref,Action,Owner,Due
Be open about gifts,A/1,Publish the register of gifts,Monitoring Officer,30/06/2025
,A/2,Train the officers,Monitoring Officer,30/06/2025
Create a new post,,Ask the Cabinet,Chief Executive,30/06/2025
Control the bank,B/1,Reconcile it each month,Chief Accountant,31/07/2025`);
    expect(rows[1]).toMatchObject({ recommendations: ['Be open about gifts'], doubts: [] });
  });

  test.each([
    ['numbers of one group with two recommendations', 'A/1,A/2,A/3', 'One,,Two'],
    ['numbers of one group alone', 'A/1,A/2,A/3', 'One,,'],
    ['a row without a number', 'A/1,,B/1', 'One,,Two'],
    ['numbers that only count the rows', '7,8,9', 'One,,Two'],
    ['a group of numbers without any recommendation', 'A/1,A/2,B/1', 'One,,'],
  ])('with %s the row below is asked about', (_, refs, recs) => {
    const [ref, rec] = [refs.split(','), recs.split(',')];
    const lines = ref.map((one, at) => `${rec[at]},${one},Do the ${at + 1}. thing,Monitoring Officer,30/06/2025`);
    const { rows } = readInTest(`Recommendation,Ref,Action,Owner,Due\n${lines.join('\n')}`);
    expect(rows[1]?.doubts.map(({ field }) => field)).toEqual(['recommendation']);
  });
});

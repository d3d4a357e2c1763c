/** Cells of owners as councils shorten the names of posts, and headings that hold two kinds of people. */
import { describe, expect, test } from 'vitest';
import { readPeopleCell } from '../../../src/core/files/plan-people.ts';
import { readInTest } from './reading-plans.ts';

describe('posts in short', () => {
  test.each([
    ['Exec Dir: Place (s151) & Asst Director Legal', ['Exec Dir: Place (s151)', 'Asst Director Legal']],
    ['ED Resources/s151', ['ED Resources', 's151']],
    ['AD Housing / HR Lead', ['AD Housing', 'HR Lead']],
    ['Dep Chief Executive and Corp Director Growth', ['Dep Chief Executive', 'Corp Director Growth']],
    ['Chief Executive, Commissioners', ['Chief Executive', 'Commissioners']],
    ['Director of Place, Improvement Board', ['Director of Place', 'Improvement Board']],
  ])('“%s” names two', (cell, names) => {
    expect(readPeopleCell(cell)).toEqual({ names, doubt: null });
  });

  test.each([
    ['n/a', []],
    ['N/A', []],
    ['Dir. Finance & IT', ['Dir. Finance & IT']],
  ])('“%s” is not cut at its mark', (cell, names) => {
    expect(readPeopleCell(cell)).toEqual({ names, doubt: null });
  });

  test('an unknown word behind a comma may be a second owner, and a subject belongs to the post', () => {
    expect(readPeopleCell('Chief Executive, Trustees').doubt).not.toBeNull();
    expect(readPeopleCell('Portfolio Holder, Finance')).toEqual({ names: ['Portfolio Holder, Finance'], doubt: null });
  });
});

describe('people behind their roles', () => {
  const rowOf = (cell: string) => readInTest(`Action,Who,Due\nPaint the pier,"${cell}",30/06/2024`).rows[0];

  test.each([
    [
      'Lead: Harbour Master / Sponsor: Director of Place',
      'Harbour Master',
      null,
      'Also named: Sponsor: Director of Place',
    ],
    ['Lead: Harbour Master; Support: Clerk', 'Harbour Master', 'Clerk', null],
    ['Harbour Master\n(support: Clerk)', 'Harbour Master', 'Clerk', null],
    [
      'Sponsor: Director of Place\nOwner: Harbour Master',
      'Harbour Master',
      null,
      'Also named: Sponsor: Director of Place',
    ],
  ])('“%s” says who leads and who supports', (cell, owner, deputy, update) => {
    expect(rowOf(cell)).toMatchObject({ owner, deputy, update, doubts: [] });
  });

  test('nobody leads who is only a sponsor', () => {
    expect(rowOf('Lead: TBC / Sponsor: Director of Place')).toMatchObject({
      owner: null,
      deputy: null,
      gaps: ['owner'],
    });
  });

  test('a column of sponsors beside the owners goes into the update without a question', () => {
    const plan = 'Action,Owner,Programme sponsor\nPaint the pier,Clerk,Mayor\nMend it,Clerk,Mayor\nSweep,Mayor,Clerk';
    const { columns } = readInTest(plan, { areColumnsRight: false });
    expect(columns[2]).toMatchObject({ field: null, isSure: true });
    const alone = readInTest(plan.replace('Owner', 'Colour of the door'), { areColumnsRight: false });
    expect(alone.columns[2]).toMatchObject({ field: 'owner' });
  });
});

describe('several owners in one cell', () => {
  test.each([
    ['Head of Parks with Tree Officer', ['Head of Parks', 'Tree Officer']],
    ['Ann Reed (Head of Parks) and Tom Moss (Head of Law)', ['Ann Reed (Head of Parks)', 'Tom Moss (Head of Law)']],
    ['Head of Parks and Sport and Head of Law', ['Head of Parks and Sport', 'Head of Law']],
    ['CFO, MO & Head of Parks', ['CFO', 'MO', 'Head of Parks']],
    ['AD Parks, CTO, Programme Mgr', ['AD Parks', 'CTO', 'Programme Mgr']],
  ])('“%s” names them all', (cell, names) => {
    expect(readPeopleCell(cell)).toEqual({ names, doubt: null });
  });

  test.each([
    [
      'Head of Parks and Sport & Law',
      ['Head of Parks; Sport & Law', 'Head of Parks and Sport; Law', 'Head of Parks and Sport & Law'],
    ],
    ['Heads of Parks and Law', ['Head of Parks; Head of Law', 'Heads of Parks and Law']],
    ['Finance and Procurement', ['Finance; Procurement', 'Finance and Procurement']],
    ['CFO or Head of Finance', ['CFO; Head of Finance', 'CFO (Head of Finance)']],
    ['MO and ADLAW', ['MO; ADLAW', 'MO (ADLAW)']],
    ['Vacant (cover: Tree Officer)', ['Tree Officer', 'Vacant']],
  ])('“%s” is asked about, with each reading as an answer', (cell, options) => {
    expect(readPeopleCell(cell).doubt?.options).toEqual(options);
  });

  test('an answer about one of several people keeps the others', () => {
    const { doubt } = readPeopleCell('Tree Officer\nHead of Law, Head of Parks and Monitoring Officer\nClerk');
    expect(doubt?.options[0]).toBe('Tree Officer; Head of Law; Head of Parks; Monitoring Officer; Clerk');
    expect(readPeopleCell(doubt?.options[0] ?? '')).toMatchObject({
      names: ['Tree Officer', 'Head of Law', 'Head of Parks', 'Monitoring Officer', 'Clerk'],
      doubt: null,
    });
  });
});

test('a column of officers and councillors together gives the owner and the deputy, and is confirmed', () => {
  const plan =
    'Action required,Lead officer / Portfolio Holder,Date for delivery\nAgree the protocol,"Monitoring Officer\nLeader of the Council",30/06/2024';
  const { columns, rows } = readInTest(plan);
  expect(columns[1]).toMatchObject({ field: 'owner', isSure: false });
  expect(rows[0]).toMatchObject({ owner: 'Monitoring Officer', deputy: 'Leader of the Council' });
});

describe('posts whose names hold a comma, “and” or “&”', () => {
  test.each([
    ['Head of Housing Options, Legal', ['Head of Housing Options; Legal', 'Head of Housing Options, Legal']],
    ['Director of Planning, Highways', ['Director of Planning; Highways', 'Director of Planning, Highways']],
    ['Monitoring Officer, Finance', ['Monitoring Officer; Finance', 'Monitoring Officer, Finance']],
    ['Director HR & OD', ['Director HR; OD', 'Director HR & OD']],
    ['Legal and Head of Parks', ['Legal; Head of Parks', 'Legal and Head of Parks']],
    ['HR, Head of Parks', ['HR; Head of Parks', 'HR, Head of Parks']],
    [
      'Head of Legal, HR and Elections',
      ['Head of Legal, HR and Elections', 'Head of Legal; HR and Elections', 'Head of Legal; HR; Elections'],
    ],
    [
      'Head of Legal, HR, Elections',
      ['Head of Legal; HR, Elections', 'Head of Legal; HR; Elections', 'Head of Legal, HR, Elections'],
    ],
    ['Directors Place and Resources', ['Director Place; Director Resources', 'Directors Place and Resources']],
    [
      'Head of Assets and Regeneration & HR',
      [
        'Head of Assets; Regeneration & HR',
        'Head of Assets and Regeneration; HR',
        'Head of Assets and Regeneration & HR',
      ],
    ],
  ])('“%s” is asked about', (cell, options) => {
    expect(readPeopleCell(cell).doubt?.options).toEqual(options);
    expect(readPeopleCell(cell).names).toHaveLength(1);
  });

  test.each([
    ['Head of Legal and Elections, Head of Finance', ['Head of Legal and Elections', 'Head of Finance']],
    ['Cabinet Member, Adults & Head of Finance', ['Cabinet Member, Adults', 'Head of Finance']],
    ['Assistant Director, Place', ['Assistant Director, Place']],
    ['Portfolio Holder, Finance and Assets', ['Portfolio Holder, Finance and Assets']],
    ['Director of Place and Growth', ['Director of Place and Growth']],
    ['Jo Smith, Legal', ['Jo Smith, Legal']],
    ['Chief Executive, Head of HR and OD', ['Chief Executive', 'Head of HR and OD']],
  ])('“%s” is read without a question', (cell, names) => {
    expect(readPeopleCell(cell)).toEqual({ names, doubt: null });
  });
});

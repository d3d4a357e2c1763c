/** The reader looks for each field twice. A field on which the two looks do not agree is in doubt, whatever its value. */
import { describe, expect, test } from 'vitest';
import { readLetter } from '../../../src/core/notice/letter/letter.ts';
import { notice, POINTS } from './letter-of.ts';

const doubt = expect.any(String);

describe('the kind of a letter', () => {
  const OLD = 'The Notice of 3 March 2024 about schools will not be reissued.';

  test('a letter that ends one notice and issues another is a notice in doubt, and so are its fields', () => {
    const reading = notice({ more: OLD });
    expect(reading.kind).toMatchObject({ value: 'notice', doubtful: expect.stringContaining('will not be reissued') });
    expect(reading).toMatchObject({ issuedOn: { doubtful: doubt }, expectations: { doubtful: doubt } });
  });

  test('a letter is read as the kind that a person says it is, and is no longer in doubt for that', () => {
    const text = [
      'Ministry of Housing, Communities and Local Government\n\nEastmoor Borough Council\n\n3 March 2025\n\nDear Chief Executive',
      'The Minister has decided to issue Eastmoor Borough Council with this Best Value Notice, which will remain in place for twelve months.',
      'The Department expects the Council to:\n\n• agree a plan; and\n• publish it.',
      OLD,
    ].join('\n\n');
    const asNotice = readLetter(text, 'notice');
    expect(asNotice).toMatchObject({
      kind: { doubtful: null },
      expectations: { value: { length: 2 }, doubtful: null },
    });
    expect(readLetter(text, 'closure')).toMatchObject({
      kind: { value: 'closure', doubtful: null },
      issuedOn: { value: '2024-03-03' },
      outcome: { value: 'lapsed' },
      expectations: { value: [] },
    });
  });

  test('a closure letter in whose words no decision is found has none, and says so', () => {
    const reading = readLetter(
      '3 March 2025\n\nDear Sir\n\nThe Best Value Notice of 3 March 2024 is done with.',
      'closure',
    );
    expect(reading.outcome).toMatchObject({ value: null, doubtful: doubt });
  });

  test.each([
    'We have concluded that a Best Value Notice should be given to Eastmoor Borough Council.',
    'Eastmoor Borough Council: this letter constitutes a Best Value Notice.',
    'Ministers have asked me to give Eastmoor Borough Council this Best Value Notice.',
    'I have agreed that Eastmoor Borough Council ought to be served with a Best Value Notice.',
  ])('“%s” issues a notice', (opening) => {
    expect(notice({ opening }).kind).toMatchObject({ value: 'notice', doubtful: null });
  });

  test('a sentence about a later choice of the Minister decides nothing', () => {
    const opening = 'Eastmoor Borough Council: Best Value Notice';
    const reading = notice({ opening, term: '', more: 'He may also lift the Notice early.' });
    expect(reading.kind.value).toBe('notice');
  });

  test('a letter that speaks of a notice and issues none is in doubt', () => {
    const reading = notice({ opening: 'Eastmoor is proud of its answer to the Best Value Notice.', term: '' });
    expect(reading.kind.doubtful).toContain('No sentence was found');
  });
});

describe('dates and terms', () => {
  test.each([
    ['Ministers think that the end of this Notice could come on 28 February 2026.', doubt],
    ['We shall revisit this Notice on 1 November 2025.', doubt],
    ['Borrowing is forecast to rise by 31 March 2027.', null],
  ])('whether “%s” may state the expiry', (more, doubtful) => {
    expect(notice({ more }).expiresOn).toEqual({ value: null, restsOn: '', doubtful });
  });

  test.each(['run to', 'stand until', 'last until', 'remain in force up to'])(
    'a notice that shall %s a day expires on it',
    (verb) => {
      const reading = notice({ term: `The Notice will ${verb} 31 January 2026.` });
      expect(reading.expiresOn).toMatchObject({ value: '2026-01-31' });
    },
  );

  test('a notice given from one day to another expires on the later one', () => {
    const reading = notice({
      term: 'The Notice is given for six months from 3 March 2025 to 2 September 2025 inclusive.',
    });
    expect(reading.expiresOn).toMatchObject({ value: '2025-09-02' });
  });

  test('a second length of time beside the term puts it in doubt', () => {
    const reading = notice({ more: 'We expect that the Notice can stand down after nine months.' });
    expect(reading.termMonths).toMatchObject({ value: 12, doubtful: null });
    expect(notice({ more: 'Its effect is meant to cover nine months.' }).termMonths.doubtful).toContain('nine months');
  });

  test('the term of the notice before, which was to remain for longer, is not the term', () => {
    const opening =
      'The Notice issued to Eastmoor Borough Council on 3 March 2024 was to remain in place for 18 months. The Minister has decided to issue a revised Notice, which replaces it.';
    expect(notice({ opening }).termMonths).toMatchObject({ value: 12, doubtful: null });
  });

  test('a letter that speaks of an earlier notice without its date leaves the replaced one in doubt', () => {
    expect(notice({ more: 'The original Notice to you served its purpose.' }).replaces.doubtful).toContain(
      'earlier notice',
    );
  });

  test('a second day beside the notice puts its day in doubt', () => {
    const opening =
      'Best Value Notice issued to Eastmoor Borough Council on 3 March 2025. The Minister has decided to issue this Notice.';
    expect(notice({ opening }).issuedOn).toMatchObject({ value: '2025-03-03', doubtful: null });
    const more = 'You may read in the press of a Notice on 11 March 2025.';
    expect(notice({ opening, more }).issuedOn).toMatchObject({ value: '2025-03-03', doubtful: doubt });
  });

  test('a closure letter that names a second day of a notice, or has a list that was not understood, is in doubt', () => {
    const closure = (more: string) =>
      notice({
        opening: 'The Department issued a Best Value Notice to Eastmoor Borough Council on 3 March 2024.',
        leadIn: 'The Notice will not be renewed.',
        points: [],
        term: '',
        more,
      });
    expect(closure('Thank you.')).toMatchObject({ issuedOn: { doubtful: null }, followOn: { doubtful: null } });
    expect(closure('The Notice in force from 5 May 2024 is over.').issuedOn.doubtful).toContain('5 May 2024');
    expect(closure('For the record:\n\n• the depot is closed;\n• the fleet is sold.').followOn.doubtful).toContain(
      'For the',
    );
  });

  test('a day written with the year first is read', () => {
    const text = '2025-03-03\n\nDear Sir\n\nI am issuing Eastmoor Council with a Best Value Notice for six months.';
    expect(readLetter(text).letterOn.value).toBe('2025-03-03');
  });
});

describe('lists and asks', () => {
  const texts = (reading: ReturnType<typeof notice>) => reading.expectations.value.map(({ text }) => text);

  test.each([
    ['whose words stop in the middle', ['• agree a plan;', '• publish the', '• report to Council.'], 'may be cut'],
    [
      'with the foot of a page in it',
      ['• agree a plan, Eastmoor House, EM1 2AB, with others;', '• publish it.'],
      'foot of a page',
    ],
    [
      'with words for the sender in it',
      ['• agree a plan. We will send you a form;', '• publish it. Then report.'],
      'do not belong',
    ],
  ])('a point %s puts the expectations in doubt', (_, points, reason) => {
    expect(notice({ points }).expectations.doubtful).toContain(reason);
  });

  test('a list that was not understood is named', () => {
    const more = 'For the record:\n\n• the depot is closed;\n• the fleet is sold.';
    expect(notice({ more }).concerns).toMatchObject({ value: [], doubtful: expect.stringContaining('For the record') });
  });

  test('a sentence outside the list that may ask for something puts the expectations in doubt', () => {
    const more = 'It is essential to us that your officers publish each contract.';
    expect(notice({ more }).expectations.doubtful).toContain('essential');
  });

  test('a sentence about the Cabinet or the members is an expectation as a whole', () => {
    const leadIn =
      'First, we expect the Cabinet to agree a budget. Second, members and senior officers should learn together. The peers put it thus: “the Council should sell its depot”.';
    const reading = notice({ leadIn, points: [] });
    expect(texts(reading)).toEqual([
      'First, we expect the Cabinet to agree a budget.',
      'Second, members and senior officers should learn together.',
    ]);
    expect(reading.expectations.value[1]?.level.value).toBe('joint');
  });

  test('numbered headings with a paragraph below each are points, the last as well', () => {
    const points = [
      '1. Money\n\nThe Council should close its accounts.',
      '2. Trust\n\nMembers and officers should agree how they work.',
      'Annex B - Expectations of the earlier Notice\n\n• sell the depot; and\n• hold a survey.',
    ];
    const reading = notice({
      leadIn: 'What is expected of the Council',
      points: [points.join('\n\n')],
      term: '',
      more: '',
    });
    expect(texts(reading)).toEqual([
      'Money\nThe Council should close its accounts.',
      'Trust\nMembers and officers should agree how they work.',
    ]);
  });

  test('a paragraph labelled as an expectation or a concern is read as one', () => {
    const leadIn =
      'SCHOOLS\n\nConcern: Places stand empty.\n\nExpectation: That the Council closes a school.\n\nROADS\n\nConcern: The contract ends.\n\nExpectation: That a plan is made.';
    const reading = notice({ leadIn, points: [] });
    expect(texts(reading)).toEqual(['That the Council closes a school.', 'That a plan is made.']);
    expect(reading.concerns.value).toEqual(['Places stand empty.', 'The contract ends.']);
  });

  test('the rows of a pasted table are points', () => {
    const points = ['No.\tExpectation\tBy', '1\tAgree a plan\t30 June 2025', '2\tPublish it\t31 July 2025'];
    const reading = notice({ leadIn: 'This is what we ask for.', points });
    expect(texts(reading)).toEqual(['Agree a plan – 30 June 2025', 'Publish it – 31 July 2025']);
  });
});

describe('pages and letterheads', () => {
  test('a letterhead in two columns gives the names of both', () => {
    const head = [
      'Chief Executive                         Ministry of Housing,',
      'Eastmoor and Westdale District          Communities and Local',
      'Council                                 Government',
      '1 Mill Lane                             Our Reference: EM 7',
    ].join('\n');
    const text = `${head}\n\n3 March 2025\n\nDear Sir\n\nI am issuing Eastmoor and Westdale District Council with a Best Value Notice.`;
    expect(readLetter(text)).toMatchObject({
      authority: { value: 'Eastmoor and Westdale District Council', doubtful: null },
      department: { value: 'Ministry of Housing, Communities and Local Government', doubtful: null },
    });
  });

  test('a name that stands otherwise in most places is in doubt', () => {
    const head = 'London Borough of Eastmoor Library\n\n3 March 2025';
    const text = `${head}\n\nDear Sir\n\nThe London Borough of Eastmoor is near. I give the London Borough of Eastmoor this Best Value Notice.`;
    const { authority } = readLetter(text);
    expect(authority.value === 'London Borough of Eastmoor' || authority.doubtful !== null).toBe(true);
  });

  test('a note at the foot of a page is no part of a point, nor is its raised figure', () => {
    const points = [...POINTS.slice(0, 2), '1 Peer Team, Report on Eastmoor, May 2024.', '', '• report to Council.'];
    const reading = notice({ points: points.map((one) => one.replace('it; and', 'it;1 and')) });
    expect(reading.expectations.value.map(({ text }) => text)).toEqual([
      'agree an improvement plan',
      'publish it',
      'report to Council.',
    ]);
  });

  test('a word divided at the end of a line is joined if the letter has it whole elsewhere', () => {
    const points = ['• agree an improve-\n  ment plan;', '• publish the improvement plan in a well-\n  read paper.'];
    expect(notice({ points }).expectations.value.map(({ text }) => text)).toEqual([
      'agree an improvement plan',
      'publish the improvement plan in a well-read paper.',
    ]);
  });
});

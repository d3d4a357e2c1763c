/** Words that a letter uses in more than one sense, and the doubts that the reader must say. */
import { describe, expect, test } from 'vitest';
import { readLetter } from '../../../src/core/notice/letter/letter.ts';

const POINTS = ['• agree an improvement plan;', '• publish it; and', '• report to Council.'];

/** A notice with other sentences in places of the usual ones; `more` stands behind the points. */
function notice(
  given: { opening?: string; leadIn?: string; points?: readonly string[]; term?: string; more?: string } = {},
) {
  const {
    opening = 'The Minister has decided to issue Eastmoor Borough Council (“the Authority”) with this Best Value Notice.',
    leadIn = 'The Department expects the Authority to:',
    points = POINTS,
    term = 'This Notice will remain in place for twelve months.',
    more = 'A copy of this letter will be published.',
  } = given;
  const head =
    'Ministry of Housing, Communities and Local Government\n\nChief Executive\nEastmoor Borough Council\n\n3 March 2025';
  return readLetter(
    [head, 'Dear Chief Executive', opening, leadIn, points.join('\n'), term, more, 'Yours sincerely'].join('\n\n'),
  );
}

const textsOf = ({ expectations }: ReturnType<typeof notice>) => expectations.value.map(({ text }) => text);

describe('lists', () => {
  test('a list of concerns is not taken for expectations, although its points are things to do', () => {
    const concerns =
      'The Notice follows concerns that the Authority needs to:\n\n• balance its budget; and\n• fill its vacancies.';
    const reading = notice({ opening: `${concerns}\n\nIt is therefore issued to Eastmoor Borough Council.` });
    expect(textsOf(reading)).toContain('agree an improvement plan');
    expect(reading.expectations.doubtful).not.toBeNull();
  });

  test('a list of what has been achieved is not taken for expectations', () => {
    const done =
      'We recognise that the Authority has taken the following steps:\n\n• appointed a Chief Executive; and\n• set a budget.';
    const reading = notice({ opening: `${done}\n\nI am issuing Eastmoor Borough Council with a Best Value Notice.` });
    expect(textsOf(reading)).toEqual(['agree an improvement plan', 'publish it', 'report to Council.']);
    expect(reading.expectations.doubtful).toBeNull();
  });

  test('a sentence about authorities in general leads in to no list of expectations', () => {
    const reading = notice({ leadIn: 'The Department expects authorities to do many things:' });
    expect(reading.expectations.value).toEqual([]);
    expect(reading.expectations.doubtful).not.toBeNull();
  });

  test('a list without marks is divided at the ends of its points, and the division is in doubt', () => {
    const reading = notice({ points: ['agree an improvement plan;', 'publish it; and', 'report to Council.'] });
    expect(textsOf(reading)).toEqual(['agree an improvement plan', 'publish it', 'report to Council.']);
    expect(reading.expectations.doubtful).toContain('no marks');
  });

  test('the points marked “Expectation 1:” are read without their marks', () => {
    const reading = notice({ points: ['Expectation 1: agree a plan;', 'Expectation 2: publish it.'] });
    expect(textsOf(reading)).toEqual(['agree a plan', 'publish it.']);
  });

  test.each([
    [
      'asks for more outside the list',
      { more: 'In addition, the Authority should appoint an adviser.' },
      'outside the list',
    ],
    [
      'speaks of another number',
      { leadIn: 'There are four areas for further improvement, which the Authority should address:' },
      '3 were found',
    ],
    ['goes on behind its last point', { points: [...POINTS.slice(0, 2), '• report to the'] }, 'may go on'],
    [
      'has a point that leads in to others',
      { points: ['• act on these, including:', '• culture;', '• scrutiny.'] },
      'inside the one before',
    ],
    [
      'has a longer last point',
      { points: [...POINTS.slice(0, 2), '• report to Council. The Authority is grateful.'] },
      'after the list',
    ],
    [
      'has two points in one line',
      { points: ['• agree a plan – Publish it', '• report to Council.'] },
      'joined into one',
    ],
    [
      'has points that do not go on with its lead-in',
      { points: ['• The plan is weak;', '• The budget fails.'] },
      'do not go on',
    ],
  ])('a list is in doubt when the letter %s', (_, given, doubt) => {
    expect(notice(given).expectations.doubtful).toContain(doubt);
  });

  test('a notice without a list has the sentences that ask, in doubt', () => {
    const leadIn =
      'The Authority should agree a plan. It must publish the plan by May. We also ask the Council to report.';
    const reading = notice({ leadIn, points: [] });
    expect(textsOf(reading)).toEqual(['agree a plan.', 'publish the plan by May.', 'report.']);
    expect(reading.expectations.doubtful).toContain('no list');
  });
});

describe('dates and terms', () => {
  test('a report’s date and the time that has passed are neither the issue date nor the term', () => {
    const opening =
      'Over the last six months the Authority has engaged well. This Notice is issued to Eastmoor Borough Council following the report published on 12 January 2025.';
    const reading = notice({ opening });
    expect(reading).toMatchObject({
      issuedOn: { value: '2025-03-03' },
      replaces: { value: null },
      termMonths: { value: 12 },
    });
  });

  test('the term of the notice before is not the term of this one', () => {
    const opening =
      'This revised Best Value Notice to Eastmoor Borough Council replaces the Notice of 1 March 2024, which was issued for six months.';
    const reading = notice({ opening });
    expect(reading).toMatchObject({
      termMonths: { value: 12, doubtful: null },
      replaces: { value: '2024-03-01', doubtful: null },
    });
  });

  test('two terms that contradict each other are in doubt', () => {
    const reading = notice({ more: 'The Notice will remain in place for six months.' });
    expect(reading.termMonths.doubtful).toContain('also speaks of 6 months');
  });

  test('an expiry date that does not agree with the term is in doubt, and a term is counted from the dates', () => {
    const stated = (term: string) => notice({ term });
    expect(
      stated('This Notice will remain in place for six months and expire on 3 March 2026.').expiresOn.doubtful,
    ).toContain('do not agree');
    expect(stated('This Notice will remain in place until 2 March 2026.').termMonths).toMatchObject({
      value: 12,
      doubtful: 'The term is counted from the two dates.',
    });
  });

  test('a forecast is no deadline, and a deadline in the list is one', () => {
    const opening =
      'Borrowing will reach £300 million by 31 March 2026. I am issuing Eastmoor Borough Council with a Best Value Notice.';
    const reading = notice({ opening, points: ['• agree a plan by 30 June 2025;', '• publish it.'] });
    expect(reading.deadlines.value.map(({ on }) => on)).toEqual(['2025-06-30']);
  });

  test('a deadline without its year or counted from the letter is in doubt', () => {
    expect(notice({ more: 'Please reply by 30 May.' }).deadlines).toMatchObject({
      value: [{ on: '2025-05-30' }],
      doubtful: expect.any(String),
    });
    expect(notice({ more: 'Please reply within two weeks.' }).deadlines).toMatchObject({
      value: [{ on: '2025-03-17' }],
      doubtful: expect.any(String),
    });
  });

  test('a letter dated otherwise than its subject says is in doubt', () => {
    const reading = notice({ opening: 'Eastmoor Borough Council: Best Value Notice issued on 4 March 2025' });
    expect(reading.issuedOn).toMatchObject({
      value: '2025-03-04',
      doubtful: expect.stringContaining('dated otherwise'),
    });
  });
});

describe('decisions', () => {
  const closure = (sentence: string) =>
    notice({
      opening: `The Department issued a Best Value Notice to Eastmoor Borough Council on 3 March 2024. ${sentence}`,
      leadIn: 'Thank you.',
      points: [],
      term: 'I am grateful.',
    });

  test.each([
    ['The Notice will not be reissued at this time.', 'lapsed', false],
    ['Ministers considered whether to act and have decided not to renew the Notice.', 'lapsed', false],
    ['No further Best Value Notice will be issued.', 'lapsed', false],
    ['The Notice has now lapsed.', 'lapsed', true],
    ['The Notice is withdrawn with immediate effect.', 'withdrawn', true],
    ['The Secretary of State has decided to appoint commissioners, and the Notice comes to an end.', 'escalated', true],
  ])('“%s” is a decision', (sentence, outcome, isDoubtful) => {
    const reading = closure(sentence);
    expect(reading).toMatchObject({
      kind: { value: 'closure' },
      outcome: { value: outcome },
      issuedOn: { value: '2024-03-03' },
    });
    expect(reading.outcome.doubtful !== null).toBe(isDoubtful);
  });

  test.each([
    'If the Department is satisfied, the Notice will not be reissued.',
    'The Notice may be withdrawn or escalated at any point.',
    'The Notice will not be reissued unless Ministers so decide.',
  ])('“%s” decides nothing', (sentence) => {
    expect(notice({ more: sentence })).toMatchObject({ kind: { value: 'notice' }, outcome: { value: null } });
  });

  test('a notice that speaks of an expired one before it is a notice', () => {
    const reading = notice({
      opening:
        'The Notice issued to Eastmoor Borough Council on 3 March 2024 has now expired. The Minister has made the decision to issue a revised Notice.',
    });
    expect(reading).toMatchObject({ kind: { value: 'notice' }, replaces: { value: '2024-03-03' }, isRevised: true });
  });

  test('the asks of a closure letter carry their rhythm, and advice is in doubt', () => {
    const quarterly = closure(
      'The Notice will not be reissued. I ask that the Council meets officials on at least a quarterly basis.',
    );
    expect(quarterly.followOn).toMatchObject({ value: [{ everyMonths: 3 }], doubtful: null });
    const advice = closure(
      'The Notice will not be reissued. I would encourage the Council to publish its annual report.',
    );
    expect(advice.followOn).toMatchObject({ value: [{ everyMonths: null }], doubtful: expect.any(String) });
  });
});

describe('names', () => {
  test.each([
    ['City of Eastmoor Metropolitan District Council'],
    ['London Borough of Eastmoor'],
    ['Eastmoor and Westdale Combined Authority'],
    ['Eastmoor, Westdale and Northfold Council'],
    ['Royal Borough of Eastmoor and Westdale'],
    ['Eastmoor-on-Sea Town Council'],
  ])('%s is read with its whole name', (name) => {
    const head = `Chief Executive\n${name}\n3 March 2025`;
    const text = `${head}\n\nDear Sir\n\nI am issuing ${name} with a Best Value Notice for six months.`;
    expect(readLetter(text).authority).toMatchObject({ value: name, doubtful: null });
  });

  test('a department that had another name on the day of the letter is in doubt', () => {
    const text = 'DLUHC\n\n3 March 2025\n\nDear Sir\n\nI am issuing Eastmoor Council with a Best Value Notice.';
    expect(readLetter(text).department.doubtful).toContain('its other name');
  });
});

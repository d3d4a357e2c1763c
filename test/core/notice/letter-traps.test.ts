/** Words that a letter uses in more than one sense, and the doubts that the reader must say. */
import { describe, expect, test } from 'vitest';
import { notice, POINTS } from './letter-of.ts';

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

  test('how often a notice is reviewed is not its term', () => {
    const reading = notice({ term: 'The Department reviews this Notice every three months.' });
    expect(reading.termMonths).toMatchObject({ value: null, doubtful: expect.any(String) });
  });

  test('the notice that a letter calls the previous one is replaced', () => {
    const reading = notice({ more: 'The previous Notice, issued on 1 March 2024, has expired.' });
    expect(reading.replaces).toMatchObject({ value: '2024-03-01', doubtful: null });
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

  test('a notice that runs from another day than its letter is in doubt', () => {
    const reading = notice({ term: 'The Notice will remain in place for six months from 10 March 2025.' });
    expect(reading.issuedOn).toMatchObject({ value: '2025-03-03', doubtful: expect.stringContaining('from when') });
  });

  test('a letter dated otherwise than its subject says is in doubt', () => {
    const reading = notice({ opening: 'Eastmoor Borough Council: Best Value Notice issued on 4 March 2025' });
    expect(reading.issuedOn).toMatchObject({
      value: '2025-03-04',
      doubtful: expect.stringContaining('dated otherwise'),
    });
  });
});

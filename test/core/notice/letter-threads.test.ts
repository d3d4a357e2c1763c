/** Letters with an answer below them, with a table of expectations, and with an annex that holds them. */
import { describe, expect, test } from 'vitest';
import { readLetter } from '../../../src/core/notice/letter/letter.ts';
import { notice, POINTS } from './letter-of.ts';

const ANSWER = [
  'From: Chief Executive, Eastmoor Borough Council',
  'To: Local Government Stewardship',
  'Date: 10 March 2025',
  'Subject: RE: Notice',
  '',
  'Thank you for your letter. The Council must and will:',
  '',
  '• sell the depot by 30 April 2025; and',
  '• please send us your views by 30 May 2025.',
].join('\n');

describe('an answer below the letter', () => {
  test('an answer in the same thread of mail adds neither expectations nor deadlines', () => {
    const reading = notice({ more: `Yours sincerely\n\n${ANSWER}` });
    expect(reading.expectations.value).toHaveLength(POINTS.length);
    expect(reading.deadlines.value).toEqual([]);
    expect(reading.issuedOn).toMatchObject({ value: '2025-03-03', doubtful: null });
  });

  test('an answer that also issues a notice leaves the text whole', () => {
    const quoted = `${ANSWER}\n\nThe Minister has decided to issue Eastmoor Borough Council with a Best Value Notice.`;
    expect(notice({ more: `Yours sincerely\n\n${quoted}` }).expectations.doubtful).not.toBeNull();
  });
});

test('the rows of a table with references are expectations, and their dates are deadlines', () => {
  const table = [
    'Ref\tExpectation\tBy when',
    'EBC1\tAgree an improvement plan\t30 June 2025',
    'EBC2\tPublish it\t31 July 2025',
    'EBC3\tMeet officials\tEvery month',
  ];
  const reading = notice({
    leadIn: 'Ministers expect the Authority to meet each of the expectations in the following table.',
    points: [table.join('\n\n')],
  });
  expect(reading.expectations.value.map(({ text }) => text)).toEqual([
    'Agree an improvement plan – 30 June 2025',
    'Publish it – 31 July 2025',
    'Meet officials – Every month',
  ]);
  expect(reading.deadlines.value.map(({ on }) => on)).toEqual(['2025-06-30', '2025-07-31']);
});

test('a sentence that only says where the expectations stand asks for nothing more', () => {
  const opening = `This Best Value Notice is issued to Eastmoor Borough Council. The actions that the Council is asked to take are set out in Annex A.`;
  expect(notice({ opening }).expectations).toMatchObject({ value: { length: 3 }, doubtful: null });
});

test('a notice with its last day and no term in months lacks nothing', () => {
  const reading = notice({ term: 'The Notice stays in place until 15 November 2025.' });
  expect(reading).toMatchObject({ termMonths: { value: null, doubtful: null }, expiresOn: { value: '2025-11-15' } });
});

test('the day on which the notice before ended is not the day of this one', () => {
  const opening =
    'On 5 February 2024 the Department issued Eastmoor Borough Council with a Best Value Notice, which ended on 4 February 2025. This letter is a Best Value Notice that takes the place of that of 5 February 2024.';
  expect(notice({ opening })).toMatchObject({
    issuedOn: { value: '2025-03-03', doubtful: null },
    replaces: { value: '2024-02-05' },
    isRevised: true,
  });
});

test('the lists below headings of their own are all asked for by the sentence above the first of them', () => {
  const list = [
    'Finance',
    '• agree a savings plan',
    '• report each quarter',
    '',
    'Housing',
    '• buy forty homes',
    '• publish the waiting list',
  ];
  const reading = notice({ leadIn: 'The Department expects the Authority to:', points: [list.join('\n')] });
  expect(reading.expectations.value.map(({ text }) => text)).toEqual([
    'agree a savings plan',
    'report each quarter',
    'buy forty homes',
    'publish the waiting list',
  ]);
});

test('the day behind “Date:” is that of a letter on a page of the web', () => {
  const page = `Published 8 May 2025\n\nDate: 7 May 2025\n\nTo: Chief Executive, Eastmoor Borough Council\n\nDear Chief Executive,\n\nThe Department has today issued a Best Value Notice to Eastmoor Borough Council.`;
  expect(readLetter(page).letterOn).toMatchObject({ value: '2025-05-07', doubtful: null });
});

test('a council that should receive a notice gets one by the letter', () => {
  const opening = 'Ministers have today agreed that Eastmoor Borough Council should receive a Best Value Notice.';
  const reading = notice({ opening, term: 'It is published today.' });
  expect(reading.kind).toMatchObject({ value: 'notice', doubtful: null });
});

test('a letter that finds no need to renew a notice closes it, and two asks of one sentence are two', () => {
  const reading = readLetter(
    [
      ...['Eastmoor Borough Council', '21 October 2025', 'Dear Chief Executive,'],
      'The Best Value Notice issued on 17 October 2024 came to its end on Friday. I have considered whether to renew it and have concluded that this is not necessary.',
      'I ask that you write to the Department by 30 April 2026, and that your officers meet mine every six months.',
      'Yours sincerely',
    ].join('\n\n'),
  );
  expect(reading).toMatchObject({ kind: { value: 'closure' }, outcome: { value: 'lapsed' } });
  expect(reading.followOn.value).toEqual([
    { text: 'write to the Department by 30 April 2026', everyMonths: null },
    { text: 'your officers meet mine every six months', everyMonths: 6 },
  ]);
});

test('the rows of a table of areas are expectations, each with its area in front', () => {
  const table = ['Area\tWhat we expect', 'Finance\tClose the accounts', 'Culture\tAgree a code of conduct'];
  const leadIn = 'The Council is expected to do all that is set out in this table.';
  const reading = notice({ leadIn, points: [table.join('\n\n')] });
  expect(reading.expectations.value.map(({ text }) => text)).toEqual([
    'Finance: Close the accounts',
    'Culture: Agree a code of conduct',
  ]);
});

test('the sentences that begin with first, second and third are the expectations', () => {
  const leadIn =
    'There are three things that I expect of the Council. First, it should fill the post by 1 September 2025. Second, it should publish a plan. Third, it should write to me quarterly.';
  const reading = notice({ leadIn, points: [] });
  expect(reading.expectations.value.map(({ text }) => text)).toEqual([
    'fill the post by 1 September 2025.',
    'publish a plan.',
    'write to me quarterly.',
  ]);
  expect(notice({ leadIn: `${leadIn} The post is vacant.`, points: [] }).expectations.doubtful).not.toBeNull();
});

test('a term may stand behind a review of the notice', () => {
  const term = 'The Notice will be reviewed after six months and will expire after one year.';
  expect(notice({ term }).termMonths.value).toBe(12);
});

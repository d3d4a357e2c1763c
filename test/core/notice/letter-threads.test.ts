/** Letters with an answer below them, with a table of expectations, and with an annex that holds them. */
import { describe, expect, test } from 'vitest';
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

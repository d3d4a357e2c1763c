/** The decisions that a letter states, and the names in it. */
import { describe, expect, test } from 'vitest';
import { readLetter } from '../../../src/core/notice/letter/letter.ts';
import { notice } from './letter-of.ts';

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
    ['There is no intention to reissue the Notice when it expires.', 'lapsed', false],
    ['The Notice lapsed on 3 March 2025 and will not be replaced.', 'lapsed', false],
    ['The Notice has now lapsed.', 'lapsed', true],
    ['Ministers have concluded that another Notice is not necessary.', 'lapsed', true],
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
    'The Notice of 1 March 2024 is not extended but replaced by this one.',
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
    const polite = closure(
      'The Notice will not be reissued. I should be grateful if you would send me the survey of staff each January.',
    );
    expect(polite.followOn.value).toEqual([{ text: 'send me the survey of staff each January', everyMonths: 12 }]);
    const advice = closure(
      'The Notice will not be reissued. I would encourage the Council to publish its annual report.',
    );
    expect(advice.followOn).toMatchObject({ value: [{ everyMonths: null }], doubtful: expect.any(String) });
  });

  test.each([
    'and my officials will remain in contact with you',
    'and I look forward to your progress',
    'and the Department will review it',
  ])('an ask ends where the Department says what it does itself: %s', (own) => {
    const { followOn } = closure(
      `The Notice will not be reissued. The Department expects the Council to keep its Improvement Board until March 2027 ${own}.`,
    );
    expect(followOn.value.map(({ text }) => text)).toEqual(['keep its Improvement Board until March 2027']);
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

describe('a notice that is issued once', () => {
  test.each([
    ['It replaces no earlier notice.'],
    ['The Notice does not replace an earlier notice.'],
    ['The Notice supersedes none, for there is no previous Best Value Notice.'],
  ])('“%s” makes no revised notice, and leaves nothing of it in doubt', (sentence) => {
    expect(notice({ more: sentence })).toMatchObject({
      isRevised: false,
      replaces: { value: null, doubtful: null },
    });
  });
});

describe('the notice that a closing letter is about', () => {
  const closing = (sentence: string) =>
    notice({
      opening: `${sentence} It will not be reissued.`,
      leadIn: 'Thank you.',
      points: [],
      term: 'I am grateful.',
    });

  test.each([
    ['The Best Value Notice issued to Eastmoor Borough Council on 9 August 2024 came to its end on 9 February 2025.'],
    ['Your Best Value Notice, issued on 9 August 2024 for six months, was over on 9 February 2025.'],
    ['The term of the Notice issued to Eastmoor Borough Council on 9 August 2024 was complete on 9 February 2025.'],
    ['On 9 February 2025 the Best Value Notice issued to you on 9 August 2024 came to an end.'],
    ['The Best Value Notice served on Eastmoor Borough Council on 9 August 2024 fell away on 9 February 2025.'],
    ['On 9 August 2024 the Minister issued a Best Value Notice to Eastmoor Borough Council.'],
  ])('“%s” names the day on which it was issued, and not that on which it ended', (sentence) => {
    expect(closing(sentence).issuedOn.value).toBe('2024-08-09');
  });

  test('two requests of one sentence are two, and one to be told of something that may happen holds', () => {
    const { followOn } = closing(
      'The Notice has lapsed. I would ask you to send a note on debt every six months, and to let my officials know at once if a budget is overspent.',
    );
    expect(followOn).toMatchObject({
      value: [
        { text: 'send a note on debt every six months', everyMonths: 6 },
        { text: 'let my officials know at once if a budget is overspent', everyMonths: null },
      ],
      doubtful: null,
    });
    const unread = closing('The Notice has lapsed. Please write to me about debt in each spring.');
    expect(unread.followOn).toMatchObject({ value: [], doubtful: expect.stringContaining('Please write to me') });
    const one = closing('The Notice has lapsed. I ask that you show the ability to find and to keep staff.');
    expect(one.followOn.value).toHaveLength(1);
    const advice = closing('The Notice has lapsed. The Department expects you to plan for cuts if they are needed.');
    expect(advice.followOn).toMatchObject({ value: [{}], doubtful: expect.any(String) });
  });
});

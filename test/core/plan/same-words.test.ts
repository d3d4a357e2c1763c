/** Which expectations two letters share, and that a doubtful pair is none. */
import { describe, expect, test } from 'vitest';
import { sharedExpectations } from '../../../src/core/plan/same-words.ts';

const one = (title: string, text: string) => ({ title, text });
const pairs = (some: readonly ReturnType<typeof one>[], others: readonly ReturnType<typeof one>[]) =>
  [...sharedExpectations(some, others)].map(([a, b]) => [some.indexOf(a), others.indexOf(b)]);

const plan = one('Prepare a debt plan', 'Prepare and agree a debt reduction plan.');

describe('the expectations that two letters share', () => {
  test('the same words share whatever the title, before the same title does', () => {
    const others = [
      one('Prepare a debt plan', 'Something else.'),
      one('Debt', 'Prepare and agree a debt reduction plan'),
    ];
    expect(pairs([plan], others)).toEqual([[0, 1]]);
  });

  test('a later letter that goes on where the earlier one ends shares it, and the other way round', () => {
    const longer = one('Prepare and agree', 'Prepare and agree a debt reduction plan with the auditor by 31 October.');
    expect(pairs([plan], [longer])).toEqual([[0, 0]]);
    expect(pairs([longer], [plan])).toEqual([[0, 0]]);
  });

  test('two expectations without words of a letter share their titles alone', () => {
    const others = [one('Finance', ''), one('Culture', '')];
    expect(pairs([one('Culture', '')], others)).toEqual([[0, 1]]);
    expect(pairs([one('Culture', '')], [one('Finance', '')])).toEqual([]);
  });

  test('a few first words are too little to share', () => {
    expect(pairs([one('A', 'Appoint an officer.')], [one('B', 'Appoint an officer for audit.')])).toEqual([]);
  });

  test('an expectation that could be either of two is neither', () => {
    const others = [one('Prepare a debt plan', 'Sell the offices.'), one('Prepare a debt plan', 'Sell the land.')];
    expect(pairs([plan], others)).toEqual([]);
    expect(pairs(others, [plan])).toEqual([]);
  });
});

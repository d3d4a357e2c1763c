/** Rows of a plan that may be the same action. */
import { describe, expect, test } from 'vitest';
import { AN_ACTION } from '../../../src/core/files/plan-answer-words.ts';
import { LEAVE_OUT } from '../../../src/core/files/plan-meanings.ts';
import { readInTest } from './reading-plans.ts';

const HEAD = ['No', 'Action', 'Owner', 'Target date', 'Notes'];

function questionsOf(rows: readonly (readonly string[])[], cells = {}) {
  const read = readInTest([{ name: null, rows: [HEAD, ...rows], merged: [] }], { cells });
  return read.rows.flatMap(({ doubts }) => doubts.filter(({ group }) => group === 'same'));
}

const FIRST = ['7', 'Audit finding 3: publish the gifts register', 'Monitoring Officer', '30/11/2025', ''];

describe('rows that may be the same action', () => {
  test.each([
    [
      'the same words with the same owner and date',
      ['19', 'Publish the gifts register', 'Monitoring Officer', '30/11/2025', ''],
    ],
    ['a note with the number of the other', ['19', 'Put gifts on the website', 'Head of Law', '', 'same as 7?']],
    [
      'a note that calls it a duplicate',
      ['19', 'Put gifts on the website', 'Head of Law', '31/12/2025', 'Duplicate of action 7'],
    ],
  ])('%s: it is asked about', (_, second) => {
    const [question, another] = questionsOf([FIRST, second]);
    expect(another).toBeUndefined();
    expect(question).toMatchObject({ row: 3, options: [LEAVE_OUT, AN_ACTION] });
    expect(question?.question).toContain(
      'may be the same action as “Audit finding 3: publish the gifts register” in row 2',
    );
  });

  test.each([
    ['another owner', ['19', 'Publish the gifts register', 'Head of Law', '30/11/2025', '']],
    ['another date', ['19', 'Publish the gifts register', 'Monitoring Officer', '31/12/2025', '']],
    ['no date', ['19', 'Publish the gifts register', 'Monitoring Officer', '', '']],
    ['other words', ['19', 'Publish the gifts policy', 'Monitoring Officer', '30/11/2025', '']],
    ['two words alone', ['19', 'Gifts register', 'Monitoring Officer', '30/11/2025', '']],
    [
      'a note about another row without a number',
      ['19', 'Put gifts on the website', 'Head of Law', '', 'same as last year'],
    ],
  ])('%s: nothing is asked', (_, second) => {
    expect(questionsOf([FIRST, second])).toEqual([]);
  });

  test.each([LEAVE_OUT, AN_ACTION])('“%s” settles the question', (answer) => {
    const second = ['19', 'Publish the gifts register', 'Monitoring Officer', '30/11/2025', ''];
    expect(questionsOf([FIRST, second], { '3:title': answer })).toEqual([]);
  });
});

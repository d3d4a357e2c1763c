/** Which words are those of a post, so that a paper names somebody by it and asks for none. */
import { expect, test } from 'vitest';
import { wordsOfName } from '../../../src/core/people/names.ts';
import { arePostWords, nameWithPost } from '../../../src/core/people/posts.ts';

test.each([
  'HR Business Partner',
  'Senior Performance Analyst',
  'Principal Accountant',
  'Planning Systems Officer',
  'Programme Coordinator',
  'Deputy Borough Solicitor',
  'Building Surveyor',
  'Portfolio Holder for Finance',
])('“%s” is a post by its words', (name) => {
  expect(arePostWords(wordsOfName(name))).toBe(true);
});

test.each(['Meera Joshi', 'Bob Champion', 'Jane Clerk', 'Noel Holder'])('“%s” is no post by its words', (name) => {
  expect(arePostWords(wordsOfName(name))).toBe(false);
});

test.each([
  ['Jo Smith', 'Jo Smith (Head of HR)', 'Jo Smith (Head of HR)'],
  ['Jo Smith', 'Jo Smith (Leeds)', null],
  ['Jo Smith (Head of HR)', 'Jo Smith (Head of HR)', null],
  ['Jo Smith', 'Ann Lee (Head of HR)', null],
  ['Head of HR', 'Head of HR (Director)', null],
])('%s gets from “%s” the name %s', (name, text, whole) => {
  expect(nameWithPost(name, text)).toBe(whole);
});

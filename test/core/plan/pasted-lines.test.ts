import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemsOfLines } from '../../../src/core/plan/pasted-lines.ts';

const MARKS = [
  '1.',
  '12)',
  '(3)',
  '1.2.',
  '•',
  '-',
  '–',
  '*',
  'a)',
  '(iv)',
  'R4:',
  'Recommendation 5:',
  'Recommendation 6',
];

const word = fc.stringMatching(/^[A-Za-z]{4,9}$/).filter((text) => !/^rec/i.test(text));
const item = fc.array(word, { minLength: 2, maxLength: 8 }).map((words) => words.join(' '));
const lineEnd = fc.constantFrom('\n', '\r\n', '\n\n', ' \n', '\u2028');

test('pasted lines without marks are the items that were pasted', () => {
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 20 }), lineEnd, (items, end) => {
      expect(itemsOfLines(items.join(end))).toEqual(items);
    }),
  );
});

test('every mark of a list goes from the front of pasted lines', () => {
  const marked = fc.record({ mark: fc.constantFrom(...MARKS), text: item });
  fc.assert(
    fc.property(fc.array(marked, { minLength: 1, maxLength: 20 }), lineEnd, (lines, end) => {
      const pasted = lines.map(({ mark, text }) => `${mark} ${text}`).join(end);
      expect(itemsOfLines(pasted)).toEqual(lines.map(({ text }) => text));
    }),
  );
});

test('a wrapped line of a marked list belongs to the item before it', () => {
  const wrapped = fc.array(item, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(wrapped, { minLength: 2, maxLength: 10 }), (items) => {
      const pasted = items.map((lines, nth) => `${nth + 1}. ${lines.join('\n')}`).join('\n');
      expect(itemsOfLines(pasted)).toEqual(items.map((lines) => lines.join(' ')));
    }),
  );
});

test('no word of a pasted text is lost besides marks', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'Z', '1', '.', ')', '-', '•', ' ', '\n', '\r') }), (text) => {
      const letters = (of: string) => of.replace(/[^aZ]/g, '');
      const kept = letters(itemsOfLines(text).join(''));
      // A single letter before a bracket may be a mark.
      if (!/[aZ]\)/.test(text)) expect(kept).toBe(letters(text));
    }),
  );
});

test.each([
  '3 months before the elections, publish the plan',
  '2024 accounts',
  'A. Smith chairs',
  '1.5 million is set aside',
])('the number or letter that begins “%s” is no mark of a list', (line) => expect(itemsOfLines(line)).toEqual([line]));

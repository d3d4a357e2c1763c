/** Names are taken out of texts for disclosure, however people write them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namesHidden } from '../../../src/views/files/names-hidden.ts';

const PIKE = { shown: 'Monitoring Officer', names: ['Ann Pike (Monitoring Officer)'] };

test.each([
  ['Ann Pike has it', 'Monitoring Officer has it'],
  ['ANN  PIKE has it', 'Monitoring Officer has it'],
  ['Cllr Pike, Ms Pike and A. Pike', 'Monitoring Officer, Monitoring Officer and Monitoring Officer'],
  ['Pike’s note', 'Monitoring Officer’s note'],
  ['Spike and Pikestaff stay', 'Spike and Pikestaff stay'],
])('“%s” becomes “%s”', (text, shown) => {
  expect(namesHidden([PIKE], text).hide(text)).toBe(shown);
});

test('a surname that is also a word of the texts stays where it stands alone, and is named', () => {
  const texts = 'Green: on track, and the green waste round. Tom Green leads. Hill agreed.';
  const { hide, left } = namesHidden([{ shown: '[person 1]', names: ['Tom Green'] }], texts);
  expect(hide(texts)).toBe('Green: on track, and the green waste round. [person 1] leads. Hill agreed.');
  expect(left).toEqual(['Green']);
});

test('a surname that two people share is nobody’s post', () => {
  const { hide } = namesHidden([PIKE, { shown: '[person 2]', names: ['Bo Pike'] }], 'Pike agreed');
  expect(hide('Pike agreed with Bo Pike')).toBe('[person] agreed with [person 2]');
});

test('no surname of the record is left in a text that has it in no small letters', () => {
  const surname = fc.stringMatching(/^[A-Z][a-z]{3,8}$/);
  fc.assert(
    fc.property(surname, fc.lorem({ maxCount: 12 }), fc.nat(), (last, words, at) => {
      fc.pre(!words.toLowerCase().includes(last.toLowerCase()));
      const parts = words.split(' ');
      const text = parts.toSpliced(at % (parts.length + 1), 0, last).join(' ');
      const { hide, left } = namesHidden([{ shown: '[person 1]', names: [`Jo ${last}`] }], text);
      expect(hide(text)).not.toContain(last);
      expect(left).toEqual([]);
    }),
  );
});

/** Names that are offered for one that is not in the record: those that are really like it, and no others. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchNames } from '../../src/dispatch/match-names.ts';
import { person } from '../helpers/record.ts';

const NAMES = [
  'Dee Marsh',
  'Jo Smith',
  'Sue Hill',
  'Chief Executive',
  'Monitoring Officer',
  'Director of Resources',
  'Audit and Governance Committee',
  'Improvement Board',
  'Internal Assurance Review',
  'External Assurance Review',
];
const people = NAMES.map((name, index) => person({ id: `p${index}`, name }));
const near = (typed: string) => matchNames(typed, people).near.map(({ name }) => name);

describe('a name that is not in the record', () => {
  test.each([
    'Sarah',
    'to Sarah',
    'Sam Holt',
    'Overview and Scrutiny Committee',
    'Finance Officer',
    'Health and Wellbeing Board',
    'Director of Housing',
  ])('nobody is offered for “%s”', (typed) => expect(near(typed)).toEqual([]));

  test.each([
    ['Dee March', ['Dee Marsh']],
    ['Mash', ['Dee Marsh']],
    ['Jo Smyth', ['Jo Smith']],
    ['Smtih', ['Jo Smith']],
    ['Chef Executive', ['Chief Executive']],
    ['Monitoring Offcer', ['Monitoring Officer']],
    ['the Board', ['Improvement Board']],
    ['Audit Committee', ['Audit and Governance Committee']],
    ['Improvment Bord', ['Improvement Board']],
    ['Assurance Review', ['Internal Assurance Review', 'External Assurance Review']],
  ])('for “%s” those like it are offered: %o', (typed, names) => expect(near(typed)).toEqual(names));
});

test('a name with one letter left out, doubled or changed still offers its owner', () => {
  const slip = fc.constantFrom('out', 'double', 'change');
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), fc.nat(), slip, (name, at, kind) => {
      const i = at % name.length;
      const letter = name.charAt(i);
      const there = kind === 'out' ? '' : kind === 'double' ? letter + letter : 'x';
      expect(near(name.slice(0, i) + there + name.slice(i + 1))).toContain(name);
    }),
  );
});

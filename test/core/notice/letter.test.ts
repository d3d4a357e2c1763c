import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLetter } from '../../../src/core/notice/letter/letter.ts';
import type { LetterReading } from '../../../src/core/notice/letter/reading.ts';
import { valuesOf } from './letter-values.ts';
import { anyLayout } from './mangled-letters.ts';

const letter = (name: string) => readFileSync(new URL(`letters/${name}.txt`, import.meta.url), 'utf8');

/** The names of the fields that are marked as doubtful. */
function doubtfulIn(reading: LetterReading): readonly string[] {
  return Object.entries(reading).flatMap(([name, field]) => (field?.doubtful ? [name] : []));
}

const MHCLG = 'Ministry of Housing, Communities and Local Government';

describe('letters in varied shapes', () => {
  test('a notice with hard line breaks, page marks, numbered paragraphs and nested points is read', () => {
    const reading = readLetter(letter('wrapped'));
    expect(doubtfulIn(reading)).toEqual([]);
    expect(valuesOf(reading)).toMatchObject({
      kind: 'notice',
      authority: 'Westmarch Borough Council',
      department: 'Department for Levelling Up, Housing and Communities',
      letterOn: '2024-03-14',
      issuedOn: '2024-03-14',
      replaces: null,
      termMonths: 12,
      expiresOn: null,
      suggestedExpiry: '2025-03-14',
      concerns: [
        "the level of the Authority's borrowing, which stands at £412 million",
        'reliance on reserves to balance the budgets of 2022/23 and 2023/24',
        "the oversight of the Authority's two housing companies.",
      ],
      expectations: [
        [
          'officer',
          'agree at Full Council a costed improvement plan, which i. covers governance, finance and commercial activity, and ii. names a senior officer for each action',
        ],
        [
          'officer',
          'set up an improvement panel with an independent chair by 31 May 2024, and publish its terms of reference',
        ],
        [
          'officer',
          'reduce borrowing in line with a debt reduction strategy that the external auditor has seen. The strategy should say which assets will be sold, and when',
        ],
        ['officer', 'strengthen scrutiny of its companies, including clear reporting to members'],
        ['officer', 'continue to engage openly with the Department, at official level, at least every two months.'],
      ],
      deadlines: ['2024-05-31', '2024-04-12'],
    });
    expect(reading.expectations.value.map(({ level }) => level.doubtful !== null)).toEqual([
      ...[false, false, false, true, false],
    ]);
  });

  test('a revised notice with its expectations inside one sentence and a stated expiry date is read', () => {
    const reading = readLetter(letter('inline'));
    expect(doubtfulIn(reading)).toEqual([]);
    expect(valuesOf(reading)).toMatchObject({
      kind: 'notice',
      authority: 'Severn Vale Combined Authority',
      department: MHCLG,
      letterOn: '2025-05-06',
      issuedOn: '2025-05-06',
      replaces: '2024-05-03',
      termMonths: 6,
      expiresOn: '2025-11-05',
      concerns: [],
      expectations: [
        ['officer', "implement in full the actions agreed by the Authority's Board on 14 March 2025"],
        ['officer', 'appoint a permanent Monitoring Officer'],
        [
          'officer',
          'agree with its constituent councils a protocol on decision making, and report on its use to the Audit Committee',
        ],
        ['officer', 'meet officials of this Department each quarter to discuss progress.'],
      ],
      deadlines: ['2025-06-30'],
    });
  });

  test('a closure letter is read as a decision with follow-on asks, and makes no expectations', () => {
    const reading = readLetter(letter('closure'));
    expect(doubtfulIn(reading)).toEqual([]);
    expect(valuesOf(reading)).toMatchObject({
      kind: 'closure',
      authority: 'Hartsea District Council',
      department: MHCLG,
      letterOn: '2025-02-12',
      issuedOn: '2024-02-13',
      outcome: 'lapsed',
      expectations: [],
      followOn: [
        [null, 'keep its improvement board in place until the end of 2025'],
        [null, "share the auditor's annual report with the Department when it is published"],
        [6, 'meet officials at least every six months'],
      ],
    });
  });
});

describe('the layout of a letter', () => {
  test('a letter with one line for each paragraph is read like the same letter with hard line breaks', () => {
    expect(valuesOf(readLetter(letter('unwrapped')))).toEqual(valuesOf(readLetter(letter('wrapped'))));
  });

  for (const name of ['unwrapped', 'inline', 'closure']) {
    test(`line breaks, pages and odd characters do not change the fields of the letter “${name}”`, () => {
      const read = valuesOf(readLetter(letter(name)));
      fc.assert(
        fc.property(anyLayout, (lay) => {
          const laid = lay(letter(name));
          expect(valuesOf(readLetter(laid)), laid).toEqual(read);
        }),
        { numRuns: 200 },
      );
    });
  }
});

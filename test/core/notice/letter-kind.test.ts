/** A letter enters the record only once it is certain whether it is a notice or a decision on one. */
import { describe, expect, test } from 'vitest';
import type { LetterDraft } from '../../../src/core/notice/letter/draft.ts';
import { enterLetter, recordClosure } from '../../../src/core/notice/letter/enter.ts';
import type { LetterReading } from '../../../src/core/notice/letter/reading.ts';
import { LEAD, numbered, record } from '../../helpers/acting.ts';
import { acting, notice as noticeRow } from '../../helpers/record.ts';
import { notice } from './letter-of.ts';

const draftOf = (reading: LetterReading): LetterDraft => ({
  ...{ fileName: null, text: 'The letter', reading, leftOut: [], seen: null, edition: 1 },
});
const sureOf = (reading: LetterReading): LetterReading => ({ ...reading, kind: { ...reading.kind, doubtful: null } });
/** Every detail is there; only the kind is in doubt. */
const IN_DOUBT = notice({ more: 'The Notice of 3 March 2024 about schools will not be reissued.' });

describe('a letter of a kind in doubt', () => {
  test('a letter that may be a notice or a decision is not entered before somebody has said which', () => {
    const enter = (reading: LetterReading) =>
      enterLetter(
        acting(LEAD, record({ notice: null }), '2025-03-10T09:00:00.000Z'),
        draftOf(reading),
        'new',
        numbered(),
      );
    expect(() => enter(IN_DOUBT)).toThrow('say first whether it is a notice or a decision on one');
    expect(enter(sureOf(IN_DOUBT)).expectations).toHaveLength(3);
  });

  test('a decision in a letter of a kind in doubt is not recorded before somebody has said which it is', () => {
    const outcome = { value: 'withdrawn', restsOn: 'It is withdrawn.', doubtful: null } as const;
    const reading: LetterReading = {
      ...IN_DOUBT,
      outcome,
      letterOn: { value: '2024-06-20', restsOn: '20 June 2024', doubtful: null },
    };
    const snapshot = record();
    const close = (one: LetterReading) => recordClosure(acting(LEAD, snapshot), noticeRow(), draftOf(one), null);
    expect(() => close(reading)).toThrow('say first whether it is a notice or a decision on one');
    expect(close(sureOf(reading))).toMatchObject({ after: { decisionOutcome: 'withdrawn' } });
  });
});

describe('directions beside a notice', () => {
  test.each([
    'The Secretary of State has today issued directions to the Authority under section 15 of the Local Government Act 1999.',
    'Directions have been made under section 15(5) of the Local Government Act 1999.',
    'I have also appointed commissioners to exercise functions of the Authority.',
  ])('a letter that issues a notice is in doubt where it also says “%s”', (more) => {
    expect(notice({ more }).kind).toMatchObject({
      value: 'notice',
      doubtful: expect.stringContaining('The letter also says'),
    });
  });

  test.each([
    'This Notice is issued outside the powers to make directions in the Local Government Act 1999.',
    'The Secretary of State has not appointed commissioners.',
    'If the Authority does not improve, the Secretary of State may issue directions.',
  ])('a letter that issues a notice is in no doubt where it only says “%s”', (more) => {
    expect(notice({ more }).kind).toMatchObject({ value: 'notice', doubtful: null });
  });
});

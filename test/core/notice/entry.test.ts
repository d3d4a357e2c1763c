/** Entering a notice and confirming its expiry: who may, what is plausible, and what stands in the row. */
import { describe, expect, test } from 'vitest';
import {
  confirmExpiry,
  correctNotice,
  enterNotice,
  type NewNotice,
  type NoticeEdit,
} from '../../../src/core/notice/entry.ts';
import { ADMINISTRATOR } from '../../../src/core/people/person.ts';
import { UserError } from '../../../src/core/record/errors.ts';
import type { Notice } from '../../../src/core/record/model.ts';
import { becomes, LEAD, OFFICER, record, VIEWER } from '../../helpers/acting.ts';
import { AT, acting, lapsed, notice } from '../../helpers/record.ts';

const wanted: NewNotice = {
  authority: 'Cambridgeshire and Peterborough Combined Authority',
  department: null,
  issuedOn: '2024-01-30',
  termMonths: 6,
  expiresOn: null,
};
const none = record({ notice: null });

function entered(of: Partial<NewNotice> = {}, before: Notice | null = null): Notice {
  return enterNotice(acting(LEAD, record({ notice: before })), { ...wanted, ...of }, 'n2')[0];
}

describe('entering a notice', () => {
  test('the expiry date is calculated from the term unless the letter states it', () => {
    expect(entered()).toMatchObject({ expiresOn: '2024-07-30', expiryBasis: 'calculated', expiryConfirmedBy: null });
    expect(entered({ issuedOn: '2024-02-29', termMonths: 12 }).expiresOn).toBe('2025-02-28');
    expect(entered({ expiresOn: '2024-07-29' })).toMatchObject({ expiresOn: '2024-07-29', expiryBasis: 'stated' });
  });

  test('a new notice reminds on Mondays at nine from now on, and asks for confirmation', () => {
    expect(entered()).toMatchObject({
      remindOnWeekday: 1,
      remindAt: '09:00',
      remindFrom: AT,
      pausedAt: null,
      confirmationRequired: true,
      replacesNoticeId: null,
      decisionOutcome: null,
    });
  });

  test('entering a notice returns the row that its change adds', () => {
    const [row, change] = enterNotice(acting(LEAD, none), wanted, 'n2');
    expect(change).toMatchObject({ op: 'added', entity: 'notice', verb: 'added', row });
    expect(row.id).toBe('n2');
  });

  test.each([
    ['2024-07-08', 'Department for Levelling Up, Housing and Communities'],
    ['2024-07-09', 'Ministry of Housing, Communities and Local Government'],
  ])('a letter of %s is taken to be from the %s', (issuedOn, department) => {
    const [row] = enterNotice(acting(LEAD, none, '2024-09-01T09:00:00.000Z'), { ...wanted, issuedOn }, 'n2');
    expect(row.department).toBe(department);
  });

  test('a department that the lead names is kept', () => {
    expect(entered({ department: 'Home Office' }).department).toBe('Home Office');
  });

  test.each([OFFICER, VIEWER])('$name, who is not a lead, cannot enter a notice', (actor) => {
    expect(() => enterNotice(acting(actor, none), wanted, 'n2')).toThrow(/Only a programme lead can enter a notice/);
  });

  test('the administrator enters a notice', () => {
    expect(enterNotice(acting(ADMINISTRATOR, none), wanted, 'n2')[0].id).toBe('n2');
  });

  test('a second notice is refused while one is undecided, expired or not', () => {
    expect(() => entered({ issuedOn: '2024-06-20' }, notice())).toThrow(/notice replace/);
    expect(() => entered({ issuedOn: '2024-06-20' }, notice({ expiresOn: '2024-06-01' }))).toThrow(UserError);
    expect(entered({ issuedOn: '2024-06-20' }, lapsed({ decisionLetterOn: '2024-06-01' })).id).toBe('n2');
  });

  test('a notice after a replaced one is entered as its replacement', () => {
    expect(() => entered({ issuedOn: '2024-06-20' }, lapsed({ decisionOutcome: 'replaced' }))).toThrow(
      /recorded as replaced/,
    );
  });

  test('a letter of a future day, or from before the latest notice, is refused', () => {
    expect(() => entered({ issuedOn: '2024-06-25' })).toThrow(/lies ahead/);
    expect(entered({ issuedOn: '2024-06-24' }).issuedOn).toBe('2024-06-24');
    expect(() => entered({ issuedOn: '2024-01-30' }, lapsed())).toThrow(/not after the one of the notice before/);
  });

  test.each([0, 61, 1.5, Number.NaN])('a term of %d months is refused', (termMonths) => {
    expect(() => entered({ termMonths })).toThrow(`A term of ${termMonths} months cannot be entered. Expected 1 to 60`);
  });

  test.each([1, 60])('a term of %d months is accepted', (termMonths) => {
    expect(entered({ termMonths }).termMonths).toBe(termMonths);
  });

  test('a stated expiry date before or on the issue date is refused', () => {
    expect(() => entered({ expiresOn: '2024-01-30' })).toThrow(/not after the issue date/);
    expect(entered({ expiresOn: '2024-01-31' }).expiresOn).toBe('2024-01-31');
  });
});

describe('confirming the expiry', () => {
  const confirm = (date: string, of: Partial<Notice> = {}, actor = LEAD) => {
    const snapshot = record({ notice: notice(of) });
    return confirmExpiry(acting(actor, snapshot), snapshot.notice as Notice, date);
  };

  test('a lead confirms the present date or another one, and is named in the record', () => {
    const change = confirm('2024-07-30');
    expect(change).toMatchObject({ op: 'changed', verb: 'expiry confirmed', version: 1 });
    expect(becomes(change)).toEqual({
      expiresOn: '2024-07-30',
      expiryBasis: 'confirmed',
      expiryConfirmedBy: 'p1',
      expiryConfirmedAt: AT,
    });
    expect(becomes(confirm('2024-07-29')).expiresOn).toBe('2024-07-29');
  });

  test('nobody but a lead confirms the expiry date', () => {
    expect(() => confirm('2024-07-30', {}, OFFICER)).toThrow(/Only a programme lead can confirm/);
  });

  test('the administrator confirms the expiry date without being named', () => {
    expect(becomes(confirm('2024-07-30', {}, ADMINISTRATOR)).expiryConfirmedBy).toBeNull();
  });

  test('an expiry date before the issue date is not confirmed', () => {
    expect(() => confirm('2024-01-30')).toThrow(/not after the issue date/);
    expect(becomes(confirm('2024-01-31')).expiresOn).toBe('2024-01-31');
  });

  test('a confirmed date is not confirmed again, but can be corrected', () => {
    const confirmed = { expiryBasis: 'confirmed' } as const;
    expect(() => confirm('2024-07-30', confirmed)).toThrow(/confirmed already/);
    expect(becomes(confirm('2024-07-29', confirmed)).expiresOn).toBe('2024-07-29');
  });

  test('the expiry date is not confirmed after the decision', () => {
    expect(() => confirm('2024-07-29', lapsed())).toThrow(/decision on this notice is recorded/);
  });
});

describe('correcting how a notice was entered', () => {
  const correct = (edit: NoticeEdit, of: Partial<Notice> = {}, before: Notice | null = null, actor = LEAD) => {
    const snapshot = record({ notice: notice(of) });
    return correctNotice(acting(actor, snapshot), snapshot.notice as Notice, edit, before, 'misread');
  };

  test('a calculated expiry date follows a correction, a stated or confirmed one stays', () => {
    const change = correct({ issuedOn: '2024-01-29', termMonths: 7 });
    expect(change).toMatchObject({ verb: 'edited', because: 'misread' });
    expect(becomes(change)).toEqual({ issuedOn: '2024-01-29', termMonths: 7, expiresOn: '2024-08-29' });
    expect(becomes(correct({ termMonths: 7 }, { expiryBasis: 'confirmed' }))).toEqual({ termMonths: 7 });
    expect(becomes(correct({ authority: 'Example Council', termMonths: 6 }))).toEqual({ authority: 'Example Council' });
  });

  test('a correction that contradicts the expiry, the notice before, or the decision is refused', () => {
    const before = lapsed({ id: 'n0', issuedOn: '2024-01-10' });
    expect(() => correct({ issuedOn: '2024-01-10' }, {}, before)).toThrow(/not after the one of the notice before/);
    expect(becomes(correct({ issuedOn: '2024-01-11' }, {}, before)).issuedOn).toBe('2024-01-11');
    expect(() => correct({ issuedOn: '2024-06-25' })).toThrow(/lies ahead/);
    expect(() => correct({ termMonths: 61 })).toThrow(/Expected 1 to 60 months/);
    expect(() => correct({ issuedOn: '2024-03-01' }, { expiryBasis: 'stated', expiresOn: '2024-02-20' })).toThrow(
      /not after the issue date/,
    );
    const withdrawn = { decisionOutcome: 'withdrawn', decisionLetterOn: '2024-03-01' } as const;
    expect(() => correct({ issuedOn: '2024-03-02' }, withdrawn)).toThrow(/after the letter of the Department/);
  });

  test('only a lead corrects a notice, and only if something changes', () => {
    expect(() => correct({ termMonths: 7 }, {}, null, OFFICER)).toThrow(/Only a programme lead can correct/);
    expect(() => correct({ termMonths: 6 })).toThrow(/Nothing about the notice would change/);
  });
});

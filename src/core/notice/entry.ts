/** Entering a notice and confirming when it expires. */
import { type Acting, recordedId, requireLead } from '../people/person.ts';
import { added, type Change, changed } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import type { IsoDate, Notice } from '../record/model.ts';
import { longDate } from '../time/dates.ts';
import { isOpen, remindsOn, suggestedExpiry } from './notice.ts';

/** The longest notices so far ran for a year; five are beyond any, and catch a slip of the finger. */
const LONGEST_TERM_MONTHS = 60;

/** From this day on the Department has its present name. */
const RENAMED_ON: IsoDate = '2024-07-09';

export interface NewNotice {
  readonly authority: string;
  /** Null takes the name that the Department had on the day of the letter. */
  readonly department: string | null;
  readonly issuedOn: IsoDate;
  readonly termMonths: number;
  /** As the letter states it; null when it gives only the term. */
  readonly expiresOn: IsoDate | null;
}

/** Enters the first notice, or the next one after one that was not reissued. */
export function enterNotice(acting: Acting, wanted: NewNotice, id: string): [Notice, Change] {
  requireLead(acting, 'enter a notice');
  const latest = acting.snapshot.notice;
  if (latest && isOpen(latest)) {
    throw new UserError(
      `The notice of ${longDate(latest.issuedOn)} has no recorded decision yet, and only one can be without. Record the decision on it (notice decision …), or enter the notice that replaces it: notice replace issued … for … months`,
    );
  }
  if (latest?.decisionOutcome === 'replaced') {
    throw new UserError(
      `The notice of ${longDate(latest.issuedOn)} is recorded as replaced. Enter the one that replaced it: notice replace issued … for … months`,
    );
  }
  const notice = newNotice(acting, wanted, id);
  return [notice, added('notice', notice)];
}

/** The row of a notice as the letter gives it, with reminders on Mondays at 9am from now on. */
export function newNotice(acting: Acting, wanted: NewNotice, id: string): Notice {
  const { authority, issuedOn, termMonths, expiresOn } = wanted;
  requirePlausible(acting, wanted);
  return {
    id,
    version: 1,
    authority,
    department: wanted.department ?? departmentOn(issuedOn),
    issuedOn,
    termMonths,
    expiresOn: expiresOn ?? suggestedExpiry(issuedOn, termMonths),
    expiryBasis: expiresOn === null ? 'calculated' : 'stated',
    expiryConfirmedBy: null,
    expiryConfirmedAt: null,
    replacesNoticeId: null,
    confirmationRequired: true,
    remindOnWeekday: 1,
    remindAt: '09:00',
    remindFrom: acting.now,
    pausedAt: null,
    personalCards: 'thread',
    decisionOutcome: null,
    decisionLetterOn: null,
    decisionLink: null,
    decisionRecordedBy: null,
    decisionRecordedAt: null,
    remindersUntil: null,
  };
}

function departmentOn(date: IsoDate): string {
  return date < RENAMED_ON
    ? 'Department for Levelling Up, Housing and Communities'
    : 'Ministry of Housing, Communities and Local Government';
}

function requirePlausible({ snapshot, today }: Acting, { issuedOn, termMonths, expiresOn }: NewNotice): void {
  if (issuedOn > today)
    throw new UserError(
      `The issue date ${longDate(issuedOn)} lies ahead. Expected the date of a letter that has come.`,
    );
  if (snapshot.notice && issuedOn <= snapshot.notice.issuedOn) {
    throw new UserError(
      `The issue date ${longDate(issuedOn)} is not after the one of the notice before, ${longDate(snapshot.notice.issuedOn)}. Expected the date of a later letter.`,
    );
  }
  if (!Number.isInteger(termMonths) || termMonths < 1 || termMonths > LONGEST_TERM_MONTHS) {
    throw new UserError(
      `A term of ${termMonths} months cannot be entered. Expected 1 to ${LONGEST_TERM_MONTHS} months.`,
    );
  }
  if (expiresOn !== null && expiresOn <= issuedOn) {
    throw new UserError(notAfterIssue(expiresOn, issuedOn));
  }
}

/** What was typed wrong when a notice was entered, and until when reminders go on after its lapse. */
export type NoticeEdit = Partial<
  Pick<Notice, 'authority' | 'department' | 'issuedOn' | 'termMonths' | 'remindersUntil'>
>;

/**
 * Puts right how a notice was entered, with a reason; a calculated expiry follows. `before` is the notice that was issued
 * before it, null when there is none.
 */
export function correctNotice(
  acting: Acting,
  notice: Notice,
  edit: NoticeEdit,
  before: Notice | null,
  because: string,
): Change {
  requireLead(acting, 'correct a notice');
  const { authority, department, issuedOn, termMonths, expiresOn, expiryBasis } = { ...notice, ...edit };
  const stated = expiryBasis === 'calculated' ? null : expiresOn;
  const corrected = { authority, department, issuedOn, termMonths, expiresOn: stated };
  requirePlausible({ ...acting, snapshot: { ...acting.snapshot, notice: before } }, corrected);
  if (notice.decisionLetterOn !== null && notice.decisionLetterOn < issuedOn) {
    throw new UserError(
      `The issue date ${longDate(issuedOn)} is after the letter of the Department's decision, ${longDate(notice.decisionLetterOn)}. Expected an earlier one.`,
    );
  }
  const after = {
    ...edit,
    ...(stated === null ? { expiresOn: suggestedExpiry(issuedOn, termMonths) } : {}),
    ...(edit.remindersUntil ? reminded(acting, notice, { ...notice, ...edit }) : {}),
  };
  const moved = Object.entries(after).filter(([name, value]) => notice[name as keyof Notice] !== value);
  if (moved.length === 0)
    throw new UserError(
      `Nothing about the notice would change: it is of ${longDate(notice.issuedOn)} for ${notice.termMonths} months. Expected another issue date, term, department or authority.`,
    );
  return changed('notice', notice, Object.fromEntries(moved), 'edited', because);
}

/**
 * What follows when reminders of a notice go on after its lapse: what fell due while there were none is not made up for.
 * Throws `UserError` when `after` has not lapsed or the day has passed.
 */
export function reminded({ today, now }: Acting, before: Notice, after: Notice): Partial<Notice> {
  const { remindersUntil: until, decisionOutcome } = after;
  if (until === null) return {};
  if (decisionOutcome !== 'lapsed')
    throw new UserError(
      `The notice has not lapsed, so there is no day until which reminders go on. Record the lapse first: notice decision lapsed on … until ${longDate(until)}`,
    );
  if (until < today)
    throw new UserError(`${longDate(until)} has passed. Expected the last day on which reminders go out.`);
  return remindsOn(before, today) ? {} : { remindFrom: now };
}

/** Somebody has looked at the letter: the present expiry date holds, or another one does. */
export function confirmExpiry(acting: Acting, notice: Notice, expiresOn: IsoDate): Change {
  requireLead(acting, 'confirm when the notice expires');
  requireUndecided(notice, 'its expiry date is settled');
  if (expiresOn <= notice.issuedOn) {
    throw new UserError(notAfterIssue(expiresOn, notice.issuedOn));
  }
  if (notice.expiryBasis === 'confirmed' && notice.expiresOn === expiresOn) {
    throw new UserError(
      `The expiry date ${longDate(expiresOn)} has been confirmed already. Expected another date, if it is wrong.`,
    );
  }
  const after = {
    expiresOn,
    expiryBasis: 'confirmed',
    expiryConfirmedBy: recordedId(acting.actor),
    expiryConfirmedAt: acting.now,
  } as const;
  return changed('notice', notice, after, 'expiry confirmed');
}

/** What belongs to a notice that runs is not changed once the Department has decided on it. */
export function requireUndecided(notice: Notice, so: string): void {
  if (!isOpen(notice)) throw new UserError(`The Department's decision on this notice is recorded, so ${so}.`);
}

/** What belongs to reminders is not changed once there are none. */
export function requireReminding(notice: Notice, today: IsoDate): void {
  if (remindsOn(notice, today)) return;
  const instead = notice.decisionOutcome === 'lapsed' ? ' To have reminders go on: notice edit until … because …' : '';
  throw new UserError(`The Department's decision on this notice is recorded, so it reminds no more.${instead}`);
}

function notAfterIssue(expiresOn: IsoDate, issuedOn: IsoDate): string {
  return `The expiry date ${longDate(expiresOn)} is not after the issue date, ${longDate(issuedOn)}. Expected a later one.`;
}

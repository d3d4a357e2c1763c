/** Entering a notice, correcting it, and confirming its expiry date. */
import { type ActorContext, recordedId, requireLead } from '../people/person.ts';
import { added, type Change, changed } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import type { IsoDate, Notice } from '../record/model.ts';
import { longDate } from '../time/dates.ts';
import { departmentOn } from './department.ts';
import { isUndecided, remindsOn, suggestedExpiry } from './notice.ts';

/** Catches typing mistakes. The longest notices so far ran for a year. */
const LONGEST_TERM_MONTHS = 60;

/** A notice as a lead enters it from the letter. */
export interface NewNotice {
  readonly authority: string;
  /** The Department as the letter names it; null for the name that it had on that day. */
  readonly department: string | null;
  readonly issuedOn: IsoDate;
  readonly termMonths: number;
  /** The expiry date that the letter states; null when it gives only the term. */
  readonly expiresOn: IsoDate | null;
  /** The words of the letter that it is entered from; absent when it is typed in. */
  readonly letterText?: string;
}

/** Enters the first notice, or the next one after a notice that was not replaced. Leads only; throws `UserError`. */
export function enterNotice(acting: ActorContext, wanted: NewNotice, id: string): [Notice, Change] {
  requireLead(acting, 'enter a notice');
  const latest = acting.snapshot.notice;
  if (latest && isUndecided(latest)) {
    throw new UserError(
      `The notice of ${longDate(latest.issuedOn)} has no recorded decision yet. Only one notice can be undecided at a time. Record its decision (notice decision …), or enter the notice that replaces it: notice replace issued … for … months`,
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

/**
 * The row of a new notice, with reminders on Mondays at 9am from now on. Throws `UserError` for implausible dates or
 * terms.
 */
export function newNotice(acting: ActorContext, wanted: NewNotice, id: string): Notice {
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
    letterText: wanted.letterText ?? null,
  };
}

function requirePlausible({ snapshot, today }: ActorContext, { issuedOn, termMonths, expiresOn }: NewNotice): void {
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

/** The columns of a notice that a lead may correct; the others stay. */
export type NoticeEdit = Partial<
  Pick<Notice, 'authority' | 'department' | 'issuedOn' | 'termMonths' | 'remindersUntil'>
>;

/**
 * Corrects a notice with a reason; a calculated expiry date is calculated again. `before` is the notice that was issued
 * before it, null when there is none. Leads only; throws `UserError`.
 */
export function correctNotice(
  acting: ActorContext,
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
    ...(edit.remindersUntil ? continueReminders(acting, notice, { ...notice, ...edit }) : {}),
  };
  const moved = Object.entries(after).filter(([name, value]) => notice[name as keyof Notice] !== value);
  if (moved.length === 0)
    throw new UserError(
      `Nothing about the notice would change: it is of ${longDate(notice.issuedOn)} for ${notice.termMonths} months. Expected another issue date, term, department or authority.`,
    );
  return changed('notice', notice, Object.fromEntries(moved), 'edited', because);
}

/**
 * The columns that also change when reminders go on after a lapse. Reminders that were missed while there were none are not
 * made up for. Throws `UserError` when `after` has not lapsed or its last day of reminders has passed.
 */
export function continueReminders({ today, now }: ActorContext, before: Notice, after: Notice): Partial<Notice> {
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

/** Confirms the present expiry date, or another one, after a lead has looked at the letter. Throws `UserError`. */
export function confirmExpiry(acting: ActorContext, notice: Notice, expiresOn: IsoDate): Change {
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

/** Throws `UserError` once the Department's decision is recorded. `so` completes its sentence, which begins "…, so". */
export function requireUndecided(notice: Notice, so: string): void {
  if (!isUndecided(notice)) throw new UserError(`The Department's decision on this notice is recorded, so ${so}.`);
}

/**
 * Throws `UserError` if reminders have ended by `today`: the Department's decision is recorded, and no lead has said that
 * they go on until a later day.
 */
export function requireReminding(notice: Notice, today: IsoDate): void {
  if (remindsOn(notice, today)) return;
  const instead = notice.decisionOutcome === 'lapsed' ? ' To have reminders go on: notice edit until … because …' : '';
  throw new UserError(`The Department's decision on this notice is recorded, so its reminders have ended.${instead}`);
}

function notAfterIssue(expiresOn: IsoDate, issuedOn: IsoDate): string {
  return `The expiry date ${longDate(expiresOn)} is not after the issue date, ${longDate(issuedOn)}. Expected a later one.`;
}

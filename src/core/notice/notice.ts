/** The state of a notice: in force, then awaiting the Department's decision. Time alone never closes a notice. */
import { UserError } from '../record/errors.ts';
import type { IsoDate, Notice, NoticeStatus, Snapshot } from '../record/model.ts';
import { addDays, addMonths, daysBetween } from '../time/dates.ts';

/** The notice of the snapshot. Throws `UserError` before the first one is entered. */
export function presentNotice({ notice }: Snapshot): Notice {
  if (notice) return notice;
  throw new UserError(
    'No notice has been entered yet. A programme lead can enter it from the Department’s letter: notice new issued 30 January 2024 for 6 months',
  );
}

/** The notice with this number, counted from 1 in the order of entry. Throws `UserError` when there is none. */
export function noticeByNumber(notices: readonly Notice[], number: number): Notice {
  const notice = notices[number - 1];
  if (notice) return notice;
  throw new UserError(`There is no notice ${number}. To see them with their numbers: notice all`);
}

/**
 * The probable expiry date: the issue date plus `termMonths` calendar months, or the end of that month when it is shorter.
 * A person confirms it, because the Department's letters count some terms to the same day and some to the day before.
 */
export function suggestedExpiry(issuedOn: IsoDate, termMonths: number): IsoDate {
  return addMonths(issuedOn, termMonths);
}

/**
 * The recorded decision if there is one; else in force through the expiry date, and awaiting the decision afterwards.
 */
export function noticeStatus(notice: Notice, today: IsoDate): NoticeStatus {
  if (notice.decisionOutcome !== null) return notice.decisionOutcome;
  return today <= notice.expiresOn ? 'in_force' : 'awaiting_decision';
}

/** Whether no decision on the notice is recorded, expired or not. People still work on it and report. */
export function isUndecided(notice: Notice): boolean {
  return notice.decisionOutcome === null;
}

/**
 * Whether the notice has reminders on a day: until a decision is recorded, and after a lapse through the day that a lead
 * has given. A pause is not considered.
 */
export function remindsOn(notice: Notice, day: IsoDate): boolean {
  return isUndecided(notice) || (notice.remindersUntil !== null && day <= notice.remindersUntil);
}

/** Days from `today` to the expiry date: 0 on the last day in force, negative after it. */
export function daysLeft(notice: Notice, today: IsoDate): number {
  return daysBetween(today, notice.expiresOn);
}

/** The first day on which the notice awaits the decision: the day after its expiry date. */
export function awaitingSince(notice: Notice): IsoDate {
  return addDays(notice.expiresOn, 1);
}

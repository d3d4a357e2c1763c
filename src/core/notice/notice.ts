/** The notice and its clock: in force, then awaiting the Department's decision, and never closed by the passing of time. */
import { UserError } from '../record/errors.ts';
import type { IsoDate, Notice, NoticeStatus, Snapshot } from '../record/model.ts';
import { addDays, addMonths, daysBetween } from '../time/dates.ts';

/** The notice that the record is about now. Throws `UserError` before the first one is entered. */
export function presentNotice({ notice }: Snapshot): Notice {
  if (notice) return notice;
  throw new UserError('No notice has been entered yet. A programme lead can enter it: notice new');
}

/** The notice that people call by this number, counted from 1 in the order of entry. Throws `UserError` when there is none. */
export function noticeByNumber(notices: readonly Notice[], number: number): Notice {
  const notice = notices[number - 1];
  if (notice) return notice;
  throw new UserError(`There is no notice ${number}. To see them with their numbers: notice all`);
}

/**
 * What the expiry date probably is: the issue date plus `termMonths` calendar months, or the end of that month when it
 * is shorter. Only a suggestion: the Department has counted to the same day and to the day before, so a person confirms.
 */
export function suggestedExpiry(issuedOn: IsoDate, termMonths: number): IsoDate {
  return addMonths(issuedOn, termMonths);
}

/** The recorded decision once there is one; until then in force through the expiry date and awaiting it afterwards. */
export function noticeStatus(notice: Notice, today: IsoDate): NoticeStatus {
  if (notice.decisionOutcome !== null) return notice.decisionOutcome;
  return today <= notice.expiresOn ? 'in_force' : 'awaiting_decision';
}

/** Whether the notice is still to be worked on and reported: no decision is recorded, expired or not. */
export function isOpen(notice: Notice): boolean {
  return notice.decisionOutcome === null;
}

/**
 * Whether reminders go out on a day, as far as the notice goes: while it is open, and after it has lapsed until the day that
 * a lead has given.
 */
export function remindsOn(notice: Notice, day: IsoDate): boolean {
  return isOpen(notice) || (notice.remindersUntil !== null && day <= notice.remindersUntil);
}

/** Days from `today` to the expiry date: 0 on its last day in force, negative once it has expired. */
export function daysLeft(notice: Notice, today: IsoDate): number {
  return daysBetween(today, notice.expiresOn);
}

/** The first day that an undecided notice awaits the decision: the day after its expiry date. */
export function awaitingSince(notice: Notice): IsoDate {
  return addDays(notice.expiresOn, 1);
}

/** Settings by leads: when and where a notice reminds, whether reports are confirmed, and closing days. */
import { type ActorContext, requireLead } from '../people/person.ts';
import { added, type Change, changed } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import type { Conversation, Holiday, IsoDate, Notice, Platform } from '../record/model.ts';
import { BANK_HOLIDAYS } from '../time/bank-holidays.ts';
import { type Calendar, isWorkingDay, standingHolidays } from '../time/calendar.ts';
import { dayAndDate, WEEKDAYS, weekdayOf } from '../time/dates.ts';
import { clampToOfficeHours } from '../time/office-hours.ts';
import { requireReminding, requireUndecided } from './entry.ts';

/**
 * Switches confirmation on or off. Without it, a report with its evidence completes an action. Leads only; throws
 * `UserError`.
 */
export function switchConfirmation(acting: ActorContext, notice: Notice, on: boolean): Change {
  requireLead(acting, 'switch confirmation on or off');
  requireUndecided(notice, 'its rules stay as they are');
  if (notice.confirmationRequired === on) throw new UserError(`Confirmation is ${on ? 'on' : 'off'} already.`);
  return changed('notice', notice, { confirmationRequired: on }, 'confirmation switched');
}

/**
 * Sets the weekly reminder: `weekday` 1 = Monday to 5 = Friday, `time` HH:MM in the installation's time zone.
 * Reminders of the new schedule that lie before now are not made up for. Leads only; throws `UserError`.
 */
export function setSchedule(acting: ActorContext, notice: Notice, weekday: number, time: string): Change {
  requireLead(acting, 'set when reminders go out');
  requireReminding(notice, acting.today);
  if (!Number.isInteger(weekday) || weekday < 1 || weekday > 5) {
    throw new UserError(`Weekly reminders cannot go out on day ${weekday} of the week. Expected Monday to Friday.`);
  }
  if (time !== clampToOfficeHours(time)) {
    throw new UserError(`Reminders cannot go out at ${time}. Expected a time from 8am to 6pm.`);
  }
  if (notice.remindOnWeekday === weekday && notice.remindAt === time) {
    throw new UserError(
      `Reminders go out on ${WEEKDAYS[weekday - 1]} at ${time} already. Expected another day or time.`,
    );
  }
  const after = { remindOnWeekday: weekday, remindAt: time, remindFrom: acting.now };
  return changed('notice', notice, after, 'schedule set');
}

/** Stops all reminders of a notice until a lead resumes them. Leads only; throws `UserError`. */
export function pauseReminders(acting: ActorContext, notice: Notice): Change {
  requireLead(acting, 'pause reminders');
  requireReminding(notice, acting.today);
  if (notice.pausedAt !== null) throw new UserError('Reminders are paused already. To let them go out again: resume');
  return changed('notice', notice, { pausedAt: acting.now }, 'reminders paused');
}

/**
 * Resumes reminders. Those that were missed are not sent later: the next weekly reminder shows how things stand. Leads
 * only.
 */
export function resumeReminders(acting: ActorContext, notice: Notice): Change {
  requireLead(acting, 'resume reminders');
  requireReminding(notice, acting.today);
  if (notice.pausedAt === null)
    throw new UserError('Reminders are not paused, so there is nothing to resume. To hold them back: pause');
  return changed('notice', notice, { pausedAt: null, remindFrom: acting.now }, 'reminders resumed');
}

/** A conversation on a platform, with the name that people know. `direct`: it is with one person alone. */
export interface PostingPlace {
  readonly platform: Platform;
  readonly conversation: string;
  readonly name: string;
  readonly direct: boolean;
}

/** The row id of a conversation: `noticeId/platform:conversation`. */
export function conversationId(notice: Notice, place: Pick<PostingPlace, 'platform' | 'conversation'>): string {
  return `${notice.id}/${place.platform}:${place.conversation}`;
}

/**
 * Starts posting the notice's reminders in a conversation, besides any others. No change if they are posted there
 * already. Leads only.
 */
export function startPosting(acting: ActorContext, notice: Notice, place: PostingPlace): readonly Change[] {
  requireLead(acting, 'say where reminders are posted');
  requireReminding(notice, acting.today);
  const { platform, conversation, name, direct } = place;
  if (direct || conversation === '') {
    throw new UserError(
      'Reminders are for the people who work on the notice. Say “here” in the conversation where they are.',
    );
  }
  const id = conversationId(notice, place);
  const known = acting.snapshot.conversations.find((one) => one.id === id);
  if (known && known.stoppedAt === null) return [];
  const after = { name, startedAt: acting.now, stoppedAt: null };
  if (known) return [changed('conversation', known, after, 'posting started')];
  const row: Conversation = { id, version: 1, noticeId: notice.id, platform, conversation, ...after };
  return [added('conversation', row, 'posting started')];
}

/** Stops the notice's reminders in a conversation; those in others go on. Leads only; throws `UserError`. */
export function stopPosting(acting: ActorContext, notice: Notice, place: PostingPlace): Change {
  requireLead(acting, 'say where reminders are posted');
  const id = conversationId(notice, place);
  const known = acting.snapshot.conversations.find((one) => one.id === id);
  if (!known || known.stoppedAt !== null) throw new UserError('No reminders are posted here. To begin: here');
  return changed('conversation', known, { stoppedAt: acting.now }, 'posting stopped');
}

/** Records the new name of a conversation that was renamed on its platform. */
export function renameConversation(conversation: Conversation, name: string): Change {
  return changed('conversation', conversation, { name }, 'renamed');
}

/** Adds a closing day, such as a bank holiday proclaimed at short notice. Leads only; throws `UserError`. */
export function addHoliday(acting: ActorContext, calendar: Calendar, date: IsoDate, title: string): Change {
  requireLead(acting, 'add closing days');
  if (weekdayOf(date) > 5)
    throw new UserError(
      `${dayAndDate(date)} is at a weekend, which is no working day anyway. Expected a day from Monday to Friday.`,
    );
  if (!isWorkingDay(date, calendar))
    throw new UserError(`${dayAndDate(date)} is a bank holiday or closing day already. Expected another day.`);
  const known = acting.snapshot.holidays.find((one) => one.id === date);
  if (known) return changed('holiday', known, { title, removedAt: null }, 'added');
  const row: Holiday = { id: date, version: 1, date, title, removedAt: null };
  return added('holiday', row);
}

/**
 * Removes a closing day that lies ahead, which is a working day again. Bank holidays stay. Leads only; throws
 * `UserError`.
 */
export function removeHoliday(acting: ActorContext, date: IsoDate): [Holiday, Change] {
  requireLead(acting, 'remove closing days');
  const day = dayAndDate(date);
  if (date < acting.today) throw new UserError(`${day} has passed. Expected a closing day that lies ahead.`);
  const standing = standingHolidays(acting.snapshot.holidays).find((one) => one.id === date);
  if (standing) return [standing, changed('holiday', standing, { removedAt: acting.now }, 'closing day removed')];
  const bank = BANK_HOLIDAYS.has(date) ? 'is a bank holiday, which stays' : 'is not a closing day';
  throw new UserError(`${day} ${bank}. Expected a day that a lead has added; to see them: holidays`);
}

/** Who needs reminding of what, and when: the weekly rhythm, the countdown, and each person's list. */

import { remindsOn } from '../notice/notice.ts';
import { askedFor } from '../people/cover.ts';
import { isAtLeast, isSro, personById } from '../people/person.ts';
import { byCode, isOutstanding } from '../plan/action.ts';
import { awaitsEvidence } from '../plan/evidence.ts';
import { ATTENTION_DAYS } from '../plan/status.ts';
import type { Action, Conversation, Instant, IsoDate, Notice, Person, Snapshot } from '../record/model.ts';
import { type Calendar, workingDayOnOrAfter, workingDayOnOrBefore } from '../time/calendar.ts';
import { addDays, isoWeek, mondayOf } from '../time/dates.ts';
import { dateOf, instantOf } from '../time/instants.ts';
import { isSnoozed } from './snooze.ts';

/** Days before the expiry at which the countdown speaks. */
const COUNTDOWN_DAYS = [90, 60, 30, 14, 7, 1, 0] as const;

/** The next weekly reminder is at most this far off, however the days fall. */
const NEXT_WEEKLY_WITHIN_DAYS = 21;

/** A reminder that is sent later than this says that it is late. */
export const LATE_AFTER_MINUTES = 60;

/** Whether nobody will be reminded of an action when it is due, since reminders of its notice end before. */
export function isUnreminded(action: Action, snapshot: Snapshot): boolean {
  const { notice } = snapshot;
  const due = action.dueOn !== null && isOutstanding(action, snapshot) ? action.dueOn : null;
  return notice !== null && due !== null && !remindsOn(notice, due);
}

/** The conversations in which reminders are posted. */
export function activeConversations({ conversations }: Snapshot): readonly Conversation[] {
  return conversations.filter((one) => one.stoppedAt === null);
}

/** From when reminders count: the notice is entered and a conversation is there to post in. Null while nothing goes out. */
export function remindedFrom(notice: Notice, snapshot: Snapshot, today: IsoDate): Instant | null {
  if (!remindsOn(notice, today) || notice.pausedAt !== null) return null;
  const [first] = activeConversations(snapshot)
    .map((one) => one.startedAt)
    .sort();
  if (first === undefined) return null;
  return first > notice.remindFrom ? first : notice.remindFrom;
}

/** One occasion on which a notice's conversations are reminded. `period` names it for ever: `weekly:2024-W26`, `countdown:30`. */
export interface ScheduledOccasion {
  readonly rule: 'weekly' | 'countdown';
  readonly period: string;
  readonly at: Instant;
  readonly on: IsoDate;
}

/** Names an occasion of a notice for ever: what has been committed under this key has been dealt with. */
export function occasionKey(notice: Notice, { period }: ScheduledOccasion): string {
  return `${notice.id}:${period}`;
}

/**
 * Every occasion of a notice from one instant through another, in order of time.
 * Weekly: the notice's weekday, moved to the next working day. Countdown: moved to the working day before, never after the expiry.
 */
export function occasions(
  notice: Notice,
  calendar: Calendar,
  from: Instant,
  through: Instant,
): readonly ScheduledOccasion[] {
  return [...weeklyOccasions(notice, calendar, from, through), ...countdownOccasions(notice, calendar)]
    .filter((one) => one.at >= from && one.at <= through && remindsOn(notice, one.on))
    .sort((a, b) => a.at.localeCompare(b.at) || a.rule.localeCompare(b.rule));
}

/** The weekly reminders after `now` within the days in which there is always one, in order of time. */
export function weeklyAhead(notice: Notice, calendar: Calendar, now: Instant): readonly ScheduledOccasion[] {
  const end = instantOf(addDays(dateOf(now, calendar.timeZone), NEXT_WEEKLY_WITHIN_DAYS), '00:00', calendar.timeZone);
  return occasions(notice, calendar, now, end).filter(({ rule, at }) => rule === 'weekly' && at > now);
}

function weeklyOccasions(notice: Notice, calendar: Calendar, from: Instant, through: Instant): ScheduledOccasion[] {
  const found: ScheduledOccasion[] = [];
  // A week early, since an occasion may be moved into the period from before it.
  let monday = mondayOf(addDays(dateOf(from, calendar.timeZone), -7));
  const last = dateOf(through, calendar.timeZone);
  for (; monday <= last; monday = addDays(monday, 7)) {
    const on = workingDayOnOrAfter(addDays(monday, notice.remindOnWeekday - 1), calendar);
    found.push(occasion('weekly', isoWeek(monday), on, notice, calendar));
  }
  return found;
}

function countdownOccasions(notice: Notice, calendar: Calendar): ScheduledOccasion[] {
  return COUNTDOWN_DAYS.map((days) => {
    const on = workingDayOnOrBefore(addDays(notice.expiresOn, -days), calendar);
    // The expiry stands in the key: when it is corrected, the countdown to the new date is another one.
    return occasion('countdown', `${notice.expiresOn}-${days}`, on, notice, calendar);
  }).filter((one) => one.on >= notice.issuedOn);
}

function occasion(
  rule: ScheduledOccasion['rule'],
  period: string,
  on: IsoDate,
  notice: Notice,
  calendar: Calendar,
): ScheduledOccasion {
  return { rule, period: `${rule}:${period}`, on, at: instantOf(on, notice.remindAt, calendar.timeZone) };
}

/**
 * What is due to be sent now, of the occasions that have not been dealt with: at most one weekly and one countdown,
 * the nearest ones. `covered` are older ones that they make up for, and a countdown that falls on a digest day.
 */
export interface Due {
  readonly weekly: ScheduledOccasion | null;
  readonly countdown: ScheduledOccasion | null;
  readonly covered: readonly ScheduledOccasion[];
}

/**
 * `open` are the occasions that have not been dealt with, in order of time, today's included that are still to come: missed
 * ones wait for a weekly reminder later today, so that nobody gets two cards on one day.
 */
export function dueNow(open: readonly ScheduledOccasion[], now: Instant): Due {
  const waits = open.some(({ rule, at }) => rule === 'weekly' && at > now);
  const due = waits ? [] : open.filter(({ at }) => at <= now);
  const weekly = due.findLast(({ rule }) => rule === 'weekly') ?? null;
  const countdown = weekly === null ? (due.at(-1) ?? null) : null;
  return { weekly, countdown, covered: due.filter((one) => one !== weekly && one !== countdown) };
}

/** What one person is reminded of on a day, across all their roles. */
export interface PersonalList {
  readonly personId: string;
  /** Overdue for so long that this person is to speak to the owner; for nobody else to see. */
  readonly escalated: readonly Action[];
  /** They held its reminders back until this day. */
  readonly snoozed: readonly Action[];
  readonly overdue: readonly Action[];
  readonly dueThisWeek: readonly Action[];
  /** Due within 30 days, but not this week. */
  readonly dueSoon: readonly Action[];
  /** Reported by somebody else and waiting for this person, who is its SRO. */
  readonly toConfirm: readonly Action[];
}

/** One list for everybody who is to be reminded of something, by name: their own, and what they stand in for. */
export function personalLists(snapshot: Snapshot, today: IsoDate): readonly PersonalList[] {
  const horizon = addDays(today, ATTENTION_DAYS);
  const near = snapshot.actions.filter(
    (action) => action.dueOn !== null && action.dueOn <= horizon && isOutstanding(action, snapshot),
  );
  const asked = Map.groupBy(near, (action) => askedFor(snapshot, action, today));
  const reported = awaitingConfirmation(snapshot);
  return peopleByName(snapshot)
    .map((person) => {
      const own = (asked.get(person.id) ?? []).filter((action) => !isSnoozed(snapshot, person.id, action, today));
      return { ...listOf(own, person.id, today), toConfirm: toConfirm(reported, snapshot, person) };
    })
    .filter((list) => actionsOf(list).length > 0);
}

/** What one person owns and has to confirm, whoever is asked for it at present. */
export function personalList(snapshot: Snapshot, personId: string, today: IsoDate): PersonalList {
  const own = snapshot.actions.filter((action) => action.ownerId === personId && isOutstanding(action, snapshot));
  const person = personById(snapshot, personId);
  return {
    ...listOf(own, personId, today),
    toConfirm: person ? toConfirm(awaitingConfirmation(snapshot), snapshot, person) : [],
  };
}

export function peopleByName({ people }: Snapshot): readonly Person[] {
  return [...people].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

function listOf(own: readonly Action[], personId: string, today: IsoDate): PersonalList {
  const endOfWeek = addDays(mondayOf(today), 6);
  const between = (from: IsoDate, through: IsoDate) =>
    own
      .filter((action) => action.dueOn !== null && action.dueOn >= from && action.dueOn <= through)
      .sort((a, b) => (a.dueOn as IsoDate).localeCompare(b.dueOn as IsoDate) || byCode(a, b));
  return {
    ...emptyList(personId),
    overdue: between('0000-01-01', addDays(today, -1)),
    dueThisWeek: between(today, endOfWeek),
    dueSoon: between(addDays(endOfWeek, 1), addDays(today, ATTENTION_DAYS)),
  };
}

export function emptyList(personId: string): PersonalList {
  return { personId, escalated: [], snoozed: [], overdue: [], dueThisWeek: [], dueSoon: [], toConfirm: [] };
}

export function actionsOf(list: PersonalList): readonly Action[] {
  return [...list.escalated, ...list.snoozed, ...list.overdue, ...list.dueThisWeek, ...list.dueSoon, ...list.toConfirm];
}

/** Looked for once for everybody: among many actions and people it would take the most of a reminder's time. */
function awaitingConfirmation(snapshot: Snapshot): readonly Action[] {
  return snapshot.actions.filter(
    (action) => action.status === 'reported_complete' && !awaitsEvidence(action, snapshot),
  );
}

function toConfirm(reported: readonly Action[], snapshot: Snapshot, person: Person): readonly Action[] {
  if (!isAtLeast(person, 'officer')) return [];
  return reported
    .filter((action) => action.ownerId !== person.id && action.reportedBy !== person.id)
    .filter((action) => isSro(person, snapshot, action))
    .sort(byCode);
}

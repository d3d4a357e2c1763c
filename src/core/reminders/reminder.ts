/** Reminders: when the weekly ones and the countdown fall due, and which actions are on each person's list. */
import { remindsOn } from '../notice/notice.ts';
import { personAskedAbout } from '../people/cover.ts';
import { byCode, isOutstanding } from '../plan/action.ts';
import { ATTENTION_DAYS } from '../plan/group-standing.ts';
import { pressingMilestones } from '../plan/milestone.ts';
import { flatMapInParts, type InParts } from '../record/in-parts.ts';
import type { Action, Conversation, Instant, IsoDate, Notice, Person, Snapshot } from '../record/model.ts';
import { type Calendar, workingDayOnOrAfter, workingDayOnOrBefore } from '../time/calendar.ts';
import { addDays, compareDates, isoWeek, mondayOf } from '../time/dates.ts';
import { dateOf, instantOf } from '../time/instants.ts';
import { actionsToConfirm } from './confirmation.ts';
import { isSnoozed } from './snooze.ts';

/** How many days before the expiry the countdown is posted. */
const COUNTDOWN_DAYS = [90, 60, 30, 14, 7, 1, 0] as const;

/** The next weekly reminder is never more days away than this, even around bank holidays. */
const NEXT_WEEKLY_WITHIN_DAYS = 21;

/** A reminder that is sent more minutes late than this says so. */
export const LATE_AFTER_MINUTES = 60;

/**
 * Whether an outstanding action is due after the reminders of its notice end, so that nobody will be reminded of it.
 */
export function isUnreminded(action: Action, snapshot: Snapshot): boolean {
  const { notice } = snapshot;
  const due = action.dueOn !== null && isOutstanding(action, snapshot) ? action.dueOn : null;
  return notice !== null && due !== null && !remindsOn(notice, due);
}

/** The conversations in which reminders are posted now, those that a lead has stopped left out. */
export function activeConversations({ conversations }: Snapshot): readonly Conversation[] {
  return conversations.filter((one) => one.stoppedAt === null);
}

/**
 * The instant from which reminders are sent or made up for: when the notice was entered or resumed, or when posting first
 * started, whichever is later. Null while no reminders go out.
 */
export function remindedFrom(notice: Notice, snapshot: Snapshot, today: IsoDate): Instant | null {
  if (!remindsOn(notice, today) || notice.pausedAt !== null) return null;
  const [first] = activeConversations(snapshot)
    .map((one) => one.startedAt)
    .sort();
  if (first === undefined) return null;
  return first > notice.remindFrom ? first : notice.remindFrom;
}

/**
 * One time at which a reminder is due. `period` identifies it within its notice: `weekly:2024-W26`,
 * `countdown:2024-07-30-14`.
 */
export interface ScheduledOccasion {
  readonly rule: 'weekly' | 'countdown';
  readonly period: string;
  readonly at: Instant;
  readonly on: IsoDate;
}

/** The idempotency key of an occasion: once it is committed, the occasion is not posted again. */
export function occasionKey(notice: Notice, { period }: ScheduledOccasion): string {
  return `${notice.id}:${period}`;
}

/**
 * Every occasion of a notice from one instant through another, in order of time. A weekly one that falls on a day off moves
 * to the next working day. A countdown moves to the working day before, and is never after the expiry.
 */
export function occasionsBetween(
  notice: Notice,
  calendar: Calendar,
  from: Instant,
  through: Instant,
): readonly ScheduledOccasion[] {
  return [...weeklyOccasions(notice, calendar, from, through), ...countdownOccasions(notice, calendar)]
    .filter((one) => one.at >= from && one.at <= through && remindsOn(notice, one.on))
    .sort((a, b) => a.at.localeCompare(b.at) || a.rule.localeCompare(b.rule));
}

/** The next weekly occasions after `now`, in order of time: at least one while the notice has reminders. */
export function weeklyOccasionsAfter(notice: Notice, calendar: Calendar, now: Instant): readonly ScheduledOccasion[] {
  const end = instantOf(addDays(dateOf(now, calendar.timeZone), NEXT_WEEKLY_WITHIN_DAYS), '00:00', calendar.timeZone);
  return occasionsBetween(notice, calendar, now, end).filter(({ rule, at }) => rule === 'weekly' && at > now);
}

function weeklyOccasions(notice: Notice, calendar: Calendar, from: Instant, through: Instant): ScheduledOccasion[] {
  const found: ScheduledOccasion[] = [];
  // The search starts a week early, because a bank holiday may move an earlier occasion past `from`.
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
    // The key contains the expiry date: after a correction, the countdown to the new date is posted again.
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
 * The occasions to post now: at most one, weekly or countdown. `covered` are missed ones, and a countdown on the day of a
 * weekly reminder. They get no post of their own, and are marked as done together with it.
 */
export interface DueReminders {
  readonly weekly: ScheduledOccasion | null;
  readonly countdown: ScheduledOccasion | null;
  readonly covered: readonly ScheduledOccasion[];
}

/**
 * Chooses the occasions to post. `open`: those that are not done, in order of time, with the ones later today. If a weekly
 * reminder comes later today, missed occasions wait for it, so that nobody gets two cards on one day.
 */
export function selectDueReminders(open: readonly ScheduledOccasion[], now: Instant): DueReminders {
  const waits = open.some(({ rule, at }) => rule === 'weekly' && at > now);
  const due = waits ? [] : open.filter(({ at }) => at <= now);
  const weekly = due.findLast(({ rule }) => rule === 'weekly') ?? null;
  const countdown = weekly === null ? (due.at(-1) ?? null) : null;
  return { weekly, countdown, covered: due.filter((one) => one !== weekly && one !== countdown) };
}

/** The actions that one person is reminded of on a day, in all their roles. */
export interface PersonalList {
  readonly personId: string;
  /**
   * Other people's actions, overdue for so long that this person is to speak to the owner. Shown to this person only.
   */
  readonly escalated: readonly Action[];
  /** Actions whose snooze ends on this day. */
  readonly snoozed: readonly Action[];
  readonly overdue: readonly Action[];
  readonly dueThisWeek: readonly Action[];
  /** Due within 30 days, but not this week. */
  readonly dueSoon: readonly Action[];
  /** Due later or without a date, with a milestone that is late or due this week. */
  readonly byMilestone: readonly Action[];
  /** Reported by somebody else, and waiting for this person to confirm, who is the SRO or stands in for the SRO as a lead. */
  readonly toConfirm: readonly Action[];
}

/**
 * The lists of everybody who has something on theirs, sorted by name. Covers and deputies get the actions of people who
 * are away.
 */
export function* personalLists(snapshot: Snapshot, today: IsoDate): InParts<readonly PersonalList[]> {
  const horizon = addDays(today, ATTENTION_DAYS);
  const isNear = (action: Action) =>
    (action.dueOn !== null && action.dueOn <= horizon && isOutstanding(action, snapshot)) ||
    pressingMilestones(snapshot, action, today).length > 0;
  const near = yield* flatMapInParts(snapshot.actions, 2_000, (action) =>
    isNear(action) ? [{ action, askedId: personAskedAbout(snapshot, action, today) }] : [],
  );
  yield;
  const asked = Map.groupBy(near, ({ askedId }) => askedId);
  yield;
  const toConfirm = actionsToConfirm(snapshot, today);
  return yield* flatMapInParts(peopleByName(snapshot), 50, (person) => {
    const own = (asked.get(person.id) ?? [])
      .map(({ action }) => action)
      .filter((action) => !isSnoozed(snapshot, person.id, action, today));
    const list = { ...listOf(own, person.id, today, snapshot), toConfirm: toConfirm.get(person.id) ?? [] };
    return actionsOnList(list).length > 0 ? [list] : [];
  });
}

/** The actions that one person owns or has to confirm, whether or not somebody covers for them or they are snoozed. */
export function personalList(snapshot: Snapshot, personId: string, today: IsoDate): PersonalList {
  const own = snapshot.actions.filter((action) => action.ownerId === personId && isOutstanding(action, snapshot));
  return {
    ...listOf(own, personId, today, snapshot),
    toConfirm: actionsToConfirm(snapshot, today).get(personId) ?? [],
  };
}

/** Everybody in the record, sorted by name. */
export function peopleByName({ people }: Snapshot): readonly Person[] {
  return [...people].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

function listOf(own: readonly Action[], personId: string, today: IsoDate, snapshot: Snapshot): PersonalList {
  const horizon = addDays(today, ATTENTION_DAYS);
  const endOfWeek = addDays(mondayOf(today), 6);
  const between = (from: IsoDate, through: IsoDate) =>
    own
      .filter((action) => action.dueOn !== null && action.dueOn >= from && action.dueOn <= through)
      .sort((a, b) => compareDates(a.dueOn as IsoDate, b.dueOn as IsoDate) || byCode(a, b));
  return {
    ...emptyList(personId),
    overdue: between('0000-01-01', addDays(today, -1)),
    dueThisWeek: between(today, endOfWeek),
    dueSoon: between(addDays(endOfWeek, 1), horizon),
    byMilestone: own
      .filter((action) => action.dueOn === null || action.dueOn > horizon)
      .filter((action) => pressingMilestones(snapshot, action, today).length > 0)
      .sort(byCode),
  };
}

/** A list without actions for this person. */
export function emptyList(personId: string): PersonalList {
  const none = {
    escalated: [],
    snoozed: [],
    overdue: [],
    dueThisWeek: [],
    dueSoon: [],
    byMilestone: [],
    toConfirm: [],
  };
  return { personId, ...none };
}

/** Every action on a list, part by part. */
export function actionsOnList(list: PersonalList): readonly Action[] {
  const { escalated, snoozed, overdue, dueThisWeek, dueSoon, byMilestone, toConfirm } = list;
  return [...escalated, ...snoozed, ...overdue, ...dueThisWeek, ...dueSoon, ...byMilestone, ...toConfirm];
}

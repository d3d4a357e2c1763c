/**
 * Snoozes: a person is not reminded of an action before a day, its due date at the latest. Other people are still
 * reminded.
 */
import { personAskedAbout } from '../people/cover.ts';
import { type ActorContext, actsAsOwner, recordedId } from '../people/person.ts';
import { isOutstanding } from '../plan/action.ts';
import { added, type Change, changed } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import { rowById } from '../record/find-row.ts';
import type { Action, IsoDate, Snapshot, Snooze } from '../record/model.ts';
import { type Calendar, workingDayOnOrAfter, workingDayOnOrBefore } from '../time/calendar.ts';
import { longDate } from '../time/dates.ts';

/** Holds back the actor's reminders of one action; a second snooze replaces the first. Throws `UserError`. */
export function snoozeAction(acting: ActorContext, action: Action, until: IsoDate): Change {
  const { actor, snapshot, today } = acting;
  if (recordedId(actor) === null || !actsAsOwner(actor, action, acting)) {
    throw new UserError(
      `You get no reminders of ${action.code}. Expected an action that you own, deputise for or cover.`,
    );
  }
  if (!isOutstanding(action, snapshot))
    throw new UserError(
      `${action.code} is ${action.status.replace('_', ' ')}, so nobody is reminded of it. Expected one that is still to be done.`,
    );
  if (action.dueOn === null)
    throw new UserError(
      `${action.code} has no due date yet, so nobody is reminded of it. To give it one: due ${action.code} 14 May`,
    );
  requireAhead(acting, until);
  if (until > action.dueOn) {
    throw new UserError(
      action.dueOn <= today
        ? `${action.code} is due already, so its reminders are not held back. If the date cannot be kept, propose another: due ${action.code} … because …`
        : `${action.code} is due on ${longDate(action.dueOn)}, before ${longDate(until)}. Reminders can be held back until its due date at most.`,
    );
  }
  const id = snoozeId(actor.id, action);
  const known = rowById(snapshot.snoozes, id);
  if (known) return changed('snooze', known, { until }, 'snoozed');
  const row: Snooze = { id, version: 1, noticeId: action.noticeId, personId: actor.id, actionId: action.id, until };
  return added('snooze', row, 'snoozed');
}

/**
 * Snoozes every action that the actor is reminded of and that is due on the day or later. Throws `UserError` when there
 * is none.
 */
export function snoozeAll(acting: ActorContext, until: IsoDate): readonly Change[] {
  const { actor, snapshot, today } = acting;
  requireAhead(acting, until);
  const later = snapshot.actions.filter(
    (action) =>
      action.dueOn !== null &&
      action.dueOn >= until &&
      isOutstanding(action, snapshot) &&
      personAskedAbout(snapshot, action, today) === actor.id,
  );
  if (later.length === 0)
    throw new UserError(`You have no action that is due on ${longDate(until)} or later. Expected an earlier day.`);
  return later.map((action) => snoozeAction(acting, action, until));
}

function requireAhead({ today }: ActorContext, until: IsoDate): void {
  if (until <= today)
    throw new UserError(`${longDate(until)} is not in the future. Expected the day on which to remind you again.`);
}

/** The row id of a person's snooze of an action: `personId/actionId`. */
export function snoozeId(personId: string, action: Action): string {
  return `${personId}/${action.id}`;
}

/** Whether a person's reminders of an action are held back on a day. */
export function isSnoozed(snapshot: Snapshot, personId: string, action: Action, on: IsoDate): boolean {
  if (snapshot.snoozes.length === 0) return false;
  const found = rowById(snapshot.snoozes, snoozeId(personId, action));
  return found !== undefined && action.dueOn !== null && on < earlier(found.until, action.dueOn);
}

/** The end of a snooze: the working day `on` which the reminder comes, and its idempotency key. */
export interface SnoozeEnd {
  readonly action: Action;
  readonly personId: string;
  readonly on: IsoDate;
  readonly key: string;
}

/**
 * The snoozes that have ended by `today`, if the action is still outstanding and the person is still reminded of it.
 */
export function snoozeEnds(snapshot: Snapshot, calendar: Calendar, today: IsoDate): readonly SnoozeEnd[] {
  return snapshot.snoozes.flatMap(({ personId, actionId, noticeId, until, id }) => {
    const action = rowById(snapshot.actions, actionId);
    if (!action || action.dueOn === null || !isOutstanding(action, snapshot)) return [];
    if (personAskedAbout(snapshot, action, today) !== personId) return [];
    const ends = earlier(until, action.dueOn);
    const after = workingDayOnOrAfter(ends, calendar);
    const on = after <= action.dueOn ? after : workingDayOnOrBefore(ends, calendar);
    return on <= today ? [{ action, personId, on, key: `${noticeId}:snooze:${id}:${until}` }] : [];
  });
}

function earlier(a: IsoDate, b: IsoDate): IsoDate {
  return a < b ? a : b;
}

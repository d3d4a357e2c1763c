/** Meetings, contact and readings that come up soon, for the one line that the weekly card has for them. */
import { byCode, isKeptUp, isOutstanding } from '../plan/action.ts';
import { isCadence } from '../plan/next-contact.ts';
import type { Action, IsoDate, Snapshot } from '../record/model.ts';
import { addWorkingDays, type Calendar } from '../time/calendar.ts';
import { compareDates } from '../time/dates.ts';

/** So many working days ahead is what the weekly card looks. */
const AHEAD_WORKING_DAYS = 10;

/** An action whose next meeting, contact or reading is on a day to come. */
export interface ComingUp {
  readonly action: Action;
  readonly on: IsoDate;
}

/** The meetings, contacts and readings from today through ten working days on, soonest first. */
export function comingUp(snapshot: Snapshot, calendar: Calendar, today: IsoDate): readonly ComingUp[] {
  const last = addWorkingDays(today, AHEAD_WORKING_DAYS, calendar);
  return snapshot.actions
    .flatMap((action): readonly ComingUp[] => {
      const { dueOn } = action;
      const isMeant = isKeptUp(action) && (action.kind !== 'ongoing' || isCadence(action));
      if (!isMeant || dueOn === null || dueOn < today || dueOn > last) return [];
      return isOutstanding(action, snapshot) ? [{ action, on: dueOn }] : [];
    })
    .sort((a, b) => compareDates(a.on, b.on) || byCode(a.action, b.action));
}

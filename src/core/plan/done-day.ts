/** The day on which the work of an action was done. People often report later, so the day of the report does not tell it. */
import { type ActorContext, requireReporter } from '../people/person.ts';
import { type Change, changed } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import type { Action, IsoDate } from '../record/model.ts';
import { longDate } from '../time/dates.ts';
import { dateOf } from '../time/instants.ts';

/**
 * The day on which the work of a reported or complete action was done; null for an open one, and for work that came in complete
 * from a plan that does not say the day.
 */
export function doneDay({ status, doneOn, reportedAt }: Action, zone: string): IsoDate | null {
  if (status !== 'reported_complete' && status !== 'complete') return null;
  return doneOn ?? (reportedAt === null ? null : dateOf(reportedAt, zone));
}

/** Throws `UserError` for a day of work that lies ahead. */
export function requireDayOfWork(on: IsoDate | null, today: IsoDate): void {
  if (on !== null && on > today)
    throw new UserError(`${longDate(on)} has not come yet. Expected a day up to today on which the work was done.`);
}

/**
 * Another day for the work of an action that was reported and that nobody has confirmed yet, for those who may report it; nothing
 * where the report says that day already. Throws `UserError` for a complete action, because somebody has confirmed its day as well.
 */
export function correctDoneDay(acting: ActorContext, action: Action, on: IsoDate): readonly Change[] {
  if (action.status === 'withdrawn' || doneDay(action, acting.zone) === on) return [];
  requireReporter(acting, action);
  if (action.status !== 'reported_complete')
    throw new UserError(
      `${action.code} is complete, so the day of its work stays as it is. Its senior responsible owner or a programme lead can open it again: reopen ${action.code} because …`,
    );
  requireDayOfWork(on, acting.today);
  return [changed('action', action, { doneOn: on }, 'edited')];
}

/** The day of a typed example: the day that was given, where it has come; otherwise one in words such as `31 May`. */
export function dayInExample({ today }: ActorContext, on: IsoDate | null, otherwise: string): string {
  return on === null || on > today ? otherwise : longDate(on);
}

/** The record of an earlier day, for commands that take `as at 28 June`. */
import { canSeePrivately, isLead } from '../../core/people/person.ts';
import { snapshotOf } from '../../core/record/as-at.ts';
import { UserError } from '../../core/record/errors.ts';
import { rowById } from '../../core/record/find-row.ts';
import type { Action, Instant, IsoDate, Snapshot } from '../../core/record/model.ts';
import { rebuild } from '../../core/record/rebuild.ts';
import { calendarOf } from '../../core/time/calendar.ts';
import { addDays, dayAndDate, isDate, utcText } from '../../core/time/dates.ts';
import { dateOf, instantOf } from '../../core/time/instants.ts';
import type { Context } from '../../dispatch/command.ts';
import { actingOf } from '../../dispatch/outcome.ts';

/** The record that a command shows, and the moment of which it is the record. */
export type RecordContext = Pick<Context, 'snapshot' | 'today' | 'now' | 'calendar'>;

/**
 * The record as it stood at the end of a day or at a moment, rebuilt from the audit; the present one for null and for
 * today. Without `noticeId`, of the notice that was present then. Texts that were redacted since then stay redacted. Throws `UserError` for a day to come, and for one before the first notice.
 */
export async function recordAt(
  asAt: IsoDate | Instant | null,
  context: Context,
  noticeId?: string,
): Promise<RecordContext> {
  const { today, calendar } = context;
  if (asAt === null || asAt === today) {
    return noticeId === undefined ? context : { ...context, snapshot: await context.read.snapshot(noticeId) };
  }
  const now = isDate(asAt) ? endOf(asAt, calendar.timeZone) : asAt;
  const day = dateOf(now, calendar.timeZone);
  if (day > today) throw new UserError(`${dayAndDate(day)} has not come yet. Expected a day up to today.`);
  const { defaults } = await context.read.wholeRecord();
  const snapshot = snapshotOf(rebuild(await context.read.history({}), now), defaults, noticeId);
  if (!snapshot.notice) throw new UserError(`On ${dayAndDate(day)} no notice had been entered yet.`);
  return { snapshot, today: day, now, calendar: calendarOf(snapshot, calendar.timeZone) };
}

/** The last millisecond of a day. */
function endOf(day: IsoDate, zone: string): Instant {
  return utcText(Date.parse(instantOf(addDays(day, 1), '00:00', zone)) - 1);
}

/**
 * Whether the asker may see the reasons of an action. The rights of today decide: somebody who owned an action on an earlier
 * day, and does no more, does not see them.
 */
export function seesReasons(context: Context, { id }: Pick<Action, 'id'>): boolean {
  const { actor } = actingOf(context);
  const present = rowById(context.snapshot.actions, id);
  return present ? canSeePrivately(actor, present, context) : isLead(actor);
}

/** The record without the reasons that the asker may not see. */
export function withoutClosedReasons({ snapshot }: RecordContext, context: Context): Snapshot {
  const actions = snapshot.actions.map((action) =>
    seesReasons(context, action) ? action : { ...action, blockedBecause: null, proposedBecause: null },
  );
  return { ...snapshot, actions };
}

/** The record of an earlier day, for commands that take `as at 28 June`. */
import { canSeePrivately, isLead, limitToReader } from '../../core/people/person.ts';
import { snapshotOf } from '../../core/record/as-at.ts';
import { UserError } from '../../core/record/errors.ts';
import { rowById } from '../../core/record/find-row.ts';
import type { Instant, IsoDate, Snapshot } from '../../core/record/model.ts';
import { rebuild } from '../../core/record/rebuild.ts';
import { calendarOf } from '../../core/time/calendar.ts';
import { addDays, dayAndDate, utcText } from '../../core/time/dates.ts';
import { instantOf } from '../../core/time/instants.ts';
import type { Context } from '../../dispatch/command.ts';
import { actingOf } from '../../dispatch/outcome.ts';

/** The record that a command shows, and the moment of which it is the record. */
export type RecordContext = Pick<Context, 'snapshot' | 'today' | 'now' | 'calendar'>;

/**
 * The record as it stood at the end of `day`, rebuilt from the audit; the present one for null and for today. Texts that
 * were redacted since then stay redacted. Throws `UserError` for a day to come, and for one before the first notice.
 */
export async function recordAt(day: IsoDate | null, context: Context): Promise<RecordContext> {
  const { today, calendar } = context;
  if (day === null || day === today) return context;
  if (day > today) throw new UserError(`${dayAndDate(day)} has not come yet. Expected a day up to today.`);
  const now = endOf(day, calendar.timeZone);
  const { defaults } = await context.read.wholeRecord();
  const snapshot = snapshotOf(rebuild(await context.read.history({}), now), defaults);
  if (!snapshot.notice) throw new UserError(`On ${dayAndDate(day)} no notice had been entered yet.`);
  return { snapshot, today: day, now, calendar: calendarOf(snapshot, calendar.timeZone) };
}

/** The last millisecond of a day. */
function endOf(day: IsoDate, zone: string): Instant {
  return utcText(Date.parse(instantOf(addDays(day, 1), '00:00', zone)) - 1);
}

/**
 * The record without the reasons that its reader may not see. The rights of today decide: somebody who owned an action on
 * an earlier day, and does no more, does not see them.
 */
export function limitToToday(record: RecordContext, context: Context): Snapshot {
  const { actor } = actingOf(context);
  if (record === context) return limitToReader(actor, context);
  const isShown = (id: string) => {
    const present = rowById(context.snapshot.actions, id);
    return present ? canSeePrivately(actor, present, context) : isLead(actor);
  };
  const actions = record.snapshot.actions.map((action) =>
    isShown(action.id) ? action : { ...action, blockedBecause: null, proposedBecause: null },
  );
  return { ...record.snapshot, actions };
}

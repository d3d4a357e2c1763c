/** When the next weekly reminder goes out, for the commands that move it. */
import { applyChanges } from '../../core/record/apply.ts';
import type { Change } from '../../core/record/changes.ts';
import type { Instant } from '../../core/record/model.ts';
import { occasionKey, remindedFrom, weeklyOccasionsAfter } from '../../core/reminders/reminder.ts';
import type { Context } from '../../dispatch/command.ts';

/** When the next weekly reminder goes out once the changes are made; null when nothing is posted anywhere. */
export async function nextWeekly(context: Context, changes: readonly Change[]): Promise<Instant | null> {
  const { calendar, now, today, read } = context;
  const snapshot = applyChanges(context.snapshot, changes);
  const { notice } = snapshot;
  if (!notice || remindedFrom(notice, snapshot, today) === null) return null;
  const weekly = weeklyOccasionsAfter(notice, calendar, now);
  const done = await read.committedOf(weekly.map((one) => occasionKey(notice, one)));
  return weekly.find((one) => !done.has(occasionKey(notice, one)))?.at ?? null;
}

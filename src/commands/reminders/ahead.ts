/** What the schedule will post from now on, without what it has posted already. */
import type { Instant, Snapshot } from '../../core/model.ts';
import { type Previewed, preview } from '../../core/preview.ts';
import { occasionKey, occasions } from '../../core/reminder.ts';
import type { Context } from '../command.ts';

/** `snapshot`: the record as it is, or as it will be after changes. */
export async function ahead(
  { calendar, now, read }: Context,
  snapshot: Snapshot,
  through: Instant,
): Promise<readonly Previewed[]> {
  const { notice } = snapshot;
  if (!notice) return [];
  const keys = occasions(notice, calendar, now, through).map((one) => occasionKey(notice, one));
  const done = await read.committedOf(keys);
  return preview(snapshot, calendar, { from: now, through }, (one) => done.has(occasionKey(notice, one)));
}

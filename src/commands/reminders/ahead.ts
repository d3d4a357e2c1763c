/** What the schedule will post from now on, without what it has posted already. */
import { isLead } from '../../core/people/person.ts';
import { applyChanges } from '../../core/record/apply.ts';
import type { Change } from '../../core/record/changes.ts';
import type { Instant } from '../../core/record/model.ts';
import { occasionKey, occasions } from '../../core/reminders/reminder.ts';
import { addDays } from '../../core/time/dates.ts';
import { instantOf } from '../../core/time/instants.ts';
import type { Context } from '../../dispatch/command.ts';
import { actingOf } from '../../dispatch/outcome.ts';
import { remindedFrom } from '../../jobs/open-occasions.ts';
import type { ComingPosts } from '../../views/reminders/preview.ts';

/** The next weekly reminder is at most this far off, however the days fall. */
const NEXT_WITHIN_DAYS = 21;

/** Whatever goes to one person alone is left out for everybody but that person and the leads. */
export async function ahead(context: Context, through: Instant): Promise<readonly ComingPosts[]> {
  const { actor } = actingOf(context);
  const coming = await context.comingPosts(through);
  if (isLead(actor)) return coming;
  return coming.flatMap(({ at, posts }) => {
    const shown = posts.filter(({ place, card }) => !place.direct || card.to?.name === actor.name);
    return shown.length > 0 ? [{ at, posts: shown }] : [];
  });
}

/** When the next weekly reminder goes out once the changes are made; null when nothing is posted anywhere. */
export async function nextWeekly(context: Context, changes: readonly Change[]): Promise<Instant | null> {
  const { calendar, now, today, read } = context;
  const snapshot = applyChanges(context.snapshot, changes);
  const { notice } = snapshot;
  if (!notice || remindedFrom(notice, snapshot, today) === null) return null;
  const until = instantOf(addDays(today, NEXT_WITHIN_DAYS), '00:00', calendar.timeZone);
  const weekly = occasions(notice, calendar, now, until).filter((one) => one.rule === 'weekly' && one.at > now);
  const done = await read.committedOf(weekly.map((one) => occasionKey(notice, one)));
  return weekly.find((one) => !done.has(occasionKey(notice, one)))?.at ?? null;
}

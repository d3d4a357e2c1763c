/** The weekly reminder and the countdown: what is due now is posted once, what was missed is made up for by the nearest. */
import { minutesBetween } from '../core/calendar.ts';
import type { Instant, Notice, Snapshot } from '../core/model.ts';
import { isOpen } from '../core/notice.ts';
import { dueNow, LATE_AFTER_MINUTES, type Occasion, occasionKey, occasions } from '../core/reminder.ts';
import type { Post } from '../views/card.ts';
import { moment } from '../views/words.ts';
import type { Job, JobContext, JobUnit } from './job.ts';
import { activeConversations, countdownPosts, weeklyPosts } from './posts.ts';

export const reminders: Job = {
  name: 'reminders',
  async plan(context) {
    const { notice } = context.snapshot;
    const from = notice && remindedFrom(notice, context.snapshot);
    if (!notice || !from || !isOpen(notice)) return [];
    const all = occasions(notice, context.calendar, from, context.now);
    const done = await context.committed(all.map((one) => occasionKey(notice, one)));
    const { weekly, countdown, covered } = dueNow(all.filter((one) => !done.has(occasionKey(notice, one))));
    return [
      ...covered.map((one) => unit(notice, one, [])),
      ...(weekly
        ? [unit(notice, weekly, weeklyPosts({ ...context, notice }, occurrence(notice, weekly, context)))]
        : []),
      ...(countdown
        ? [unit(notice, countdown, countdownPosts({ ...context, notice }, occurrence(notice, countdown, context)))]
        : []),
    ];
  },
};

/** From when reminders count: the notice is entered and a conversation is there to post in. Null when there is none. */
function remindedFrom(notice: Notice, snapshot: Snapshot): Instant | null {
  const [first] = activeConversations(snapshot)
    .map((one) => one.startedAt)
    .sort();
  if (first === undefined) return null;
  return first > notice.remindFrom ? first : notice.remindFrom;
}

function occurrence(notice: Notice, one: Occasion, { now, calendar }: JobContext) {
  const late = minutesBetween(one.at, now) > LATE_AFTER_MINUTES;
  return { key: occasionKey(notice, one), dueAt: one.at, late: late ? moment(one.at, calendar.timeZone) : null };
}

function unit(notice: Notice, one: Occasion, posts: readonly Post[]): JobUnit {
  const basis = [{ entity: 'notice', id: notice.id, version: notice.version } as const];
  return { once: occasionKey(notice, one), changes: [], posts, basis };
}

/** The weekly reminder and the countdown: what is due now is posted once, what was missed is made up for by the nearest. */
import type { Instant, Notice } from '../core/record/model.ts';
import { LATE_AFTER_MINUTES, type Occasion, occasionKey } from '../core/reminders/reminder.ts';
import { minutesBetween } from '../core/time/instants.ts';
import { HOURS } from '../core/time/office-hours.ts';
import { countdownPosts, type Occurrence } from '../posting/posts.ts';
import type { Late } from '../views/reminders/reminder.ts';
import { moment } from '../views/words.ts';
import { digest } from './digest.ts';
import type { Job, JobContext, JobUnit } from './job.ts';
import { ladderKey, rhythmOf } from './open-occasions.ts';

export const reminders: Job = {
  name: 'reminders',
  // A reminder of a day on which nobody is written to waits for the next working morning.
  foreseenAt: ({ notice }) => (notice ? [HOURS.first, notice.remindAt] : []),
  async plan(context) {
    const rhythm = await rhythmOf(context);
    if (!rhythm) return [];
    const { notice, due, ladderDays } = rhythm;
    const covered = due.covered.map((one) => occasionKey(notice, one));
    if (due.weekly) {
      const { posts, marks, basis } = await digest(context, notice, occurrenceOf(notice, due.weekly, context));
      const days = ladderDays.map((day) => ladderKey(notice, day));
      return [unit(notice, due.weekly, { posts, marks: [...covered, ...days, ...marks], basis })];
    }
    if (due.countdown) {
      const posts = countdownPosts({ ...context, notice }, occurrenceOf(notice, due.countdown, context));
      const basis = [{ entity: 'notice', id: notice.id, version: notice.version } as const];
      return [unit(notice, due.countdown, { posts, marks: covered, basis })];
    }
    return [];
  },
};

export function occurrenceOf(notice: Notice, one: Occasion, context: JobContext): Occurrence {
  return { key: occasionKey(notice, one), dueAt: one.at, late: lateWords(one.at, context) };
}

/** When it fell due, in words, once that is long enough ago to be said. */
export function lateWords(dueAt: Instant, { now, calendar }: JobContext): Late {
  return minutesBetween(dueAt, now) > LATE_AFTER_MINUTES ? moment(dueAt, calendar.timeZone) : null;
}

function unit(notice: Notice, one: Occasion, of: Pick<JobUnit, 'posts' | 'marks' | 'basis'>): JobUnit {
  return { once: occasionKey(notice, one), changes: [], ...of };
}

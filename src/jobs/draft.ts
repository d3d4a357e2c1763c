/** The draft of the weekly reminder, sent to leads at 2pm on the working day before it. */
import type { Instant } from '../core/record/model.ts';
import { occasionKey, remindedFrom, type ScheduledOccasion, weeklyOccasionsAfter } from '../core/reminders/reminder.ts';
import { addWorkingDays } from '../core/time/calendar.ts';
import { dateOf, instantOf } from '../core/time/instants.ts';
import { DRAFT_AT, isWritingAllowed } from '../core/time/office-hours.ts';
import { postToLeads } from '../posting/leads.ts';
import { draftCard } from '../views/reminders/draft.ts';
import type { Job, JobContext } from './job.ts';
import { lateWords, planWeeklyReminder } from './reminders.ts';

/** Sends each lead the draft of the next weekly reminder, while the record can still be corrected. */
export const draft: Job = {
  name: 'draft',
  foreseenAt: () => [DRAFT_AT],
  async plan(context) {
    const { snapshot, now, calendar } = context;
    const { notice } = snapshot;
    const from = notice && remindedFrom(notice, snapshot, dateOf(now, calendar.timeZone));
    if (!notice || !from || !isWritingAllowed(now, notice, calendar)) return [];
    const [next] = weeklyOccasionsAfter(notice, calendar, now);
    const dueAt = next && draftAt(next, context);
    if (!next || !dueAt || dueAt < from || dueAt > now) return [];
    const once = `${notice.id}:draft:${next.period}`;
    const done = await context.committed([once, occasionKey(notice, next)]);
    if (done.size > 0) return [];
    const { posts, basis } = await planWeeklyReminder({ ...context, now: next.at }, notice, next);
    const late = lateWords(dueAt, context);
    const cardFor = (personId: string) => draftCard(posts, next.at, { snapshot, calendar, personId, late });
    const message = { key: once, cardFor, dueAt, who: 'present' } as const;
    return [{ once, changes: [], posts: postToLeads(snapshot, dateOf(now, calendar.timeZone), message), basis }];
  },
};

function draftAt({ on }: ScheduledOccasion, { calendar }: JobContext): Instant {
  return instantOf(addWorkingDays(on, -1, calendar), DRAFT_AT, calendar.timeZone);
}

/** The draft: at 2pm on the working day before a weekly reminder the leads see what will go out, while it can still be corrected. */
import type { Instant, Notice } from '../core/record/model.ts';
import { leadsPresent } from '../core/reminders/escalation.ts';
import { type Occasion, occasionKey, occasions } from '../core/reminders/reminder.ts';
import { addWorkingDays } from '../core/time/calendar.ts';
import { addDays } from '../core/time/dates.ts';
import { dateOf, instantOf, plusMinutes } from '../core/time/instants.ts';
import { DRAFT_AT, mayWrite } from '../core/time/office-hours.ts';
import type { Post } from '../ports/post.ts';
import { directPost } from '../posting/posts.ts';
import { draftCard } from '../views/reminders/draft.ts';
import { digest } from './digest.ts';
import type { Job, JobContext } from './job.ts';
import { remindedFrom } from './open-occasions.ts';
import { lateWords, occurrenceOf } from './reminders.ts';

/** The working day before a weekly reminder is at most this far from it, however long the days off are. */
const LOOK_AHEAD_DAYS = 14;

export const draft: Job = {
  name: 'draft',
  foreseenAt: () => [DRAFT_AT],
  async plan(context) {
    const { snapshot, now, calendar } = context;
    const { notice } = snapshot;
    const from = notice && remindedFrom(notice, snapshot, dateOf(now, calendar.timeZone));
    if (!notice || !from || !mayWrite(now, notice, calendar)) return [];
    const next = nextWeekly(notice, context);
    const dueAt = next && draftAt(next, context);
    if (!next || !dueAt || dueAt < from || dueAt > now) return [];
    const once = `${notice.id}:draft:${next.period}`;
    const done = await context.committed([once, occasionKey(notice, next)]);
    if (done.size > 0) return [];
    const { posts, basis } = await digest(
      { ...context, now: next.at },
      notice,
      occurrenceOf(notice, next, { ...context, now: next.at }),
    );
    return [{ once, changes: [], posts: toLeads(posts, { once, next, dueAt, notice }, context), basis }];
  },
};

function nextWeekly(notice: Notice, { now, calendar }: JobContext): Occasion | null {
  const end = instantOf(addDays(dateOf(now, calendar.timeZone), LOOK_AHEAD_DAYS), '00:00', calendar.timeZone);
  return occasions(notice, calendar, plusMinutes(now, 1), end).find(({ rule }) => rule === 'weekly') ?? null;
}

function draftAt({ on }: Occasion, { calendar }: JobContext): Instant {
  return instantOf(addWorkingDays(on, -1, calendar), DRAFT_AT, calendar.timeZone);
}

interface Draft {
  readonly once: string;
  readonly next: Occasion;
  readonly dueAt: Instant;
  readonly notice: Notice;
}

function toLeads(posts: readonly Post[], { once, next, dueAt, notice }: Draft, context: JobContext): readonly Post[] {
  const { snapshot, calendar, now } = context;
  return leadsPresent(snapshot, dateOf(now, calendar.timeZone)).flatMap((personId) => {
    const card = draftCard(posts, next.at, { ...context, personId, late: lateWords(dueAt, context) });
    return directPost({ ...context, notice }, { key: once, dueAt }, personId, card);
  });
}

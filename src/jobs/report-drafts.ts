/** The draft report, which reaches the programme leads on the day on which the papers of a meeting are due, once. */
import { remindedFrom } from '../core/reminders/reminder.ts';
import { reportsDue } from '../core/reminders/report-draft.ts';
import { dateOf, instantOf } from '../core/time/instants.ts';
import { clampToOfficeHours, isWritingAllowed } from '../core/time/office-hours.ts';
import { postToLeads } from '../posting/leads.ts';
import { reportDueCard } from '../views/reminders/report-due.ts';
import type { Job, JobUnit } from './job.ts';
import { postsToMakeUpFor } from './missed-while-paused.ts';
import { basisOf } from './reminders.ts';

/** Tells the leads that papers are due, with the draft behind a button: it is made when they ask, from the record of that moment. */
export const reportDrafts: Job = {
  name: 'report drafts',
  foreseenAt: ({ notice }) => (notice ? [clampToOfficeHours(notice.remindAt)] : []),
  async plan(context) {
    const { now, snapshot, calendar, committed } = context;
    const { notice } = snapshot;
    const today = dateOf(now, calendar.timeZone);
    const from = notice && remindedFrom(notice, snapshot, today);
    if (!notice || !from || !isWritingAllowed(now, notice, calendar)) return [];
    const units = reportsDue(snapshot, calendar, today).flatMap(({ meeting, on, papersOn }) => {
      const dueAt = instantOf(papersOn, clampToOfficeHours(notice.remindAt), calendar.timeZone);
      if (dueAt > now) return [];
      const once = `${notice.id}:report:${meeting.id}:${on}`;
      const cardFor = (personId: string) => reportDueCard({ meeting, on, papersOn, personId }, snapshot);
      const posts = postToLeads(snapshot, today, { key: once, cardFor, dueAt, who: 'present' });
      const row = { entity: 'action', id: meeting.id, version: meeting.version } as const;
      return [{ once, changes: [], posts, basis: [...basisOf(notice, []), row] }];
    });
    const done = await committed(units.map(({ once }) => once));
    const isNew = ({ once, posts }: JobUnit) => !done.has(once) && posts.every(({ dueAt }) => dueAt >= from);
    const before = units.filter(({ once }) => done.has(once));
    return [...units.filter(isNew), ...(await postsToMakeUpFor(before, notice, context))];
  },
};

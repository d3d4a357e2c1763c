/** The draft report, which reaches the programme leads on the day on which the papers of a meeting are due, once. */
import type { Notice } from '../core/record/model.ts';
import { remindedFrom } from '../core/reminders/reminder.ts';
import { type ReportDue, reportsDue } from '../core/reminders/report-draft.ts';
import { dateOf, instantOf } from '../core/time/instants.ts';
import { clampToOfficeHours, isWritingAllowed } from '../core/time/office-hours.ts';
import { postToLeads } from '../posting/leads.ts';
import { reportDueCard } from '../views/reminders/report-due.ts';
import type { Job, JobContext } from './job.ts';
import { type PlannedUnit, postsToMakeUpFor } from './missed-while-paused.ts';
import { basisOf } from './reminders.ts';

/** Tells the leads that papers are due, with the draft behind a button: it is made when they ask, from the record of that moment. */
export const reportDrafts: Job = {
  name: 'report drafts',
  foreseenAt: ({ notice }) => (notice ? [clampToOfficeHours(notice.remindAt)] : []),
  async plan(context) {
    const { now, snapshot, calendar, committed } = context;
    const { notice } = snapshot;
    const today = dateOf(now, calendar.timeZone);
    if (!notice || remindedFrom(notice, snapshot, today) === null || !isWritingAllowed(now, notice, calendar))
      return [];
    // A draft that was due during a pause comes after it: it is of use until the meeting.
    const units = reportsDue(snapshot, calendar, today)
      .map((due) => draftUnit(due, notice, context))
      .filter(({ dueAt }) => dueAt <= now);
    const done = await committed(units.map(({ once }) => once));
    const left = units.filter(({ once }) => !done.has(once)).map((unit) => unit.draw());
    const before = units.filter(({ once }) => done.has(once));
    return [...left, ...(await postsToMakeUpFor(before, notice, context))];
  },
};

function draftUnit(
  { meeting, on, papersOn }: ReportDue,
  notice: Notice,
  { snapshot, calendar, now }: JobContext,
): PlannedUnit {
  const once = `${notice.id}:report:${meeting.id}:${on}`;
  const dueAt = instantOf(papersOn, clampToOfficeHours(notice.remindAt), calendar.timeZone);
  const cardFor = (personId: string) => reportDueCard({ meeting, on, papersOn, personId }, snapshot);
  const today = dateOf(now, calendar.timeZone);
  const posts = () => postToLeads(snapshot, today, { key: once, cardFor, dueAt, who: 'present' });
  const row = { entity: 'action', id: meeting.id, version: meeting.version } as const;
  return { once, dueAt, draw: () => ({ once, changes: [], posts: posts(), basis: [...basisOf(notice, []), row] }) };
}

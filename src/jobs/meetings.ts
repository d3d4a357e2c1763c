/**
 * Meetings. Five working days before papers are due, everybody gets one private card of their actions that a paper has to say
 * something of. On the working day after a meeting, whoever sees to it is asked whether it was held. Each is sent once.
 */
import type { Action, IsoDate, Notice } from '../core/record/model.ts';
import { heldQuestions, papersRequests } from '../core/reminders/meeting-requests.ts';
import { remindedFrom } from '../core/reminders/reminder.ts';
import { dateOf, instantOf } from '../core/time/instants.ts';
import { clampToOfficeHours, isWritingAllowed } from '../core/time/office-hours.ts';
import type { LiveCard } from '../ports/live-card.ts';
import { livePost } from '../posting/direct.ts';
import type { Job, JobContext } from './job.ts';
import { type PlannedUnit, postsToMakeUpFor } from './missed-while-paused.ts';
import { basisOf } from './reminders.ts';

/** Asks people about their actions before papers are due, and whether a meeting was held. */
export const meetings: Job = {
  name: 'meetings',
  foreseenAt: ({ notice }) => (notice ? [clampToOfficeHours(notice.remindAt)] : []),
  async plan(context) {
    const { snapshot, calendar, now, committed } = context;
    const { notice } = snapshot;
    const today = dateOf(now, calendar.timeZone);
    if (!notice || !isTime(notice, today, context)) return [];
    const units: readonly PlannedUnit[] = [
      ...papersRequests(snapshot, calendar, today).map(({ meeting, on, personId, seesToPapers, ...papers }) => {
        const once = `${notice.id}:papers:${meeting.id}:${on}:${personId}`;
        const actionIds = papers.actions.map(({ id }) => id);
        const more = { seesToPapers, since: today, actionIds, papersOn: papers.papersOn };
        const live = { kind: 'papers', noticeId: notice.id, meetingId: meeting.id, personId, on, ...more } as const;
        return unitOf(once, [live], meeting, notice, papers.since, context);
      }),
      ...heldQuestions(snapshot, calendar, today).map(({ meeting, on, askedOn, personIds }) => {
        const live = { kind: 'held', noticeId: notice.id, meetingId: meeting.id, on } as const;
        const cards = personIds.map((personId) => ({ ...live, personId }));
        return unitOf(`${notice.id}:held:${meeting.id}:${on}`, cards, meeting, notice, askedOn, context);
      }),
    ];
    const done = await committed(units.map(({ once }) => once));
    const left = units.filter(({ once }) => !done.has(once)).map((unit) => unit.draw());
    const before = units.filter(({ once }) => done.has(once));
    return [...left.filter(({ posts }) => posts.length > 0), ...(await postsToMakeUpFor(before, notice, context))];
  },
};

/** Whether reminders go out, and it is past their time of the day within the hours of work. */
function isTime(notice: Notice, today: IsoDate, { snapshot, calendar, now }: JobContext): boolean {
  return (
    remindedFrom(notice, snapshot, today) !== null &&
    isWritingAllowed(now, notice, calendar) &&
    now >= instantOf(today, clampToOfficeHours(notice.remindAt), calendar.timeZone)
  );
}

function unitOf(
  once: string,
  cards: readonly Extract<LiveCard, { kind: 'papers' | 'held' }>[],
  meeting: Action,
  notice: Notice,
  day: IsoDate,
  { snapshot, calendar }: JobContext,
): PlannedUnit {
  const dueAt = instantOf(day, clampToOfficeHours(notice.remindAt), calendar.timeZone);
  const row = { entity: 'action', id: meeting.id, version: meeting.version } as const;
  const posts = () => cards.flatMap((live) => livePost(snapshot, calendar, live, { key: once, dueAt }));
  return { once, dueAt, draw: () => ({ once, changes: [], posts: posts(), basis: [...basisOf(notice, []), row] }) };
}

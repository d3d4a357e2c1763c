/**
 * Escalations between weekly reminders. On every working day, at the notice's time, a person gets one direct message about
 * actions that became or stayed overdue, and about actions whose snooze ended. No step is sent twice.
 */
import type { IsoDate } from '../core/record/model.ts';
import { type Escalation, escalationsOf, lastUntoldSteps, reachedSteps } from '../core/reminders/escalation.ts';
import { actionsOnList, emptyList, type PersonalList, peopleByName } from '../core/reminders/reminder.ts';
import { type SnoozeEnd, snoozeEnds } from '../core/reminders/snooze.ts';
import { isWorkingDay } from '../core/time/calendar.ts';
import { clampToOfficeHours } from '../core/time/office-hours.ts';
import { personalPost } from '../posting/posts.ts';
import type { Job, JobContext } from './job.ts';
import { type MissedWhilePaused, missedWhilePaused, withMissed } from './missed-while-paused.ts';
import { escalationKey, escalationTime, type OpenOccasions, openOccasions } from './open-occasions.ts';
import { basisOf, lateWords } from './reminders.ts';

/** Sends the direct messages of each working day about overdue actions and ended snoozes. */
export const escalations: Job = {
  name: 'escalations',
  foreseenAt: ({ notice }) => (notice ? [clampToOfficeHours(notice.remindAt)] : []),
  async plan(context) {
    const open = await openOccasions(context);
    // The weekly reminder contains the escalations of its day.
    if (!open || open.due.weekly) return [];
    const { notice, escalationDays } = open;
    const last = escalationDays.at(-1);
    if (last === undefined || isTooEarly(open, context)) return [];
    const { untold, marks } = await findUntold(open, context);
    const missed = await missedWhilePaused(context, notice);
    const lists = await listsByPerson({ ...untold, missed }, open, context);
    const key = escalationKey(notice, last);
    return [
      {
        once: key,
        changes: [],
        posts: lists.flatMap(({ list, since }) => {
          const dueAt = escalationTime(since, notice, context.calendar);
          return personalPost({ ...context, notice }, { key, dueAt, late: lateWords(dueAt, context) }, list, true);
        }),
        marks: [...escalationDays.map((day) => escalationKey(notice, day)), ...marks],
        basis: basisOf(
          notice,
          untold.escalations.flatMap(({ own, escalated }) => [...own, ...escalated]),
        ),
      },
    ];
  },
};

/** Missed days wait for today's time, so that nobody gets two cards on one day. */
function isTooEarly({ notice, today }: OpenOccasions, { calendar, now }: JobContext): boolean {
  return isWorkingDay(today, calendar) && now < escalationTime(today, notice, calendar);
}

interface Untold {
  readonly escalations: readonly Escalation[];
  readonly ends: readonly SnoozeEnd[];
}

/** The escalations and ended snoozes that nobody has been sent yet. `marks` are the keys to commit with them. */
async function findUntold(
  { notice, today, escalationDays }: OpenOccasions,
  { snapshot, calendar, committed }: JobContext,
): Promise<{ readonly untold: Untold; readonly marks: readonly string[] }> {
  const days = new Set(escalationDays);
  const all = reachedSteps(snapshot, notice, calendar, today);
  // A last step on an earlier day was sent then, or was entered late and waits for the weekly reminder.
  const reached = all.filter((steps) => days.has(steps.at(-1)?.on ?? ''));
  const ended = snoozeEnds(snapshot, calendar, today).filter(({ on }) => days.has(on));
  const keys = [...reached.flat(), ...ended].map(({ key }) => key);
  const done = await committed(keys);
  const steps = lastUntoldSteps(reached, done);
  const ends = ended.filter(({ key }) => !done.has(key));
  return { untold: { escalations: escalationsOf(steps, snapshot, today), ends }, marks: keys };
}

/** A list for each person; `since` is the first day of its new entries. */
async function listsByPerson(
  { escalations, ends, missed }: Untold & { readonly missed: MissedWhilePaused },
  { today }: OpenOccasions,
  { snapshot }: JobContext,
): Promise<readonly { list: PersonalList; since: IsoDate }[]> {
  const found = peopleByName(snapshot).map(({ id }) => {
    const { own, escalated } = escalations.find(({ personId }) => personId === id) ?? { own: [], escalated: [] };
    const snoozed = ends.filter(({ personId }) => personId === id);
    const [since = today] = [...own, ...escalated, ...snoozed].map(({ on }) => on).sort();
    const actions = (of: readonly Pick<SnoozeEnd, 'action'>[]) => of.map(({ action }) => action);
    const list = {
      ...emptyList(id),
      escalated: actions(escalated),
      overdue: actions(own.filter(({ ahead }) => !ahead)),
      dueSoon: actions(own.filter(({ ahead }) => ahead)),
      snoozed: actions(snoozed),
    };
    return { list, since };
  });
  const news = found.filter(({ list }) => actionsOnList(list).length > 0);
  const lists = await withMissed(
    news.map(({ list }) => list),
    missed,
    snapshot,
    today,
  );
  return lists.map((list) => ({
    list,
    since: news.find((one) => one.list.personId === list.personId)?.since ?? today,
  }));
}

/**
 * Escalations between weekly reminders: on every working day, at the notice's time, one direct message a person about what
 * became overdue or has stayed so, and what they had snoozed until that day. Earlier steps are not told again.
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

export const escalations: Job = {
  name: 'escalations',
  foreseenAt: ({ notice }) => (notice ? [clampToOfficeHours(notice.remindAt)] : []),
  async plan(context) {
    const open = await openOccasions(context);
    // A weekly reminder that is about to go out carries the escalations itself.
    if (!open || open.due.weekly) return [];
    const { notice, escalationDays } = open;
    const last = escalationDays.at(-1);
    if (last === undefined || isTooEarly(open, context)) return [];
    const { news, marks } = await newsOf(open, context);
    const missed = await missedWhilePaused(context, notice);
    const key = escalationKey(notice, last);
    return [
      {
        once: key,
        changes: [],
        posts: listsOf({ ...news, missed }, open, context).flatMap(({ list, since }) => {
          const dueAt = escalationTime(since, notice, context.calendar);
          return personalPost({ ...context, notice }, { key, dueAt, late: lateWords(dueAt, context) }, list, true);
        }),
        marks: [...escalationDays.map((day) => escalationKey(notice, day)), ...marks],
        basis: basisOf(
          notice,
          news.told.flatMap(({ own, escalated }) => [...own, ...escalated]),
        ),
      },
    ];
  },
};

/** Missed days wait for today's own time, so that nobody gets two cards on one day. */
function isTooEarly({ notice, today }: OpenOccasions, { calendar, now }: JobContext): boolean {
  return isWorkingDay(today, calendar) && now < escalationTime(today, notice, calendar);
}

interface News {
  readonly told: readonly Escalation[];
  readonly ends: readonly SnoozeEnd[];
}

/** What is new on the open days, and the keys that are dealt with once it is told. */
async function newsOf(
  { notice, today, escalationDays }: OpenOccasions,
  { snapshot, calendar, committed }: JobContext,
): Promise<{ readonly news: News; readonly marks: readonly string[] }> {
  const days = new Set(escalationDays);
  const all = reachedSteps(snapshot, notice, calendar, today);
  // A last step of an earlier day was told then, or was entered late and waits for the weekly reminder.
  const reached = all.filter((steps) => days.has(steps.at(-1)?.on ?? ''));
  const ended = snoozeEnds(snapshot, calendar, today).filter(({ on }) => days.has(on));
  const keys = [...reached.flat(), ...ended].map(({ key }) => key);
  const done = await committed(keys);
  const steps = lastUntoldSteps(reached, done);
  const ends = ended.filter(({ key }) => !done.has(key));
  return { news: { told: escalationsOf(steps, snapshot, today), ends }, marks: keys };
}

/** One list a person, with the first day of what is new in it. */
function listsOf(
  { told, ends, missed }: News & { readonly missed: MissedWhilePaused },
  { today }: OpenOccasions,
  { snapshot }: JobContext,
): readonly { list: PersonalList; since: IsoDate }[] {
  const found = peopleByName(snapshot).map(({ id }) => {
    const { own, escalated } = told.find(({ personId }) => personId === id) ?? { own: [], escalated: [] };
    const snoozed = ends.filter(({ personId }) => personId === id);
    const [since = today] = [...own, ...escalated, ...snoozed].map(({ on }) => on).sort();
    const actions = (of: readonly Pick<SnoozeEnd, 'action'>[]) => of.map(({ action }) => action);
    const list = { ...emptyList(id), escalated: actions(escalated), overdue: actions(own), snoozed: actions(snoozed) };
    return { list, since };
  });
  const news = found.filter(({ list }) => actionsOnList(list).length > 0);
  const lists = withMissed(
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

/**
 * The ladder between weekly reminders: on every working day, at the notice's time, what became overdue or has stayed so,
 * and what somebody had snoozed until that day; one direct message a person. What was there before is not told again.
 */
import type { IsoDate } from '../core/record/model.ts';
import { climb, reachedSteps, type Told, toldTo } from '../core/reminders/escalation.ts';
import { actionsOf, emptyList, type PersonalList, peopleByName } from '../core/reminders/reminder.ts';
import { type SnoozeEnd, snoozeEnds } from '../core/reminders/snooze.ts';
import { isWorkingDay } from '../core/time/calendar.ts';
import { withinHours } from '../core/time/office-hours.ts';
import { personalPost } from '../posting/posts.ts';
import { basisOf } from './digest.ts';
import type { Job, JobContext } from './job.ts';
import { type Held, heldBack, withHeld } from './missed-while-paused.ts';
import { ladderAt, ladderKey, type Rhythm, rhythmOf } from './open-occasions.ts';
import { lateWords } from './reminders.ts';

export const ladder: Job = {
  name: 'ladder',
  foreseenAt: ({ notice }) => (notice ? [withinHours(notice.remindAt)] : []),
  async plan(context) {
    const rhythm = await rhythmOf(context);
    // What a weekly reminder is about to tell is left to it.
    if (!rhythm || rhythm.due.weekly) return [];
    const { notice, ladderDays } = rhythm;
    const last = ladderDays.at(-1);
    if (last === undefined || isTooEarly(rhythm, context)) return [];
    const { told, ends, marks } = await newsOf(rhythm, context);
    const held = await heldBack(context, notice);
    const days = ladderDays.map((day) => ladderKey(notice, day));
    return [
      {
        once: ladderKey(notice, last),
        changes: [],
        posts: listsOf({ told, ends, held }, rhythm, context).flatMap(({ list, since }) => {
          const dueAt = ladderAt(since, notice, context);
          const occurrence = { key: ladderKey(notice, last), dueAt, late: lateWords(dueAt, context) };
          return personalPost({ ...context, notice }, occurrence, list, true);
        }),
        marks: [...days, ...marks],
        basis: basisOf(
          notice,
          told.flatMap(({ own, escalated }) => [...own, ...escalated]),
        ),
      },
    ];
  },
};

/** What was missed waits for today's own time, so that nobody gets two cards on one day. */
function isTooEarly({ notice, today }: Rhythm, context: JobContext): boolean {
  return isWorkingDay(today, context.calendar) && context.now < ladderAt(today, notice, context);
}

async function newsOf({ notice, today, ladderDays }: Rhythm, context: JobContext) {
  const { snapshot, calendar } = context;
  const days = new Set(ladderDays);
  const all = reachedSteps(snapshot, notice, calendar, today);
  // What had reached its last step before was told then, or was entered late and waits for the weekly reminder.
  const reached = all.filter((steps) => days.has(steps.at(-1)?.on ?? ''));
  const ended = snoozeEnds(snapshot, calendar, today).filter(({ on }) => days.has(on));
  const done = await context.committed([...reached.flat(), ...ended].map(({ key }) => key));
  const { told, marks } = climb(reached, done);
  const ends = ended.filter(({ key }) => !done.has(key));
  return { told: toldTo(told, snapshot, today), ends, marks: [...marks, ...ends.map(({ key }) => key)] };
}

interface News {
  readonly told: readonly Told[];
  readonly ends: readonly SnoozeEnd[];
  readonly held: Held;
}

/** One list a person, with the first day of what is new in it. */
function listsOf(
  { told, ends, held }: News,
  { today }: Rhythm,
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
  const news = found.filter(({ list }) => actionsOf(list).length > 0);
  const lists = withHeld(
    news.map(({ list }) => list),
    held,
    snapshot,
    today,
  );
  return lists.map((list) => ({
    list,
    since: news.find((one) => one.list.personId === list.personId)?.since ?? today,
  }));
}

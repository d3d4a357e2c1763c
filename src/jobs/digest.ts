/** What a weekly reminder consists of: a card a conversation, and one a person, with what the ladder tells on that day. */
import type { Basis } from '../core/record/changes.ts';
import type { Notice } from '../core/record/model.ts';
import { climb, type Reached, reachedSteps, toldTo, withEscalations } from '../core/reminders/escalation.ts';
import { personalLists } from '../core/reminders/reminder.ts';
import { snoozeEnds } from '../core/reminders/snooze.ts';
import { dateOf } from '../core/time/instants.ts';
import { type Occurrence, weeklyPosts } from '../posting/posts.ts';
import type { JobContext, JobUnit } from './job.ts';
import { heldBack, withHeld } from './missed-while-paused.ts';

/** Everything that is overdue is in it, so every step that was reached is dealt with; the last of each is told. */
export async function digest(
  context: JobContext,
  notice: Notice,
  occurrence: Occurrence,
): Promise<Required<Pick<JobUnit, 'posts' | 'marks' | 'basis'>>> {
  const { snapshot, calendar } = context;
  const today = dateOf(context.now, calendar.timeZone);
  const reached = reachedSteps(snapshot, notice, calendar, today);
  const done = await context.committed(reached.flat().map(({ key }) => key));
  const { told, marks } = climb(reached, done);
  const news = withEscalations(personalLists(snapshot, today), toldTo(told, snapshot, today), snapshot);
  const lists = withHeld(news, await heldBack(context, notice), snapshot, today);
  return {
    posts: weeklyPosts({ ...context, notice }, occurrence, lists),
    marks: [...marks, ...snoozeEnds(snapshot, calendar, today).map(({ key }) => key)],
    basis: basisOf(notice, told),
  };
}

/** Nobody is told of somebody else's action on a state of it that has passed. */
export function basisOf(notice: Notice, told: readonly Reached[]): readonly Basis[] {
  const actions = new Map(told.map(({ action }) => [action.id, action]));
  return [
    { entity: 'notice', id: notice.id, version: notice.version },
    ...[...actions.values()].map(({ id, version }) => ({ entity: 'action', id, version }) as const),
  ];
}

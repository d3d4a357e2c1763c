/** The weekly reminder and the countdown. Each is posted once; the nearest one covers those that were missed. */
import type { Basis } from '../core/record/changes.ts';
import type { Instant, Notice } from '../core/record/model.ts';
import { confirmationRequests } from '../core/reminders/confirmation.ts';
import {
  type EscalationStep,
  escalationsOf,
  lastUntoldSteps,
  reachedSteps,
  withEscalations,
} from '../core/reminders/escalation.ts';
import { LATE_AFTER_MINUTES, occasionKey, personalLists, type ScheduledOccasion } from '../core/reminders/reminder.ts';
import { snoozeEnds } from '../core/reminders/snooze.ts';
import { dateOf, minutesBetween } from '../core/time/instants.ts';
import { OFFICE_HOURS } from '../core/time/office-hours.ts';
import { inTurns, yieldToEventLoop } from '../ports/turns.ts';
import { countdownPosts, type DueOccasion, weeklyPosts } from '../posting/posts.ts';
import type { Late } from '../views/reminders/reminder.ts';
import { moment } from '../views/words.ts';
import type { Job, JobContext, JobUnit } from './job.ts';
import { missedWhilePaused, withMissed } from './missed-while-paused.ts';
import { escalationKey, openOccasions } from './open-occasions.ts';

/** Posts the weekly reminder, or the countdown on a day without one. */
export const reminders: Job = {
  name: 'reminders',
  // A reminder on a day without office hours waits for the next working morning.
  foreseenAt: ({ notice }) => (notice ? [OFFICE_HOURS.first, notice.remindAt] : []),
  async plan(context) {
    const open = await openOccasions(context);
    if (!open) return [];
    const { notice, escalationDays } = open;
    const { weekly, countdown, covered } = open.due;
    const coveredKeys = covered.map((one) => occasionKey(notice, one));
    if (weekly) {
      const { posts, marks, basis } = await planWeeklyReminder(context, notice, weekly);
      const days = escalationDays.map((day) => escalationKey(notice, day));
      const once = occasionKey(notice, weekly);
      return [{ once, changes: [], posts, marks: [...coveredKeys, ...days, ...marks], basis }];
    }
    if (countdown) {
      const posts = countdownPosts({ ...context, notice }, dueOccasion(notice, countdown, context));
      const once = occasionKey(notice, countdown);
      return [{ once, changes: [], posts, marks: coveredKeys, basis: basisOf(notice, []) }];
    }
    return [];
  },
};

/**
 * Plans a card for each conversation and one for each person, with the escalations of that day. The cards list every overdue
 * action and every one to confirm, so all reached steps and requests to confirm are marked as done.
 */
export async function planWeeklyReminder(
  context: JobContext,
  notice: Notice,
  occasion: ScheduledOccasion,
): Promise<Required<Pick<JobUnit, 'posts' | 'marks' | 'basis'>>> {
  const { snapshot, calendar } = context;
  const today = dateOf(context.now, calendar.timeZone);
  const reached = reachedSteps(snapshot, notice, calendar, today);
  const stepKeys = reached.flat().map(({ key }) => key);
  const steps = lastUntoldSteps(reached, await context.committed(stepKeys));
  await yieldToEventLoop();
  const news = withEscalations(
    await inTurns(personalLists(snapshot, today)),
    escalationsOf(steps, snapshot, today),
    snapshot,
  );
  const lists = await withMissed(news, await missedWhilePaused(context, notice), snapshot, today);
  return {
    posts: await weeklyPosts({ ...context, notice }, dueOccasion(notice, occasion, context), lists),
    marks: [
      ...stepKeys,
      ...snoozeEnds(snapshot, calendar, today).map(({ key }) => key),
      ...confirmationRequests(snapshot, today).map(({ key }) => key),
    ],
    basis: basisOf(notice, steps),
  };
}

/** The rows that the plan rests on: a commit fails when the notice or an escalated action has changed meanwhile. */
export function basisOf(notice: Notice, steps: readonly EscalationStep[]): readonly Basis[] {
  const actions = new Map(steps.map(({ action }) => [action.id, action]));
  return [
    { entity: 'notice', id: notice.id, version: notice.version },
    ...[...actions.values()].map(({ id, version }) => ({ entity: 'action', id, version }) as const),
  ];
}

function dueOccasion(notice: Notice, one: ScheduledOccasion, context: JobContext): DueOccasion {
  return { key: occasionKey(notice, one), dueAt: one.at, late: lateWords(one.at, context) };
}

/** The due time in words, if it is more than `LATE_AFTER_MINUTES` ago; otherwise null. */
export function lateWords(dueAt: Instant, { now, calendar }: JobContext): Late {
  return minutesBetween(dueAt, now) > LATE_AFTER_MINUTES ? moment(dueAt, calendar.timeZone) : null;
}

/**
 * A conversation that was closed to the bot when the weekly reminder went out, as it was archived or the bot was not in
 * it, gets that reminder once it is open again in the same week. Everybody who has had their own card gets no second one.
 */
import type { Conversation, Notice } from '../core/record/model.ts';
import {
  activeConversations,
  occasionKey,
  occasionsBetween,
  personalLists,
  remindedFrom,
  type ScheduledOccasion,
} from '../core/reminders/reminder.ts';
import { dateOf, minutesBetween, plusMinutes } from '../core/time/instants.ts';
import { isWritingAllowed } from '../core/time/office-hours.ts';
import { type DueOccasion, nameOfPlace, weeklyPosts } from '../posting/posts.ts';
import type { Job, JobContext, JobUnit, Ledgered } from './job.ts';
import { lateWords } from './reminders.ts';

/** A conversation that looks open may refuse posts all the same, so they are not tried each minute. */
const TRY_AGAIN_MINUTES = 15;
/** More than a notice has posts within a week. */
const MOST_POSTS = 2_000;
/** Longer than from one weekly reminder to the next, however days off move them. */
const LOOK_BACK_MINUTES = 14 * 24 * 60;

export const reopened: Job = {
  name: 'reopened',
  foreseenAt: null,
  async plan(context) {
    const { snapshot, now, calendar } = context;
    const { notice } = snapshot;
    const today = dateOf(now, calendar.timeZone);
    if (!notice || remindedFrom(notice, snapshot, today) === null || !isWritingAllowed(now, notice, calendar))
      return [];
    const weekly = occasionsBetween(notice, calendar, plusMinutes(now, -LOOK_BACK_MINUTES), now).findLast(
      ({ rule }) => rule === 'weekly',
    );
    if (!weekly) return [];
    const prefix = `${occasionKey(notice, weekly)}:`;
    const all = await context.posts({ noticeId: notice.id, limit: MOST_POSTS });
    const cards = all.filter(({ key, replaces }) => key.startsWith(prefix) && replaces === undefined);
    const outcome = {
      notice,
      weekly,
      failed: cards.filter(({ state }) => state === 'failed'),
      others: cards.filter(({ state }) => state !== 'failed' && state !== 'suppressed'),
    };
    if (outcome.failed.length === 0) return [];
    return (await Promise.all(activeConversations(snapshot).map((one) => unitFor(one, outcome, context)))).flat();
  },
};

/** What became of the posts of one weekly reminder; `others` have arrived or may still. */
interface Outcome {
  readonly notice: Notice;
  readonly weekly: ScheduledOccasion;
  readonly failed: readonly Ledgered[];
  readonly others: readonly Ledgered[];
}

async function unitFor(where: Conversation, outcome: Outcome, context: JobContext): Promise<readonly JobUnit[]> {
  const { snapshot, calendar, now, isOpen } = context;
  const { notice, weekly, failed, others } = outcome;
  const ends = `:${nameOfPlace(where)}`;
  const lost = failed.filter(({ key }) => key.endsWith(ends));
  const [last] = lost;
  if (!last) return [];
  if (minutesBetween(last.plannedAt, now) < TRY_AGAIN_MINUTES) return [];
  if (!(await isOpen(where.platform, where.conversation))) return [];
  const key = `${occasionKey(notice, weekly)}:again:${lost.length}`;
  const occasion: DueOccasion = { key, dueAt: weekly.at, late: lateWords(weekly.at, context) };
  const have = new Set(others.flatMap(({ live }) => (live?.kind === 'personal' ? [live.personId] : [])));
  const moment = { ...context, snapshot: { ...snapshot, conversations: [where] }, notice };
  return [
    {
      once: `${key}${ends}`,
      changes: [],
      posts: await weeklyPosts(moment, occasion, personalLists(snapshot, dateOf(now, calendar.timeZone)), have),
      basis: [{ entity: 'notice', id: notice.id, version: notice.version }],
    },
  ];
}

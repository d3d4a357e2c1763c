/**
 * A conversation that was archived or had lost the bot when the weekly reminder went out gets the reminder once it is open
 * again. Nobody gets a second personal card.
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
import { inTurns } from '../ports/turns.ts';
import { type DueOccasion, placeKey, weeklyPosts } from '../posting/posts.ts';
import type { Job, JobContext, JobPost, JobUnit } from './job.ts';
import { lateWords } from './reminders.ts';

/** The wait between attempts, because a conversation that looks open may still refuse posts. */
const TRY_AGAIN_MINUTES = 15;
/** Above the number of posts that a notice has in a week. */
const MOST_POSTS = 2_000;
/** Longer than the gap between weekly reminders, even with days off. */
const LOOK_BACK_MINUTES = 14 * 24 * 60;

/** Posts the latest weekly reminder again in a conversation where it failed. */
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
    const deliveries = {
      notice,
      weekly,
      failed: cards.filter(({ state }) => state === 'failed'),
      others: cards.filter(({ state }) => state !== 'failed' && state !== 'suppressed'),
    };
    if (deliveries.failed.length === 0) return [];
    return (await Promise.all(activeConversations(snapshot).map((one) => planRepeat(one, deliveries, context)))).flat();
  },
};

/** The posts of one weekly reminder. `others` have arrived or may still arrive. */
interface WeeklyDeliveries {
  readonly notice: Notice;
  readonly weekly: ScheduledOccasion;
  readonly failed: readonly JobPost[];
  readonly others: readonly JobPost[];
}

async function planRepeat(
  where: Conversation,
  deliveries: WeeklyDeliveries,
  context: JobContext,
): Promise<readonly JobUnit[]> {
  const { snapshot, calendar, now, isOpen } = context;
  const { notice, weekly, failed, others } = deliveries;
  const ends = `:${placeKey(where)}`;
  const lost = failed.filter(({ key }) => key.endsWith(ends));
  const [last] = lost;
  if (!last) return [];
  if (minutesBetween(last.plannedAt, now) < TRY_AGAIN_MINUTES) return [];
  if (!(await isOpen(where.platform, where.conversation))) return [];
  const key = `${occasionKey(notice, weekly)}:again:${lost.length}`;
  const occasion: DueOccasion = { key, dueAt: weekly.at, late: lateWords(weekly.at, context) };
  const served = new Set(others.flatMap(({ live }) => (live?.kind === 'personal' ? [live.personId] : [])));
  const here = { ...context, snapshot: { ...snapshot, conversations: [where] }, notice };
  const lists = await inTurns(personalLists(snapshot, dateOf(now, calendar.timeZone)));
  return [
    {
      once: `${key}${ends}`,
      changes: [],
      posts: await weeklyPosts(here, occasion, lists, served),
      basis: [{ entity: 'notice', id: notice.id, version: notice.version }],
    },
  ];
}

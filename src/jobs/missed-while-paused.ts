/**
 * Posts that a pause withdrew. After the pause, everybody who missed a card of their actions gets one with the present state,
 * on the next day that reminders go out. A request that still stands is made again.
 */
import { personAskedAbout } from '../core/people/cover.ts';
import { isOverdue } from '../core/plan/action.ts';
import type { Action, Instant, IsoDate, Notice, Snapshot } from '../core/record/model.ts';
import { isConfirmationRequest } from '../core/reminders/confirmation.ts';
import {
  actionsOnList,
  emptyList,
  type PersonalList,
  peopleByName,
  personalLists,
} from '../core/reminders/reminder.ts';
import { inTurns } from '../ports/turns.ts';
import { PAUSED } from '../posting/withdrawals.ts';
import type { JobContext, JobUnit } from './job.ts';

/** Above the number of personal cards that a notice has during a pause of several weeks. */
const MOST_POSTS = 2_000;

/**
 * By person: the ids of other people's actions on their missed cards. An empty list means cards with only their own
 * actions.
 */
export type MissedWhilePaused = ReadonlyMap<string, readonly string[]>;

/** Finds the withdrawn cards of each person since the last card that was sent to them, requests to confirm aside. */
export async function missedWhilePaused(
  { posts }: Pick<JobContext, 'posts'>,
  { id: noticeId }: Notice,
): Promise<MissedWhilePaused> {
  const missed = new Map<string, readonly string[]>();
  const reached = new Set<string>();
  for (const { key, live, state, reason } of await posts({ noticeId, limit: MOST_POSTS })) {
    if (live?.kind !== 'personal') continue;
    const { personId, escalated } = live;
    if (state !== 'suppressed' || reason !== PAUSED) {
      if (!isConfirmationRequest(key, noticeId)) reached.add(personId);
    } else if (!reached.has(personId)) missed.set(personId, [...(missed.get(personId) ?? []), ...escalated]);
  }
  return missed;
}

/** Adds missed entries that still hold to the lists. A person who missed a card gets all their present actions. */
export async function withMissed(
  lists: readonly PersonalList[],
  missed: MissedWhilePaused,
  snapshot: Snapshot,
  today: IsoDate,
): Promise<readonly PersonalList[]> {
  if (missed.size === 0) return lists;
  const present = new Map((await inTurns(personalLists(snapshot, today))).map((list) => [list.personId, list]));
  return peopleByName(snapshot).flatMap(({ id }) => {
    const list = lists.find(({ personId }) => personId === id);
    const others = missed.get(id);
    if (others === undefined) return list ? [list] : [];
    const { snoozed, escalated } = list ?? emptyList(id);
    const stands = (action: Action) => others.includes(action.id) && isStillOthers(action, id, snapshot, today);
    const all = [...new Set([...escalated, ...snapshot.actions.filter(stands)])];
    const whole = { ...(present.get(id) ?? emptyList(id)), snoozed, escalated: all };
    return actionsOnList(whole).length > 0 ? [whole] : [];
  });
}

/** A unit by its key and its time. Its cards are drawn only where it is sent: a tick finds most units committed already. */
export interface PlannedUnit {
  readonly once: string;
  readonly dueAt: Instant;
  draw(): JobUnit;
}

/**
 * For units that were committed before: those posts that a pause withdrew, under a key of their own. A unit without such posts
 * is empty, so that it is looked at once after each pause. Only posts that were due before the notice resumed can be among them.
 */
export async function postsToMakeUpFor(
  units: readonly PlannedUnit[],
  { id: noticeId, remindFrom }: Notice,
  { committed, posts }: Pick<JobContext, 'committed' | 'posts'>,
): Promise<readonly JobUnit[]> {
  const keyOf = ({ once }: Pick<JobUnit, 'once'>) => `${once}:resumed:${remindFrom}`;
  const earlier = units.filter(({ dueAt }) => dueAt < remindFrom);
  const done = earlier.length > 0 ? await committed(earlier.map(keyOf)) : new Set<string>();
  const left = earlier.filter((unit) => !done.has(keyOf(unit)));
  if (left.length === 0) return [];
  const sent = await posts({ noticeId, limit: MOST_POSTS });
  return left.map((planned) => {
    const unit = planned.draw();
    const { once } = unit;
    const missed = unit.posts.flatMap((post) => {
      const end = post.key.slice(once.length);
      const own = sent.filter(({ key }) => key.startsWith(once) && key.endsWith(end));
      const isMissed = own.length > 0 && own.every(({ state, reason }) => state === 'suppressed' && reason === PAUSED);
      return isMissed ? [{ ...post, key: `${keyOf(unit)}${end}` }] : [];
    });
    return { ...unit, once: keyOf(unit), posts: missed };
  });
}

function isStillOthers(action: Action, personId: string, snapshot: Snapshot, today: IsoDate): boolean {
  const own = action.ownerId === personId || personAskedAbout(snapshot, action, today) === personId;
  return !own && action.proposedDueOn === null && isOverdue(action, snapshot, today);
}

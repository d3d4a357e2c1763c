/**
 * Cards that a pause withdrew. Once reminders go out again, everybody who missed a card gets one card with how things stand
 * by then, on the next day on which reminders go out.
 */
import { personAskedAbout } from '../core/people/cover.ts';
import { isOverdue } from '../core/plan/action.ts';
import type { Action, IsoDate, Notice, Snapshot } from '../core/record/model.ts';
import {
  actionsOnList,
  emptyList,
  type PersonalList,
  peopleByName,
  personalLists,
} from '../core/reminders/reminder.ts';
import { PAUSED } from '../posting/withdrawals.ts';
import type { JobContext } from './job.ts';

/** More than a notice has personal cards within the weeks that a pause may last. */
const MOST_POSTS = 2_000;

/** The ids of the actions of other people that each person was to speak about, by person; empty for their own alone. */
export type MissedWhilePaused = ReadonlyMap<string, readonly string[]>;

/** What each person missed since the last card that went out to them. */
export async function missedWhilePaused(
  { posts }: Pick<JobContext, 'posts'>,
  { id: noticeId }: Notice,
): Promise<MissedWhilePaused> {
  const missed = new Map<string, readonly string[]>();
  const reached = new Set<string>();
  for (const { live, state, reason } of await posts({ noticeId, limit: MOST_POSTS })) {
    if (live?.kind !== 'personal') continue;
    const { personId, escalated } = live;
    if (state !== 'suppressed' || reason !== PAUSED) reached.add(personId);
    else if (!reached.has(personId)) missed.set(personId, [...(missed.get(personId) ?? []), ...escalated]);
  }
  return missed;
}

/** The lists with what was missed and still stands: a person who missed a card gets all of their own beside what is new. */
export function withMissed(
  lists: readonly PersonalList[],
  missed: MissedWhilePaused,
  snapshot: Snapshot,
  today: IsoDate,
): readonly PersonalList[] {
  if (missed.size === 0) return lists;
  const present = new Map(personalLists(snapshot, today).map((list) => [list.personId, list]));
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

function isStillOthers(action: Action, personId: string, snapshot: Snapshot, today: IsoDate): boolean {
  const own = action.ownerId === personId || personAskedAbout(snapshot, action, today) === personId;
  return !own && action.proposedDueOn === null && isOverdue(action, snapshot, today);
}

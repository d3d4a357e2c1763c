/**
 * What a pause kept back: cards that were planned before it and withdrawn by it. Once reminders go out again, everybody
 * who missed one gets one card with how things stand by then, on the next day on which reminders go out.
 */
import { askedFor } from '../core/people/cover.ts';
import { isOverdue } from '../core/plan/action.ts';
import type { Action, IsoDate, Notice, Snapshot } from '../core/record/model.ts';
import { actionsOf, emptyList, type PersonalList, peopleByName, personalLists } from '../core/reminders/reminder.ts';
import { PAUSED } from '../posting/withdrawals.ts';
import type { JobContext } from './job.ts';

/** More than a notice has personal cards within the weeks that a pause may last. */
const MOST_POSTS = 2_000;

/** The ids of the actions of other people that each person was to speak about, by person; empty for their own alone. */
export type Held = ReadonlyMap<string, readonly string[]>;

/** Of each person, what was kept back since the last card that went out to them. */
export async function heldBack({ posts }: Pick<JobContext, 'posts'>, { id: noticeId }: Notice): Promise<Held> {
  const held = new Map<string, readonly string[]>();
  const reached = new Set<string>();
  for (const { live, state, reason } of await posts({ noticeId, limit: MOST_POSTS })) {
    if (live?.kind !== 'personal') continue;
    const { personId, escalated } = live;
    if (state !== 'suppressed' || reason !== PAUSED) reached.add(personId);
    else if (!reached.has(personId)) held.set(personId, [...(held.get(personId) ?? []), ...escalated]);
  }
  return held;
}

/** The lists with what was kept back and still is so: all of their own for whoever missed a card, beside what is new. */
export function withHeld(
  lists: readonly PersonalList[],
  held: Held,
  snapshot: Snapshot,
  today: IsoDate,
): readonly PersonalList[] {
  if (held.size === 0) return lists;
  const present = new Map(personalLists(snapshot, today).map((list) => [list.personId, list]));
  return peopleByName(snapshot).flatMap(({ id }) => {
    const list = lists.find(({ personId }) => personId === id);
    const missed = held.get(id);
    if (missed === undefined) return list ? [list] : [];
    const { snoozed, escalated } = list ?? emptyList(id);
    const stands = (action: Action) => missed.includes(action.id) && isStillOthers(action, id, snapshot, today);
    const others = [...new Set([...escalated, ...snapshot.actions.filter(stands)])];
    const whole = { ...(present.get(id) ?? emptyList(id)), snoozed, escalated: others };
    return actionsOf(whole).length > 0 ? [whole] : [];
  });
}

function isStillOthers(action: Action, personId: string, snapshot: Snapshot, today: IsoDate): boolean {
  const own = action.ownerId === personId || askedFor(snapshot, action, today) === personId;
  return !own && action.proposedDueOn === null && isOverdue(action, snapshot, today);
}

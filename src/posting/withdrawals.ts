/**
 * Withdraws waiting posts that a change makes wrong: their action was done, moved or given to somebody else, or their account
 * was removed. The outbox keeps the reason. A card with the remaining actions takes the place of a withdrawn one.
 */
import { COVER_KEY_PREFIX, differsInCover } from '../core/people/absence.ts';
import { preferredAccount } from '../core/people/person.ts';
import { isOpen, isOutstanding } from '../core/plan/action.ts';
import type { Change, Changed } from '../core/record/changes.ts';
import { rowById } from '../core/record/find-row.ts';
import type { IsoDate, Snapshot } from '../core/record/model.ts';
import type { Calendar } from '../core/time/calendar.ts';
import { longDate } from '../core/time/dates.ts';
import type { LiveCard } from '../ports/live-card.ts';
import { directPlace, type Post, type PostToDraw } from '../ports/post.ts';
import type { OutboxRow, Store, Withdrawal } from '../ports/store.ts';
import { redrawCard } from '../views/redraw.ts';
import { statusWord } from '../views/words.ts';
import { addressee } from './addressees.ts';

/** The reason of posts that a pause withdrew. Stored and compared later, so it must not change. */
export const PAUSED = 'Before this was sent, reminders were paused.';

/** The record and the day after a change. */
export interface AfterChange {
  /** The record with the changes. */
  readonly snapshot: Snapshot;
  readonly today: IsoDate;
  readonly calendar: Calendar;
  /** Identifies the change; the key of a replacing post contains it. */
  readonly id: string;
}

/** The posts to withdraw, and the posts that replace them. */
export interface Withdrawn {
  readonly withdraws: readonly Withdrawal[];
  readonly posts: readonly (Post | PostToDraw)[];
}

/** A removed account, and the person it belonged to. */
interface RemovedAccount {
  readonly id: string;
  readonly personId: string;
}

/** Finds the waiting posts that `changes` make wrong. Commit the result together with the changes. */
export async function withdrawalsFor(
  store: Pick<Store, 'waitingAbout' | 'posts'>,
  changes: readonly Change[],
  after: AfterChange,
): Promise<Withdrawn> {
  /** By the id of an action: why waiting cards may not show it. */
  const reasons = new Map<string, Hidden>();
  const overtaken: Overtaken[] = [];
  const removed: RemovedAccount[] = [];
  for (const change of changes) {
    if (change.op !== 'changed') continue;
    if (change.entity === 'action') {
      const reason = reasonToHide(change, after.snapshot);
      if (reason !== null) reasons.set(change.id, reason);
    } else if (change.entity === 'account') {
      const { personId } = change.before;
      if (change.after.personId === null && personId) removed.push({ id: change.id, personId });
    } else overtaken.push(...keysOvertakenBy(change));
  }
  const found: Replacement[] = [];
  if (reasons.size > 0)
    for (const post of await store.waitingAbout([...reasons.keys()])) found.push(...withdrawal(post, reasons, after));
  if (overtaken.length + removed.length > 0) {
    const waiting = await store.posts({ state: 'planned', limit: MOST_POSTS });
    for (const { key } of waiting) found.push(...withdrawOvertaken(key, overtaken));
    for (const post of waiting.toReversed()) found.push(...moveFromAccount(post, removed, after));
  }
  return { withdraws: found.map(({ withdraws }) => withdraws), posts: found.flatMap(({ posts }) => posts) };
}

/** Above the number of posts that wait at any time. */
const MOST_POSTS = 5_000;

/** A waiting post's withdrawal, with the posts that take its place. */
interface Replacement {
  readonly withdraws: Withdrawal;
  readonly posts: Withdrawn['posts'];
}

/** The prefix of the keys of posts to withdraw after a change, with the reason. */
interface Overtaken {
  readonly keys: string;
  readonly reason: string;
}

/** Withdraws a waiting post that a change makes pointless as a whole. */
function withdrawOvertaken(key: string, overtaken: readonly Overtaken[]): readonly Replacement[] {
  const found = overtaken.find(({ keys }) => key.startsWith(keys));
  return found ? [{ withdraws: { key, reason: found.reason }, posts: [] }] : [];
}

function keysOvertakenBy(change: Change): readonly Overtaken[] {
  if (change.entity === 'absence' && change.op === 'changed' && differsInCover(change)) {
    const what = change.verb === 'absence ended' ? 'the absence was ended' : 'the days or the cover were changed';
    return [{ keys: `${COVER_KEY_PREFIX}${change.id}:`, reason: `Before this was sent, ${what}.` }];
  }
  // Only the schedule's posts for a notice have keys that begin with its id.
  if (change.entity === 'notice' && change.op === 'changed' && change.after.pausedAt)
    return [{ keys: `${change.id}:`, reason: PAUSED }];
  return [];
}

/**
 * Moves a post from a removed account to another account of the person, if there is one, and drops mentions of the
 * removed account.
 */
function moveFromAccount(
  post: OutboxRow,
  removed: readonly RemovedAccount[],
  { snapshot, id }: AfterChange,
): readonly Replacement[] {
  const { key, noticeId, threadOf, replaces, card, countsTitle, live, about, dueAt } = post;
  const reader = addressee(snapshot, post.place);
  const from = removed.find((one) => one.id === reader?.id);
  const mentioned = card?.to?.accounts ?? [];
  if (!from && !removed.some((one) => mentioned.includes(one.id))) return [];
  const reason = 'Before this was sent, the account was taken away from its person.';
  const account = from && preferredAccount(snapshot, from.personId);
  const place = from ? account && !replaces && directPlace(account) : post.place;
  if (!place) return [{ withdraws: { key, reason }, posts: [] }];
  const accounts = mentioned.filter((one) => !removed.some((other) => other.id === one));
  const again: Post | PostToDraw = {
    ...{ key: `${key}:again:${id}`, noticeId, place, live, about, dueAt },
    card: card?.to ? { ...card, to: { ...card.to, accounts } } : card,
    ...(threadOf ? { threadOf } : {}),
    ...(replaces ? { replaces } : {}),
    ...(countsTitle ? { countsTitle } : {}),
  };
  return [{ withdraws: { key, reason }, posts: [again] }];
}

/** Why waiting cards may not show an action. `onlyToConfirm`: they may, but no longer as one to confirm. */
interface Hidden {
  readonly reason: string;
  readonly onlyToConfirm?: true;
}

/** Why waiting cards may not show an action after the change; null when they still may. */
function reasonToHide({ id, before, after }: Changed<'action'>, snapshot: Snapshot): Hidden | null {
  const action = rowById(snapshot.actions, id);
  if (!action) return null;
  const { code, status, dueOn, proposedDueOn } = action;
  if (!isOutstanding(action, snapshot)) return { reason: `${code} was ${statusWord(status)}` };
  if ('ownerId' in after) return { reason: `${code} was given to somebody else` };
  if ('dueOn' in after) return { reason: `${code} was moved to ${dueOn === null ? 'no date' : longDate(dueOn)}` };
  if (proposedDueOn !== null && 'proposedDueOn' in after) return { reason: `another date was proposed for ${code}` };
  if (before.status === 'reported_complete' && isOpen(action))
    return { reason: `the report of ${code} was taken back`, onlyToConfirm: true };
  return null;
}

function withdrawal(post: OutboxRow, gone: ReadonlyMap<string, Hidden>, after: AfterChange): readonly Replacement[] {
  const { live } = post;
  if (live?.kind !== 'personal') return [];
  const rest = without(live, gone, after.snapshot);
  const left = actionIds(rest);
  if (left.length === actionIds(live).length) return [];
  const why = actionIds(live).filter((id) => !left.includes(id));
  const reason = `Before this was sent, ${[...new Set(why)].map((id) => gone.get(id)?.reason).join(' and ')}.`;
  const card = left.length > 0 ? redrawCard(rest, after) : null;
  const { key, noticeId, place, threadOf, countsTitle, dueAt } = post;
  if (!card) return [{ withdraws: { key, reason }, posts: [] }];
  const again: Post = {
    ...{ key: `${key}:again:${after.id}`, noticeId, place, dueAt, card, live: rest, about: left },
    ...(threadOf ? { threadOf } : {}),
    ...(countsTitle ? { countsTitle } : {}),
  };
  return [{ withdraws: { key, reason }, posts: [again] }];
}

type Personal = Extract<LiveCard, { kind: 'personal' }>;

function without(live: Personal, gone: ReadonlyMap<string, Hidden>, { actions }: Snapshot): Personal {
  const stays = (ids: readonly string[]) => ids.filter((id) => !gone.has(id) || gone.get(id)?.onlyToConfirm);
  const reported = (id: string) => actions.some((one) => one.id === id && one.status === 'reported_complete');
  return {
    ...live,
    escalated: stays(live.escalated),
    snoozed: stays(live.snoozed),
    overdue: stays(live.overdue),
    dueThisWeek: stays(live.dueThisWeek),
    dueSoon: stays(live.dueSoon),
    byMilestone: stays(live.byMilestone ?? []),
    toConfirm: live.toConfirm.filter((id) => !gone.has(id) || reported(id)),
  };
}

function actionIds(live: Personal): readonly string[] {
  const { escalated, snoozed, overdue, dueThisWeek, dueSoon, byMilestone = [], toConfirm } = live;
  return [...escalated, ...snoozed, ...overdue, ...dueThisWeek, ...dueSoon, ...byMilestone, ...toConfirm];
}

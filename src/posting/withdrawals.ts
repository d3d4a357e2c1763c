/**
 * Withdraws waiting posts that a change makes wrong: their action was done, moved or given to somebody else, or their account
 * was removed. The outbox keeps the reason. A card with the remaining actions takes the place of a withdrawn one.
 */
import { COVER_KEY_PREFIX, differsInCover } from '../core/people/absence.ts';
import { preferredAccount } from '../core/people/person.ts';
import { isOutstanding } from '../core/plan/action.ts';
import type { Change } from '../core/record/changes.ts';
import { rowById } from '../core/record/find-row.ts';
import type { Action, IsoDate, Snapshot } from '../core/record/model.ts';
import type { Calendar } from '../core/time/calendar.ts';
import { longDate } from '../core/time/dates.ts';
import type { LiveCard } from '../ports/live-card.ts';
import { directPlace, type Post } from '../ports/post.ts';
import type { Store, Withdrawal } from '../ports/store.ts';
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
  readonly posts: readonly Post[];
}

/** Finds the waiting posts that `changes` make wrong. Commit the result together with the changes. */
export async function withdrawalsFor(
  store: Pick<Store, 'waitingAbout' | 'posts'>,
  changes: readonly Change[],
  after: AfterChange,
): Promise<Withdrawn> {
  const [cards, overtaken, moved] = await Promise.all([
    withdrawCards(store, changes, after),
    withdrawOvertaken(store, changes),
    moveFromAccounts(store, changes, after),
  ]);
  return {
    withdraws: [...cards.withdraws, ...overtaken, ...moved.withdraws],
    posts: [...cards.posts, ...moved.posts],
  };
}

/** Above the number of posts that wait at any time. */
const MOST_POSTS = 5_000;

/** Withdraws waiting posts that a change makes pointless as a whole. */
async function withdrawOvertaken(
  store: Pick<Store, 'posts'>,
  changes: readonly Change[],
): Promise<readonly Withdrawal[]> {
  const overtaken = changes.flatMap(keysOvertakenBy);
  if (overtaken.length === 0) return [];
  const waiting = await store.posts({ state: 'planned', limit: MOST_POSTS });
  return waiting.flatMap(({ key }) => {
    const found = overtaken.find(({ keys }) => key.startsWith(keys));
    return found ? [{ key, reason: found.reason }] : [];
  });
}

/** The prefixes of the keys of posts to withdraw after the change, each with the reason. */
function keysOvertakenBy(change: Change): readonly { keys: string; reason: string }[] {
  if (change.entity === 'absence' && change.op === 'changed' && differsInCover(change)) {
    const what = change.verb === 'absence ended' ? 'the absence was ended' : 'the days or the cover were changed';
    return [{ keys: `${COVER_KEY_PREFIX}${change.id}:`, reason: `Before this was sent, ${what}.` }];
  }
  // Only the schedule's posts for a notice have keys that begin with its id.
  if (change.entity === 'notice' && change.op === 'changed' && change.after.pausedAt)
    return [{ keys: `${change.id}:`, reason: PAUSED }];
  return [];
}

/** A removed account, and the person it belonged to. */
interface RemovedAccount {
  readonly id: string;
  readonly personId: string;
}

/**
 * Moves posts from a removed account to another account of the person, if there is one, and drops mentions of the
 * removed account.
 */
async function moveFromAccounts(
  store: Pick<Store, 'posts'>,
  changes: readonly Change[],
  after: AfterChange,
): Promise<Withdrawn> {
  const gone = changes.flatMap((change): RemovedAccount[] => {
    if (change.entity !== 'account' || change.op !== 'changed' || change.after.personId !== null) return [];
    return change.before.personId ? [{ id: change.id, personId: change.before.personId }] : [];
  });
  if (gone.length === 0) return { withdraws: [], posts: [] };
  const waiting = await store.posts({ state: 'planned', limit: MOST_POSTS });
  const all = waiting.toReversed().flatMap((post) => moveFromAccount(post, gone, after));
  return { withdraws: all.map(({ withdraws }) => withdraws), posts: all.flatMap(({ posts }) => posts) };
}

function moveFromAccount(
  post: Post,
  gone: readonly RemovedAccount[],
  { snapshot, id }: AfterChange,
): { withdraws: Withdrawal; posts: readonly Post[] }[] {
  const { key, noticeId, threadOf, replaces, card, countsTitle, live, about, dueAt } = post;
  const reader = addressee(snapshot, post.place);
  const from = gone.find((one) => one.id === reader?.id);
  const mentioned = card.to?.accounts ?? [];
  if (!from && !gone.some((one) => mentioned.includes(one.id))) return [];
  const reason = 'Before this was sent, the account was taken away from its person.';
  const account = from && preferredAccount(snapshot, from.personId);
  const place = from ? account && !replaces && directPlace(account) : post.place;
  if (!place) return [{ withdraws: { key, reason }, posts: [] }];
  const accounts = mentioned.filter((one) => !gone.some((other) => other.id === one));
  const again: Post = {
    ...{ key: `${key}:again:${id}`, noticeId, place, live, about, dueAt },
    card: card.to ? { ...card, to: { ...card.to, accounts } } : card,
    ...(threadOf ? { threadOf } : {}),
    ...(replaces ? { replaces } : {}),
    ...(countsTitle ? { countsTitle } : {}),
  };
  return [{ withdraws: { key, reason }, posts: [again] }];
}

async function withdrawCards(
  store: Pick<Store, 'waitingAbout'>,
  changes: readonly Change[],
  after: AfterChange,
): Promise<Withdrawn> {
  const gone = new Map(changes.flatMap((change) => reasonToHide(change, after.snapshot)));
  if (gone.size === 0) return { withdraws: [], posts: [] };
  const all = (await store.waitingAbout([...gone.keys()])).flatMap((post) => withdrawal(post, gone, after));
  return { withdraws: all.map(({ withdraws }) => withdraws), posts: all.flatMap(({ posts }) => posts) };
}

/** The id of an action that waiting cards may not show after the change, with the reason. */
function reasonToHide(change: Change, snapshot: Snapshot): [string, string][] {
  if (change.entity !== 'action' || change.op !== 'changed') return [];
  const action = rowById(snapshot.actions, change.id);
  const reason = action && reasonFor(change.after, action, snapshot);
  return reason ? [[change.id, reason]] : [];
}

function reasonFor(changed: Partial<Action>, action: Action, snapshot: Snapshot): string | null {
  const { code, status, dueOn, proposedDueOn } = action;
  if (!isOutstanding(action, snapshot)) return `${code} was ${statusWord(status)}`;
  if ('ownerId' in changed) return `${code} was given to somebody else`;
  if ('dueOn' in changed) return `${code} was moved to ${dueOn === null ? 'no date' : longDate(dueOn)}`;
  if (proposedDueOn !== null && 'proposedDueOn' in changed) return `another date was proposed for ${code}`;
  return null;
}

function withdrawal(
  post: Post,
  gone: ReadonlyMap<string, string>,
  after: AfterChange,
): { withdraws: Withdrawal; posts: readonly Post[] }[] {
  const { live } = post;
  if (live?.kind !== 'personal') return [];
  const rest = without(live, gone, after.snapshot);
  const left = actionIds(rest);
  if (left.length === actionIds(live).length) return [];
  const why = actionIds(live).filter((id) => !left.includes(id));
  const reason = `Before this was sent, ${[...new Set(why)].map((id) => gone.get(id)).join(' and ')}.`;
  const card = left.length > 0 ? redrawCard(rest, after) : null;
  const { key, noticeId, place, threadOf, countsTitle, dueAt } = post;
  const again: Post = {
    ...{ key: `${key}:again:${after.id}`, noticeId, place, dueAt, card: card ?? post.card, live: rest, about: left },
    ...(threadOf ? { threadOf } : {}),
    ...(countsTitle ? { countsTitle } : {}),
  };
  return [{ withdraws: { key, reason }, posts: card ? [again] : [] }];
}

type Personal = Extract<LiveCard, { kind: 'personal' }>;

function without(live: Personal, gone: ReadonlyMap<string, string>, { actions }: Snapshot): Personal {
  const stays = (ids: readonly string[]) => ids.filter((id) => !gone.has(id));
  const reported = (id: string) => actions.some((one) => one.id === id && one.status === 'reported_complete');
  return {
    ...live,
    escalated: stays(live.escalated),
    snoozed: stays(live.snoozed),
    overdue: stays(live.overdue),
    dueThisWeek: stays(live.dueThisWeek),
    dueSoon: stays(live.dueSoon),
    toConfirm: live.toConfirm.filter((id) => !gone.has(id) || reported(id)),
  };
}

function actionIds({ escalated, snoozed, overdue, dueThisWeek, dueSoon, toConfirm }: Personal): readonly string[] {
  return [...escalated, ...snoozed, ...overdue, ...dueThisWeek, ...dueSoon, ...toConfirm];
}

/** Updates the posted cards of an action when the action changes. */
import { isOutstanding } from '../core/plan/action.ts';
import type { Change } from '../core/record/changes.ts';
import { rowById } from '../core/record/find-row.ts';
import type { Snapshot } from '../core/record/model.ts';
import type { Card } from '../ports/card.ts';
import type { LiveCard } from '../ports/live-card.ts';
import type { Place, Post } from '../ports/post.ts';
import type { OutboxRow, Store } from '../ports/store.ts';
import { addressee } from '../posting/addressees.ts';
import { type Withdrawn, withdrawalsFor } from '../posting/withdrawals.ts';
import { closedCard } from '../views/closed.ts';
import { redrawCard } from '../views/redraw.ts';
import type { Context, Outcome, Request } from './command.ts';

/** The posts and withdrawals that follow from a change, and the cards that showed what it changed. */
export interface CardUpdates extends Withdrawn {
  readonly shown: readonly OutboxRow[];
}

/**
 * Plans the updates after a change: the newest cards are redrawn and older ones closed. Cards that still wait are withdrawn and
 * replaced by cards of the present record. A card for an account that no longer belongs to anybody stays as it was.
 */
export async function planCardUpdates(store: Store, outcome: Outcome, context: Context): Promise<CardUpdates> {
  const ids = [...new Set(outcome.changes.flatMap((change) => actionIdsOf(change, context.snapshot)))];
  const shown = ids.length > 0 ? await store.cardsAbout(ids) : [];
  const updates = updatesAfter(ids, shown, outcome, context);
  // The cards that wait are among them, so they are not read again.
  const waitingAbout = async (some: readonly string[]) =>
    shown.filter(({ state, about }) => state === 'planned' && about.some((id) => some.includes(id)));
  const after = { ...context, id: context.request.id };
  const { withdraws, posts } = await withdrawalsFor({ posts: store.posts, waitingAbout }, outcome.changes, after);
  const withdrawn = new Set(withdraws.map(({ key }) => key));
  return { shown, withdraws, posts: [...posts, ...updates.filter(({ replaces = '' }) => !withdrawn.has(replaces))] };
}

/** At most so many messages are updated for one changed action; each is a call that the platform counts. */
const MOST_UPDATES = 3;

function updatesAfter(
  ids: readonly string[],
  shown: readonly OutboxRow[],
  { posts }: Outcome,
  context: Context,
): readonly Post[] {
  const newestFirst = shown.toReversed();
  const updates = new Map<string, Post>();
  for (const id of ids) {
    const cards = newestFirst.filter(({ about }) => about.includes(id));
    const lines = posts.filter(({ live }) => live?.kind === 'action' && live.actionId === id);
    for (const post of updatesOf(cards, lines, context))
      if (!updates.has(post.replaces as string)) updates.set(post.replaces as string, post);
  }
  return [...updates.values()];
}

function actionIdsOf(change: Change, { evidence, logEntries, milestones }: Snapshot): readonly string[] {
  if (change.entity === 'action') return [change.op === 'added' ? change.row.id : change.id];
  if (change.entity === 'logEntry') {
    const entry = change.op === 'added' ? change.row : rowById(logEntries, change.id);
    return entry?.about === 'action' ? [entry.aboutId] : [];
  }
  if (change.entity !== 'evidence' && change.entity !== 'milestone') return [];
  if (change.op === 'added') return [change.row.actionId];
  const item = rowById(evidence, change.id) ?? rowById(milestones, change.id);
  return item ? [item.actionId] : [];
}

/** The line that a new one follows is closed first, then the newest cards are drawn again, then older ones are closed. */
function updatesOf(cards: readonly OutboxRow[], lines: readonly Post[], context: Context): readonly Post[] {
  const newest = new Map<string, Pick<Post, 'about'>>(lines.map((line) => [streamOf(line), line]));
  const redraws: Post[] = [];
  const closings: Post[] = [];
  for (const row of cards) {
    if (addressee(context.snapshot, row.place)?.personId === null) continue;
    const newer = newest.get(streamOf(row));
    if (!newer) newest.set(streamOf(row), row);
    const isOver = newer !== undefined && isClosable(row) && showsAll(newer, row, context);
    const post = isOver ? closing(row, context) : redrawing(row, context);
    if (post) (isOver ? closings : redraws).push(post);
  }
  return [...closings.slice(0, 1), ...redraws, ...closings.slice(1)].slice(0, MOST_UPDATES);
}

/**
 * A line may be closed before it is delivered, so that lines that pile up cost a change no more than a few. A person's card
 * that waits stays live, because a change may still withdraw it.
 */
function isClosable({ state, live }: OutboxRow): boolean {
  return state === 'sent' || live?.kind === 'action';
}

/** Names the group of cards of which only the newest is kept up to date: cards for one person, or lines in one conversation. */
function streamOf({ live, place }: { readonly live: LiveCard | null; readonly place: Place }): string {
  if (live?.kind === 'papers' || live?.kind === 'held')
    return `${live.kind} ${live.personId} ${live.meetingId} ${live.on}`;
  return live?.kind === 'personal' ? `person ${live.personId}` : `line ${place.platform}:${place.conversation}`;
}

/** Whether the newer card shows every action that is still to be done on the older one. */
function showsAll(newer: Pick<Post, 'about'>, older: OutboxRow, { snapshot }: Context): boolean {
  return older.about.every((id) => {
    const action = newer.about.includes(id) ? undefined : rowById(snapshot.actions, id);
    return action === undefined || !isOutstanding(action, snapshot);
  });
}

function redrawing(row: OutboxRow, context: Context): Post | null {
  const card = row.live && redrawCard(row.live, context);
  return card && updateOf(row, `redraw:${row.key}:${context.request.id}`, card, row.live, context);
}

function closing(row: OutboxRow, context: Context): Post | null {
  if (!row.live || row.live.noticeId !== context.snapshot.notice?.id) return null;
  const action = row.live.kind === 'action' ? rowById(context.snapshot.actions, row.live.actionId) : undefined;
  return updateOf(row, `close:${row.key}`, closedCard(row.card, row.live, action ?? null), null, context);
}

/** An update without `live` is the last one of its message. */
function updateOf(row: OutboxRow, key: string, card: Card, live: LiveCard | null, { now }: Context): Post {
  const { noticeId, place, countsTitle, about } = row;
  return {
    ...{ key, noticeId, place, replaces: row.key, card, live, about, dueAt: now },
    ...(countsTitle ? { countsTitle } : {}),
  };
}

/** The posted card whose button was pressed, if it was one; `shown` are cards that were read already. */
export async function pressedCard(
  { input, place }: Request,
  store: Pick<Store, 'postOf'>,
  shown: readonly OutboxRow[],
): Promise<OutboxRow | null> {
  if (input.kind !== 'press' || place.message === undefined) return null;
  for (const row of shown)
    if (row.ref?.message === place.message && row.ref.conversation === place.conversation) return row;
  return store.postOf(place);
}

/** The pressed card as its update shows it; drawn here when it has none, as for a card that a direct message shows. */
export function cardAfterPress({ key, live }: OutboxRow, { posts }: CardUpdates, context: Context): Card | null {
  const update = posts.find(({ replaces }) => replaces === key);
  return update?.card ?? (live && redrawCard(live, context));
}

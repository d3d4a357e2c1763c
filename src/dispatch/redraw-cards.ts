/** Updates the posted cards of an action when the action changes. */
import { isOutstanding } from '../core/plan/action.ts';
import type { Change } from '../core/record/changes.ts';
import { rowById } from '../core/record/find-row.ts';
import type { Snapshot } from '../core/record/model.ts';
import type { Card } from '../ports/card.ts';
import type { LiveCard } from '../ports/live-card.ts';
import type { Place, PostToDraw } from '../ports/post.ts';
import type { OutboxRow, Store } from '../ports/store.ts';
import { addressee } from '../posting/addressees.ts';
import { type Withdrawn, withdrawalsFor } from '../posting/withdrawals.ts';
import { updatedCard } from '../views/redraw.ts';
import type { Context, Outcome, Request } from './command.ts';

/** The posts and withdrawals that follow from a change, and the cards that showed what it changed. */
export interface CardUpdates extends Withdrawn {
  readonly updates: readonly PostToDraw[];
  readonly shown: readonly OutboxRow[];
}

/**
 * Plans the updates after a change: the newest cards are redrawn and older ones closed. Cards that still wait are withdrawn and
 * replaced by cards of the present record. A card for an account that no longer belongs to anybody stays as it was.
 */
export async function planCardUpdates(store: Store, outcome: Outcome, context: Context): Promise<CardUpdates> {
  const ids = changedActions(outcome.changes, context.snapshot);
  const shown = ids.length > 0 ? await store.cardsAbout(ids) : [];
  const updates = updatesAfter(ids, shown.toReversed(), outcome.posts, context);
  // The cards that wait are among them, so they are not read again.
  const waiting = shown.filter(isWaiting);
  if (waiting.length === 0 && outcome.changes.every(isOfAction)) return { shown, withdraws: [], posts: [], updates };
  const after = { ...context, id: context.request.id };
  const reads = { posts: store.posts, waitingAbout: async () => waiting };
  const { withdraws, posts } = await withdrawalsFor(reads, outcome.changes, after);
  const withdrawn = new Set(withdraws.map(({ key }) => key));
  return { shown, withdraws, posts, updates: updates.filter(({ replaces = '' }) => !withdrawn.has(replaces)) };
}

/** Whether a change withdraws no posts but cards about its action. */
function isOfAction({ entity }: Change): boolean {
  return entity === 'action';
}

function isWaiting({ state }: OutboxRow): boolean {
  return state === 'planned';
}

/** At most so many messages are updated for one changed action; each is a call that the platform counts. */
const MOST_UPDATES = 3;

/** The updates of the cards about these actions, one for each message. `posts` are those of the change itself. */
function updatesAfter(
  ids: readonly string[],
  newestFirst: readonly OutboxRow[],
  posts: Outcome['posts'],
  context: Context,
): readonly PostToDraw[] {
  const updates = new Map<string, PostToDraw>();
  for (const id of ids)
    for (const post of updatesOf(id, newestFirst, posts, context)) {
      const message = post.replaces as string;
      if (!updates.has(message)) updates.set(message, post);
    }
  return [...updates.values()];
}

/** The ids of the actions that the changes are about, each once. */
function changedActions(changes: readonly Change[], snapshot: Snapshot): readonly string[] {
  const ids = new Set<string>();
  for (const change of changes) {
    const id = actionIdOf(change, snapshot);
    if (id !== null) ids.add(id);
  }
  return [...ids];
}

function actionIdOf(change: Change, { evidence, logEntries, milestones }: Snapshot): string | null {
  if (change.entity === 'action') return change.op === 'added' ? change.row.id : change.id;
  if (change.entity === 'logEntry') {
    const entry = change.op === 'added' ? change.row : rowById(logEntries, change.id);
    return entry?.about === 'action' ? entry.aboutId : null;
  }
  if (change.entity !== 'evidence' && change.entity !== 'milestone') return null;
  if (change.op === 'added') return change.row.actionId;
  return (rowById(evidence, change.id) ?? rowById(milestones, change.id))?.actionId ?? null;
}

/** The line that a new one follows is closed first, then the newest cards are drawn again, then older ones are closed. */
function updatesOf(
  id: string,
  newestFirst: readonly OutboxRow[],
  posts: Outcome['posts'],
  context: Context,
): readonly PostToDraw[] {
  const newest = new Map<string, Pick<PostToDraw, 'about'>>();
  for (const line of posts)
    if (line.live?.kind === 'action' && line.live.actionId === id) newest.set(streamOf(line), line);
  const redraws: PostToDraw[] = [];
  const closings: PostToDraw[] = [];
  for (const row of newestFirst) {
    if (row.place.direct && addressee(context.snapshot, row.place)?.personId === null) continue;
    if (!row.about.includes(id) || row.live?.noticeId !== context.snapshot.notice?.id) continue;
    const newer = newest.get(streamOf(row));
    if (!newer) newest.set(streamOf(row), row);
    const isOver = newer !== undefined && isClosable(row) && showsAll(newer, row, context);
    if (isOver) closings.push(updateOf(row, `close:${row.key}`, null, context));
    else redraws.push(updateOf(row, `redraw:${row.key}:${context.request.id}`, row.live, context));
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
function showsAll(newer: Pick<PostToDraw, 'about'>, older: OutboxRow, { snapshot }: Context): boolean {
  return older.about.every((id) => {
    const action = newer.about.includes(id) ? undefined : rowById(snapshot.actions, id);
    return action === undefined || !isOutstanding(action, snapshot);
  });
}

/** An update without `live` closes its card, and is the last one of its message. */
function updateOf(row: OutboxRow, key: string, live: LiveCard | null, { now }: Context): PostToDraw {
  const { noticeId, place, countsTitle, about } = row;
  return {
    ...{ key, noticeId, place, replaces: row.key, card: null, live, about, dueAt: now },
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

/** The pressed card as its update will show it; null for a card that does not follow the record. */
export function cardAfterPress(pressed: OutboxRow, { updates }: CardUpdates, context: Context): Card | null {
  const update = updates.find(({ replaces }) => replaces === pressed.key);
  return pressed.live && updatedCard(update ? update.live : pressed.live, pressed, context);
}

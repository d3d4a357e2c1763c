/** What becomes of an action's cards, wherever they were posted, when what they show has changed. */
import type { Post } from '../ports/post.ts';
import type { Store } from '../ports/store.ts';
import { addressee } from '../posting/addressees.ts';
import { type Withdrawn, withdrawalsFor } from '../posting/withdrawals.ts';
import { redraw } from '../views/redraw.ts';
import type { Context, Outcome } from './command.ts';

/**
 * Those that were sent, or are on their way, are drawn again; those that wait are withdrawn, and sent without what they
 * should not show any more. One that an account got which is nobody's by now stays as it was.
 */
export async function cardsThatFollow(store: Store, outcome: Outcome, scene: Context): Promise<Withdrawn> {
  const redraws = await redrawPosts(store, outcome, scene);
  const { withdraws, posts } = await withdrawalsFor(store, outcome.changes, { ...scene, id: scene.request.id });
  const withdrawn = new Set(withdraws.map(({ key }) => key));
  return { withdraws, posts: [...redraws.filter(({ replaces = '' }) => !withdrawn.has(replaces)), ...posts] };
}

async function redrawPosts(store: Store, { changes }: Outcome, scene: Context): Promise<Post[]> {
  const ids = changes.flatMap((change) => {
    if (change.entity === 'action') return [change.op === 'added' ? change.row.id : change.id];
    if (change.entity === 'evidence' && change.op === 'added') return [change.row.actionId];
    if (change.entity === 'evidence')
      return scene.snapshot.evidence.filter((item) => item.id === change.id).map((item) => item.actionId);
    return [];
  });
  if (ids.length === 0) return [];
  return (await store.cardsAbout([...new Set(ids)])).flatMap((row) => {
    const card = row.live ? redraw(row.live, scene) : null;
    if (!card || addressee(scene.snapshot, row.place)?.personId === null) return [];
    const { noticeId, place, live, about } = row;
    return [
      {
        key: `redraw:${row.key}:${scene.request.id}`,
        noticeId,
        place,
        replaces: row.key,
        card,
        ...(row.countsTitle ? { countsTitle: row.countsTitle } : {}),
        live,
        about,
        dueAt: scene.now,
      },
    ];
  });
}

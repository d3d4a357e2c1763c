/** Posts for tests: the least that a post must say, and how it gets into the outbox. */
import type { Post, PostToDraw } from '../../src/ports/post.ts';
import type { Store } from '../../src/ports/store.ts';

/** A post whose text is its key, for the channel C1 of Slack unless a test overrides the place. */
export function postOf(key: string, more: Partial<Post> = {}): Post {
  return {
    key,
    noticeId: null,
    place: { platform: 'slack', conversation: 'C1' },
    card: { title: key, summary: '', body: [], buttons: [] },
    live: null,
    about: [],
    dueAt: '2024-06-24T08:00:00.000Z',
    ...more,
  };
}

/** Commits posts in one unit, as a job does. */
export async function plan(store: Store, at: string, ...posts: readonly (Post | PostToDraw)[]): Promise<void> {
  const once = posts.map((post) => post.key).join();
  const by = { personId: null, account: 'schedule', from: 'test', requestId: once };
  await store.commit({ once, at, by, changes: [], posts, basis: [] });
}

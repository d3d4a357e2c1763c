/**
 * `release` lists posts kept back after a restore, because they may have been sent before; `release all` sends them.
 */
import { requireLead } from '../../core/people/person.ts';
import { WITHHELD } from '../../core/reminders/withheld.ts';
import { type Context, defineCommand } from '../../dispatch/command.ts';
import { actingOf, answer } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import type { Post, PostToDraw } from '../../ports/post.ts';
import type { OutboxRow } from '../../ports/store.ts';
import { placeWords } from '../../views/places.ts';
import { capitalise } from '../../views/plan/action-words.ts';
import { postTitle } from '../../views/reminders/deliveries.ts';
import { releasedCard, withheldCard } from '../../views/reminders/release.ts';
import { moment } from '../../views/words.ts';

/** At most this many posts are read, newest first, so a released post is always read together with its withheld original. */
const MOST_POSTS = 5_000;

/** A lead reads the list of withheld posts and sends them all. */
export const release = defineCommand({
  name: 'release',
  group: 'reminders',
  who: 'lead',
  changes: true,
  usage: [
    { say: 'release', does: 'The messages kept back after a restore, because they may have been sent before' },
    { say: 'release all', does: 'Send the messages that are kept back' },
  ],
  slots: { what: slot.choice(['all'], { optional: true }) },
  async run({ what }, context) {
    const acting = actingOf(context);
    requireLead(acting, 'release messages');
    const withheld = await findWithheld(context);
    if (what === null || withheld.length === 0)
      return answer(withheldCard(withheld.map((one) => describePost(one, context))));
    const keys = new Set(withheld.map(({ key }) => key));
    const posts = withheld.map((post) => releasePost(post, keys, context));
    return { reply: releasedCard(acting.actor.name, posts.length), audience: 'asker', changes: [], posts };
  },
});

async function findWithheld({ read }: Context): Promise<readonly OutboxRow[]> {
  const rows = await read.posts({ limit: MOST_POSTS });
  const keys = new Set(rows.map(({ key }) => key));
  return rows
    .filter(({ key, state, reason }) => state === 'suppressed' && reason === WITHHELD && !keys.has(releasedKey(key)))
    .toReversed();
}

/** Makes a second post with a key of its own: the ledger keeps both, and a second release posts none twice. */
function releasePost(post: OutboxRow, withheld: ReadonlySet<string>, { now }: Context): Post | PostToDraw {
  const { noticeId, place, threadOf, card, countsTitle, live, about } = post;
  return {
    key: releasedKey(post.key),
    ...{ noticeId, place, card, live, about, dueAt: now },
    ...(threadOf === undefined ? {} : { threadOf: withheld.has(threadOf) ? releasedKey(threadOf) : threadOf }),
    ...(countsTitle ? { countsTitle } : {}),
  };
}

function releasedKey(key: string): string {
  return `${key}:released`;
}

function describePost(post: OutboxRow, { snapshot, calendar }: Context) {
  const where = capitalise(placeWords(post.place, snapshot));
  return { title: postTitle(post), where, dueAt: moment(post.dueAt, calendar.timeZone) };
}

/** `release`: what was kept back after a restore, since it may have been sent before; `release all` sends it. */
import { requireLead } from '../../core/people/person.ts';
import { WITHHELD } from '../../core/reminders/withheld.ts';
import { type Context, defineCommand } from '../../dispatch/command.ts';
import { actingOf, answer } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import type { Post } from '../../ports/post.ts';
import { placeWords } from '../../views/places.ts';
import { sentence } from '../../views/plan/action-words.ts';
import { releasedCard, withheldCard } from '../../views/reminders/release.ts';
import { moment } from '../../views/words.ts';

/** Newest first, so that whatever was released is among them when what was withheld is. */
const MOST_POSTS = 5_000;

export const release = defineCommand({
  name: 'release',
  who: 'lead',
  changes: true,
  usage: [
    { say: 'release', does: 'What is kept back after a restore, because it may have been sent before' },
    { say: 'release all', does: 'Send what is kept back' },
  ],
  slots: { what: slot.choice(['all'], { optional: true }) },
  async run({ what }, context) {
    const acting = actingOf(context);
    requireLead(acting, 'release messages');
    const withheld = await withheldPosts(context);
    if (what === null || withheld.length === 0) return answer(withheldCard(withheld.map((one) => held(one, context))));
    const keys = new Set(withheld.map(({ key }) => key));
    const posts = withheld.map((post) => released(post, keys, context));
    return { reply: releasedCard(acting.actor.name, posts.length), audience: 'asker', changes: [], posts };
  },
});

async function withheldPosts({ read }: Context): Promise<readonly Post[]> {
  const rows = await read.posts({ limit: MOST_POSTS });
  const keys = new Set(rows.map(({ key }) => key));
  return rows
    .filter(({ key, state, reason }) => state === 'suppressed' && reason === WITHHELD && !keys.has(releasedKey(key)))
    .toReversed();
}

/** Another post, so that the ledger keeps both and a second release makes nothing twice. */
function released(post: Post, withheld: ReadonlySet<string>, { now }: Context): Post {
  const { noticeId, place, threadOf, card, counts, live, about } = post;
  return {
    key: releasedKey(post.key),
    ...{ noticeId, place, card, live, about, dueAt: now },
    ...(threadOf === undefined ? {} : { threadOf: withheld.has(threadOf) ? releasedKey(threadOf) : threadOf }),
    ...(counts ? { counts } : {}),
  };
}

function releasedKey(key: string): string {
  return `${key}:released`;
}

function held({ card, place, dueAt }: Post, { snapshot, calendar }: Context) {
  return { title: card.title, where: sentence(placeWords(place, snapshot)), dueAt: moment(dueAt, calendar.timeZone) };
}

/**
 * A conversation into which people from outside came, or that was shared with another organisation: what stands there is
 * changed to counts, everybody's own card of the week goes to them directly, and the leads are told once. When these people
 * are gone, that is kept in mind, so that the next time is told again.
 */
import { accountsOf } from '../core/people/person.ts';
import { summariseNotice } from '../core/plan/status.ts';
import type { Conversation } from '../core/record/model.ts';
import { activeConversations } from '../core/reminders/reminder.ts';
import { dateOf, plusMinutes } from '../core/time/instants.ts';
import { directPlace, type Post } from '../ports/post.ts';
import { postToLeads } from '../posting/leads.ts';
import { isTrial, nameOfPlace } from '../posting/posts.ts';
import { countsCard, hiddenCard, outsidersCard } from '../views/counts.ts';
import { redraw } from '../views/redraw.ts';
import type { Job, JobContext, JobUnit, Ledgered } from './job.ts';
import { onWorking } from './trouble.ts';

/** Messages that are changed: the newest, as a platform takes some fifty changes a minute. */
const MOST_CHANGED = 300;
const MOST_POSTS = 2_000;
const A_WEEK_MINUTES = 7 * 24 * 60;
/** Times that are looked for at once. */
const TIMES = 20;

export const outsiders: Job = {
  name: 'outsiders',
  foreseenAt: null,
  async plan(context) {
    const units = activeConversations(context.snapshot).map((where) => unitsFor(where, context));
    return (await Promise.all(units)).flat();
  },
};

async function unitsFor(where: Conversation, context: JobContext): Promise<readonly JobUnit[]> {
  const found = context.lastOutsiders(where.platform, where.conversation);
  if (found === null) return [];
  const { key, isOutside } = await latest(`outsiders:${nameOfPlace(where)}`, context);
  if (isOutside === found.length > 0) return [];
  if (isOutside) return [{ once: leftKey(key), changes: [], posts: [], basis: [] }];
  const shown = await shownThere(where, context);
  const cards = { once: `${key}:cards`, changes: [], posts: cardsOf(shown, key, context), basis: [] };
  // A trial post is answered with the same words.
  const isTold = shown.some((post) => !isTrial(post.key));
  const { snapshot, now, calendar } = context;
  const cardFor = () => outsidersCard(where.name, found);
  const message = { key, cardFor, dueAt: now, ...onWorking(where.platform, context) };
  const posts = isTold ? postToLeads(snapshot, dateOf(now, calendar.timeZone), message) : [];
  return isTold && posts.length === 0 ? [cards] : [cards, { once: key, changes: [], posts, basis: [] }];
}

/** The key of the latest time that people from outside came in, or of the first one to come; and whether they are there. */
async function latest(about: string, { committed }: JobContext): Promise<{ key: string; isOutside: boolean }> {
  for (let from = 1; ; from += TIMES) {
    const keys = Array.from({ length: TIMES }, (_, index) => `${about}:${from + index}`);
    const done = await committed(keys.flatMap((key) => [key, leftKey(key)]));
    const key = keys.find((one) => !done.has(leftKey(one)));
    if (key !== undefined) return { key, isOutside: done.has(key) };
  }
}

function leftKey(key: string): string {
  return `${key}:left`;
}

/** The messages of ours that stand in the conversation, newest first. */
async function shownThere({ platform, conversation }: Conversation, { posts }: JobContext) {
  const sent = await posts({ platform, state: 'sent', limit: MOST_POSTS });
  const here = sent.filter(({ ref, replaces }) => ref?.conversation === conversation && replaces === undefined);
  return here.slice(0, MOST_CHANGED);
}

function cardsOf(shown: readonly Ledgered[], key: string, context: JobContext): readonly Post[] {
  const { notice } = context.snapshot;
  const standing = notice && summariseNotice(context.snapshot, notice, dateOf(context.now, context.calendar.timeZone));
  const reduced = shown.map((post): Post => {
    const { noticeId, place, countsTitle } = post;
    const hasCounts = standing && countsTitle !== undefined && noticeId === standing.notice.id;
    const card = hasCounts ? countsCard(standing, countsTitle) : hiddenCard();
    const same = { card, forOutsiders: true, live: null, about: [], dueAt: context.now };
    return { key: `${key}:${post.key}`, noticeId, place, replaces: post.key, ...same };
  });
  return [...reduced, ...ownCards(shown, key, context)];
}

/** The latest card of the week of each person, which stood in the conversation for them. */
function ownCards(shown: readonly Ledgered[], key: string, context: JobContext): readonly Post[] {
  const { snapshot, calendar, now } = context;
  const scene = { snapshot, calendar, today: dateOf(now, calendar.timeZone) };
  const since = plusMinutes(now, -A_WEEK_MINUTES);
  const done = new Set<string>();
  return shown.flatMap((post): readonly Post[] => {
    const { live, plannedAt, place, noticeId } = post;
    if (live?.kind !== 'personal' || plannedAt < since || done.has(live.personId)) return [];
    done.add(live.personId);
    const account = accountsOf(snapshot, live.personId).find((one) => one.startsWith(`${place.platform}:`));
    const card = redraw(live, scene);
    if (!account || !card) return [];
    const own = { key: `${key}:${post.key}:direct`, noticeId, place: directPlace(account), card, live };
    return [{ ...own, about: post.about, dueAt: now }];
  });
}

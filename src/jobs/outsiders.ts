/**
 * Guests or another organisation have gained access to a conversation. Its messages are replaced by counts, this week's
 * personal cards go out directly, and the leads are told once. The end of the access is recorded, so that leads are told of
 * the next one too.
 */
import { accountOn, accountsOf } from '../core/people/person.ts';
import { summariseNotice } from '../core/plan/status.ts';
import type { Conversation } from '../core/record/model.ts';
import { activeConversations } from '../core/reminders/reminder.ts';
import { dateOf, plusMinutes } from '../core/time/instants.ts';
import { directPlace, type Post } from '../ports/post.ts';
import { postToLeads } from '../posting/leads.ts';
import { isTrial, placeKey } from '../posting/posts.ts';
import { countsCard, hiddenCard, outsidersCard } from '../views/counts.ts';
import { redrawCard } from '../views/redraw.ts';
import type { Job, JobContext, JobPost, JobUnit } from './job.ts';
import { routeOnWorking } from './trouble.ts';

/** The most messages that are replaced, newest first; platforms accept about fifty changes a minute. */
const MOST_CHANGED = 300;
const MOST_POSTS = 2_000;
const WEEK_MINUTES = 7 * 24 * 60;
/** The number of keys that one read checks. */
const KEYS_AT_ONCE = 20;

/** Hides names in conversations that people from outside can read. */
export const outsiders: Job = {
  name: 'outsiders',
  foreseenAt: null,
  async plan(context) {
    const units = activeConversations(context.snapshot).map((where) => planConversation(where, context));
    return (await Promise.all(units)).flat();
  },
};

async function planConversation(where: Conversation, context: JobContext): Promise<readonly JobUnit[]> {
  const found = context.lastOutsiders(where.platform, where.conversation);
  if (found === null) return [];
  const { key, isOutside } = await findLatestVisit(`outsiders:${placeKey(where)}`, context);
  if (isOutside === found.length > 0) return [];
  if (isOutside) return [{ once: leftKey(key), changes: [], posts: [], basis: [] }];
  const shown = await findShownPosts(where, context);
  const cards = { once: `${key}:cards`, changes: [], posts: planReplacements(shown, key, context), basis: [] };
  // The answer to a trial post already says it.
  const isTold = shown.some((post) => !isTrial(post.key));
  const { snapshot, now, calendar } = context;
  const cardFor = () => outsidersCard(where.name, found);
  const message = { key, cardFor, dueAt: now, ...routeOnWorking(where.platform, context) };
  const posts = isTold ? postToLeads(snapshot, dateOf(now, calendar.timeZone), message) : [];
  return isTold && posts.length === 0 ? [cards] : [cards, { once: key, changes: [], posts, basis: [] }];
}

/** The key of the visit under way, or of the next one. `isOutside` is true while a recorded visit has not ended. */
async function findLatestVisit(about: string, { committed }: JobContext): Promise<{ key: string; isOutside: boolean }> {
  for (let from = 1; ; from += KEYS_AT_ONCE) {
    const keys = Array.from({ length: KEYS_AT_ONCE }, (_, index) => `${about}:${from + index}`);
    const done = await committed(keys.flatMap((key) => [key, leftKey(key)]));
    const key = keys.find((one) => !done.has(leftKey(one)));
    if (key !== undefined) return { key, isOutside: done.has(key) };
  }
}

function leftKey(key: string): string {
  return `${key}:left`;
}

/** Our messages in the conversation, newest first. */
async function findShownPosts({ platform, conversation }: Conversation, { posts }: JobContext) {
  const sent = await posts({ platform, state: 'sent', limit: MOST_POSTS });
  const here = sent.filter(({ ref, replaces }) => ref?.conversation === conversation && replaces === undefined);
  return here.slice(0, MOST_CHANGED);
}

function planReplacements(shown: readonly JobPost[], key: string, context: JobContext): readonly Post[] {
  const { notice } = context.snapshot;
  const standing = notice && summariseNotice(context.snapshot, notice, dateOf(context.now, context.calendar.timeZone));
  const reduced = shown.map((post): Post => {
    const { noticeId, place, countsTitle } = post;
    const hasCounts = standing && countsTitle !== undefined && noticeId === standing.notice.id;
    const card = hasCounts ? countsCard(standing, countsTitle) : hiddenCard();
    const same = { card, forOutsiders: true, live: null, about: [], dueAt: context.now };
    return { key: `${key}:${post.key}`, noticeId, place, replaces: post.key, ...same };
  });
  return [...reduced, ...planDirectCards(shown, key, context)];
}

/** Sends each person the latest personal card of this week that stood in the conversation. */
function planDirectCards(shown: readonly JobPost[], key: string, context: JobContext): readonly Post[] {
  const { snapshot, calendar, now } = context;
  const scene = { snapshot, calendar, today: dateOf(now, calendar.timeZone) };
  const since = plusMinutes(now, -WEEK_MINUTES);
  const done = new Set<string>();
  return shown.flatMap((post): readonly Post[] => {
    const { live, plannedAt, place, noticeId } = post;
    if (live?.kind !== 'personal' || plannedAt < since || done.has(live.personId)) return [];
    done.add(live.personId);
    const account = accountOn(accountsOf(snapshot, live.personId), place.platform);
    const card = redrawCard(live, scene);
    if (!account || !card) return [];
    const own = { key: `${key}:${post.key}:direct`, noticeId, place: directPlace(account), card, live };
    return [{ ...own, about: post.about, dueAt: now }];
  });
}

/**
 * Trouble: when a place is dead, an account switched off or a platform closed to the bot, the leads are told once, by a
 * direct message on a platform that works.
 */
import { accountsOf, nameOf, platformOf } from '../core/people/person.ts';
import { type Instant, type Person, PLATFORMS, type Platform, type Snapshot } from '../core/record/model.ts';
import { plusMinutes } from '../core/time/instants.ts';
import type { Card } from '../ports/card.ts';
import { directPlace, type Post } from '../ports/post.ts';
import { isTrial } from '../posting/posts.ts';
import { type LostReminder, troubleCard } from '../views/reminders/trouble.ts';
import type { Job, JobContext, JobUnit, Ledgered } from './job.ts';

const MOST_POSTS = 200;
/** More than a notice has posts within a week. */
const MOST_OF_A_WEEK = 2_000;
/** What is older was told, or is seen in what has failed since. */
const LOOK_BACK_MINUTES = 7 * 24 * 60;
const OWN = 'trouble:';

interface Trouble {
  readonly once: string;
  /** Where it is told because somebody tried, the key of its cause, which is not told once more. */
  readonly marks: readonly string[];
  readonly platform: Platform;
  readonly reason: string;
  /** When it came to be known. */
  readonly at: Instant;
  /** The posts that it kept back. */
  readonly failed: readonly Ledgered[];
}

export const trouble: Job = {
  name: 'trouble',
  async plan(context) {
    const found = [...downNow(context), ...(await undelivered(context))];
    const told = new Set(await context.committed(found.map(({ once }) => once)));
    const untold: Trouble[] = [];
    for (const one of found.toSorted((a, b) => b.marks.length - a.marks.length)) {
      if (told.has(one.once)) continue;
      for (const key of [one.once, ...one.marks]) told.add(key);
      untold.push(one);
    }
    return (await Promise.all(untold.map((one) => unit(one, context)))).flat();
  },
};

/** A platform that stays closed is told of again in another month. */
function downNow({ down, now }: JobContext): readonly Trouble[] {
  return down().map(({ platform, reason }) => {
    const once = `${OWN}${platform}:${now.slice(0, 7)}`;
    return { once, marks: [], platform, reason, at: now, failed: [] };
  });
}

/** Each cause is told once; what only redraws a message is not worth telling. */
async function undelivered(context: JobContext): Promise<readonly Trouble[]> {
  const failed = await context.posts({ state: 'failed', limit: MOST_POSTS });
  const causes = new Map<string, { cause: string; posts: Ledgered[] }>();
  const since = plusMinutes(context.now, -LOOK_BACK_MINUTES);
  for (const post of failed) {
    if (post.reason === null || post.replaces !== undefined || post.key.startsWith(OWN)) continue;
    if ((post.claimedAt ?? post.plannedAt) < since) continue;
    const cause = causeOf(post, post.reason);
    // Somebody who tries a conversation is promised that the leads hear of it, whatever they were told before.
    const about = isTrial(post.key) ? post.key : cause;
    causes.set(about, { cause, posts: [...(causes.get(about)?.posts ?? []), post] });
  }
  return [...causes].map(([about, { cause, posts }]) => {
    const [{ place, reason, claimedAt, plannedAt }] = posts as [Ledgered];
    return {
      once: `${OWN}${about}`,
      marks: about === cause ? [] : [`${OWN}${cause}`],
      platform: place.platform,
      reason: reason ?? '',
      at: earlier(claimedAt ?? plannedAt, context.now),
      failed: posts,
    };
  });
}

/**
 * The place with the platform's code for what is wrong, which a reason ends with, since the place may be called otherwise by
 * and by; without a code the reason, which names a person or the place.
 */
function causeOf({ place: { platform, conversation } }: Ledgered, reason: string): string {
  const [, code] = /\((\w+)\)$/.exec(reason) ?? [];
  return code ? `${platform}/${conversation}:${code}` : reason;
}

/** What the latest weekly reminder among these posts lost; null when there is none. */
async function lostReminder(
  failed: readonly Ledgered[],
  { snapshot, posts }: JobContext,
): Promise<LostReminder | null> {
  const { notice } = snapshot;
  const weekly = failed.find(({ key }) => notice && key.startsWith(`${notice.id}:weekly:`));
  if (!notice || !weekly) return null;
  const isOfIt = ({ dueAt, key, replaces }: Ledgered) =>
    dueAt === weekly.dueAt && key.startsWith(`${notice.id}:weekly:`) && replaces === undefined;
  const all = (await posts({ noticeId: notice.id, limit: MOST_OF_A_WEEK })).filter(isOfIt);
  const people = (of: readonly Ledgered[]) =>
    of.flatMap(({ live }) => (live?.kind === 'personal' ? [live.personId] : []));
  const reached = new Set(people(all.filter(({ state }) => state !== 'failed' && state !== 'suppressed')));
  const unreached = new Set(people(failed.filter(isOfIt)).filter((id) => !reached.has(id)));
  return {
    unreached: [...unreached].map((id) => nameOf(snapshot, id)),
    reached: reached.size,
    conversation: failed.some((post) => isOfIt(post) && post.live === null),
  };
}

/** A clock that was put back since has left times that lie ahead. */
function earlier(one: Instant, other: Instant): Instant {
  return one < other ? one : other;
}

/** Nothing while no lead can be reached: it is tried again at the next tick. */
async function unit(one: Trouble, context: JobContext): Promise<readonly JobUnit[]> {
  const { once, marks, platform, reason, at, failed } = one;
  const posts = postsToLeads(
    once,
    troubleCard(reason, marks.length > 0 ? 'tried' : 'found', await lostReminder(failed, context)),
    { platform, at },
    context,
  );
  return posts.length > 0 ? [{ once, changes: [], posts, marks, basis: [] }] : [];
}

/** The same card for every lead, directly: on the platform that it is about where that works, else on another one. */
export function postsToLeads(
  once: string,
  card: Card,
  { platform, at }: { readonly platform: Platform; readonly at: Instant },
  context: JobContext,
): readonly Post[] {
  const { snapshot } = context;
  const down = new Set(context.down().map((one) => one.platform));
  const closed = new Set(PLATFORMS.filter((one) => down.has(one) || !context.isConnected(one)));
  const leads = snapshot.people.filter(({ role }) => role === 'lead');
  return leads.flatMap((lead) => postTo(lead, once, card, { platform, closed, snapshot, at }));
}

interface Around {
  readonly platform: Platform;
  readonly closed: ReadonlySet<Platform>;
  readonly snapshot: Snapshot;
  readonly at: Instant;
}

/** On the platform it is about where that works, else on another one. */
function postTo(lead: Person, once: string, card: Card, { platform, closed, snapshot, at }: Around): readonly Post[] {
  const open = accountsOf(snapshot, lead.id).filter((account) => !closed.has(platformOf(account)));
  const account = open.find((one) => one.startsWith(`${platform}:`)) ?? open[0];
  if (!account) return [];
  return [
    {
      key: `${once}:${account}`,
      noticeId: snapshot.notice?.id ?? null,
      place: directPlace(account),
      card,
      live: null,
      about: [],
      dueAt: at,
    },
  ];
}

/**
 * Trouble: when a place is dead, an account switched off or a platform closed to the bot, the leads are told once, by a
 * direct message on a platform that works.
 */
import { accountsOf, platformOf } from '../core/people/person.ts';
import { type Instant, type Person, PLATFORMS, type Platform, type Snapshot } from '../core/record/model.ts';
import { directPlace, type Post } from '../ports/post.ts';
import { isTrial } from '../posting/posts.ts';
import { troubleCard } from '../views/reminders/trouble.ts';
import type { Job, JobContext, JobUnit } from './job.ts';

const MOST_POSTS = 200;
const OWN = 'trouble:';

interface Trouble {
  readonly once: string;
  readonly platform: Platform;
  readonly reason: string;
  /** When it came to be known. */
  readonly at: Instant;
}

export const trouble: Job = {
  name: 'trouble',
  foreseenAt: null,
  async plan(context) {
    const found = [...downNow(context), ...(await undelivered(context))];
    const told = await context.committed(found.map(({ once }) => once));
    const down = new Set(context.down().map(({ platform }) => platform));
    const closed = new Set(PLATFORMS.filter((platform) => down.has(platform) || !context.isConnected(platform)));
    return found.filter(({ once }) => !told.has(once)).flatMap((one) => unit(one, closed, context));
  },
};

/** A platform that stays closed is told of again in another month. */
function downNow({ down, now }: JobContext): readonly Trouble[] {
  return down().map(({ platform, reason }) => ({
    once: `${OWN}${platform}:${now.slice(0, 7)}`,
    platform,
    reason,
    at: now,
  }));
}

/** Reasons name the place or the person, so that each is told once; what only redraws a message is not worth telling. */
async function undelivered({ posts, now }: JobContext): Promise<readonly Trouble[]> {
  const failed = await posts({ state: 'failed', limit: MOST_POSTS });
  const reasons = new Map<string, Trouble>();
  for (const { key, reason, replaces, place, claimedAt, plannedAt } of failed) {
    if (reason === null || replaces !== undefined || key.startsWith(OWN)) continue;
    // Whoever tries a conversation is promised to hear of it, whatever was told before.
    const about = isTrial(key) ? key : reason;
    reasons.set(about, {
      once: `${OWN}${about}`,
      platform: place.platform,
      reason,
      at: earlier(claimedAt ?? plannedAt, now),
    });
  }
  return [...reasons.values()];
}

/** A clock that was put back since has left times that lie ahead. */
function earlier(one: Instant, other: Instant): Instant {
  return one < other ? one : other;
}

/** Nothing while no lead can be reached: it is tried again at the next tick. */
function unit(
  { once, platform, reason, at }: Trouble,
  closed: ReadonlySet<Platform>,
  context: JobContext,
): readonly JobUnit[] {
  const { snapshot } = context;
  const leads = snapshot.people.filter(({ role }) => role === 'lead');
  const posts = leads.flatMap((lead) => postTo(lead, once, reason, { platform, closed, snapshot, at }));
  return posts.length > 0 ? [{ once, changes: [], posts, basis: [] }] : [];
}

interface Around {
  readonly platform: Platform;
  readonly closed: ReadonlySet<Platform>;
  readonly snapshot: Snapshot;
  readonly at: Instant;
}

/** On the platform it is about where that works, else on another one. */
function postTo(
  lead: Person,
  once: string,
  reason: string,
  { platform, closed, snapshot, at }: Around,
): readonly Post[] {
  const open = accountsOf(snapshot, lead.id).filter((account) => !closed.has(platformOf(account)));
  const account = open.find((one) => one.startsWith(`${platform}:`)) ?? open[0];
  if (!account) return [];
  return [
    {
      key: `${once}:${account}`,
      noticeId: snapshot.notice?.id ?? null,
      place: directPlace(account),
      card: troubleCard(reason),
      live: null,
      about: [],
      dueAt: at,
    },
  ];
}

/**
 * Warnings to the leads: a message or a platform failed, messages wait too long, or a job fails. Each is a direct message, if
 * possible on a platform that works.
 */
import type { Instant, Platform } from '../core/record/model.ts';
import { activeConversations } from '../core/reminders/reminder.ts';
import { dateOf, instantOf, minutesBetween, plusMinutes } from '../core/time/instants.ts';
import { isWritingAllowed } from '../core/time/office-hours.ts';
import type { Card } from '../ports/card.ts';
import { type LeadsMessage, postToLeads } from '../posting/leads.ts';
import { isLine, isTrial, placeKey } from '../posting/posts.ts';
import { scheduleFaultCard, unconnectedCard, undeliveredCard, waitingCard } from '../views/reminders/trouble.ts';
import type { Job, JobContext, JobPost, JobUnit } from './job.ts';
import { lostReminder } from './lost-reminder.ts';

/** Longer than any wait that platforms ask for through rate limits. */
const TOO_LONG_MINUTES = 30;
const MOST_POSTS = 200;
/** Older failures were reported, or show in later ones. */
const LOOK_BACK_MINUTES = 7 * 24 * 60;
const KEY_PREFIX = 'trouble:';

/** The leads who are told, and the accounts that are used. */
type LeadsRoute = Pick<LeadsMessage, 'who' | 'preferPlatform' | 'avoidPlatform' | 'canReach'>;

interface Trouble {
  /** The idempotency key: each trouble is reported once. */
  readonly once: string;
  /** Keys that are committed with it: the report of a trial also counts as the report of its cause. */
  readonly marks: readonly string[];
  /** Draws the card; called only if it is sent. */
  readonly card: () => Card | Promise<Card>;
  /** The time at which the trouble was noticed. */
  readonly at: Instant;
  readonly to: LeadsRoute;
}

/** Warns the leads of failed and waiting messages and of failing jobs. */
export const trouble: Job = {
  name: 'trouble',
  foreseenAt: null,
  async plan(context) {
    const found = [
      ...closedPlatforms(context),
      ...(await failedPosts(context)),
      ...(await waitingTooLong(context)),
      ...scheduleFault(context),
    ];
    const committed = new Set(await context.committed(found.map(({ once }) => once)));
    const untold: Trouble[] = [];
    // Trials come first, because a trial marks its cause as reported.
    for (const one of found.toSorted((a, b) => b.marks.length - a.marks.length)) {
      if (committed.has(one.once)) continue;
      for (const key of [one.once, ...one.marks]) committed.add(key);
      untold.push(one);
    }
    return (await Promise.all(untold.map((one) => planWarning(one, context)))).flat();
  },
};

/** Plans no unit while no lead can be reached, so that the next tick tries again. */
async function planWarning(
  { once, marks, card, at, to }: Trouble,
  { snapshot, now, calendar }: JobContext,
): Promise<readonly JobUnit[]> {
  const shown = await card();
  const message = { key: once, cardFor: () => shown, dueAt: at, ...to };
  const posts = postToLeads(snapshot, dateOf(now, calendar.timeZone), message);
  return posts.length > 0 ? [{ once, changes: [], posts, marks, basis: [] }] : [];
}

/** The month in the key repeats the warning while a platform stays closed. */
function closedPlatforms(context: JobContext): readonly Trouble[] {
  const { down, now } = context;
  return down().map(({ platform, reason }) => ({
    once: `${KEY_PREFIX}${platform}:${now.slice(0, 7)}`,
    marks: [],
    card: () => undeliveredCard(reason),
    at: now,
    to: routeOnWorking(platform, context),
  }));
}

/**
 * One trouble for each cause. Failed redraws are ignored, and so is a line about a change in a conversation that gets no
 * reminders: whoever made the change there was told.
 */
async function failedPosts(context: JobContext): Promise<readonly Trouble[]> {
  const failed = await context.posts({ state: 'failed', limit: MOST_POSTS });
  const causes = new Map<string, { cause: string; posts: JobPost[] }>();
  const since = plusMinutes(context.now, -LOOK_BACK_MINUTES);
  const reminded = new Set(activeConversations(context.snapshot).map(placeKey));
  for (const post of failed) {
    if (isLine(post.key) && !reminded.has(placeKey(post.place))) continue;
    if (post.reason === null || post.replaces !== undefined || post.key.startsWith(KEY_PREFIX)) continue;
    if ((post.claimedAt ?? post.plannedAt) < since) continue;
    const cause = causeOf(post, post.reason);
    // `here` promises a result, so a trial is reported even if its cause was reported before.
    const about = isTrial(post.key) ? post.key : cause;
    causes.set(about, { cause, posts: [...(causes.get(about)?.posts ?? []), post] });
  }
  return [...causes].map(([about, { cause, posts }]) => {
    const [{ place, reason, claimedAt, plannedAt }] = posts as [JobPost];
    const how = about === cause ? 'found' : 'tried';
    return {
      once: `${KEY_PREFIX}${about}`,
      marks: how === 'tried' ? [`${KEY_PREFIX}${cause}`] : [],
      card: async () => undeliveredCard(reason ?? '', how, await lostReminder(posts, context)),
      at: earlierOf(claimedAt ?? plannedAt, context.now),
      to: routeOnWorking(place.platform, context),
    };
  });
}

/**
 * Identifies a cause: the place and the platform's error code at the end of the reason, because a place may be renamed.
 * Without a code it is the reason itself, which names a person or the place.
 */
function causeOf({ place: { platform, conversation } }: JobPost, reason: string): string {
  const [, code] = /\((\w+)\)$/.exec(reason) ?? [];
  return code ? `${platform}/${conversation}:${code}` : reason;
}

/** Reaches every lead, on the platform of the trouble if that works, otherwise on another. */
export function routeOnWorking(platform: Platform, { down, isConnected }: JobContext): LeadsRoute {
  return { who: 'all', preferPlatform: platform, canReach: openPlatforms({ down, isConnected }) };
}

/** True for a connected platform on which something can be delivered. A warning elsewhere would arrive after its cause is gone. */
function openPlatforms({ down, isConnected }: Pick<JobContext, 'down' | 'isConnected'>): LeadsRoute['canReach'] {
  const closed = new Set(down().map((one) => one.platform));
  return (one) => isConnected(one) && !closed.has(one);
}

/** The earlier of two instants; times may lie ahead after the clock was set back. */
function earlierOf(one: Instant, other: Instant): Instant {
  return one < other ? one : other;
}

async function waitingTooLong(context: JobContext): Promise<readonly Trouble[]> {
  const { now, calendar, isConnected } = context;
  if (!isTimeToWarn(context)) return [];
  const long = (await context.waiting()).filter(({ oldestDueAt }) => isTooLong(oldestDueAt, now));
  const found = [...Map.groupBy(long, ({ platform }) => platform)].map(async ([platform, waiting]) => {
    const messages = waiting.reduce((sum, { count }) => sum + count, 0);
    const [since] = waiting.map(({ oldestDueAt }) => oldestDueAt).sort();
    if (since === undefined || !(await hasBeenTried(platform, context))) return [];
    const card = isConnected(platform) ? waitingCard : unconnectedCard;
    const one: Trouble = {
      once: dailyKey(platform, context),
      marks: [],
      card: () => card(platform, messages, since, calendar),
      at: noticedAt(since, context),
      to: routeAvoiding(platform, context),
    };
    return [one];
  });
  return (await Promise.all(found)).flat();
}

function scheduleFault(context: JobContext): readonly Trouble[] {
  const fault = context.fault();
  if (fault === null || !isTimeToWarn(context)) return [];
  return [
    {
      once: dailyKey('schedule', context),
      marks: [],
      card: () => scheduleFaultCard(fault),
      at: context.now,
      to: routeAvoiding(null, context),
    },
  ];
}

/**
 * Reaches the leads who are present, if possible on another platform; otherwise there, as only one conversation may be
 * stuck.
 */
function routeAvoiding(avoidPlatform: Platform | null, context: JobContext): LeadsRoute {
  return { who: 'present', avoidPlatform, canReach: openPlatforms(context) };
}

/** A wait may end by itself, so leads are warned in office hours only. */
function isTimeToWarn({ snapshot: { notice }, now, calendar }: JobContext): boolean {
  return notice !== null && isWritingAllowed(now, notice, calendar);
}

/** The day in the key repeats the warning once a day. */
function dailyKey(what: string, { now, calendar }: JobContext): string {
  return `stalled:${what}:${dateOf(now, calendar.timeZone)}`;
}

/** The moment when the wait became too long. Restarts at midnight, since leads are warned once a day. */
function noticedAt(since: Instant, { now, calendar }: JobContext): Instant {
  const today = instantOf(dateOf(now, calendar.timeZone), '00:00', calendar.timeZone);
  const tooLong = plusMinutes(since, TOO_LONG_MINUTES);
  return tooLong > today ? tooLong : today;
}

/**
 * False for messages that are about to be sent for the first time, such as those planned while the service was down.
 * Messages for an unconnected platform are never tried, so only their age counts.
 */
async function hasBeenTried(platform: Platform, { posts, now, isConnected }: JobContext): Promise<boolean> {
  const states = ['planned', 'claimed', 'unknown'] as const;
  const open = await Promise.all(states.map((state) => posts({ platform, state, limit: MOST_POSTS })));
  return open
    .flat()
    .some(({ attempts, plannedAt }) => (attempts > 0 || !isConnected(platform)) && isTooLong(plannedAt, now));
}

function isTooLong(since: Instant, now: Instant): boolean {
  return minutesBetween(since, now) > TOO_LONG_MINUTES;
}

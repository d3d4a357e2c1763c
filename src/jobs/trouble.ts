/**
 * Trouble: the leads are told when a message or a whole platform fails, when messages wait for too long, and when a job
 * cannot do its work; by a direct message, on a platform that works where they have an account on one.
 */
import type { Instant, Platform } from '../core/record/model.ts';
import { dateOf, instantOf, minutesBetween, plusMinutes } from '../core/time/instants.ts';
import { isWritingAllowed } from '../core/time/office-hours.ts';
import type { Card } from '../ports/card.ts';
import { type LeadsMessage, postToLeads } from '../posting/leads.ts';
import { isTrial } from '../posting/posts.ts';
import { scheduleFaultCard, unconnectedCard, undeliveredCard, waitingCard } from '../views/reminders/trouble.ts';
import type { Job, JobContext, JobUnit, Ledgered } from './job.ts';
import { lostReminder } from './lost-reminder.ts';

/** Longer than any wait that a platform asks for in passing. */
const TOO_LONG_MINUTES = 30;
const MOST_POSTS = 200;
/** Older failures were told, or show in what has failed since. */
const LOOK_BACK_MINUTES = 7 * 24 * 60;
const OWN = 'trouble:';

/** Which of the leads are told, and on which of their accounts. */
type LeadsRoute = Pick<LeadsMessage, 'who' | 'preferPlatform' | 'avoidPlatform' | 'canReach'>;

interface Trouble {
  /** Names it for ever: it is told once. */
  readonly once: string;
  /** Keys of what is told with it and not once more: the cause, where somebody is told of it because they tried. */
  readonly marks: readonly string[];
  /** Asked for only where it is told. */
  readonly card: () => Card | Promise<Card>;
  /** When it came to be known. */
  readonly at: Instant;
  readonly to: LeadsRoute;
}

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
    const told = new Set(await context.committed(found.map(({ once }) => once)));
    const untold: Trouble[] = [];
    // A trial comes first, as it marks its cause as told.
    for (const one of found.toSorted((a, b) => b.marks.length - a.marks.length)) {
      if (told.has(one.once)) continue;
      for (const key of [one.once, ...one.marks]) told.add(key);
      untold.push(one);
    }
    return (await Promise.all(untold.map((one) => unitOf(one, context)))).flat();
  },
};

/** Nothing while no lead can be reached: the next tick tries again. */
async function unitOf(
  { once, marks, card, at, to }: Trouble,
  { snapshot, now, calendar }: JobContext,
): Promise<readonly JobUnit[]> {
  const shown = await card();
  const message = { key: once, cardFor: () => shown, dueAt: at, ...to };
  const posts = postToLeads(snapshot, dateOf(now, calendar.timeZone), message);
  return posts.length > 0 ? [{ once, changes: [], posts, marks, basis: [] }] : [];
}

/** A platform that stays closed is told of again in another month. */
function closedPlatforms(context: JobContext): readonly Trouble[] {
  const { down, now } = context;
  return down().map(({ platform, reason }) => ({
    once: `${OWN}${platform}:${now.slice(0, 7)}`,
    marks: [],
    card: () => undeliveredCard(reason),
    at: now,
    to: onWorking(platform, context),
  }));
}

/** Each cause is told once; a failed redraw of a message is not worth telling. */
async function failedPosts(context: JobContext): Promise<readonly Trouble[]> {
  const failed = await context.posts({ state: 'failed', limit: MOST_POSTS });
  const causes = new Map<string, { cause: string; posts: Ledgered[] }>();
  const since = plusMinutes(context.now, -LOOK_BACK_MINUTES);
  for (const post of failed) {
    if (post.reason === null || post.replaces !== undefined || post.key.startsWith(OWN)) continue;
    if ((post.claimedAt ?? post.plannedAt) < since) continue;
    const cause = causeOf(post, post.reason);
    // A lead who tries a conversation is promised to hear of the result, whatever was told before.
    const about = isTrial(post.key) ? post.key : cause;
    causes.set(about, { cause, posts: [...(causes.get(about)?.posts ?? []), post] });
  }
  return [...causes].map(([about, { cause, posts }]) => {
    const [{ place, reason, claimedAt, plannedAt }] = posts as [Ledgered];
    const how = about === cause ? 'found' : 'tried';
    return {
      once: `${OWN}${about}`,
      marks: how === 'tried' ? [`${OWN}${cause}`] : [],
      card: async () => undeliveredCard(reason ?? '', how, await lostReminder(posts, context)),
      at: earlier(claimedAt ?? plannedAt, context.now),
      to: onWorking(place.platform, context),
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

/** Every lead, on the platform that the trouble is about where that works, else on another one. */
export function onWorking(platform: Platform, { down, isConnected }: JobContext): LeadsRoute {
  const closed = new Set(down().map((one) => one.platform));
  return { who: 'all', preferPlatform: platform, canReach: (one) => isConnected(one) && !closed.has(one) };
}

/** A clock that was put back since has left times that lie ahead. */
function earlier(one: Instant, other: Instant): Instant {
  return one < other ? one : other;
}

async function waitingTooLong(context: JobContext): Promise<readonly Trouble[]> {
  const { now, calendar, isConnected } = context;
  if (!isTimeForSilence(context)) return [];
  const long = (await context.waiting()).filter(({ oldestDueAt }) => isTooLong(oldestDueAt, now));
  const found = [...Map.groupBy(long, ({ platform }) => platform)].map(async ([platform, waiting]) => {
    const messages = waiting.reduce((sum, { count }) => sum + count, 0);
    const [since] = waiting.map(({ oldestDueAt }) => oldestDueAt).sort();
    if (since === undefined || !(await hasBeenTried(platform, context))) return [];
    const card = isConnected(platform) ? waitingCard : unconnectedCard;
    const one: Trouble = {
      once: silenceKey(platform, context),
      marks: [],
      card: () => card(platform, messages, since, calendar),
      at: noticedAt(since, context),
      to: besides(platform, context),
    };
    return [one];
  });
  return (await Promise.all(found)).flat();
}

function scheduleFault(context: JobContext): readonly Trouble[] {
  const fault = context.fault();
  if (fault === null || !isTimeForSilence(context)) return [];
  return [
    {
      once: silenceKey('schedule', context),
      marks: [],
      card: () => scheduleFaultCard(fault),
      at: context.now,
      to: besides(null, context),
    },
  ];
}

/** The leads who are there, elsewhere than on this platform where possible; else there, as one conversation only may be stuck. */
function besides(avoidPlatform: Platform | null, { isConnected: canReach }: JobContext): LeadsRoute {
  return { who: 'present', avoidPlatform, canReach };
}

/** Silence may pass by itself, so it is told in working hours only. */
function isTimeForSilence({ snapshot: { notice }, now, calendar }: JobContext): boolean {
  return notice !== null && isWritingAllowed(now, notice, calendar);
}

/** The day in the key makes the leads hear of it once a day. */
function silenceKey(what: string, { now, calendar }: JobContext): string {
  return `stalled:${what}:${dateOf(now, calendar.timeZone)}`;
}

/** When the wait became too long; on a later day its midnight, since the leads are told anew on each day. */
function noticedAt(since: Instant, { now, calendar }: JobContext): Instant {
  const today = instantOf(dateOf(now, calendar.timeZone), '00:00', calendar.timeZone);
  const tooLong = plusMinutes(since, TOO_LONG_MINUTES);
  return tooLong > today ? tooLong : today;
}

/**
 * False for messages that were planned late, or while the service was down: they are about to be sent for the first time.
 * Messages for a platform that is not connected are never tried.
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

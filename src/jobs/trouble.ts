/**
 * Trouble: the leads are told when a message or a whole platform fails, when messages wait for too long, and when a job
 * cannot do its work; by a direct message, on a platform that works where they have an account on one.
 */
import type { Instant, Platform } from '../core/record/model.ts';
import { dateOf, instantOf, minutesBetween, plusMinutes } from '../core/time/instants.ts';
import { mayWrite } from '../core/time/office-hours.ts';
import type { Card } from '../ports/card.ts';
import { type LeadsMessage, postToLeads } from '../posting/leads.ts';
import { isTrial } from '../posting/posts.ts';
import { scheduleFaultCard, unconnectedCard, undeliveredCard, waitingCard } from '../views/reminders/trouble.ts';
import type { Job, JobContext, JobUnit } from './job.ts';

/** Longer than any wait that a platform asks for in passing. */
const TOO_LONG_MINUTES = 30;
const MOST_POSTS = 200;
const OWN = 'trouble:';

interface Trouble {
  /** Names it for ever: it is told once. */
  readonly once: string;
  readonly card: Card;
  /** When it came to be known. */
  readonly at: Instant;
  readonly to: Pick<LeadsMessage, 'who' | 'preferPlatform' | 'avoidPlatform' | 'canReach'>;
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
    const told = await context.committed(found.map(({ once }) => once));
    return found.filter(({ once }) => !told.has(once)).flatMap((one) => unitOf(one, context));
  },
};

/** Nothing while no lead can be reached: the next tick tries again. */
function unitOf({ once, card, at, to }: Trouble, { snapshot, now, calendar }: JobContext): readonly JobUnit[] {
  const message = { key: once, cardFor: () => card, dueAt: at, ...to };
  const posts = postToLeads(snapshot, dateOf(now, calendar.timeZone), message);
  return posts.length > 0 ? [{ once, changes: [], posts, basis: [] }] : [];
}

/** A platform that stays closed is told of again in another month. */
function closedPlatforms(context: JobContext): readonly Trouble[] {
  const { down, now } = context;
  return down().map(({ platform, reason }) => ({
    once: `${OWN}${platform}:${now.slice(0, 7)}`,
    card: undeliveredCard(reason),
    at: now,
    to: onWorking(platform, context),
  }));
}

/** Reasons name the place or the person, so that each is told once; a failed redraw of a message is not worth telling. */
async function failedPosts(context: JobContext): Promise<readonly Trouble[]> {
  const failed = await context.posts({ state: 'failed', limit: MOST_POSTS });
  const reasons = new Map<string, Trouble>();
  for (const { key, reason, replaces, place, claimedAt, plannedAt } of failed) {
    if (reason === null || replaces !== undefined || key.startsWith(OWN)) continue;
    // A lead who tries a conversation is promised to hear of the result, whatever was told before.
    const about = isTrial(key) ? key : reason;
    reasons.set(about, {
      once: `${OWN}${about}`,
      card: undeliveredCard(reason),
      at: earlier(claimedAt ?? plannedAt, context.now),
      to: onWorking(place.platform, context),
    });
  }
  return [...reasons.values()];
}

/** Every lead, on the platform that the trouble is about where that works, else on another one. */
function onWorking(platform: Platform, { down, isConnected }: JobContext): Trouble['to'] {
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
      card: card(platform, messages, since, calendar),
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
      card: scheduleFaultCard(fault),
      at: context.now,
      to: besides(null, context),
    },
  ];
}

/** The leads who are there, elsewhere than on this platform where possible; else there, as one conversation only may be stuck. */
function besides(avoidPlatform: Platform | null, { isConnected: canReach }: JobContext): Trouble['to'] {
  return { who: 'present', avoidPlatform, canReach };
}

/** Silence may pass by itself, so it is told in working hours only. */
function isTimeForSilence({ snapshot: { notice }, now, calendar }: JobContext): boolean {
  return notice !== null && mayWrite(now, notice, calendar);
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

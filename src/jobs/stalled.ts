/** Silence is noticed: when messages wait too long or a job cannot do its work, the leads are told, elsewhere where possible. */
import { accountsOf, platformOf } from '../core/people/person.ts';
import type { Instant, Platform } from '../core/record/model.ts';
import { leadsPresent } from '../core/reminders/escalation.ts';
import { dateOf, instantOf, minutesBetween, plusMinutes } from '../core/time/instants.ts';
import { mayWrite } from '../core/time/office-hours.ts';
import type { Card } from '../ports/card.ts';
import { directPlace } from '../ports/post.ts';
import { scheduleFaultCard, unconnectedCard, waitingCard } from '../views/stalled.ts';
import type { Job, JobContext, JobUnit } from './job.ts';

/** Longer than any wait that a platform asks for in passing. */
const TOO_LONG_MINUTES = 30;
const MOST_POSTS = 200;

interface Silence {
  readonly once: string;
  /** Where nothing moves; null when that is the schedule itself. */
  readonly platform: Platform | null;
  readonly card: Card;
  /** When the silence had become too long. */
  readonly at: Instant;
}

export const stalled: Job = {
  name: 'stalled',
  foreseenAt: null,
  async plan(context) {
    const { snapshot, now, calendar } = context;
    if (!snapshot.notice || !mayWrite(now, snapshot.notice, calendar)) return [];
    const found = [...(await waitingTooLong(context)), ...scheduleFault(context)];
    const told = await context.committed(found.map(({ once }) => once));
    const silences = found.filter(({ once }) => !told.has(once));
    const tried = await Promise.all(
      silences.map(({ platform }) => platform === null || hasBeenTried(platform, context)),
    );
    return silences.filter((_, index) => tried[index]).flatMap((one) => unit(one, context));
  },
};

async function waitingTooLong(context: JobContext): Promise<readonly Silence[]> {
  const { now, calendar, isConnected } = context;
  const long = (await context.waiting()).filter(({ oldestDueAt }) => isTooLong(oldestDueAt, now));
  return [...Map.groupBy(long, ({ platform }) => platform)].flatMap(([platform, waiting]) => {
    const messages = waiting.reduce((sum, { count }) => sum + count, 0);
    const [since] = waiting.map(({ oldestDueAt }) => oldestDueAt).sort();
    if (since === undefined) return [];
    const card = isConnected(platform) ? waitingCard : unconnectedCard;
    const at = noticedAt(since, context);
    return [{ once: onceOf(platform, context), platform, card: card(platform, messages, since, calendar), at }];
  });
}

/** Each day anew. */
function noticedAt(since: Instant, { now, calendar }: JobContext): Instant {
  const today = instantOf(dateOf(now, calendar.timeZone), '00:00', calendar.timeZone);
  const tooLong = plusMinutes(since, TOO_LONG_MINUTES);
  return tooLong > today ? tooLong : today;
}

/**
 * What was planned late, or while the service was down, is only about to be sent for the first time. What is for a
 * platform that is not connected is never tried.
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

function scheduleFault(context: JobContext): readonly Silence[] {
  const fault = context.fault();
  return fault === null
    ? []
    : [{ once: onceOf('schedule', context), platform: null, card: scheduleFaultCard(fault), at: context.now }];
}

function onceOf(what: string, { now, calendar }: JobContext): string {
  return `stalled:${what}:${dateOf(now, calendar.timeZone)}`;
}

/** Nothing while no lead can be reached: it is tried again at the next tick. */
function unit(
  { once, platform, card, at }: Silence,
  { snapshot, now, calendar, isConnected }: JobContext,
): readonly JobUnit[] {
  const posts = leadsPresent(snapshot, dateOf(now, calendar.timeZone)).flatMap((lead) => {
    const connected = accountsOf(snapshot, lead).filter((account) => isConnected(platformOf(account)));
    const account = accountBeside(platform, connected);
    if (account === undefined) return [];
    const noticeId = snapshot.notice?.id ?? null;
    return [
      { key: `${once}:${account}`, noticeId, place: directPlace(account), card, live: null, about: [], dueAt: at },
    ];
  });
  return posts.length > 0 ? [{ once, changes: [], posts, basis: [] }] : [];
}

/** On another platform than the one where nothing moves; else there, as it may be one conversation only. */
function accountBeside(platform: Platform | null, accounts: readonly string[]): string | undefined {
  return accounts.find((account) => !account.startsWith(`${platform}:`)) ?? accounts[0];
}

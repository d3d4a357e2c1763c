/** The preview: plays the jobs over the days ahead on the record as it stands, without sending or writing anything. */
import { applyChanges } from '../core/record/apply.ts';
import type { Instant, Snapshot } from '../core/record/model.ts';
import { calendarOf } from '../core/time/calendar.ts';
import { addDays } from '../core/time/dates.ts';
import { dateOf, instantOf } from '../core/time/instants.ts';
import type { Store } from '../ports/store.ts';
import { yieldToEventLoop } from '../ports/turns.ts';
import type { ComingPosts } from '../views/reminders/preview.ts';
import type { Job, JobContext, Ledgered } from './job.ts';

/** What the preview plays: the jobs, from `now` on, on this record with what the store says of the past. */
export interface PreviewContext {
  readonly jobs: readonly Job[];
  readonly now: Instant;
  readonly snapshot: Snapshot;
  readonly timeZone: string;
  readonly store: Pick<Store, 'committedOf' | 'posts'>;
  readonly newId: () => string;
}

/** Nobody knows ahead which platforms will work, so the preview takes all of them to be well. */
const ALL_WELL = {
  down: () => [],
  isConnected: () => true,
  nameOf: async () => null,
  isOpen: async () => true,
  lastOutsiders: () => null,
  waiting: async () => [],
  fault: () => null,
};

/** Every message from now through `through`, in order of time, if nobody changes the record. */
export async function previewPosts(context: PreviewContext, through: Instant): Promise<readonly ComingPosts[]> {
  const { timeZone, store, newId } = context;
  const coming: ComingPosts[] = [];
  const posts = ledgerOf(store, coming);
  const dealtWith = new Set<string>();
  let { snapshot } = context;
  const committed: JobContext['committed'] = async (keys) => {
    const before = await store.committedOf(keys.filter((key) => !dealtWith.has(key)));
    return new Set(keys.filter((key) => dealtWith.has(key) || before.has(key)));
  };
  const jobs = context.jobs.filter(({ foreseenAt }) => foreseenAt !== null);
  for (const now of timesToAsk(jobs, context, through)) {
    // A year of a large notice takes seconds.
    await yieldToEventLoop();
    for (const job of jobs) {
      const calendar = calendarOf(snapshot, timeZone);
      const units = await job.plan({ ...ALL_WELL, now, snapshot, calendar, committed, posts, newId });
      for (const { once, marks = [], changes, posts: planned } of units) {
        for (const key of [once, ...marks]) dealtWith.add(key);
        snapshot = applyChanges(snapshot, changes);
        if (planned.length > 0) coming.push({ at: now, posts: planned });
      }
    }
  }
  return coming;
}

/** The ledger as it will be by then: the previewed posts, before the posts that it holds now, which are read once. */
function ledgerOf(store: PreviewContext['store'], coming: readonly ComingPosts[]): JobContext['posts'] {
  const before = new Map<string, ReturnType<Store['posts']>>();
  const previewed: Ledgered[] = [];
  let seen = 0;
  return async (filter) => {
    for (; seen < coming.length; seen += 1) previewed.push(...ledgered(coming[seen] as ComingPosts));
    const asked = JSON.stringify(filter);
    const held = before.get(asked) ?? store.posts(filter);
    before.set(asked, held);
    return [...previewed.toReversed(), ...(await held)];
  };
}

function ledgered({ at, posts }: ComingPosts): readonly Ledgered[] {
  return posts.map((post) => ({
    ...post,
    state: 'planned',
    reason: null,
    attempts: 0,
    plannedAt: at,
    claimedAt: null,
    ref: null,
  }));
}

/** Now, and on every day each time of day at which one of the jobs can find something due. */
function timesToAsk(jobs: readonly Job[], { now, snapshot, timeZone }: PreviewContext, through: Instant): Instant[] {
  const times = [...new Set(jobs.flatMap(({ foreseenAt }) => foreseenAt?.(snapshot) ?? []))].sort();
  const found = [now];
  const last = dateOf(through, timeZone);
  for (let day = dateOf(now, timeZone); day <= last; day = addDays(day, 1)) {
    found.push(...times.map((time) => instantOf(day, time, timeZone)));
  }
  return found.filter((at) => at >= now && at <= through);
}

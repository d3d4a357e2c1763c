/** The preview runs the jobs over the coming days on the present record, without sending or writing anything. */
import { applyChanges } from '../core/record/apply.ts';
import type { Instant, Snapshot } from '../core/record/model.ts';
import { DEFAULT_RETENTION } from '../core/record/retention.ts';
import { calendarOf } from '../core/time/calendar.ts';
import { addDays } from '../core/time/dates.ts';
import { dateOf, instantOf } from '../core/time/instants.ts';
import type { Store } from '../ports/store.ts';
import { yieldToEventLoop } from '../ports/turns.ts';
import type { ComingPosts } from '../views/reminders/preview.ts';
import type { Job, JobContext, JobPost } from './job.ts';

/** The jobs to run from `now` on, the record to run them on, and the store with their past. */
export interface PreviewContext {
  readonly jobs: readonly Job[];
  readonly now: Instant;
  readonly snapshot: Snapshot;
  readonly timeZone: string;
  readonly store: Pick<Store, 'committedOf' | 'posts'>;
  readonly newId: () => string;
}

/** The preview assumes that all platforms work. */
const ALL_PLATFORMS_WORK = {
  down: () => [],
  isConnected: () => true,
  nameOf: async () => null,
  accountName: () => null,
  isOpen: async () => true,
  lastOutsiders: () => null,
  waiting: async () => [],
  head: async () => null,
  notices: async () => [],
  retention: DEFAULT_RETENTION,
  fault: () => null,
};

/** Every post from now up to `through`, in order of time, if nobody changes the record. */
export async function previewPosts(context: PreviewContext, through: Instant): Promise<readonly ComingPosts[]> {
  const { timeZone, store, newId } = context;
  const coming: ComingPosts[] = [];
  const posts = previewLedger(store, coming);
  const previewedKeys = new Set<string>();
  let { snapshot } = context;
  const committed: JobContext['committed'] = async (keys) => {
    const before = await store.committedOf(keys.filter((key) => !previewedKeys.has(key)));
    return new Set(keys.filter((key) => previewedKeys.has(key) || before.has(key)));
  };
  const jobs = context.jobs.filter(({ foreseenAt }) => foreseenAt !== null);
  for (const now of timesToAsk(jobs, context, through)) {
    // A year of a large notice takes seconds.
    await yieldToEventLoop();
    for (const job of jobs) {
      const calendar = calendarOf(snapshot, timeZone);
      const units = await job.plan({ ...ALL_PLATFORMS_WORK, now, snapshot, calendar, committed, posts, newId });
      for (const { once, marks = [], changes, posts: planned } of units) {
        for (const key of [once, ...marks]) previewedKeys.add(key);
        snapshot = applyChanges(snapshot, changes);
        if (planned.length > 0) coming.push({ at: now, posts: planned });
      }
    }
  }
  return coming;
}

/** The outbox as it will be: previewed posts first, then the stored posts, which are read once for each filter. */
function previewLedger(store: PreviewContext['store'], coming: readonly ComingPosts[]): JobContext['posts'] {
  const cache = new Map<string, ReturnType<Store['posts']>>();
  const previewed: JobPost[] = [];
  let read = 0;
  return async (filter) => {
    for (; read < coming.length; read += 1) previewed.push(...plannedRows(coming[read] as ComingPosts));
    const filterKey = JSON.stringify(filter);
    const held = cache.get(filterKey) ?? store.posts(filter);
    cache.set(filterKey, held);
    return [...previewed.toReversed(), ...(await held)];
  };
}

function plannedRows({ at, posts }: ComingPosts): readonly JobPost[] {
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

/** Now, and each job's times of day on every day. */
function timesToAsk(jobs: readonly Job[], { now, snapshot, timeZone }: PreviewContext, through: Instant): Instant[] {
  const times = [...new Set(jobs.flatMap(({ foreseenAt }) => foreseenAt?.(snapshot, timeZone) ?? []))].sort();
  const found = [now];
  const last = dateOf(through, timeZone);
  for (let day = dateOf(now, timeZone); day <= last; day = addDays(day, 1)) {
    found.push(...times.map((time) => instantOf(day, time, timeZone)));
  }
  return found.filter((at) => at >= now && at <= through);
}

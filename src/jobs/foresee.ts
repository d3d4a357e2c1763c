/** What the schedule will post, by playing its own jobs over the days ahead on the record as it stands, without sending. */
import { applyChanges } from '../core/record/apply.ts';
import type { Instant, Snapshot } from '../core/record/model.ts';
import { calendarOf } from '../core/time/calendar.ts';
import { addDays } from '../core/time/dates.ts';
import { dateOf, instantOf } from '../core/time/instants.ts';
import { DRAFT_AT, HOURS } from '../core/time/office-hours.ts';
import type { Coming } from '../views/reminders/preview.ts';
import { draft } from './draft.ts';
import { ladder } from './escalations.ts';
import { handovers } from './handover.ts';
import type { Job, JobContext, Ledgered } from './job.ts';
import { reminders } from './reminders.ts';

/** The jobs that write to people by the calendar. */
const CALENDAR_JOBS: readonly Job[] = [handovers, reminders, ladder, draft];

export type Present = Omit<
  JobContext,
  'down' | 'isConnected' | 'nameOf' | 'isOpen' | 'lastOutsiders' | 'waiting' | 'fault'
>;

/** What is not known ahead. */
const NOTHING = {
  down: () => [],
  isConnected: () => true,
  nameOf: async () => null,
  isOpen: async () => true,
  lastOutsiders: () => null,
  waiting: async () => [],
  fault: () => null,
};

/** Every message from now through `through`, in order of time, if nobody changes the record. */
export async function foresee(present: Present, through: Instant): Promise<readonly Coming[]> {
  const coming: Coming[] = [];
  const posts = ledgerOf(present, coming);
  const dealtWith = new Set<string>();
  let { snapshot } = present;
  const committed: JobContext['committed'] = async (keys) => {
    const before = await present.committed(keys.filter((key) => !dealtWith.has(key)));
    return new Set(keys.filter((key) => dealtWith.has(key) || before.has(key)));
  };
  for (const now of wakings(present, through)) {
    await breath();
    for (const job of CALENDAR_JOBS) {
      const calendar = calendarOf(snapshot, present.calendar.timeZone);
      const context = { ...present, ...NOTHING, now, snapshot, calendar, committed, posts };
      for (const { once, marks = [], changes, posts: planned } of await job.plan(context)) {
        for (const key of [once, ...marks]) dealtWith.add(key);
        snapshot = applyChanges(snapshot, changes);
        if (planned.length > 0) coming.push({ at: now, posts: planned });
      }
    }
  }
  return coming;
}

/** Whoever else asks has their turn in between: a year of a large notice takes seconds. */
function breath(): Promise<void> {
  return new Promise((go) => {
    setImmediate(go);
  });
}

/** The ledger as it will be by then: what has been foreseen, before what it holds now, which is read once. */
function ledgerOf(present: Present, coming: readonly Coming[]): JobContext['posts'] {
  const before = new Map<string, ReturnType<Present['posts']>>();
  const foreseen: Ledgered[] = [];
  let seen = 0;
  return async (filter) => {
    for (; seen < coming.length; seen += 1) foreseen.push(...ledgered(coming[seen] as Coming));
    const asked = JSON.stringify(filter);
    const held = before.get(asked) ?? present.posts(filter);
    before.set(asked, held);
    return [...foreseen.toReversed(), ...(await held)];
  };
}

function ledgered({ at, posts }: Coming): readonly Ledgered[] {
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

/** Now, and every time of day at which any of the jobs can find something due. */
function wakings(
  { now, snapshot, calendar }: Pick<Present, 'now' | 'snapshot' | 'calendar'>,
  through: Instant,
): Instant[] {
  const times = [...new Set([HOURS.first, DRAFT_AT, ...timesOf(snapshot)])].sort();
  const found = [now];
  const last = dateOf(through, calendar.timeZone);
  for (let day = dateOf(now, calendar.timeZone); day <= last; day = addDays(day, 1)) {
    found.push(...times.map((time) => instantOf(day, time, calendar.timeZone)));
  }
  return found.filter((at) => at >= now && at <= through);
}

function timesOf({ notice }: Snapshot): readonly string[] {
  return notice ? [notice.remindAt] : [];
}

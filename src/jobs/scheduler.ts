/**
 * The scheduler runs every job once a minute and commits the units that are due. node-cron only wakes it. A missed, late or
 * doubled tick does no harm, because jobs decide from rows and the calendar.
 */
import { createTask } from 'node-cron';
import { applyChanges } from '../core/record/apply.ts';
import { ConflictError } from '../core/record/errors.ts';
import type { Instant, Platform } from '../core/record/model.ts';
import { DEFAULT_RETENTION, type Retention } from '../core/record/retention.ts';
import { calendarOf } from '../core/time/calendar.ts';
import { dateOf } from '../core/time/instants.ts';
import type { Clock } from '../ports/clock.ts';
import type { PlatformOutage } from '../ports/deliverer.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { yieldToEventLoop } from '../ports/turns.ts';
import { addresseesOf } from '../posting/addressees.ts';
import { withdrawalsFor } from '../posting/withdrawals.ts';
import type { Job, JobContext, JobUnit } from './job.ts';

/** The jobs, and the store and platforms that they read. */
export interface SchedulerParts {
  readonly store: Pick<
    Store,
    'snapshot' | 'notices' | 'commit' | 'committedOf' | 'posts' | 'head' | 'waitingAbout' | 'waiting'
  >;
  readonly jobs: readonly Job[];
  readonly clock: Clock;
  readonly timeZone: string;
  readonly log: Log;
  readonly newId: () => string;
  /** The platforms on which nothing can be delivered at present. */
  readonly down?: () => readonly PlatformOutage[];
  /** Absent when every platform is connected. */
  readonly isConnected?: (platform: Platform) => boolean;
  /** Absent when the names of conversations are not known. */
  readonly nameOf?: JobContext['nameOf'];
  /** Absent when the names of accounts are not known. */
  readonly accountName?: JobContext['accountName'];
  /** Absent when every conversation is open to the bot. */
  readonly isOpen?: JobContext['isOpen'];
  /** Absent when people from outside are not known. */
  readonly lastOutsiders?: JobContext['lastOutsiders'];
  /** The defaults when absent. */
  readonly retention?: Retention | undefined;
  /** Called after every tick, so that new posts leave at once. */
  readonly committed: () => void;
}

/** Runs the jobs. Disposing waits for the tick under way. */
export interface Scheduler extends AsyncDisposable {
  /** Starts a tick at every full minute. */
  start(): void;
  /** Runs one tick, after any tick under way. Never rejects: an error is logged. */
  tick(): Promise<void>;
  /** A sentence about a fault of the schedule, or null. */
  fault(): string | null;
}

/** The length of three ticks; a busy moment may cost one. */
const SILENT_AFTER_MS = 3 * 60_000;

/** Creates the scheduler; ticks begin with `start`. */
export function createScheduler(parts: SchedulerParts): Scheduler {
  const { clock } = parts;
  let lastTick = Promise.resolve();
  const createdMs = clock.monotonicMs();
  let lastGoodMs: number | null = null;
  let lastWasGood = true;
  const silenceFault = () => {
    const silentMs = clock.monotonicMs() - (lastGoodMs ?? createdMs);
    if (silentMs <= SILENT_AFTER_MS) return null;
    return `The schedule has not run without an error for ${Math.floor(silentMs / 60_000)} minutes.`;
  };

  const runJobs = async (): Promise<void> => {
    const now = clock.now();
    let good = true;
    for (const job of parts.jobs) {
      // Each job goes through the whole record, so requests have their turn between two jobs.
      await yieldToEventLoop();
      good = (await runJob(job, now, { ...parts, fault: () => (lastWasGood ? null : silenceFault()) })) && good;
    }
    if (good) lastGoodMs = clock.monotonicMs();
    lastWasGood = good;
    parts.committed();
  };
  const tick = (): Promise<void> => {
    lastTick = lastTick.then(runJobs);
    return lastTick;
  };
  const timer = createMinuteTimer(tick, parts);
  return {
    tick,
    start: timer.start,
    fault: () => (lastGoodMs === null ? 'The schedule has not run yet.' : silenceFault()),
    async [Symbol.asyncDispose]() {
      timer.stop();
      await lastTick;
    },
  };
}

const MINUTE_MS = 60_000;
/** The delay after the full minute until the monotonic timer ticks in place of node-cron. */
const GRACE_MS = 1_000;

/**
 * Calls `onMinute` at every full minute, and never while a call is under way. node-cron waits by the wall clock and stalls
 * when that is set back, so a monotonic timer runs beside it. After the wall clock is set forward, node-cron steps through
 * every missed time of its pattern; a year of minutes blocks the process for most of a minute. Each task therefore covers
 * one minute of one day.
 */
function createMinuteTimer(onMinute: () => Promise<void>, { clock, log }: Pick<SchedulerParts, 'clock' | 'log'>) {
  const options = {
    // node-cron stalls in a repeated hour; UTC has none.
    timezone: 'Etc/UTC',
    suppressMissedWarning: true,
    logger: cronLogger(log),
  };
  const everyMinute = createTask('* * * * *', () => {}, options);
  let stopped = false;
  let disarm = () => {};
  const wake = async (): Promise<void> => {
    disarm();
    await onMinute();
    if (!stopped) arm();
  };
  const arm = (): void => {
    const [next] = everyMinute.getNextRuns(1) as [Date];
    const minute = `${next.getUTCMinutes()} ${next.getUTCHours()} ${next.getUTCDate()} ${next.getUTCMonth() + 1} *`;
    const task = createTask(minute, wake, options);
    void task.start();
    const stopTimer = clock.after(Math.min(task.msToNext() ?? 0, MINUTE_MS) + GRACE_MS, wake);
    disarm = () => {
      stopTimer();
      void task.destroy();
    };
  };
  return {
    start: arm,
    stop(): void {
      stopped = true;
      disarm();
      void everyMinute.destroy();
    },
  };
}

type RunningParts = SchedulerParts & Pick<JobContext, 'fault'>;

/** Runs one job. False when it failed; other jobs still run. */
async function runJob(job: Job, now: Instant, parts: RunningParts): Promise<boolean> {
  try {
    const done = (await planAndCommit(job, now, parts)) || (await planAndCommit(job, now, parts));
    if (!done)
      parts.log.warn('The record kept moving while a job was planned; the next tick plans it again', { job: job.name });
    return true;
  } catch (error) {
    parts.log.error('A job could not do its work', { job: job.name }, error);
    return false;
  }
}

/** Plans and commits once. False when the record has changed since it was read. */
async function planAndCommit(
  job: Job,
  now: Instant,
  {
    store,
    timeZone,
    newId,
    down,
    isConnected,
    nameOf,
    isOpen,
    lastOutsiders,
    accountName,
    retention,
    fault,
  }: RunningParts,
): Promise<boolean> {
  let snapshot = await store.snapshot();
  const calendar = calendarOf(snapshot, timeZone);
  const units = await job.plan({
    now,
    snapshot,
    calendar,
    committed: store.committedOf,
    posts: store.posts,
    head: () => store.head(),
    down: down ?? (() => []),
    isConnected: isConnected ?? (() => true),
    nameOf: nameOf ?? (async () => null),
    accountName: accountName ?? (() => null),
    isOpen: isOpen ?? (async () => true),
    lastOutsiders: lastOutsiders ?? (() => null),
    waiting: store.waiting,
    notices: store.notices,
    retention: retention ?? DEFAULT_RETENTION,
    fault,
    newId,
  });
  try {
    for (const unit of units) {
      snapshot = applyChanges(snapshot, unit.changes);
      const after = { snapshot, calendar, today: dateOf(now, timeZone), id: unit.once };
      const { withdraws, posts: again } = await withdrawalsFor(store, unit.changes, after);
      const posts = [...again, ...unit.posts];
      const basis = [...unit.basis, ...addresseesOf(snapshot, posts)];
      await store.commit({ ...unit, posts, withdraws, basis, at: now, by: originOf(job, unit) });
    }
    return true;
  } catch (error) {
    if (error instanceof ConflictError) return false;
    throw error;
  }
}

function originOf(job: Job, { once }: JobUnit) {
  return { personId: null, account: 'schedule', from: job.name, requestId: once };
}

function cronLogger(log: Log) {
  const logAt = (level: 'warn' | 'error') => (message: string | Error, error?: Error) =>
    log[level](`node-cron: ${message instanceof Error ? message.message : message}`, {}, error);
  return { info: () => {}, debug: () => {}, warn: logAt('warn'), error: logAt('error') };
}

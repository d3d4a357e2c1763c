/**
 * The scheduler: asks every job each minute what is due, and commits it. node-cron only wakes it: a tick that is missed,
 * late or doubled changes nothing, because the jobs decide from rows and the calendar.
 */
import { createTask } from 'node-cron';
import { applyChanges } from '../core/record/apply.ts';
import { ConflictError } from '../core/record/errors.ts';
import type { Instant, Platform } from '../core/record/model.ts';
import { calendarOf } from '../core/time/calendar.ts';
import { dateOf } from '../core/time/instants.ts';
import type { Clock } from '../ports/clock.ts';
import type { PlatformOutage } from '../ports/deliverer.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { addresseesOf } from '../posting/addressees.ts';
import { withdrawalsFor } from '../posting/withdrawals.ts';
import type { Job, JobContext, JobUnit } from './job.ts';

export interface SchedulerParts {
  readonly store: Pick<Store, 'snapshot' | 'commit' | 'committedOf' | 'posts' | 'waitingAbout' | 'waiting'>;
  readonly jobs: readonly Job[];
  readonly clock: Clock;
  readonly timeZone: string;
  readonly log: Log;
  readonly newId: () => string;
  /** The platforms on which nothing can be delivered at present. */
  readonly down?: () => readonly PlatformOutage[];
  /** Absent where every platform is. */
  readonly isConnected?: (platform: Platform) => boolean;
  /** What people call a conversation on its platform at present. */
  readonly nameOf?: JobContext['nameOf'];
  /** Absent where no conversation is ever closed to the bot. */
  readonly isOpen?: JobContext['isOpen'];
  /** Absent where nobody comes from outside. */
  readonly lastOutsiders?: JobContext['lastOutsiders'];
  /** Called after every tick: there may be something to deliver. */
  readonly committed: () => void;
}

export interface Scheduler extends AsyncDisposable {
  /** From now on there is a tick at every full minute. */
  start(): void;
  /** One tick, after the one under way if there is one. Never rejects: what goes wrong is logged. */
  tick(): Promise<void>;
  /** What is wrong with the schedule, in one sentence, or null. */
  fault(): string | null;
}

/** Three missed ticks: one may fall to a busy moment. */
const SILENT_AFTER_MS = 3 * 60_000;

export function createScheduler(parts: SchedulerParts): Scheduler {
  const { clock } = parts;
  let last = Promise.resolve();
  const madeMs = clock.monotonicMs();
  let goodMs: number | null = null;
  let lastWasGood = true;
  const silence = () => {
    const silentMs = clock.monotonicMs() - (goodMs ?? madeMs);
    if (silentMs <= SILENT_AFTER_MS) return null;
    return `The schedule has not run without an error for ${Math.floor(silentMs / 60_000)} minutes.`;
  };

  const run = async (): Promise<void> => {
    const now = clock.now();
    let good = true;
    for (const job of parts.jobs)
      good = (await runJob(job, now, { ...parts, fault: () => (lastWasGood ? null : silence()) })) && good;
    if (good) goodMs = clock.monotonicMs();
    lastWasGood = good;
    parts.committed();
  };
  const tick = (): Promise<void> => {
    last = last.then(run);
    return last;
  };
  const alarm = createAlarm(tick, parts);
  return {
    tick,
    start: alarm.start,
    fault: () => (goodMs === null ? 'The schedule has not run yet.' : silence()),
    async [Symbol.asyncDispose]() {
      alarm.stop();
      await last;
    },
  };
}

const MINUTE_MS = 60_000;
/** How long after the full minute the steady clock wakes the schedule if node-cron has not. */
const GRACE_MS = 1_000;

/**
 * Calls `ring` at every full minute, and never again before it is done. node-cron waits by the wall clock and stands still
 * when that is put back, so a timer of the steady clock waits beside it. Put forward, node-cron steps through every time of
 * its pattern that it missed, which blocks the process for most of a minute after a year of minutes; so each task is for
 * one minute of one day.
 */
function createAlarm(ring: () => Promise<void>, { clock, log }: Pick<SchedulerParts, 'clock' | 'log'>) {
  const options = {
    // The only zone without a repeated hour, in which node-cron would stand still.
    timezone: 'Etc/UTC',
    suppressMissedWarning: true,
    logger: cronLogger(log),
  };
  const everyMinute = createTask('* * * * *', () => {}, options);
  let stopped = false;
  let disarm = () => {};
  const wake = async (): Promise<void> => {
    disarm();
    await ring();
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

type Running = SchedulerParts & Pick<JobContext, 'fault'>;

/** False when the job could not do its work; the others then still do theirs. */
async function runJob(job: Job, now: Instant, parts: Running): Promise<boolean> {
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

/** False when the record had moved on since it was read. */
async function planAndCommit(
  job: Job,
  now: Instant,
  { store, timeZone, newId, down, isConnected, nameOf, isOpen, lastOutsiders, fault }: Running,
): Promise<boolean> {
  let snapshot = await store.snapshot();
  const calendar = calendarOf(snapshot, timeZone);
  const units = await job.plan({
    now,
    snapshot,
    calendar,
    committed: store.committedOf,
    posts: store.posts,
    down: down ?? (() => []),
    isConnected: isConnected ?? (() => true),
    nameOf: nameOf ?? (async () => null),
    isOpen: isOpen ?? (async () => true),
    lastOutsiders: lastOutsiders ?? (() => null),
    waiting: store.waiting,
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
  const say = (level: 'warn' | 'error') => (message: string | Error, error?: Error) =>
    log[level](`node-cron: ${message instanceof Error ? message.message : message}`, {}, error);
  return { info: () => {}, debug: () => {}, warn: say('warn'), error: say('error') };
}

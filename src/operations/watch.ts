/**
 * The watch warns the leads when the schedule stands still or the nightly copy cannot be made. The watch has its own timer,
 * because jobs do not run while the schedule stands still.
 */
import { dateOf } from '../core/time/instants.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { postToLeads } from '../posting/leads.ts';
import { silentServiceCard } from '../views/reminders/trouble.ts';

/** The checks of the watch, and the store through which it warns. */
export interface WatchParts {
  readonly store: Pick<Store, 'snapshot' | 'committedOf' | 'commit'>;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly log: Log;
  /** The checks; each gives a sentence about its fault, or null. Their order is part of the keys of warnings. */
  readonly faults: readonly (() => string | null)[];
  /** Called after a commit with posts, so that they leave at once. */
  readonly committed: () => void;
}

/** Warns the leads of faults that no job can report. */
export interface Watch extends AsyncDisposable {
  /** Starts a check every minute. */
  start(): void;
  /** Checks once and warns the leads. Never rejects: an error is logged. */
  check(): Promise<void>;
}

const CHECK_MS = 60_000;
const KEY_PREFIX = 'silence:';

/** Creates the watch; `start` sets its timer. */
export function createWatch(parts: WatchParts): Watch {
  const { clock, log } = parts;
  let stop = () => {};
  let last = Promise.resolve();
  const check = async (): Promise<void> => {
    try {
      for (const [index, ask] of parts.faults.entries()) {
        const fault = ask();
        if (fault !== null) await warnLeads(`${KEY_PREFIX}${index}`, fault, parts);
      }
    } catch (error) {
      log.error('The watch could not look', {}, error);
    }
  };
  const scheduleNext = () => {
    stop = clock.after(CHECK_MS, () => {
      last = check().finally(scheduleNext);
    });
  };
  return {
    start: scheduleNext,
    check,
    async [Symbol.asyncDispose]() {
      stop();
      await last;
      stop();
    },
  };
}

/** Commits one warning a day for each fault. */
async function warnLeads(
  what: string,
  fault: string,
  { store, clock, timeZone, committed }: WatchParts,
): Promise<void> {
  const now = clock.now();
  const once = `${what}:${dateOf(now, timeZone)}`;
  if ((await store.committedOf([once])).has(once)) return;
  const snapshot = await store.snapshot();
  const cardFor = () => silentServiceCard(fault);
  const message = { key: once, cardFor, dueAt: now, who: 'all', everyAccount: true } as const;
  const posts = postToLeads(snapshot, dateOf(now, timeZone), message);
  if (posts.length === 0) return;
  const by = { personId: null, account: 'schedule', from: 'watch', requestId: once };
  await store.commit({ once, at: now, by, changes: [], posts, basis: [] });
  committed();
}

/**
 * The watch: tells the leads when the schedule stands still or the nightly copy cannot be made. It has a timer of its own,
 * since a schedule that stands still asks no job that could tell.
 */
import { dateOf } from '../core/time/instants.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { postToLeads } from '../posting/leads.ts';
import { silentServiceCard } from '../views/reminders/trouble.ts';

export interface WatchParts {
  readonly store: Pick<Store, 'snapshot' | 'committedOf' | 'commit'>;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly log: Log;
  /** What may be wrong with the service, one sentence each, or null. */
  readonly faults: readonly (() => string | null)[];
  /** There is something to deliver. */
  readonly committed: () => void;
}

export interface Watch extends AsyncDisposable {
  /** From now on it looks every minute. */
  start(): void;
  /** Never rejects: what goes wrong is logged. */
  look(): Promise<void>;
}

const LOOK_MS = 60_000;
const OWN = 'silence:';

export function createWatch(parts: WatchParts): Watch {
  const { clock, log } = parts;
  let stop = () => {};
  let last = Promise.resolve();
  const look = async (): Promise<void> => {
    try {
      for (const [index, ask] of parts.faults.entries()) {
        const fault = ask();
        if (fault !== null) await tell(`${OWN}${index}`, fault, parts);
      }
    } catch (error) {
      log.error('The watch could not look', {}, error);
    }
  };
  const again = () => {
    stop = clock.after(LOOK_MS, () => {
      last = look().finally(again);
    });
  };
  return {
    start: again,
    look,
    async [Symbol.asyncDispose]() {
      stop();
      await last;
      stop();
    },
  };
}

/** Once a day. */
async function tell(what: string, fault: string, { store, clock, timeZone, committed }: WatchParts): Promise<void> {
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

/**
 * The figures of the service in the format of Prometheus. They hold no personal data, only platforms, states and
 * numbers.
 */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Reply, Request } from '../dispatch/command.ts';
import type { Clock } from '../ports/clock.ts';
import type { OutboxRow, Settlement, Store, Waiting } from '../ports/store.ts';

/** The counters of one running service. */
export interface Metrics {
  /** The page for Prometheus: its content type and its text. */
  page(): Promise<{ readonly type: string; readonly text: string }>;
  /** Counts a post whose state changed. */
  countPost(row: OutboxRow, settlement: Settlement): void;
  /** Records that a tick ended at `atMs` of the monotonic clock. */
  setLastTick(atMs: number): void;
  /** Counts an answer that took `ms` milliseconds. */
  countAnswer(request: Request, reply: Reply, ms: number): void;
}

/** Bucket limits up to 3 seconds, after which Slack stops waiting for an acknowledgement. */
const ANSWER_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];
const LATE_SECONDS = [1, 5, 30, 60, 300, 900, 3600, 6 * 3600, 86_400];
/** The lateness from which a post counts as late; from then on its text says so as well. */
const LATE_MS = 60 * 60_000;

/** Creates the counters, each starting at 0. `store` is read at every scrape. */
export function createMetrics(store: Pick<Store, 'waiting'>, clock: Clock): Metrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  let tickMs: number | null = null;
  const moved = new Counter({
    name: 'bvn_posts_total',
    help: 'Posts that moved on, by platform and the state they moved to (sent, failed, unknown, planned, suppressed).',
    labelNames: ['platform', 'state'],
    registers,
  });
  const late = new Counter({
    name: 'bvn_posts_late_total',
    help: 'Posts that were sent more than an hour after they fell due.',
    labelNames: ['platform'],
    registers,
  });
  const lag = new Histogram({
    name: 'bvn_post_lag_seconds',
    help: 'From when a post fell due to when it was sent.',
    labelNames: ['platform'],
    buckets: LATE_SECONDS,
    registers,
  });
  const answers = new Histogram({
    name: 'bvn_answer_seconds',
    help: 'From a request to its answer, after which the platform is acknowledged.',
    labelNames: ['platform', 'ok'],
    buckets: ANSWER_SECONDS,
    registers,
  });
  waitingGauges(store, clock, registers);
  new Gauge({
    name: 'bvn_tick_age_seconds',
    help: 'Since the schedule was last asked.',
    registers,
    collect() {
      if (tickMs !== null) this.set((clock.monotonicMs() - tickMs) / 1000);
    },
  });
  return {
    page: async () => ({ type: registry.contentType, text: await registry.metrics() }),
    countPost({ place: { platform }, dueAt }, { state, sentAt }) {
      moved.inc({ platform, state });
      if (state !== 'sent' || !sentAt) return;
      const ms = Math.max(0, Date.parse(sentAt) - Date.parse(dueAt));
      lag.observe({ platform }, ms / 1000);
      if (ms > LATE_MS) late.inc({ platform });
    },
    setLastTick(atMs) {
      tickMs = atMs;
    },
    countAnswer({ actor }, { ok }, ms) {
      answers.observe({ platform: actor.platform, ok: String(ok) }, ms / 1000);
    },
  };
}

/** Reads the outbox at every scrape, so that the figures survive a restart. */
function waitingGauges(store: Pick<Store, 'waiting'>, clock: Clock, registers: Registry[]): void {
  const gauge = (name: string, help: string, value: (waiting: Waiting) => number) =>
    new Gauge({
      ...{ name, help, registers, labelNames: ['platform', 'state'] as const },
      async collect() {
        this.reset();
        for (const one of await store.waiting()) this.set({ platform: one.platform, state: one.state }, value(one));
      },
    });
  gauge(
    'bvn_posts_waiting',
    'Posts that are due and not sent yet, by platform and state (planned, claimed, unknown).',
    ({ count }) => count,
  );
  gauge(
    'bvn_posts_waiting_oldest_seconds',
    'How long ago the oldest post that waits fell due.',
    ({ oldestDueAt }) => (Date.parse(clock.now()) - Date.parse(oldestDueAt)) / 1000,
  );
}

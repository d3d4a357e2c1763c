/** What the service counts, for Prometheus: only numbers, under the names of platforms and states. */
import type { Clock } from '../clock.ts';
import type { Dispatch } from '../commands/command.ts';
import type { OutboxRow, Settlement, Store, Waiting } from '../store/store.ts';
import { counter, type Figure, gauge, histogram, MEDIA_TYPE } from './figures.ts';

export interface Metrics {
  /** The type that belongs to the text, and the text. */
  page(): Promise<{ readonly type: string; readonly text: string }>;
  /** Counts a post that moved on. */
  settled(row: OutboxRow, settlement: Settlement): void;
  ticked(): void;
  /** The same dispatch, with the time that its answers take. */
  timed(dispatch: Dispatch): Dispatch;
}

/** From what nobody notices to what Slack no longer waits for. */
const ANSWER_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];
const LATE_SECONDS = [1, 5, 30, 60, 300, 900, 3600, 6 * 3600, 86_400];
/** A post that arrives this long after it fell due is counted as late, as its text says. */
const LATE_MS = 60 * 60_000;

export function createMetrics(store: Pick<Store, 'waiting'>, clock: Clock): Metrics {
  let tickMs: number | null = null;
  const moved = counter({
    name: 'bvn_posts_total',
    help: 'Posts that moved on, by platform and the state they moved to (sent, failed, unknown, planned, suppressed).',
  });
  const late = counter({
    name: 'bvn_posts_late_total',
    help: 'Posts that were sent more than an hour after they fell due.',
  });
  const lag = histogram({
    name: 'bvn_post_lag_seconds',
    help: 'From when a post fell due to when it was sent.',
    upTo: LATE_SECONDS,
  });
  const answers = histogram({
    name: 'bvn_answer_seconds',
    help: 'From a request to its answer, after which the platform is acknowledged.',
    upTo: ANSWER_SECONDS,
  });
  const tickAge = gauge({
    name: 'bvn_tick_age_seconds',
    help: 'Since the schedule was last asked.',
    read: async () => (tickMs === null ? [] : [{ labels: {}, value: (clock.monotonicMs() - tickMs) / 1000 }]),
  });
  const figures = [moved, late, lag, answers, ...waitingGauges(store, clock), tickAge];
  return {
    async page() {
      const texts = await Promise.all(figures.map((figure) => figure.text()));
      return { type: MEDIA_TYPE, text: texts.join('') };
    },
    settled({ place: { platform }, dueAt }, { state, sentAt }) {
      moved.add({ platform, state });
      if (state !== 'sent' || !sentAt) return;
      const ms = Math.max(0, Date.parse(sentAt) - Date.parse(dueAt));
      lag.observe({ platform }, ms / 1000);
      if (ms > LATE_MS) late.add({ platform });
    },
    ticked() {
      tickMs = clock.monotonicMs();
    },
    timed: (dispatch) => async (request) => {
      const startMs = clock.monotonicMs();
      const reply = await dispatch(request);
      const seconds = (clock.monotonicMs() - startMs) / 1000;
      answers.observe({ platform: request.actor.platform, ok: String(reply.ok) }, seconds);
      return reply;
    },
  };
}

/** Read from the outbox whenever somebody asks, so that a restart forgets nothing. */
function waitingGauges(store: Pick<Store, 'waiting'>, clock: Clock): readonly Figure[] {
  const waiting = (name: string, help: string, value: (waiting: Waiting) => number) =>
    gauge({
      ...{ name, help },
      async read() {
        const rows = await store.waiting();
        return rows.map((row) => ({ labels: { platform: row.platform, state: row.state }, value: value(row) }));
      },
    });
  return [
    waiting(
      'bvn_posts_waiting',
      'Posts that are due and not sent yet, by platform and state (planned, claimed, unknown).',
      ({ count }) => count,
    ),
    waiting(
      'bvn_posts_waiting_oldest_seconds',
      'How long ago the oldest post that waits fell due.',
      ({ oldestDueAt }) => (Date.parse(clock.now()) - Date.parse(oldestDueAt)) / 1000,
    ),
  ];
}

/**
 * An open-loop client: it sends each request at a time that is fixed beforehand, whether or not the earlier ones have been
 * answered, and counts the latency from that time. A closed loop sends nothing during a stall, so a stall costs it one
 * slow request instead of all those that fell into it.
 */
import { setImmediate, setTimeout } from 'node:timers/promises';
import { ms } from './ratio.ts';

export interface Schedule {
  readonly everyMs: number;
  /** How many requests share each time. */
  readonly atOnce?: number;
  /** The loop sends this many requests, and up to `most` for as long as the measured work goes on. */
  readonly requests: number;
  readonly most?: number;
  readonly goesOn?: () => boolean;
}

/** A timer is up to this late, so the loop waits out the rest by polling. */
const TIMER_ERROR_MS = 1;

/** The latency of every request in milliseconds, in the order of sending. Throws the first error of a request. */
export async function openLoop(schedule: Schedule, send: (n: number) => Promise<unknown>): Promise<readonly number[]> {
  const { everyMs, atOnce = 1, requests, most = Infinity, goesOn = () => false } = schedule;
  const startMs = performance.now();
  const latencies: number[] = [];
  const errors: unknown[] = [];
  const pending: Promise<void>[] = [];
  const sendAt = async (n: number, scheduledMs: number) => {
    try {
      await send(n);
      latencies[n] = performance.now() - scheduledMs;
    } catch (error) {
      errors.push(error);
    }
  };
  for (let n = 0; n < requests || (n < most && goesOn()); n += 1) {
    const scheduledMs = startMs + Math.floor(n / atOnce) * everyMs;
    await waitUntil(scheduledMs);
    pending.push(sendAt(n, scheduledMs));
  }
  await Promise.all(pending);
  if (errors.length > 0) throw errors[0];
  return latencies;
}

async function waitUntil(timeMs: number): Promise<void> {
  const waitMs = timeMs - performance.now() - TIMER_ERROR_MS;
  if (waitMs >= 1) await setTimeout(waitMs);
  while (performance.now() < timeMs) await setImmediate();
}

/** 99 of a hundred latencies are no longer than this. */
export function p99(latencies: readonly number[]): number {
  const sorted = [...latencies].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.99) - 1] as number;
}

/** The p99 with the longest latency, which shows a stall that is too short to reach the p99. */
export function p99AndLongest(latencies: readonly number[]): string {
  return `${ms(p99(latencies))}, longest ${ms(Math.max(...latencies))}`;
}

/**
 * Runs the jobs that write to people at given times, as the schedule does, on a record that does not change by itself.
 */
import { applyChanges } from '../../src/core/record/apply.ts';
import type { Instant, Snapshot } from '../../src/core/record/model.ts';
import { calendarOf } from '../../src/core/time/calendar.ts';
import { jobs } from '../../src/jobs/index.ts';
import type { Post } from '../../src/ports/post.ts';
import { jobContext } from './job-context.ts';

/** The jobs that the calendar alone makes write to people. */
const JOBS = jobs.filter(({ foreseenAt }) => foreseenAt !== null);

export interface Told extends Post {
  readonly at: Instant;
  readonly once: string;
}

export function createPlay(start: Snapshot) {
  const done = new Set<string>();
  const told: Told[] = [];
  let snapshot = start;
  return {
    told,
    /** Runs every job at `now`; each commit keeps its keys, and posts whose key exists are skipped. */
    async tick(now: Instant, timeZone = 'Europe/London'): Promise<void> {
      for (const job of JOBS) {
        const context = jobContext({
          ...{ now, snapshot, calendar: calendarOf(snapshot, timeZone) },
          committed: async (keys) => new Set(keys.filter((key) => done.has(key))),
        });
        for (const { once, marks = [], changes, posts } of await job.plan(context)) {
          if (done.has(once)) throw new Error(`${once} was planned again`);
          for (const key of [once, ...marks]) done.add(key);
          snapshot = applyChanges(snapshot, changes);
          for (const post of posts) {
            if (told.some(({ key }) => key === post.key)) throw new Error(`${post.key} was posted before`);
            told.push({ ...post, at: now, once });
          }
        }
      }
    },
    /** Replaces the record. */
    become(next: Snapshot): void {
      snapshot = next;
    },
    get snapshot() {
      return snapshot;
    },
  };
}

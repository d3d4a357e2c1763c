/** The context of a job without earlier commits, posts or faults; a test overrides the part that it is about. */
import { DEFAULT_RETENTION } from '../../src/core/record/retention.ts';
import type { JobContext } from '../../src/jobs/job.ts';

export function jobContext(of: Partial<JobContext> & Pick<JobContext, 'snapshot' | 'now'>): JobContext {
  return {
    calendar: { timeZone: 'Europe/London', extraHolidays: new Set() },
    committed: async () => new Set(),
    newId: () => 'id',
    posts: async () => [],
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
    ...of,
  };
}

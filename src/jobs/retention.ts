/**
 * Retention: kept answers, previews of files and the texts of old messages go when their time is over. The rows stay, so
 * nothing is done or sent twice. Nothing of a notice that awaits its decision goes, and no message that still waits.
 */
import { expiryAt } from '../core/record/retention.ts';
import type { Job } from './job.ts';

/** Removes expired texts once an hour. A preview of the posts to come needs none of it. */
export const retention: Job = {
  name: 'retention',
  foreseenAt: null,
  async plan({ now, calendar, retention, notices, committed }) {
    // The hour in UTC, so that none comes twice when the clocks go back.
    const once = `retention:${now.slice(0, 'YYYY-MM-DDTHH'.length)}`;
    if ((await committed([once])).has(once)) return [];
    const expiry = expiryAt(now, calendar.timeZone, retention, await notices());
    return [{ once, changes: [], posts: [], basis: [], expiry }];
  },
};

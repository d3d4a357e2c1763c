/** A log that drops its lines, for tests that are not about logging. */
import type { Clock } from '../../src/ports/clock.ts';
import type { Log } from '../../src/ports/log.ts';
import { createLog } from '../../src/service/log.ts';

export function silentLog(now: Clock['now']): Log {
  return createLog({ secrets: [], write: () => {}, now });
}

/** The whole service on a database that is there, for measuring: as main.ts starts it, with a log that goes nowhere. */
import '../../../src/service/tz.ts';
import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../src/ports/clock.ts';
import { createApp } from '../../../src/service/app.ts';
import { readConfig } from '../../../src/service/config.ts';
import { createLog } from '../../../src/service/log.ts';

const now = () => new Date().toISOString();
const clock: Clock = {
  now,
  monotonicMs: () => performance.now(),
  after(ms, then) {
    const timer = setTimeout(then, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
const log = createLog({ secrets: [], write: () => {}, now });
// The benches send more requests for one account than a person may.
const app = await createApp(
  readConfig(),
  { clock, log, newId: randomUUID, random: Math.random },
  { limitRate: (dispatch) => dispatch },
);
process.on('SIGTERM', async () => {
  await app[Symbol.asyncDispose]();
  process.exit();
});
// The process ends with the bench, also when the bench fails.
process.on('disconnect', () => process.exit());
process.send?.({ url: `${app.url}/slack/events` });

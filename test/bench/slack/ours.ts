/** The whole service on a database that is there, for measuring: as main.ts starts it, with a log that goes nowhere. */
import '../../../src/service/tz.ts';
import { randomUUID } from 'node:crypto';
import { createApp } from '../../../src/service/app.ts';
import { readConfig } from '../../../src/service/config.ts';
import { createLog } from '../../../src/service/log.ts';

const now = () => new Date().toISOString();
const app = await createApp(readConfig(), {
  clock: {
    now,
    monotonicMs: () => performance.now(),
    after(ms, then) {
      const timer = setTimeout(then, ms);
      timer.unref();
      return () => clearTimeout(timer);
    },
  },
  log: createLog({ secrets: [], write: () => {}, now }),
  newId: randomUUID,
  random: Math.random,
});
process.on('SIGTERM', async () => {
  await app[Symbol.asyncDispose]();
  process.exit();
});
// The process ends with the bench, also when the bench fails.
process.on('disconnect', () => process.exit());
process.send?.({ url: `${app.url}/slack/events` });

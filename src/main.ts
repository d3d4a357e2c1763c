/** Starts the service and stops it on a signal. */
import './service/tz.ts';
import { createApp } from './service/app.ts';
import { readConfig, secretsOf } from './service/config.ts';
import { loadSettings, machine, runOrExplain } from './service/entry.ts';
import { createLog } from './service/log.ts';
import { routeOutgoingCalls } from './service/outgoing.ts';
import { createOutput } from './service/output.ts';

const complain = (sentence: string) => void process.stderr.write(`${sentence}\n`);
const { write, flush } = createOutput(process.stdout, complain);
// A closed stream of errors must not end the service either, and nobody is left to be told.
process.stderr.on('error', () => {});

await runOrExplain(async () => {
  loadSettings();
  const config = readConfig();
  routeOutgoingCalls(config);
  const demonstration = config.mode === 'demonstration';
  // A line for every message would distract somebody who tries the demonstration in a terminal.
  const level = demonstration ? 'warn' : 'info';
  const log = createLog({ level, secrets: secretsOf(config), write, now: machine.clock.now });
  process.on('uncaughtException', (error) => {
    log.error('The service ends because of an error that nothing caught', {}, error);
    complain(`bvn ends because of an error that nothing caught (${error.name}). The log has more.`);
    void flush().then(() => process.exit(1));
  });
  // Signals are handled before the start, so that a signal during the start stops the parts that run by then.
  const stopped = new Promise<string>((stop) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
  });
  // Timers do not keep the process alive, and when the last connection is closed some work may still wait for one.
  const alive = setInterval(() => {}, 1 << 30);
  using _ = { [Symbol.dispose]: () => clearInterval(alive) };
  await using app = await createApp(config, { ...machine, log });
  const hint = demonstration ? ' This is the demonstration: nothing in it is real.' : '';
  if (app.page) write(`Open ${app.page} in a browser.${hint}\n`);
  log.info('Started', { url: app.url });
  log.info('Stopping', { signal: await stopped });
});
if (!(await flush())) process.exit();

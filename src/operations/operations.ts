/** What running the service takes beside its work: metrics, the watch over silence, supervision from outside, and the nightly copy. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Dispatch, Reply, Request } from '../dispatch/command.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import type { Config } from '../service/config.ts';
import { isLoopback } from '../service/config-variables.ts';
import type { RawHandler } from '../service/http.ts';
import type { Metrics } from './metrics.ts';
import { createNightlyCopy } from './nightly-copy.ts';
import { createSupervision } from './supervision.ts';
import { createWatch } from './watch.ts';

export interface OperationsParts {
  readonly config: Config;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** What is wrong with the schedule, in one sentence, or null. */
  readonly scheduleFault: () => string | null;
  /** There is something to deliver. */
  readonly committed: () => void;
}

export interface Operations extends AsyncDisposable {
  /** Counts a post that moved on. */
  readonly settled: Metrics['settled'];
  /** Counts and logs what a dispatch answers. */
  readonly watched: (dispatch: Dispatch) => Dispatch;
  /** A tick has ended. */
  ticked(): void;
  /** What is wrong beside the schedule, a sentence each. */
  faults(): readonly string[];
  /** Answers Prometheus, on this machine only. */
  readonly metrics: RawHandler;
  /** The service can be used. */
  ready(): void;
}

/** Three missed ticks. */
const STANDSTILL_MS = 3 * 60_000;

export function createOperations(parts: OperationsParts): Operations {
  const { config, store, clock, log, scheduleFault, committed } = parts;
  const { timeZone, databasePath, backup } = config;
  const usable = Promise.withResolvers<void>();
  /** Their library is loaded only when the service can be used; what is to be counted before waits for that. */
  const metrics = usable.promise.then(async () => (await import('./metrics.ts')).createMetrics(store, clock));
  const count = (how: (metrics: Metrics) => void) => void metrics.then(how);
  const supervision = createSupervision({ systemd: config.systemd, heartbeatUrl: config.heartbeatUrl, log });
  const copies = backup && createNightlyCopy({ ...backup, databasePath, timeZone, clock, log });
  let tickMs = clock.monotonicMs();
  const standstill = () => {
    const silentMs = clock.monotonicMs() - tickMs;
    return silentMs > STANDSTILL_MS
      ? `The schedule has stood still for ${Math.floor(silentMs / 60_000)} minutes.`
      : null;
  };
  const faults = [standstill, () => copies?.fault() ?? null];
  const watch = createWatch({ store, clock, timeZone, log, faults, committed });
  let copying = Promise.resolve();
  return {
    settled: (row, settlement) => count((metrics) => metrics.settled(row, settlement)),
    watched: (dispatch) => async (request) => {
      const startMs = clock.monotonicMs();
      const reply = await dispatch(request);
      const ms = clock.monotonicMs() - startMs;
      count((metrics) => metrics.answered(request, reply, ms));
      logAnswer(request, reply, log);
      return reply;
    },
    ticked() {
      const nowMs = clock.monotonicMs();
      tickMs = nowMs;
      count((metrics) => metrics.ticked(nowMs));
      supervision.ticked(scheduleFault() === null);
      if (copies) copying = copies.look();
    },
    faults: () => [copies?.fault() ?? null].filter((fault) => fault !== null),
    metrics: metricsHandler(metrics),
    ready() {
      usable.resolve();
      supervision.ready();
      watch.start();
    },
    async [Symbol.asyncDispose]() {
      supervision.stopping();
      await watch[Symbol.asyncDispose]();
      await copying;
    },
  };
}

/** The request's id stands in the keys of what it posts, and so in the lines of their delivery. */
function logAnswer({ id, actor, input }: Request, { ok }: Reply, log: Log): void {
  log.info('A request was answered', { request: id, platform: actor.platform, kind: input.kind, ok });
}

/** To nobody beyond this machine, nor to one that a proxy on it speaks for. */
function metricsHandler(metrics: Promise<Metrics>): RawHandler {
  return async (request: IncomingMessage, response: ServerResponse) => {
    if (!isFromHere(request)) return response.writeHead(404).end('Not found\n');
    const { type, text } = await (await metrics).page();
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
  };
}

const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

function isFromHere({ socket, headers }: IncomingMessage): boolean {
  const from = socket.remoteAddress?.replace(/^::ffff:/, '') ?? '';
  const host = headers.host?.replace(/:\d+$/, '') ?? '';
  return isLoopback(from) && isLoopback(host) && PROXY_HEADERS.every((name) => headers[name] === undefined);
}

/** The operation of the service: metrics, warnings about silence, supervision from outside, and the nightly copy. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';
import { headCode } from '../core/record/chain-head.ts';
import type { Dispatch, Reply, Request } from '../dispatch/command.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import type { Config } from '../service/config.ts';
import { isLoopback } from '../service/config-variables.ts';
import type { RawHandler } from '../service/http.ts';
import type { Guard } from '../store/guard.ts';
import type { Metrics } from './metrics.ts';
import { createNightlyCopy } from './nightly-copy.ts';
import { createSupervision } from './supervision.ts';
import { createWatch } from './watch.ts';

/** The parts of the service that its operation observes. */
export interface OperationsParts {
  readonly config: Config;
  readonly store: Store;
  /** Null when nobody guards the record, as in the demonstration. */
  readonly guard: Pick<Guard, 'note'> | null;
  readonly clock: Clock;
  readonly log: Log;
  /** A sentence about a fault of the schedule, or null. */
  readonly scheduleFault: () => string | null;
  /** Called after a commit with posts, so that they leave at once. */
  readonly committed: () => void;
}

/** The operation of one running service. Disposing stops its timers and waits for a copy under way. */
export interface Operations extends AsyncDisposable {
  /** Counts a post whose state changed. */
  readonly settled: Metrics['countPost'];
  /** Wraps a dispatch so that every answer is counted and logged. */
  readonly observeDispatch: (dispatch: Dispatch) => Dispatch;
  /** Called after every tick of the schedule. */
  ticked(): void;
  /** The faults other than those of the schedule, a sentence each. */
  faults(): readonly string[];
  /** Answers Prometheus; only clients on this machine and at the configured addresses get the figures. */
  readonly metrics: RawHandler;
  /** Called once, when the service can be used. */
  ready(): void;
}

/** The length of three ticks. */
const STANDSTILL_MS = 3 * 60_000;

/** Puts the operation together; timers start with `ready`. */
export function createOperations(parts: OperationsParts): Operations {
  const { config, store, guard, clock, log, scheduleFault, committed } = parts;
  const { timeZone, databasePath, backup } = config;
  const usable = Promise.withResolvers<void>();
  /** The library is loaded after the start, to keep the start fast; earlier counts wait for it. */
  const metrics = usable.promise.then(async () => (await import('./metrics.ts')).createMetrics(store, clock));
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
  const noteHead = createHeadNotes({ store, guard, log });
  let noting = Promise.resolve();
  return {
    settled: (row, settlement) => void metrics.then((ready) => ready.countPost(row, settlement)),
    observeDispatch: (dispatch) => async (request) => {
      const startMs = clock.monotonicMs();
      const reply = await dispatch(request);
      const ms = clock.monotonicMs() - startMs;
      void metrics.then((ready) => ready.countAnswer(request, reply, ms));
      logAnswer(request, reply, log);
      return reply;
    },
    ticked() {
      const nowMs = clock.monotonicMs();
      tickMs = nowMs;
      void metrics.then((ready) => ready.setLastTick(nowMs));
      supervision.ticked();
      const isGood = scheduleFault() === null;
      noting = noting.then(noteHead).then((head) => {
        if (isGood) supervision.beat(head);
      });
      if (copies) copying = copies.makeIfDue();
    },
    faults: () => [copies?.fault() ?? null].filter((fault) => fault !== null),
    metrics: metricsHandler(metrics, config.metricsFrom),
    ready() {
      usable.resolve();
      supervision.ready();
      watch.start();
    },
    async [Symbol.asyncDispose]() {
      supervision.stopping();
      await watch[Symbol.asyncDispose]();
      await copying;
      await noting;
    },
  };
}

/**
 * Makes the function that notes how far the record has come and gives its head as a code. The log has each head once; it
 * stays true when the database is rewritten later.
 */
function createHeadNotes({ store, guard, log }: Pick<OperationsParts, 'store' | 'guard' | 'log'>) {
  let logged: string | null = null;
  return async (): Promise<string | null> => {
    try {
      const head = await (guard ? guard.note() : store.head());
      const code = head && headCode(head);
      if (code !== logged && code !== null) log.info('The record has come to this event', { head: code });
      logged = code;
    } catch (error) {
      log.error('How far the record has come could not be written down', {}, error);
    }
    return logged;
  };
}

/** The id also stands in the keys of the request's posts, so that it finds their log lines. */
function logAnswer({ id, actor, input }: Request, { ok }: Reply, log: Log): void {
  log.info('A request was answered', { request: id, platform: actor.platform, kind: input.kind, ok });
}

/** Serves loopback clients and the configured addresses only; requests through a proxy are refused. */
function metricsHandler(metrics: Promise<Metrics>, from: readonly string[]): RawHandler {
  const allowed = blockListOf(from);
  return async (request: IncomingMessage, response: ServerResponse) => {
    if (!mayRead(request, allowed)) return response.writeHead(404).end('Not found\n');
    const { type, text } = await (await metrics).page();
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
  };
}

const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

function mayRead({ socket, headers }: IncomingMessage, allowed: BlockList): boolean {
  if (PROXY_HEADERS.some((name) => headers[name] !== undefined)) return false;
  const from = socket.remoteAddress?.replace(/^::ffff:/, '') ?? '';
  if (allowed.check(from, isIPv6(from) ? 'ipv6' : 'ipv4')) return true;
  const host = headers.host?.replace(/:\d+$/, '') ?? '';
  // A browser on this machine may be led here by a page from elsewhere, under that page's name.
  return isLoopback(from) && isLoopback(host);
}

function blockListOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

/**
 * The composition root: builds store, outbox, commands, platforms and schedule, starts them, and stops them in reverse
 * order.
 */
import { commands } from '../commands/index.ts';
import type { Platform } from '../core/record/model.ts';
import { dateOf, timeOf } from '../core/time/instants.ts';
import { createPostWaiter } from '../delivery/await-post.ts';
import { createOutbox, type Outbox } from '../delivery/outbox.ts';
import type { Command, Dispatch } from '../dispatch/command.ts';
import { createDispatch } from '../dispatch/dispatch.ts';
import { formats } from '../documents/formats.ts';
import { jobs } from '../jobs/index.ts';
import type { Job } from '../jobs/job.ts';
import { previewPosts } from '../jobs/preview.ts';
import { createScheduler, type Scheduler } from '../jobs/scheduler.ts';
import { databaseFault, platformFaults, unconnectedFaults } from '../operations/faults.ts';
import { listCopies } from '../operations/nightly-copy.ts';
import { createOperations, type Operations } from '../operations/operations.ts';
import { limitRate } from '../operations/rate-limit.ts';
import { type Clock, createStandingClock } from '../ports/clock.ts';
import { type Deliverer, platformStatusOf } from '../ports/deliverer.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { createCardDrawer } from '../posting/card-drawer.ts';
import type { Guard } from '../store/guard.ts';
import type { Config } from './config.ts';
import { enterFirstLead } from './first-lead.ts';
import { openHttp } from './http.ts';
import { createJoinCodes } from './join-codes.ts';
import { logTrouble } from './log.ts';
import { type ConnectedPlatform, connectPlatforms } from './platforms.ts';
import { openRecordOf, secretOf } from './record.ts';
import { createShownNames } from './shown-names.ts';

/** The program's access to time, chance and log. `entry.ts` makes the real ones, tests make their own. */
export interface Runtime {
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
  /** A number from 0 up to, but not including, 1. */
  readonly random: () => number;
}

/** The parts that a test may replace. */
export interface Overrides {
  readonly commands?: readonly Command[];
  readonly jobs?: readonly Job[];
  readonly deliverers?: Readonly<Partial<Record<Platform, Deliverer>>>;
  readonly createOutbox?: typeof createOutbox;
  readonly limitRate?: typeof limitRate;
}

/** The running service. Disposing stops it: in-flight requests are answered first. */
export interface App extends AsyncDisposable {
  /** Where the server listens, `http://127.0.0.1:3978`. */
  readonly url: string;
  /** The page to open in a browser; null when the local chat is off. */
  readonly page: string | null;
  /** Resolves when nothing more can be delivered at the present time. */
  settled(): Promise<void>;
}

/** Starts everything; throws `UserError` with one sentence when something that people can put right is in the way. */
export async function createApp(config: Config, runtime: Runtime, overrides: Overrides = {}): Promise<App> {
  await using stack = new AsyncDisposableStack();
  const http = stack.use(await openHttp({ host: config.host, port: config.port, log: runtime.log }));
  const demonstration = config.mode === 'demonstration';
  // The port is bound first, so that a second start cannot delete the database of a running demonstration.
  const opening = demonstration ? 'afresh' : 'alone';
  const { store, guard } = await openRecordOf(config, { opening, now: runtime.clock.now() });
  stack.defer(() => store.close());
  if (guard?.putBack) runtime.log.warn(guard.putBack);
  const secret = await secretOf(config, guard);
  const standing = demonstration ? createStandingClock(config.demoNow, runtime.clock) : null;
  const parts = { ...runtime, config, store, guard, secret, clock: standing ?? runtime.clock };
  const service = await createService(parts, overrides);
  const { outbox, scheduler, operations, dispatch, deliverers, connected } = service;
  stack.use(outbox);
  // Disposed before the outbox as well, so that in-flight requests finish while their dependencies run.
  stack.use(http);
  const host = hostOf(config.host, http.port);
  const tick = async () => {
    await scheduler.tick();
    await outbox.drain();
  };
  const limited = (overrides.limitRate ?? limitRate)(dispatch, parts);
  const platformParts = { ...parts, dispatch: limited, commands: overrides.commands ?? commands, standing, tick, host };
  await connectPlatforms(platformParts, { http, deliverers, connected, stack });
  http.mount('/metrics', operations.metrics);
  stack.use(operations);
  stack.use(scheduler);
  stack.defer(() => http.refuse());

  if (standing) await loadDemonstration(dispatch, config);
  if (config.firstLead) await enterFirstLead(config.firstLead, store, dispatch, parts.clock.now());
  http.ready([() => databaseFault(store), async () => scheduler.fault()]);
  for (const platform of connected) await platform.start?.();
  scheduler.start();
  await scheduler.tick();
  operations.ready();
  const [url, started] = [`http://${host}`, stack.move()];
  return {
    url,
    page: config.localChat ? url : null,
    async settled() {
      await Promise.all(connected.map((platform) => platform.answered?.()));
      await outbox.drain();
    },
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}

interface ServiceParts extends Runtime {
  readonly config: Config;
  readonly store: Store;
  readonly guard: Guard | null;
  /** The installation's secret, which signs keys and tokens. */
  readonly secret: string;
}

/** The parts that run whether or not a platform is connected. */
interface Service {
  readonly outbox: Outbox;
  readonly operations: Operations;
  readonly dispatch: Dispatch;
  readonly scheduler: Scheduler;
  /** Outbox and schedule read this object at every use, so a platform may be added later. */
  readonly deliverers: Partial<Record<Platform, Deliverer>>;
  /** The platforms that are notified of every change of the record. */
  readonly connected: ConnectedPlatform[];
}

async function createService(parts: ServiceParts, overrides: Overrides): Promise<Service> {
  const { config, store, guard, secret, clock, log, newId, random } = parts;
  const { commands: allCommands = commands, jobs: allJobs = jobs } = overrides;
  const { timeZone, authority } = config;
  const deliverers: Service['deliverers'] = { ...overrides.deliverers };
  const isConnected = (platform: Platform) => deliverers[platform] !== undefined;
  const connected: ConnectedPlatform[] = [];
  const shownNames = createShownNames();
  const operations = createOperations({
    ...{ config, store, guard, clock, log },
    scheduleFault: () => scheduler.fault(),
    committed: () => outbox.kick(),
  });
  const postWaiter = createPostWaiter(store, clock);
  const outbox = (overrides.createOutbox ?? createOutbox)({
    ...{ store, deliverers, clock, log, secret, random, newId },
    ...createCardDrawer(store, clock, timeZone),
    settled: postWaiter.watch(operations.settled),
    restoredAt: await store.restoredAt(),
  });
  const decide = createDispatch({
    ...{ store, timeZone, newId, formats, authority, commands: allCommands },
    codes: createJoinCodes(store, secret),
    copies: () => listCopies(config.databasePath, config.backup?.folder ?? null),
    comingPosts: (seen, through) => previewPosts({ ...seen, jobs: allJobs, store, timeZone, newId }, through),
    trouble: logTrouble(log),
    finalPost: postWaiter.finalPost,
    outsiders: platformStatusOf(deliverers).outsiders,
    async faults() {
      const found = [await databaseFault(store), scheduler.fault(), ...operations.faults()];
      const unconnected = await unconnectedFaults(store, isConnected);
      return [...found.filter((fault) => fault !== null), ...platformFaults(deliverers), ...unconnected];
    },
    committed() {
      outbox.kick();
      for (const platform of connected) platform.recordChanged?.();
    },
  });
  const scheduler = createScheduler({
    ...{ store, jobs: allJobs, clock, timeZone, log, newId, isConnected, ...platformStatusOf(deliverers) },
    accountName: shownNames.accountName,
    retention: config.retention,
    committed() {
      outbox.kick();
      operations.ticked();
    },
  });
  const dispatch = operations.observeDispatch(shownNames.watch(decide));
  return { outbox, operations, dispatch, scheduler, deliverers, connected };
}

async function loadDemonstration(dispatch: Dispatch, { demoNow, timeZone }: Config): Promise<void> {
  const [{ loadExample }, { CHANNEL, CHANNEL_NAME }] = await Promise.all([
    import('../demonstration/load.ts'),
    import('../platforms/local/ports.ts'),
  ]);
  // The example writes times in this form: `2024-06-24 08:55`.
  const from = `${dateOf(demoNow, timeZone)} ${timeOf(demoNow, timeZone)}`;
  await loadExample(dispatch, { channel: CHANNEL, name: `#${CHANNEL_NAME}`, timeZone, from });
}

/** Host and port as in a URL or a Host header; an IPv6 address gets brackets. */
function hostOf(host: string, port: number): string {
  return `${/^[^[].*:/.test(host) ? `[${host}]` : host}:${port}`;
}

/** The composition root: puts store, outbox, commands, platforms and schedule together, starts them in order and stops them in reverse. */
import { commands } from '../commands/index.ts';
import { UserError } from '../core/record/errors.ts';
import type { Platform } from '../core/record/model.ts';
import { dateOf, timeOf } from '../core/time/instants.ts';
import { createFates } from '../delivery/await-post.ts';
import { createOutbox } from '../delivery/outbox.ts';
import type { Command, Dispatch, Request } from '../dispatch/command.ts';
import { createDispatch } from '../dispatch/dispatch.ts';
import { readCsv } from '../documents/csv.ts';
import { jobs } from '../jobs/index.ts';
import type { Job } from '../jobs/job.ts';
import { previewPosts } from '../jobs/preview.ts';
import { createScheduler, type Scheduler } from '../jobs/scheduler.ts';
import { wrongClocks } from '../operations/clocks.ts';
import { createOperations, type Operations } from '../operations/operations.ts';
import { unconnectedFaults } from '../operations/unconnected.ts';
import { type Clock, createStandingClock } from '../ports/clock.ts';
import { type Deliverer, downAmong, toldBy } from '../ports/deliverer.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { openStore } from '../store/sqlite.ts';
import type { Config } from './config.ts';
import { connectLocal } from './connect-local.ts';
import { connectSlack } from './connect-slack.ts';
import { connectTeams } from './connect-teams.ts';
import { enterFirstLead } from './first-lead.ts';
import { type Http, openHttp } from './http.ts';
import { installationSecret } from './installation-secret.ts';
import { createJoinCodes } from './join-codes.ts';

/** What comes from outside the program; main.ts makes the real ones. */
export interface Means {
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
  /** 0 to 1. */
  readonly random: () => number;
}

/** What a test may put in place of the product's own. */
export interface Overrides {
  readonly commands?: readonly Command[];
  readonly jobs?: readonly Job[];
  readonly deliverers?: Readonly<Partial<Record<Platform, Deliverer>>>;
  readonly createOutbox?: typeof createOutbox;
}

export interface App extends AsyncDisposable {
  /** Where the server listens, `http://127.0.0.1:3978`. */
  readonly url: string;
  /** The page to open in a browser; null when the local chat is off. */
  readonly page: string | null;
  /** Resolves when nothing more can be delivered at the present time. */
  settled(): Promise<void>;
}

/** Starts everything; throws `UserError` with one sentence when something that people can put right is in the way. */
export async function createApp(config: Config, means: Means, overrides: Overrides = {}): Promise<App> {
  await using stack = new AsyncDisposableStack();
  const { log, newId, random } = means;
  const { timeZone, databasePath } = config;
  const { commands: allCommands = commands, jobs: allJobs = jobs, createOutbox: makeOutbox = createOutbox } = overrides;
  const http = stack.use(await openHttp({ host: config.host, port: config.port, log }));
  const demonstration = config.mode === 'demonstration';
  // Only with the port in hand: a demonstration that is still running keeps its database.
  const store = await openStore({ file: databasePath, opening: demonstration ? 'afresh' : 'alone' });
  stack.defer(() => store.close());
  const secret = config.secret ?? installationSecret(databasePath);
  const standing = demonstration ? createStandingClock(config.demoNow, means.clock) : null;
  const clock = standing ?? means.clock;

  const deliverers: Partial<Record<Platform, Deliverer>> = { ...overrides.deliverers };
  const operations = createOperations({
    ...{ config, store, clock, log },
    scheduleFault: () => scheduler.fault(),
    committed: () => outbox.kick(),
  });
  const fates = createFates(store, clock);
  const settled = fates.heard(operations.settled);
  const restoredAt = await store.restoredAt();
  const outbox = stack.use(makeOutbox({ store, deliverers, clock, log, secret, random, newId, restoredAt, settled }));
  /** Platforms that draw something anew when the record moves on. */
  const followers: (() => void)[] = [];
  const committed = () => {
    outbox.kick();
    for (const follow of followers) follow();
  };
  const decide = createDispatch({
    ...{ store, timeZone, newId, readCsv, committed, authority: config.authority },
    codes: createJoinCodes(store, secret),
    commands: allCommands,
    comingPosts: (seen, through) => previewPosts({ ...seen, jobs: allJobs, store, timeZone, newId }, through),
    faults: () => faultsOf({ store, scheduler, operations, deliverers }),
    trouble: logTrouble(log),
    fateOf: fates.of,
  });
  const dispatch = operations.watched(decide);
  const scheduler = createScheduler({
    ...{ store, clock, timeZone, log, newId, ...toldBy(deliverers) },
    jobs: allJobs,
    isConnected: (platform) => deliverers[platform] !== undefined,
    committed() {
      outbox.kick();
      operations.ticked();
    },
  });
  const tick = async () => {
    await scheduler.tick();
    await outbox.drain();
  };
  // The server a second time, so that requests under way end before what they need does.
  stack.use(http);
  const host = hostOf(config.host, http.port);
  if (config.localChat) {
    const local = await connectLocal({ config, store, dispatch, clock, standing, secret, newId, tick, host });
    stack.use(local);
    deliverers.local ??= local.deliverer;
    http.show(local.handler);
  }
  const listen = await connectPlatforms(
    { config, store, dispatch, commands: allCommands, clock, log, newId, http, deliverers, followers },
    stack,
  );
  http.mount('/metrics', operations.metrics);
  stack.use(operations);
  stack.use(scheduler);
  stack.defer(() => http.refuse());

  if (standing) await loadDemonstration(dispatch, config);
  if (config.firstLead) await enterFirstLead(config.firstLead, store, dispatch, clock.now());
  http.ready([() => databaseFault(store), async () => scheduler.fault()]);
  await listen();
  scheduler.start();
  await scheduler.tick();
  operations.ready();
  return appOf(`http://${host}`, config, () => outbox.drain(), stack.move());
}

interface Connecting extends Pick<Means, 'clock' | 'log' | 'newId'> {
  readonly config: Config;
  readonly store: Store;
  readonly dispatch: Dispatch;
  readonly commands: readonly Command[];
  readonly http: Http;
  readonly deliverers: Partial<Record<Platform, Deliverer>>;
  readonly followers: (() => void)[];
}

/** Connects Slack and Teams where they are configured; the result lets them be heard. */
async function connectPlatforms(parts: Connecting, stack: AsyncDisposableStack): Promise<() => Promise<void>> {
  const { config, http, deliverers, followers } = parts;
  const slack = config.slack && stack.use(await connectSlack({ ...parts, config: config.slack }));
  if (slack) {
    deliverers.slack ??= slack.deliverer;
    for (const [path, handler] of slack.handlers) http.mount(path, handler);
    followers.push(slack.recordChanged);
  }
  const teams = config.teams && stack.use(await connectTeams({ ...parts, config: config.teams }));
  if (teams) {
    deliverers.teams ??= teams.deliverer;
    http.mount('/api/messages', teams.handler);
  }
  return async () => slack?.start();
}

function appOf(url: string, { localChat }: Config, settled: App['settled'], started: AsyncDisposableStack): App {
  return { url, page: localChat ? url : null, settled, [Symbol.asyncDispose]: () => started.disposeAsync() };
}

async function loadDemonstration(dispatch: Dispatch, config: Config): Promise<void> {
  const [{ loadExample }, { CHANNEL, CHANNEL_NAME }] = await Promise.all([
    import('../demonstration/load.ts'),
    import('../platforms/local/ports.ts'),
  ]);
  const { timeZone } = config;
  await loadExample(dispatch, { channel: CHANNEL, name: `#${CHANNEL_NAME}`, timeZone, from: localTime(config) });
}

interface Running {
  readonly store: Store;
  readonly scheduler: Scheduler;
  readonly operations: Operations;
  readonly deliverers: Readonly<Partial<Record<Platform, Deliverer>>>;
}

/** What is wrong with the service as a whole, a sentence each. */
async function faultsOf({ store, scheduler, operations, deliverers }: Running): Promise<readonly string[]> {
  const service = [await databaseFault(store), scheduler.fault()].filter((fault) => fault !== null);
  const unconnected = await unconnectedFaults(store, (platform) => deliverers[platform] !== undefined);
  return [...service, ...operations.faults(), ...platformFaults(deliverers), ...unconnected];
}

/** A bug in a command: the person is told the request's id, under which the log has the error. */
export function logTrouble(log: Log): (request: Request, error: unknown) => void {
  return ({ id, actor }, error) =>
    log.error('A request could not be answered', { request: id, platform: actor.platform }, error);
}

/** What is wrong with the platforms, or by them, a sentence each. */
export function platformFaults(deliverers: Readonly<Partial<Record<Platform, Deliverer>>>): readonly string[] {
  return [...downAmong(deliverers).map(({ reason }) => reason), ...wrongClocks(deliverers)];
}

async function databaseFault(store: Store): Promise<string | null> {
  try {
    await store.notices();
    return null;
  } catch (error) {
    return error instanceof UserError ? error.message : 'The database cannot be read.';
  }
}

/** As it stands in an address and in a Host header. */
function hostOf(host: string, port: number): string {
  return `${/^[^[].*:/.test(host) ? `[${host}]` : host}:${port}`;
}

/** `2024-06-24 08:55`, as the example writes times. */
function localTime({ demoNow, timeZone }: Config): string {
  return `${dateOf(demoNow, timeZone)} ${timeOf(demoNow, timeZone)}`;
}

/** Slack: Bolt behind the guard or a socket, the listeners, the replies, and the deliverer for the outbox. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger, App as SlackApp } from '@slack/bolt';
import type { Deliverer } from '../../ports/deliverer.ts';
import type { Log } from '../../ports/log.ts';
import { createApi } from './api.ts';
import { App, LogLevel } from './bolt.ts';
import { createDeliverer } from './deliver.ts';
import { createFiles } from './files.ts';
import { createGuard } from './guard.ts';
import { createHome } from './home.ts';
import { Inbound } from './inbound.ts';
import { listen } from './listeners.ts';
import { createPeople, type People } from './people.ts';
import { createPlaces } from './places.ts';
import type { SlackPorts } from './ports.ts';
import { ENDPOINT, httpReceiver, socketReceiver } from './receivers.ts';
import { createReplies } from './reply.ts';

export type { SlackPorts } from './ports.ts';

/** Slack for one workspace. Disposing takes no new events, and waits for the acknowledged ones. */
export interface Slack extends AsyncDisposable {
  /** The HTTP handlers by path; empty in Socket Mode. */
  readonly handlers: ReadonlyMap<string, (request: IncomingMessage, response: ServerResponse) => Promise<void>>;
  readonly deliverer: Deliverer;
  /** Connects, and carries out the events that were acknowledged before the service last stopped. */
  start(): Promise<void>;
  /** Redraws open Home tabs after a change of the record. */
  recordChanged(): void;
  /** Resolves when every acknowledged event is carried out and answered. */
  settled(): Promise<void>;
}

/** Makes Slack for one bot. Without Slack's answer the bot still starts. */
export async function createSlack(ports: SlackPorts): Promise<Slack> {
  const { config, clock, log } = ports;
  const logger = loggerTo(log);
  const api = createApi({ token: config.botToken, url: config.apiUrl, clock, logger });
  const people = createPeople(api, clock);
  const places = createPlaces(api, people, clock);
  const slacksHost = new URL(config.apiUrl).hostname;
  const files = createFiles({ api, token: config.botToken, home: slacksHost, log });
  const replies = createReplies({ api, people, places, files, clock, log, home: slacksHost });
  const inbound = new Inbound({ ports, people, places, files, replies });
  const home = createHome({ ports, api, people, clock, log });
  const socket = config.appToken ? socketReceiver({ ...config, appToken: config.appToken, clock, log, logger }) : null;
  const http = socket ? null : httpReceiver(logger);
  const app = await createBolt(socket?.receiver ?? http, people, config, logger);
  listen(app, { ports, api, people, places, inbound, replies, home });
  const guard =
    http &&
    createGuard({
      signingSecrets: config.signingSecrets,
      clock,
      log,
      next: http.requestListener,
    });
  const settled = async () => {
    await inbound.settled();
    await home.settled();
  };
  return {
    handlers: new Map(guard ? [[ENDPOINT, guard]] : []),
    deliverer: createDeliverer({ api, people, places }),
    async start() {
      // Posts wait in the outbox meanwhile, and the leads are told on another platform.
      await people.identity().catch((error: unknown) => log.error('Slack did not let the bot in', {}, error));
      await socket?.start();
      inbound.track(inbound.resume());
    },
    recordChanged: home.redraw,
    settled,
    async [Symbol.asyncDispose]() {
      await socket?.[Symbol.asyncDispose]();
      await settled();
    },
  };
}

async function createBolt(
  receiver: NonNullable<ConstructorParameters<typeof App>[0]>['receiver'] | null,
  people: People,
  { botToken, apiUrl }: SlackPorts['config'],
  logger: Logger,
): Promise<SlackApp> {
  if (!receiver) throw new Error('Slack needs a way to reach the bot.');
  const app = new App({
    receiver,
    logger,
    clientOptions: { slackApiUrl: apiUrl },
    convoStore: false,
    deferInitialization: true,
    authorize: async () => {
      // Answered without a wait for Slack, because an event is acknowledged only after this answer.
      const us = people.self();
      return us
        ? { botToken, botUserId: us.userId, ...(us.botId ? { botId: us.botId } : {}), teamId: us.teamId }
        : { botToken };
    },
  });
  await app.init();
  return app;
}

/** A logger for Bolt and its client that passes on warnings and errors. */
function loggerTo(log: Log): Logger {
  const words = (parts: unknown[]) => parts.map(String).join(' ');
  return {
    debug: () => {},
    info: () => {},
    warn: (...parts) => log.warn(words(parts)),
    error: (...parts) => log.error(words(parts)),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}

/** Connects the configured platforms to the service. */
import { PLATFORMS, type Platform } from '../core/record/model.ts';
import type { Deliverer } from '../ports/deliverer.ts';
import type { Config } from './config.ts';
import { connectLocal, type LocalParts } from './connect-local.ts';
import { connectSlack, type SlackParts } from './connect-slack.ts';
import { connectTeams, type TeamsParts } from './connect-teams.ts';
import type { Http, RawHandler } from './http.ts';

/** A connected platform. Disposing refuses new requests and waits for in-flight ones. */
export interface ConnectedPlatform extends AsyncDisposable {
  readonly deliverer: Deliverer;
  /** Handlers by exact path. */
  readonly handlers?: ReadonlyMap<string, RawHandler>;
  /** Answers all paths without another handler. */
  readonly pages?: RawHandler;
  /** Starts receiving, and carries out requests that were acknowledged before the last stop. */
  start?(): Promise<void>;
  /** Resolves when every received request has been carried out and answered. */
  answered?(): Promise<void>;
  /** Called after every change of the record, so that the platform can redraw its views. */
  recordChanged?(): void;
}

/** The service's parts that platforms use. */
export type PlatformParts = LocalParts & Omit<SlackParts, 'config'> & Omit<TeamsParts, 'config'>;

/** Connects each platform; null when it is not configured. The type makes a missing platform a compile error. */
const CONNECT: Readonly<Record<Platform, (parts: PlatformParts) => Promise<ConnectedPlatform> | null>> = {
  slack: ({ config, ...parts }) =>
    config.slack && connectSlack({ ...parts, config: { ...config.slack, proxy: config.proxy } }),
  teams: ({ config, ...parts }) => config.teams && connectTeams({ ...parts, config: config.teams }),
  local: (parts) => (parts.config.localChat ? connectLocal(parts) : null),
};

/** The service's parts that a connected platform is added to. */
export interface PlatformHost {
  readonly http: Http;
  /** A deliverer that a test has put in stays. */
  readonly deliverers: Partial<Record<Platform, Deliverer>>;
  readonly connected: ConnectedPlatform[];
  readonly stack: AsyncDisposableStack;
}

/** Connects every configured platform. Requests are received from the platform's `start` on. */
export async function connectPlatforms(
  parts: PlatformParts,
  { http, deliverers, connected, stack }: PlatformHost,
): Promise<void> {
  for (const platform of PLATFORMS) {
    const one = await CONNECT[platform](parts);
    if (!one) continue;
    stack.use(one);
    connected.push(one);
    deliverers[platform] ??= one.deliverer;
    for (const [path, handler] of one.handlers ?? []) http.mount(path, handler);
    if (one.pages) http.servePages(one.pages);
  }
}

/** The platforms that the configuration switches on, in the order of `PLATFORMS`. */
export function configuredPlatforms({ slack, teams, localChat }: Config): readonly Platform[] {
  const isConfigured = { slack: slack !== null, teams: teams !== null, local: localChat };
  return PLATFORMS.filter((platform) => isConfigured[platform]);
}

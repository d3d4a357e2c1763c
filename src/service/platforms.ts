/** The platforms as the service has them: how each is connected where it is configured, and what it gives to the service. */
import { PLATFORMS, type Platform } from '../core/record/model.ts';
import type { Deliverer } from '../ports/deliverer.ts';
import type { Config } from './config.ts';
import { connectLocal, type LocalParts } from './connect-local.ts';
import { connectSlack, type SlackParts } from './connect-slack.ts';
import { connectTeams, type TeamsParts } from './connect-teams.ts';
import type { Http, RawHandler } from './http.ts';

/** What a platform gives once it is connected. Disposing takes nothing new and waits for requests under way. */
export interface ConnectedPlatform extends AsyncDisposable {
  readonly deliverer: Deliverer;
  /** Answers requests at exactly these paths. */
  readonly handlers?: ReadonlyMap<string, RawHandler>;
  /** Answers what no other path does. */
  readonly pages?: RawHandler;
  /** Lets the platform be heard, and carries out what was acknowledged before the last end. */
  start?(): Promise<void>;
  /** Resolves when everything that was heard is carried out and answered. */
  answered?(): Promise<void>;
  /** The record has moved on: what the platform shows of it is drawn again. */
  recordChanged?(): void;
}

/** What the platforms are given to be connected. */
export type PlatformParts = LocalParts & Omit<SlackParts, 'config'> & Omit<TeamsParts, 'config'>;

/** Connects a platform, or is null where it is not configured. A platform that is not in this list does not compile. */
const CONNECT: Readonly<Record<Platform, (parts: PlatformParts) => Promise<ConnectedPlatform> | null>> = {
  slack: ({ config, ...parts }) => config.slack && connectSlack({ ...parts, config: config.slack }),
  teams: ({ config, ...parts }) => config.teams && connectTeams({ ...parts, config: config.teams }),
  local: (parts) => (parts.config.localChat ? connectLocal(parts) : null),
};

/** What the service has that a connected platform becomes part of. */
export interface PlatformHost {
  readonly http: Http;
  /** A deliverer that is there already stays. */
  readonly deliverers: Partial<Record<Platform, Deliverer>>;
  readonly connected: ConnectedPlatform[];
  readonly stack: AsyncDisposableStack;
}

/** Connects every platform that is configured; nobody on them is heard before `start`. */
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
    if (one.pages) http.show(one.pages);
  }
}

/** The platforms for which there are settings. */
export function configuredPlatforms({ slack, teams, localChat }: Config): readonly Platform[] {
  const isConfigured = { slack: slack !== null, teams: teams !== null, local: localChat };
  return PLATFORMS.filter((platform) => isConfigured[platform]);
}
